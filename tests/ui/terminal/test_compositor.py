"""Drawn anew, a part of a screen looks as in the whole picture; and no widget is asked that is not seen in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from random import Random

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from backstretch_tui.ui.terminal.compositor import SparingCompositor
from backstretch_tui.ui.widgets.figure import FigureView
from tests.support.exercises import shipped
from tests.support.person import AtTheApp, Person


def drawn_anew(person: Person, region: Region) -> Iterator[tuple[Strip, Strip]]:
    """Yield each row of a region as it is drawn anew, and as it is in the whole picture."""
    compositor = person.app.screen._compositor
    assert isinstance(compositor, SparingCompositor)
    whole = compositor.render_strips()
    compositor._dirty_regions = {region}
    update = compositor.render_partial_update()
    assert update is not None
    for y, start, end in update.spans:
        row = [
            strip or Strip.blank(after - x)
            for (x, strip), after in zip(update.chops[y].items(), update.chop_ends[y], strict=True)
        ]
        yield Strip.join(row).crop(start, end), whole[y].crop(start, end)


@contextmanager
def asked(person: Person) -> Iterator[set[Widget]]:
    """Note which widgets are asked for lines."""
    found: set[Widget] = set()
    widgets = list(person.app.screen.walk_children(Widget, with_self=True))
    for widget in widgets:

        def render_lines(crop: Region, widget: Widget = widget) -> list[Strip]:
            found.add(widget)
            return type(widget).render_lines(widget, crop)

        widget.render_lines = render_lines  # type: ignore[method-assign]
    yield found
    for widget in widgets:
        del widget.render_lines


async def test_a_part_looks_as_in_the_whole_picture(at_the_app: AtTheApp) -> None:
    chance = Random(1)
    for keys in (["s"], ["s", "space"], ["s", "i"], ["i"], ["p"], ["o"]):
        async with at_the_app(library=shipped(), figures=True) as person:
            await person.press(*keys)
            for _ in range(20):
                x, y = chance.randrange(80), chance.randrange(24)
                region = Region(x, y, chance.randint(1, 80 - x), chance.randint(1, 24 - y))
                if isinstance(person.app.screen._compositor, SparingCompositor):
                    for part, whole in drawn_anew(person, region):
                        assert list(part) == list(whole)


async def test_for_a_figure_that_moves_nothing_else_is_asked(at_the_app: AtTheApp) -> None:
    async with at_the_app(library=shipped(), figures=True) as person:
        await person.press("s")
        figure = person.session.query_one(FigureView)
        with asked(person) as found:
            assert list(drawn_anew_alone(person, figure.region))
        assert found == {figure}


def drawn_anew_alone(person: Person, region: Region) -> list[tuple[int, int, int]]:
    """Draw a region anew, and nothing besides."""
    compositor = person.app.screen._compositor
    compositor._dirty_regions = {region}
    update = compositor.render_partial_update()
    assert update is not None
    return update.spans
