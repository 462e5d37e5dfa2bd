"""The screen on which a routine is edited: every change counts, and is saved, at once."""

from pathlib import Path

import pytest
from textual.widgets import Input

from backstretch_tui.content.library import Library, load
from backstretch_tui.core.model.exercise import Entry, FixedDose, Routine
from backstretch_tui.system.paths import shipped_folder
from backstretch_tui.ui.screens.exercise_list import ExerciseListScreen
from backstretch_tui.ui.screens.routine import RoutineScreen
from backstretch_tui.ui.widgets.values import ValueList
from tests.support.editor import go_to
from tests.support.person import AtTheApp, Person


def saved(home: Path) -> dict[str, Routine]:
    """Return the person's own routines, as the next start reads them."""
    return {
        id_: routine
        for id_, routine in load([shipped_folder(), home]).routines.items()
        if (home / "routines" / f"{id_}.toml").exists()
    }


def own_library(home: Path, text: str) -> Library:
    (home / "routines").mkdir()
    (home / "routines" / "mine.toml").write_text(text)
    return load([shipped_folder(), home])


def routine_on(person: Person) -> Routine:
    """Return the routine on the screen."""
    assert isinstance(person.app.screen, RoutineScreen)
    return person.app.screen.now  # type: ignore[no-any-return]


MINE = """\
# from my physiotherapist
name = "Mine"
purpose = "For me."

[[exercises]]
id = "bridge" # slowly

[[exercises]]
id = "knee-to-chest"
"""


async def test_a_built_in_routine_is_copied_at_the_first_change(at_the_app: AtTheApp, tmp_path: Path) -> None:
    async with at_the_app(routine="relief") as person:
        await person.press("m", "escape")
        assert isinstance(person.app.screen, ExerciseListScreen)
        assert saved(tmp_path) == {}
        await person.press("m", "down", "right", "escape")
        assert person.lines[0].split()[:4] == ["My", "Relief", "middle", "dose"]
    routine = saved(tmp_path)["my-relief"]
    assert (routine.name, routine.dose) == ("My Relief", "middle")


async def test_a_second_copy_has_another_id(at_the_app: AtTheApp, tmp_path: Path) -> None:
    async with at_the_app(routine="relief") as person:
        await person.press("m", "down", "right", "escape")
        while person.lines[0].split()[0] != "Relief":
            await person.press("r")
        await person.press("m", "down", "right", "escape")
    assert set(saved(tmp_path)) == {"my-relief", "my-relief-2"}


async def test_a_faulty_file_of_that_name_is_left_alone(at_the_app: AtTheApp, tmp_path: Path) -> None:
    (tmp_path / "routines").mkdir()
    (tmp_path / "routines" / "my-relief.toml").write_text('name = "Half done"\n')
    async with at_the_app(routine="relief") as person:
        await person.press("m", "down", "right", "escape")
    assert (tmp_path / "routines" / "my-relief.toml").read_text() == 'name = "Half done"\n'
    assert set(saved(tmp_path)) == {"my-relief-2"}


async def test_an_exercise_is_changed_in_its_own_fields(at_the_app: AtTheApp, tmp_path: Path) -> None:
    library = own_library(tmp_path, MINE)
    async with at_the_app(library=library, routine="mine") as person:
        await person.press("m")
        await go_to(person, "2. Knee to Chest")
        await person.press("enter")
        for label, keys in {
            "Repetitions": ("right", "right"),
            "Rest between": ("right",),
            "Sides": ("left",),
            "First side": ("right",),
            "Left: rep": ("right",),
            "Rest after": ("right", "right"),
            "Note": ("enter", *"slowly", "enter"),
        }.items():
            await go_to(person, label)
            await person.press(*keys)
        assert "Note slowly" in " ".join(person.sees.split())
    assert saved(tmp_path)["mine"].exercises[1] == Entry(
        id="knee-to-chest", repetitions=4, rest_seconds=0, sides="right", first_side="left",
        left=FixedDose(repetitions=3), rest_after_seconds=10, note="slowly",
    )  # fmt: skip
    assert "# from my physiotherapist" in (tmp_path / "routines" / "mine.toml").read_text()
    assert 'id = "bridge" # slowly' in (tmp_path / "routines" / "mine.toml").read_text()


