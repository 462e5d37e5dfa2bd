"""What each screen looks like, as plain text: files in `snapshots/`, to be read before they are accepted.

After a change that is meant: `NEW_PICTURES=1 pytest tests/ui/test_screens_pictures.py`, then read the difference.
"""

import os
from pathlib import Path

import pytest

from backstretch_tui.core.plan.options import Choices
from tests.support.person import AtTheApp, Person

SIZES = [(40, 12), (80, 24)]

STEPS: dict[str, list[str]] = {
    "list": [],
    "nothing-found": ["slash", "z", "z", "z"],
    "exercise": ["down", "i"],
    "routine-editor": ["m", *["down"] * 8, "enter"],
    "exercise-editor": ["right", "m", *["down"] * 5, "enter"],
    "help": ["question_mark"],
    "get-ready": ["s"],
    "hold": ["s", "N", "n", "n"],
    "paused": ["s", "N", "n", "n", "space"],
    "instructions": ["s", "N", "i"],
    "question": ["s", "N", "n", "n", "q"],
    "summary": ["s", "n", "n", "n", "n", "N", "q", "f"],
}
"""The keys that lead to each picture."""


SNAPSHOTS = Path(__file__).parent / "snapshots"


def is_as_pictured(person: Person, name: str) -> bool:
    """Compare the screen with a picture, or take a new one where that is asked for."""
    picture = SNAPSHOTS / f"{name}.txt"
    if "NEW_PICTURES" in os.environ:
        picture.write_text(person.sees + "\n", "utf-8")
    assert person.sees + "\n" == picture.read_text("utf-8")
    return True


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", STEPS)
async def test_picture(at_the_app: AtTheApp, name: str, size: tuple[int, int]) -> None:
    async with at_the_app(size=size) as person:
        await person.press(*STEPS[name])
        assert is_as_pictured(person, f"{name}-{size[0]}x{size[1]}")


async def test_while_it_waits_for_a_key(at_the_app: AtTheApp) -> None:
    async with at_the_app(run=Choices(wait_for_key=True), start=True) as person:
        await person.press("N")
        assert is_as_pictured(person, "waiting-80x24")


@pytest.mark.parametrize("size", [(1, 1), (39, 24), (80, 11)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_below_the_smallest_size_every_screen_says_so(at_the_app: AtTheApp, size: tuple[int, int]) -> None:
    async with at_the_app() as person:
        for keys in ([], ["i"], ["s"], ["N", "N", "N", "N", "N"]):
            await person.resizes(80, 24)
            await person.press(*keys)
            before, focused = person.sees, person.app.focused
            await person.resizes(*size)
            if size != (1, 1):
                assert "Please make the window at least 40 × 12." in " ".join(person.sees.split())
            await person.resizes(80, 24)
            assert person.sees == before
            assert person.app.focused is focused


def test_no_picture_is_left_over() -> None:
    taken = {f"{name}-{columns}x{rows}" for name in STEPS for columns, rows in SIZES} | {"waiting-80x24"}
    assert {picture.stem for picture in SNAPSHOTS.iterdir()} == taken
