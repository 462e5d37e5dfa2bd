"""Changes to the files of routines and exercises: what is read again is what was saved, and comments stay."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstretch_tui.content.edited_files import save_exercise, save_routine
from backstretch_tui.content.library import load
from backstretch_tui.content.toml_changes import MAX_CHARACTERS
from backstretch_tui.core.model.exercise import Entry, FixedDose, Group, Routine
from backstretch_tui.core.plan.exercise_changes import with_line, with_value, without_line
from backstretch_tui.core.plan.routine_changes import added, moved, with_entry_value
from backstretch_tui.system.paths import shipped_folder
from tests.support.exercises import shipped

IDS = st.sampled_from(sorted(shipped().exercises))
ENTRIES = st.builds(
    Entry,
    id=IDS,
    note=st.none() | st.sampled_from(["slowly", 'as "tolerated" # é']),
    rest_after_seconds=st.none() | st.sampled_from([0.0, 7.5, 30.0]),
)
ROUTINES = st.builds(
    Routine,
    id=st.just("mine"),
    name=st.sampled_from(["Mine", "It’s 'mine'"]),
    purpose=st.just("For me."),
    days=st.sampled_from([(), ("mon", "fri")]),
    frequency=st.none() | st.just("twice a day"),
    exercises=st.lists(ENTRIES, min_size=1, max_size=5).map(tuple),
)


@given(routines=st.lists(ROUTINES, min_size=1, max_size=3), begins_with_ours=st.booleans())
def test_what_is_saved_is_read_again(routines: list[Routine], begins_with_ours: bool, tmp_path_factory: object) -> None:
    home = tmp_path_factory.mktemp("home")  # type: ignore[attr-defined]
    path = home / "routines" / "mine.toml"
    if begins_with_ours:
        path.parent.mkdir()
        path.write_text((shipped_folder() / "routines" / "relief.toml").read_text())
    held = load([shipped_folder(), home]).routines.get("mine")
    for routine in routines:
        assert save_routine(path, routine, held) is None
        library = load([shipped_folder(), home])
        assert library.faults == ()
        assert library.routines["mine"] == routine
        held = routine


def test_comments_and_layout_stay(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    text = '# mine\nname = "Mine" # of course\npurpose = "For me."\n\n[[exercises]]\nid = "bridge" # slowly\n'
    path.write_text(text)
    routine = Routine(id="mine", name="Mine", purpose="For me.", exercises=(Entry(id="bridge"),))
    assert save_routine(path, routine, routine) is None
    assert path.read_text() == text
    assert save_routine(path, moved(added(routine, "pelvic-tilt"), 1, -1), routine) is None
    assert "# mine\n" in path.read_text()
    assert "# of course\n" in path.read_text()
    assert 'id = "bridge" # slowly\n' in path.read_text()
    assert "\n\n\n" not in path.read_text()


def test_groups_and_doses_of_a_side_stay(tmp_path: Path) -> None:
    entries = Entry(id="bridge", group="core"), Entry(id="knee-to-chest", left=FixedDose(repetitions=4))
    routine = Routine(
        id="mine", name="Mine", purpose="For me.", exercises=entries, groups={"core": Group(rounds=2, rest_seconds=5)}
    )
    path = tmp_path / "routines" / "mine.toml"
    assert save_routine(path, routine, None) is None
    assert load([shipped_folder(), tmp_path]).routines["mine"] == routine
    changed = routine.with_values(dose="full")
    assert save_routine(path, changed, routine) is None
    assert load([shipped_folder(), tmp_path]).routines["mine"] == changed


def test_a_file_that_cannot_be_read_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("name = ")
    routine = Routine(id="mine", name="Mine", purpose="For me.", exercises=(Entry(id="bridge"),))
    assert "mine.toml:1" in str(save_routine(path, routine, routine))
    assert path.read_text() == "name = "


def test_the_line_ends_of_a_file_stay(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(b'name = "Mine"\r\npurpose = "For me."\r\n\r\n[[exercises]]\r\nid = "bridge" # slowly\r\n')
    routine = Routine(id="mine", name="Mine", purpose="For me.", exercises=(Entry(id="bridge"),))
    assert save_routine(path, added(routine, "pelvic-tilt"), routine) is None
    assert b"\n" not in path.read_bytes().replace(b"\r\n", b"")
    assert b'id = "bridge" # slowly\r\n' in path.read_bytes()


def test_a_file_that_is_too_long_to_change_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    text = f'name = "Mine"\npurpose = "For me."\nexercises = [{{ id = "bridge" }}]\n#{"x" * MAX_CHARACTERS}'
    path.write_text(text)
    routine = Routine(id="mine", name="Mine", purpose="For me.", exercises=(Entry(id="bridge"),))
    assert "mine.toml: name: " in str(save_routine(path, routine.with_values(name="Yours"), routine))
    assert path.read_text() == text


def test_exercises_written_in_one_line_are_changed_too(tmp_path: Path) -> None:
    path = tmp_path / "routines" / "mine.toml"
    path.parent.mkdir()
    path.write_text('name = "Mine"\npurpose = "For me."\nexercises = [{ id = "knee-to-chest", repetitions = 4 }]\n')
    before = load([shipped_folder(), tmp_path]).routines["mine"]
    changed = with_entry_value(added(before, "pelvic-tilt"), 0, "repetitions", 5)
    assert save_routine(path, changed, before) is None
    assert load([shipped_folder(), tmp_path]).routines["mine"] == changed


@pytest.mark.parametrize("exercise_id", sorted(shipped().exercises))
def test_a_copy_of_an_exercise_is_written_as_the_original_is_and_read_again(exercise_id: str, tmp_path: Path) -> None:
    path = tmp_path / "exercises" / "mine.toml"
    original = shipped_folder() / "exercises" / f"{exercise_id}.toml"
    exercise = shipped().exercises[exercise_id].with_values(id="mine", name="Mine")
    changes = [
        with_value(exercise, "phases.0.hold_seconds.max", 77.5),
        with_line(exercise, "steps", 'Say "é".'),
        without_line(exercise, "cautions", 0),
        with_value(exercise, "phases.0.sides", "none"),
        with_value(exercise, "phases.0.figure", None),
        with_value(exercise, "phases.0.sets.max", 3),
        with_value(exercise, "phases.0.cues.hold", None),
        exercise,
    ]
    for held, changed in zip([None, *changes], changes, strict=False):
        assert save_exercise(path, changed, held, original) is None
        library = load([shipped_folder(), tmp_path])
        assert library.faults == ()
        assert library.exercises["mine"] == changed
    text = path.read_text()
    assert "schema" not in text
    assert "hold_seconds = {" in text  # as it is written in the original


def test_comments_in_an_exercise_stay(tmp_path: Path) -> None:
    path = tmp_path / "exercises" / "mine.toml"
    original = shipped_folder() / "templates" / "exercise.toml"
    exercise = shipped().exercises["bridge"].with_values(id="mine", name="Mine")
    assert save_exercise(path, exercise, None, original) is None
    path.write_text(path.read_text().replace('name = "Mine"', 'name = "Mine" # my own'))
    assert save_exercise(path, with_value(exercise, "phases.0.rest_seconds", 9.0), exercise, None) is None
    assert 'name = "Mine" # my own' in path.read_text()
    assert load([shipped_folder(), tmp_path]).exercises["mine"].phases[0].rest_seconds == 9


OURS = Routine(id="mine", name="Mine", purpose="For me.", exercises=(Entry(id="bridge"),))
THEIRS = 'name = "Theirs"\npurpose = "For me."\n\n[[exercises]]\nid = "bridge"\n'


@pytest.mark.parametrize("theirs", [THEIRS, 'name = "Half done"\n'])
@pytest.mark.parametrize("held", [None, OURS])
def test_what_somebody_else_has_written_meanwhile_is_not_written_over(
    theirs: str, held: Routine | None, tmp_path: Path
) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(theirs)
    fault = str(save_routine(path, OURS.with_values(dose="full"), held))
    assert "changed this file meanwhile" in fault
    assert "open it again" in fault
    assert path.read_text() == theirs


def test_a_file_whose_comments_alone_have_changed_meanwhile_is_written(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    assert save_routine(path, OURS, None) is None
    path.write_text(f"# tried it out\n{path.read_text()}")
    assert save_routine(path, OURS.with_values(dose="full"), OURS) is None
    assert path.read_text().startswith("# tried it out\n")


IN_A_LIST = 'name = "Mine"\npurpose = "For me."\nexercises = [\n  {id = "bridge"}, # slowly\n]\n'


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_comments_above_an_exercise_go_with_it(end: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    routine = OURS.with_values(
        exercises=(
            Entry(id="bridge"),
            Entry(id="knee-to-chest", left=FixedDose(repetitions=4)),
            Entry(id="pelvic-tilt"),
            Entry(id="hamstring-stretch"),
        )
    )
    parts = [
        'name = "Mine"\npurpose = "For me."\n',
        '[[exercises]]\nid = "bridge"\n# note = "slowly"\n',
        '# for the legs\n[[exercises]]\nid = "knee-to-chest"\n[exercises.left]\nrepetitions = 4\n',
        '# first thing\n# in the morning\n[[exercises]]\nid = "pelvic-tilt"\n',
        '[[exercises]]\nid = "hamstring-stretch"\n',
    ]
    path.write_bytes(("\n".join(parts) + "# the end\n").replace("\n", end).encode())
    changed = routine.with_values(exercises=(*routine.exercises[3:0:-1],))
    assert save_routine(path, changed, routine) is None
    expected = "".join([parts[0], parts[4], parts[3], parts[2]]) + "# the end\n"
    lines = [line for line in path.read_bytes().decode().split(end) if line]
    assert lines == [line for line in expected.split("\n") if line]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_blank_lines_do_not_pile_up(end: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    assert save_routine(path, OURS, None) is None
    path.write_bytes(path.read_bytes().replace(b"\n", end.encode()))
    for held, dose in ((OURS, 3.0), (with_entry_value(OURS, 0, "hold_seconds", 3.0), 4.0)):
        assert save_routine(path, with_entry_value(added(held, "bridge"), 0, "hold_seconds", dose), held) is None
        assert (
            save_routine(
                path,
                with_entry_value(held, 0, "hold_seconds", dose),
                added(with_entry_value(held, 0, "hold_seconds", dose), "bridge"),
            )
            is None
        )
    assert b"\n\n\n" not in path.read_bytes().replace(b"\r\n", b"\n")


def test_a_list_with_comments_in_it_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(IN_A_LIST)
    assert "without losing comments" in str(save_routine(path, added(OURS, "pelvic-tilt"), OURS))
    assert path.read_text() == IN_A_LIST


def test_a_file_without_a_line_end_is_changed_too(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    routine = added(OURS, "pelvic-tilt")
    path.write_text(
        'name = "Mine"\npurpose = "For me."\n[[exercises]]\nid = "bridge"\n[[exercises]]\nid = "pelvic-tilt"'
    )
    assert save_routine(path, moved(routine, 1, -1), routine) is None
    assert load([shipped_folder()]).faults == ()
