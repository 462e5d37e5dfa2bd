"""The screen on which an exercise is edited: every change counts, and is saved, at once."""

from pathlib import Path

import pytest
from textual.widgets import Input, OptionList

from backstretch_tui.content.library import load
from backstretch_tui.core.model.exercise import Exercise
from backstretch_tui.system.paths import shipped_folder
from backstretch_tui.ui.screens.exercise import ExerciseScreen
from backstretch_tui.ui.screens.exercise_editor import ExerciseEditorScreen
from tests.support.editor import go_to
from tests.support.person import AtTheApp

FIRST = "pelvic-tilt"


def saved(home: Path, exercise_id: str) -> Exercise:
    """Return an exercise as the next start reads it."""
    library = load([shipped_folder(), home])
    assert library.faults == ()
    return library.exercises[exercise_id]


async def test_a_built_in_exercise_is_copied_at_the_first_change(at_the_app: AtTheApp, tmp_path: Path) -> None:
    async with at_the_app() as person:
        await person.press("right", "m", "escape")
        assert not (tmp_path / "exercises").exists()
        await person.press("m")
        await go_to(person, "Phase: Tilt")
        await person.press("enter")
        await go_to(person, "Repetitions, gentle")
        await person.press("enter", "4", "enter")
        await person.press("escape")
        assert isinstance(person.app.screen, ExerciseScreen)
        assert "My Pelvic Tilt   2 of 6" in person.sees
        await person.press("escape")
        assert "My Pelvic Tilt" in person.sees
        assert "4–10 × 5 s" in person.sees or "4 × 5 s" in person.sees
    copy, original = saved(tmp_path, "my-pelvic-tilt"), saved(tmp_path, FIRST)
    assert (copy.phases[0].repetitions.min, copy.phases[0].repetitions.max) == (4, 10)
    assert copy.steps == original.steps


async def test_texts_and_lines_are_typed_added_removed_and_undone(at_the_app: AtTheApp, tmp_path: Path) -> None:
    async with at_the_app() as person:
        await person.press("right", "m", "enter", *["backspace"] * 20, *"Rock", "enter")
        assert "Edit: Rock" in person.sees
        await go_to(person, "+ Add a step")
        await person.press("enter", *"Rest.", "enter")
        assert saved(tmp_path, "my-pelvic-tilt").steps[-1] == "Rest."
        await go_to(person, "Caution 1")
        before = saved(tmp_path, "my-pelvic-tilt").cautions
        await person.press("x")
        assert saved(tmp_path, "my-pelvic-tilt").cautions == before[1:]
        await person.press("u", "u", "u")
        assert "Edit: My Pelvic Tilt" in person.sees
    assert saved(tmp_path, "my-pelvic-tilt").steps == saved(tmp_path, FIRST).steps


async def test_a_text_that_must_be_there_is_not_taken_away(at_the_app: AtTheApp, tmp_path: Path) -> None:
    async with at_the_app() as person:
        await person.press("right", "m", "enter", *["backspace"] * 20, "enter")
        assert not person.app.screen.query(Input)
        assert "Edit: My Pelvic Tilt" in person.sees
        assert not (tmp_path / "exercises").exists()


async def test_a_new_exercise_can_be_added_to_the_routine_at_once(at_the_app: AtTheApp, tmp_path: Path) -> None:
    async with at_the_app() as person:
        await person.press("right", "m", "enter", "end", *"!", "enter", "escape", "escape", "m")
        await go_to(person, "+ Add")
        await person.press("left")
        assert "+ Add My Pelvic Tilt!" in " ".join(person.sees.split())
        await person.press("enter", "escape")
        assert "My Pelvic Tilt!" in person.sees
        await person.press("enter")
    library = load([shipped_folder(), tmp_path])
    assert library.routines["my-relief"].exercises[-1].id == "my-pelvic-tilt"


async def test_a_change_that_a_routine_does_not_allow_is_refused_in_a_sentence(
    at_the_app: AtTheApp, tmp_path: Path
) -> None:
    (tmp_path / "exercises").mkdir()
    (tmp_path / "routines").mkdir()
    original = (shipped_folder() / "exercises" / "bridge.toml").read_text()
    (tmp_path / "exercises" / "bridge.toml").write_text(original)
    (tmp_path / "routines" / "mine.toml").write_text(
        'name = "Mine"\npurpose = "Any."\nexercises = [{ id = "bridge", hold_seconds = 5 }]\n'
    )
    async with at_the_app(library=load([shipped_folder(), tmp_path]), routine="mine") as person:
        await person.press("right", "m")
        await go_to(person, "Phase: Lift")
        await person.press("enter")
        await go_to(person, "Hold, full")
        await person.press("enter", "4", "enter")
        assert "not changed: in the routine “Mine”" in person.sees
    assert saved(tmp_path, "bridge").phases[0].hold_seconds.max == 5


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40)])
async def test_it_fits(size: tuple[int, int], at_the_app: AtTheApp) -> None:
    async with at_the_app(size=size) as person:
        await person.press("right", "m")
        assert isinstance(person.app.screen, ExerciseEditorScreen)
        assert "Edit: My Pelvic Tilt" in person.sees
        await person.press("end")
        assert "+ Add what is needed" in person.sees
        assert person.app.screen.query_one(OptionList).highlighted is not None


async def test_removing_is_not_spoken_of_where_a_line_can_only_be_added(at_the_app: AtTheApp) -> None:
    async with at_the_app() as person:
        await person.press("right", "m")
        await go_to(person, "Step 2")
        assert "x removes it" in person.sees
        await person.press("end")
        assert "type what is needed" in person.sees
        assert "x removes it" not in person.sees