async def test_a_number_is_typed_and_what_is_wrong_with_it_is_said_at_once(
    at_the_app: AtTheApp, tmp_path: Path
) -> None:
    library = own_library(tmp_path, MINE)
    async with at_the_app(library=library, routine="mine") as person:
        await person.press("m")
        await go_to(person, "2. Knee to Chest")
        await person.press("enter")
        await go_to(person, "Left: rep")
        assert "type a number from 3 to 5" in person.sees
        await person.press("enter", *"45")
        assert "“45” is not a whole number from 3 to 5" in person.sees
        await person.press("enter")
        assert person.app.screen.query(Input)
        await person.press("backspace", "enter")
        assert saved(tmp_path)["mine"].exercises[1].left == FixedDose(repetitions=4)
        await go_to(person, "Rest after")
        await person.press("enter", *"12,5", "enter")
        assert saved(tmp_path)["mine"].exercises[1].rest_after_seconds == 12.5
        await person.press("right")
        assert saved(tmp_path)["mine"].exercises[1].rest_after_seconds == 15
        await person.press("enter", *"12", "enter", "left")
        assert saved(tmp_path)["mine"].exercises[1].rest_after_seconds == 10
        await person.press("enter", "enter")  # nothing typed: nothing chosen
        assert saved(tmp_path)["mine"].exercises[1].rest_after_seconds is None


async def test_rests_and_the_first_side_of_the_whole_routine_are_chosen(at_the_app: AtTheApp, tmp_path: Path) -> None:
    library = own_library(tmp_path, MINE)
    async with at_the_app(library=library, routine="mine") as person:
        await person.press("m")
        await go_to(person, "First side")
        await person.press("left")
        await go_to(person, "Rest between")
        await person.press("enter", *"30", "enter")
        assert "Rest between exercises 30 s" in " ".join(person.sees.split())
    routine = saved(tmp_path)["mine"]
    assert (routine.first_side, routine.rest_between_seconds) == ("right", 30)


async def test_exercises_are_added_moved_and_removed_and_all_of_it_is_undone(
    at_the_app: AtTheApp, tmp_path: Path
) -> None:
    library = own_library(tmp_path, MINE)
    async with at_the_app(library=library, routine="mine") as person:
        await person.press("m")
        await go_to(person, "+ Add")
        first = next(iter(library.exercises))
        await person.press("enter")
        assert [entry.id for entry in saved(tmp_path)["mine"].exercises] == ["bridge", "knee-to-chest", first]
        await person.press("minus", "minus")
        assert [entry.id for entry in saved(tmp_path)["mine"].exercises] == ["bridge", "knee-to-chest", first]
        await person.press("up", "minus")
        assert [entry.id for entry in saved(tmp_path)["mine"].exercises] == ["bridge", first, "knee-to-chest"]
        await person.press("x", "x")
        assert [entry.id for entry in saved(tmp_path)["mine"].exercises] == ["bridge"]
        await person.press("x")  # the last one stays
        assert len(saved(tmp_path)["mine"].exercises) == 1
        await person.press(*"uuuuu")
        assert saved(tmp_path)["mine"] == library.routines["mine"]
        assert person.app.screen.query_one("#description").visible


GROUP = """\
name = "Mine"
purpose = "For me."

[groups.core]
rounds = 2

[[exercises]]
id = "bridge"
group = "core"

[[exercises]]
id = "pelvic-tilt"
group = "core"

[[exercises]]
id = "knee-to-chest"
"""


