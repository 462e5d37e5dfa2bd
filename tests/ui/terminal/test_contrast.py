"""All that is to be read can be read: on every screen, in every theme of ours, in every number of colours."""

from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import Color, ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.color import Color as TextualColor
from textual.filter import Monochrome
from textual.screen import ModalScreen

from backstretch_tui.core.checkin.startup import damaged
from backstretch_tui.core.checkin.values import Ask
from backstretch_tui.core.insights.safety import SIGNS
from backstretch_tui.ui.keys import KEYS
from backstretch_tui.ui.screens.checkin import CheckinScreen
from backstretch_tui.ui.settings_rules import OWN_THEMES
from backstretch_tui.ui.terminal.contrast import (
    FEW_COLOURS,
    MIN_CONTRAST,
    ContrastFilter,
    contrast_of,
    is_text,
    legible_style,
    shown_colours,
)
from tests.pictures.sheet import history, progress
from tests.support.exercises import an_exercise, two_sided
from tests.support.person import AtTheApp, Person, a_library

MODES = [(colours, False) for colours in (ColorSystem.TRUECOLOR, *FEW_COLOURS)] + [(ColorSystem.TRUECOLOR, True)]
LIBRARY = a_library(an_exercise(two_sided(), id="first"), an_exercise(id="second"), outside=[an_exercise(id="other")])


class Faint(NamedTuple):
    """Something that is hard to read."""

    text: str
    contrast: float
    colours: str
    front: str
    back: str
    where: str


def faint(person: Person, where: str) -> Iterator[Faint]:
    """Yield what is hard to read of what is in front."""
    screen = person.app.screen
    background = person.app.screen.background_colors[1]
    for row, strip in enumerate(person.app.screen._compositor.render_strips()):
        for colours, is_grey in MODES:
            segments = Monochrome().apply(list(strip), background) if is_grey else list(strip)
            if colours in FEW_COLOURS:
                segments = ContrastFilter(colours).apply(segments, background)
            column = 0
            for segment in segments:
                start, column = column, column + segment.cell_length
                if not (segment.style and is_text(segment.text)):
                    continue
                if isinstance(screen, ModalScreen) and screen.get_widget_at(start, row)[0] is screen:
                    continue  # what is behind a dialog is faint on purpose
                front, back = shown_colours(segment.style, background.rich_color)
                assert not segment.style.dim
                contrast = contrast_of(front, back, bold=bool(segment.style.bold), colours=colours)
                if contrast < MIN_CONTRAST:
                    yield Faint(segment.text.strip(), round(contrast, 1), colours.name, front.name, back.name, where)


def key(key_id: str) -> str:
    return next(key.keys.split(",")[0] for key in KEYS if key.id == key_id)


async def list_scenes(person: Person) -> AsyncIterator[str]:
    """Lead through what is seen from the list."""
    yield "list"
    await person.press(key("list.include"), "down")
    yield "list, an exercise left out"
    await person.press("end", key("list.include"))
    yield "list, one added"
    await person.press(key("list.filter"), "x", "y")
    yield "nothing found"
    await person.press("escape", key("list.open"))
    yield "exercise"
    await person.press("escape", key("list.settings"))
    yield "settings"
    await person.press("down", "down")
    yield "settings, further down"
    await person.press("escape", key("list.edit"), *["down"] * 4, "enter")
    yield "editing a routine"
    await person.press(key("routine.undo"), "home", "enter")
    yield "typing the name of a routine"
    await person.press("escape", "escape", key("anywhere.help"))
    yield "help"
    await person.press("escape", key("anywhere.care"))
    yield "when to stop"
    await person.press("escape", key("list.faults"))
    yield "errors"
    await person.press("escape", key("anywhere.commands"))
    await person.settles()
    yield "palette"
    await person.press("escape")
    person.app.notify("Something went wrong.", severity="warning")
    person.app.notify("Something went worse.", severity="error")
    person.app.notify("Something is good to know.")
    person.app.warning = "Nothing can be saved: the disk is full."
    await person.settles()
    yield "toasts and a warning"
    await progress(person)
    yield "progress"
    person.app.pop_screen()
    await history(person)
    yield "history"


async def checkin_scenes(person: Person) -> AsyncIterator[str]:
    """Lead through questions: with answers, with signs and a scale, and with a line to write in."""
    screen = CheckinScreen()
    await person.app.push_screen(screen)
    damaged_history = next(damaged("The file is damaged.", "of 1 May 2026"))
    assert isinstance(damaged_history, Ask)
    signs = replace(
        damaged_history, id="before", text=(*SIGNS["low-back"], "A question"), scale="0 is none, 10 the worst"
    )
    for ask in (damaged_history, signs, replace(damaged_history, id="note", title="Another", is_text=True)):
        person.app.run_worker(screen.ask(ask, ["Something to tell."]))
        await person.settles()
        yield ask.id
        await person.press("down")
        yield f"{ask.id}, another answer"


