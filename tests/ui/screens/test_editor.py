"""Both screens on which something is edited: whatever keys are pressed, what is saved can be read again."""

from pathlib import Path
from random import Random

import pytest
from textual.widgets import Input

from backstretch_tui.content.library import load
from backstretch_tui.system.paths import shipped_folder
from tests.support.person import AtTheApp

KEYS = [
    *["down", "up", "left", "right", "enter"] * 6, *"xu+-9", "home", "end", "pagedown", "backspace", "delete",
    "escape", *"5a{é", "tab", "space",
]  # fmt: skip


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("opens", [("m",), ("right", "m")], ids=["routine", "exercise"])
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
    assert (routine.name, routine.dose) == ("My Reliefx", "gentle")
