"""Both screens on which something is edited: whatever keys are pressed, what is saved can be read again."""

from pathlib import Path
from random import Random

import pytest
from textual.widgets import Input

from backstretch_tui.content.library import load
from backstretch_tui.system.paths import shipped_folder
from backstretch_tui.ui.screens.editor import EditorScreen
from backstretch_tui.ui.widgets.demonstration import Demonstration
from tests.support.editor import go_to
from tests.support.person import AtTheApp
from tests.support.recorder import Recorder

KEYS = [
    *["down", "up", "left", "right", "enter"] * 6, *"xu+-9", "home", "end", "pagedown", "backspace", "delete",
    "escape", *"5a{éh", "tab", "space",
]  # fmt: skip


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("opens", [("m",), ("n",), ("right", "m")], ids=["routine", "new", "exercise"])
async def test_whatever_is_pressed_what_is_saved_is_valid(
    opens: tuple[str, ...], seed: int, at_the_app: AtTheApp, tmp_path: Path
) -> None:
    keys = Random(seed).choices(KEYS, k=150)
    async with at_the_app(size=Random(seed).choice([(40, 12), (80, 24)])) as person:
        await person.press(*opens)
        for _ in range(3):
            await person.press(*keys[:50], *opens)
            del keys[:50]
        assert person.app.is_running
    assert load([shipped_folder(), tmp_path]).faults == ()


@pytest.mark.parametrize("end", ["end", "down"])
async def test_what_was_typed_is_taken_once_and_never_into_another_line(
    end: str, at_the_app: AtTheApp, tmp_path: Path
) -> None:
    async with at_the_app(routine="relief") as person:
        await person.press("m", "enter", "x")
        line = person.app.screen.query_one(Input)
        late = Input.Submitted(line, "late")  # of a second Enter, pressed before the line was gone
        await person.press("enter", end)
        person.app.screen.post_message(late)
        await person.settles()
        assert person.app.is_running
    routine = load([shipped_folder(), tmp_path]).routines["my-relief"]
    assert (routine.name, routine.dose) == ("x", "gentle")


@pytest.mark.parametrize("size", [(40, 12), (60, 19), (80, 20), (80, 24), (120, 40)])
@pytest.mark.parametrize(
    ("opens", "part", "field"),
    [(("m",), "part-3", "hold_seconds-3"), (("right", "m"), "part-0", "hold_seconds.min-0")],
    ids=["routine", "exercise"],
)
async def test_what_is_typed_is_seen_below_its_line(
    opens: tuple[str, ...], part: str, field: str, size: tuple[int, int], at_the_app: AtTheApp
) -> None:
    async with at_the_app(size=size) as person:
        await person.press(*opens)
        editor = person.app.screen
        assert isinstance(editor, EditorScreen)
        editor.go_to(part)
        await person.press("enter")
        editor.go_to(field)
        await person.press("enter", *["backspace"] * 3, *"997")
        lines = [line.split("│")[1].split() for line in person.lines if line.count("│") == 2]
        assert ["997"] in lines
        assert any(words[:1] == ["Hold"] or words[:1] == ["Hold,"] for words in lines)


@pytest.mark.parametrize(("size", "is_seen"), [((120, 40), True), ((80, 24), False), ((120, 16), False)])
@pytest.mark.parametrize("opens", [("m",), ("right", "m")], ids=["routine", "exercise"])
async def test_the_figure_moves_beside_the_lines_where_there_is_room(
    opens: tuple[str, ...], size: tuple[int, int], is_seen: bool, at_the_app: AtTheApp
) -> None:
    async with at_the_app(size=size, figures=True) as person:
        await person.press(*opens)
        figure = person.app.screen.query_one(Demonstration)
        assert (figure.size.height > 0) == is_seen
        before = figure.moment
        await person.waits(3)
        assert (figure.moment != before) == is_seen


async def test_the_figure_is_that_of_the_line_under_the_cursor(at_the_app: AtTheApp) -> None:
    async with at_the_app(size=(120, 40), figures=True, routine="relief") as person:
        await person.press("m")
        await go_to(person, "5. Bridge")
        assert "Lift" in person.sees  # the phase of the bridge
        await go_to(person, "+ Add")
        assert "Reach" in person.sees


async def test_a_line_is_heard_as_it_would_be_spoken(at_the_app: AtTheApp) -> None:
    recorder = Recorder()
    async with at_the_app(speaker=recorder, routine="relief") as person:
        await person.press("m", "h")
        await go_to(person, "Dose")
        assert "Listen" not in person.keys
        await person.press("h")  # a choice is not for hearing
        await go_to(person, "3. Lower")
        await person.press("h", "escape", "down", "down", "right", "m")
        await go_to(person, "Phase")
        await person.press("enter")
        await go_to(person, "Cue, into position")
        await person.press("h")
    assert recorder.words == ["My Relief.", "Lower Trunk Rotation.", "Lower both knees to the left."]


async def test_where_the_voice_is_off_that_is_said(at_the_app: AtTheApp) -> None:
    recorder = Recorder()
    async with at_the_app(speaker=recorder, settings='voice = "off"\n') as person:
        await person.press("m", "h")
        assert "The voice is off." in person.sees
    assert recorder.words == []