async def session_scenes(person: Person) -> AsyncIterator[str]:
    """Lead through a session."""
    seen = set()
    for step in person.session.player.plan.steps:
        if step.kind not in seen:
            yield f"session, {step.kind}"
        seen.add(step.kind)
        if step.exercise == "second":
            break
        await person.press(key("session.skip"))
    await person.press(key("session.pause"))
    yield "session, paused"
    await person.press(key("session.where"))
    yield "session, where am I"
    await person.press(key("session.read"))
    yield "instructions"
    await person.press("escape", key("session.leave"))
    yield "leaving"
    await person.press(key("question.finish"))
    yield "summary"


@pytest.mark.parametrize("theme", OWN_THEMES)
@pytest.mark.parametrize("scenes", [list_scenes, checkin_scenes, session_scenes])
async def test_all_that_is_to_be_read_can_be_read(
    at_the_app: AtTheApp, theme: str, scenes: Callable[[Person], AsyncIterator[str]]
) -> None:
    found: list[Faint] = []
    settings = f'theme = "{theme}"\nask_before = false\nunknown = 3\n'
    async with at_the_app(library=LIBRARY, settings=settings, start=scenes is session_scenes, size=(120, 30)) as person:
        async for name in scenes(person):
            found += faint(person, name)
    assert not found, "\n".join(map(str, sorted(set(found))))


@pytest.mark.parametrize("theme", OWN_THEMES)
@pytest.mark.parametrize("scenes", [list_scenes, checkin_scenes, session_scenes])
async def test_an_xterm_of_16_colours_shows_all_of_it(
    at_the_app: AtTheApp, theme: str, scenes: Callable[[Person], AsyncIterator[str]]
) -> None:
    """The selected row was bold black on white, which xterm shows as grey on white: 3.2 : 1."""
    found: list[str] = []
    settings = f'theme = "{theme}"\nask_before = false\nunknown = 3\n'
    async with at_the_app(
        library=LIBRARY, settings=settings, start=scenes is session_scenes, size=(120, 30), colours="standard"
    ) as person:
        async for name in scenes(person):
            for strip in person.app.screen._compositor.render_strips():
                for segment in filter(lambda segment: segment.style and is_text(segment.text), strip):
                    style = segment.style or Style()
                    front, back = shown_colours(style, person.app.screen.background_colors[1].rich_color)
                    if contrast_of(front, back, bold=bool(style.bold), colours=ColorSystem.STANDARD) < MIN_CONTRAST:
                        found.append(f"{name}: {segment.text}")
    assert found == []


ANY_COLOUR = st.builds(Color.from_rgb, *[st.integers(0, 255)] * 3) | st.builds(Color.from_ansi, st.integers(0, 255))


@given(ANY_COLOUR, ANY_COLOUR, st.booleans(), st.booleans(), st.sampled_from(FEW_COLOURS))
def test_any_two_colours_become_legible(
    front: Color, back: Color, bold: bool, reverse: bool, colours: ColorSystem
) -> None:
    style = legible_style(Style(color=front, bgcolor=back, bold=bold, reverse=reverse), back, colours)
    shown = shown_colours(style, back)
    assert contrast_of(*shown, bold=bool(style.bold), colours=colours) >= MIN_CONTRAST


def test_what_is_drawn_keeps_its_colours() -> None:
    faint_grey = Style(color=Color.from_rgb(20, 20, 20), bgcolor=Color.from_rgb(0, 0, 0))
    drawn = [Segment(" ▄█┄─⠿\U0001fb00\U0001cd00", faint_grey)]
    assert ContrastFilter(ColorSystem.STANDARD).apply(drawn, TextualColor(0, 0, 0)) == drawn
    assert not any(map(is_text, [" ", "▄", "┄", "⠿"]))
    assert all(map(is_text, ["a", "×", "●", "鳥", "…"]))


def test_blanks_have_the_background_of_the_text_beside_them() -> None:
    grey = Style(color=Color.from_ansi(15), bgcolor=Color.from_ansi(8))
    blank, word = ContrastFilter(ColorSystem.STANDARD).apply(
        [Segment(" ", grey), Segment("word", grey)], TextualColor(0, 0, 0)
    )
    assert blank.style
    assert word.style
    assert blank.style.bgcolor == word.style.bgcolor
