"""The figure beside the instructions and in the session: what it shows, and where it gives way."""

from textual.app import App

from backstretch_tui.core.plan.steps import Part
from backstretch_tui.ui.widgets.figure import FigureView
from tests.support.person import AtTheApp, Person


def figure(person: Person) -> FigureView:
    return person.app.screen.query_one(FigureView)


def drawn(person: Person) -> list[str]:
    view = figure(person)
    return [view.render_line(row).text for row in range(view.size.height)]


async def test_the_session_shows_the_movement_as_it_is_to_be_done_now(at_the_app: AtTheApp) -> None:
    async with at_the_app(start=True, figures=True) as person:
        at_rest = drawn(person)
        await person.waits(19)  # eighteen to get ready, and half the way in
        half_way = drawn(person)
        assert half_way != at_rest
        await person.waits(1)
        assert figure(person).moment.part is Part.HOLD
        assert drawn(person) not in (at_rest, half_way)


async def test_the_side_that_works_is_shown_by_the_figure(at_the_app: AtTheApp) -> None:
    async with at_the_app(start=True, figures=True) as person:
        await person.press("N")
        assert figure(person).moment.side == "left"
        await person.press("n", "n", "n", "n")
        assert figure(person).moment.side == "right"


async def test_nothing_moves_in_a_pause_or_a_lead_in(at_the_app: AtTheApp) -> None:
    async with at_the_app(start=True, figures=True) as person:
        await person.waits(19)
        await person.press("space")
        paused = drawn(person)
        await person.waits(5)
        await person.press("space")
        await person.waits(2)
        assert drawn(person) == paused
        await person.waits(1.5)
        assert drawn(person) != paused


async def test_the_seconds_come_first(at_the_app: AtTheApp) -> None:
    async with at_the_app(start=True, figures=True) as person:
        assert figure(person).size.width >= 38
        await person.resizes(40, 12)
        assert figure(person).size.width < 38
        await person.resizes(200, 50)
        assert figure(person).size.width > 90


async def test_the_instructions_show_the_movement_over_and_over_and_in_words(at_the_app: AtTheApp) -> None:
    async with at_the_app(figures=True, size=(200, 50)) as person:
        await person.press("i")
        before = drawn(person)
        await person.waits(2.5)
        assert drawn(person) != before
        assert "The movement" in person.sees


async def test_where_motion_is_not_wanted_it_stands_in_the_hold(at_the_app: AtTheApp) -> None:
    async with at_the_app(figures=True, size=(200, 50), settings="reduced_motion = true") as person:
        app: App[None] = person.app
        assert app.animation_level == "none"
        await person.press("i")
        before = drawn(person)
        assert figure(person).moment.part is Part.HOLD
        await person.waits(2.5)
        assert drawn(person) == before