async def test_leaving_a_group_is_said_with_the_key_that_undoes_it(at_the_app: AtTheApp, tmp_path: Path) -> None:
    library = own_library(tmp_path, GROUP)
    async with at_the_app(library=library, routine="mine") as person:
        await person.press("m")
        await go_to(person, "1. Bridge")
        await person.press("plus")
        assert "2. Bridge                    10 × 3 s · core, 2 rounds" in person.sees
        assert "no longer in" not in person.sees
        await person.press("plus")
        assert "“Bridge” is no longer in the" in person.sees
        assert "(2 rounds); u undoes this" in person.sees
        assert [(entry.id, entry.group) for entry in saved(tmp_path)["mine"].exercises] == [
            ("pelvic-tilt", "core"), ("knee-to-chest", None), ("bridge", None),
        ]  # fmt: skip
        await person.press("minus", "minus")  # past the whole group, with the cursor
        highlighted = person.app.screen.query_one(ValueList).highlighted_option
        assert highlighted
        assert "1. Bridge" in str(highlighted.prompt)
        await person.press(*"uuuu")
        assert saved(tmp_path)["mine"] == library.routines["mine"]


async def test_keys_that_do_nothing_on_a_line_are_not_offered_there(at_the_app: AtTheApp, tmp_path: Path) -> None:
    library = own_library(tmp_path, MINE)

    async with at_the_app(library=library, routine="mine") as person:

        def offered() -> set[str]:
            active = person.app.screen.active_bindings.values()
            return {one.binding.id.removeprefix("routine.") for one in active if one.enabled and one.binding.id}

        row_keys = {"next", "previous", "move_up", "move_down", "remove"}
        await person.press("m")
        assert offered() & row_keys == set()  # a name
        await person.press("down")
        assert offered() & row_keys == {"next", "previous"}
        await go_to(person, "1. ")
        assert offered() & row_keys == {"move_down", "remove"}
        await person.press("down")
        assert offered() & row_keys == {"move_up", "remove"}
        await person.press("x")
        await person.press("end")
        assert offered() & row_keys == set()  # a new exercise
        await person.press("up")
        assert offered() & row_keys == {"next", "previous"}  # what can be added
        await person.press("up")
        assert offered() & row_keys == set()  # the last exercise


async def test_a_name_is_typed_and_escape_leaves_it(at_the_app: AtTheApp, tmp_path: Path) -> None:
    library = own_library(tmp_path, MINE)
    async with at_the_app(library=library, routine="mine") as person:
        await person.press("m", "enter", *"xu", "escape")
        assert isinstance(person.app.screen, RoutineScreen)
        assert saved(tmp_path)["mine"].name == "Mine"
        await person.press("enter", *["backspace"] * 4, "enter")  # it must have a name
        assert saved(tmp_path)["mine"].name == "Mine"
        await person.press("enter", *"xu", "enter")  # what was there is selected
        assert "Edit: xu" in person.sees
        await person.press("enter", "end", *"xu", "enter")
    assert saved(tmp_path)["mine"].name == "xuxu"


async def test_what_cannot_be_saved_is_said(at_the_app: AtTheApp, tmp_path: Path) -> None:
    async with at_the_app(routine="relief") as person:
        (tmp_path / "routines").write_text("in the way")
        await person.press("m", "down", "right")
        assert "is not a folder" in " ".join(person.sees.split()) or "check the path" in person.sees


async def test_what_an_editor_has_changed_meanwhile_is_left_alone_and_that_is_said(
    at_the_app: AtTheApp, tmp_path: Path
) -> None:
    library = own_library(tmp_path, MINE)
    theirs = MINE.replace("For me.", "For my back.")
    async with at_the_app(library=library, routine="mine") as person:
        await person.press("m", "down", "right")
        path = tmp_path / "routines" / "mine.toml"
        path.write_text(theirs)
        await person.press("right")
        assert "Not saved" in person.sees
        assert path.read_text() == theirs
        await person.press("escape", "m")
        assert "undo brings" in person.sees
        assert routine_on(person).purpose == "For my back."
        await person.press("u")
        assert saved(tmp_path)["mine"].purpose == "For me."
        assert saved(tmp_path)["mine"].dose == "full"


async def test_what_makes_no_sense_in_a_changed_file_is_said_and_left(at_the_app: AtTheApp, tmp_path: Path) -> None:
    library = own_library(tmp_path, MINE)
    async with at_the_app(library=library, routine="mine") as person:
        (tmp_path / "routines" / "mine.toml").write_text("name = 1\n")
        await person.press("m")
        assert "mine.toml" in person.sees
        assert routine_on(person).purpose == "For me."


async def test_it_is_saved_again_as_soon_as_it_can_be(at_the_app: AtTheApp, tmp_path: Path) -> None:
    async with at_the_app(routine="relief") as person:
        (tmp_path / "routines").write_text("in the way")
        await person.press("m", "down", "right")
        (tmp_path / "routines").unlink()
        await person.press("right")
        assert saved(tmp_path)["my-relief"].dose == "full"
        await person.press("right")
    assert saved(tmp_path)["my-relief"].dose == "gentle"


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40)])
async def test_it_fits(size: tuple[int, int], at_the_app: AtTheApp) -> None:
    async with at_the_app(routine="relief", size=size) as person:
        await person.press("m")
        assert "Edit: My Relief" in person.sees
        await person.press("end", "up")
        assert "+ Add" in person.sees
        assert "choose an exercise" in person.sees


async def test_a_new_routine_is_made_of_the_exercise_under_the_cursor_and_of_new_ones(
    at_the_app: AtTheApp, tmp_path: Path
) -> None:
    async with at_the_app(routine="neck") as person:
        await person.press("down", "n")
        assert "Edit: My routine" in person.sees
        assert saved(tmp_path) == {}  # until something is changed
        await person.press("enter", *"Mine", "enter")
        await go_to(person, "+ Add a new")
        await person.press("enter", "enter", *"Slide", "enter", "escape")
        assert isinstance(person.app.screen, RoutineScreen)
        assert "2. Slide" in person.sees
        await person.press("escape")
        assert person.lines[0].split()[:2] == ["Mine", "gentle"]
    routine = saved(tmp_path)["my-routine"]
    assert (routine.name, routine.region) == ("Mine", "neck")
    assert [entry.id for entry in routine.exercises] == ["head-turn", "my-exercise"]
    assert load([shipped_folder(), tmp_path]).exercises["my-exercise"].name == "Slide"


async def test_a_new_exercise_that_is_left_as_it_is_is_none(at_the_app: AtTheApp, tmp_path: Path) -> None:
    library = own_library(tmp_path, MINE)
    async with at_the_app(library=library, routine="mine") as person:
        await person.press("m")
        await go_to(person, "+ Add a new")
        await person.press("enter", "escape", "escape")
    assert [entry.id for entry in saved(tmp_path)["mine"].exercises] == ["bridge", "knee-to-chest"]
    assert not (tmp_path / "exercises").exists()


async def test_new_exercises_have_ids_of_their_own(at_the_app: AtTheApp, tmp_path: Path) -> None:
    library = own_library(tmp_path, MINE)
    async with at_the_app(library=library, routine="mine") as person:
        await person.press("m")
        for name in ("One", "Two"):
            await go_to(person, "+ Add a new")
            await person.press("enter", "enter", *name, "enter", "escape")
    assert [entry.id for entry in saved(tmp_path)["mine"].exercises][2:] == ["my-exercise", "my-exercise-2"]


async def test_a_routine_may_have_the_id_of_an_exercise(at_the_app: AtTheApp, tmp_path: Path) -> None:
    own_library(tmp_path, MINE)
    (tmp_path / "routines" / "mine.toml").rename(tmp_path / "routines" / "bridge.toml")
    library = load([shipped_folder(), tmp_path])
    async with at_the_app(library=library, routine="bridge") as person:
        await person.press("m")
        assert routine_on(person) == library.routines["bridge"]
