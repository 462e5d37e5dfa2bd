"""Ours and the person's own: what is loaded, from where, and what wins."""

from pathlib import Path

import pytest

from backstretch_tui.content.library import Library, check, load
from tests.support.toml_examples import EXERCISE, ROUTINE, folder_with


def test_an_id_that_stands_in_both_folders_is_the_persons(tmp_path: Path) -> None:
    ours = folder_with(tmp_path / "ours", exercises__calf_raise=EXERCISE, exercises__other=EXERCISE)
    theirs = folder_with(tmp_path / "theirs", exercises__calf_raise=EXERCISE.replace("Calf Raise", "My Way"))
    found = load([ours, theirs])
    assert {key: exercise.name for key, exercise in found.exercises.items()} == {
        "calf-raise": "My Way",
        "other": "Calf Raise",
    }
    assert found.sources["exercises", "calf-raise"] == theirs / "exercises" / "calf-raise.toml"
    assert found.sources["exercises", "other"] == ours / "exercises" / "other.toml"


def test_a_routine_of_ours_is_made_of_the_persons_exercises(tmp_path: Path) -> None:
    ours = folder_with(tmp_path / "ours", exercises__calf_raise=EXERCISE, routines__mine=ROUTINE)
    theirs = folder_with(tmp_path / "theirs", exercises__calf_raise=EXERCISE.replace("max = 4", "max = 9"))
    found = load([ours, theirs])
    assert found.exercises[found.routines["mine"].exercises[0].id].phases[0].hold_seconds.max == 9


def test_offered_are_a_routines_own_exercises_then_those_for_its_region_or_of_no_routine(tmp_path: Path) -> None:
    entry = '[[exercises]]\nid = "{}"\n'
    head = ROUTINE.split("[[exercises]]")[0]
    names = ("back", "neck", "both", "none")
    found = load([
        folder_with(
            tmp_path, **{f"exercises__{name}": EXERCISE for name in names},
            routines__a=head + entry.format("both") + entry.format("back"),
            routines__b='region = "neck"\n' + head + entry.format("neck") + entry.format("both"),
        )
    ])  # fmt: skip
    assert found.faults == ()
    assert found.offered(found.routines["a"]) == ["both", "back", "none"]
    assert found.offered(found.routines["b"]) == ["neck", "both", "none"]


@pytest.mark.parametrize("bad", ["x", EXERCISE.replace("max = 4", "max = 3601")])
def test_a_bad_file_of_the_persons_leaves_ours_of_that_id(tmp_path: Path, bad: str) -> None:
    ours = folder_with(tmp_path / "ours", exercises__calf_raise=EXERCISE, routines__mine=ROUTINE)
    theirs = folder_with(tmp_path / "theirs", exercises__calf_raise=bad, routines__mine=ROUTINE.replace("calf", "half"))
    found = load([ours, theirs])
    assert found.exercises == load([ours]).exercises
    assert found.routines == load([ours]).routines
    assert [fault.path.parent.parent for fault in found.faults] == [theirs, theirs]


def test_folders_that_are_not_there_are_no_fault(tmp_path: Path) -> None:
    assert load([tmp_path / "nowhere", tmp_path]) == Library()


def test_a_lone_file_is_checked_as_what_its_folder_or_else_its_keys_say(tmp_path: Path) -> None:
    folder_with(tmp_path, exercises__calf_raise=EXERCISE, routines__mine=ROUTINE, calf_raise=EXERCISE, mine=ROUTINE)
    known = load([tmp_path])
    files = [*tmp_path.glob("*.toml"), *tmp_path.glob("*/*.toml")]
    assert [check([file], known).faults for file in files] == [()] * 4
    wrong = folder_with(tmp_path / "wrong", routines__calf_raise=EXERCISE)
    assert "exercises" in {fault.field for fault in check([wrong / "routines" / "calf-raise.toml"]).faults}


def test_a_routine_is_checked_against_the_exercises_beside_it_and_those_known(tmp_path: Path) -> None:
    folder_with(tmp_path, exercises__calf_raise=EXERCISE, routines__mine=ROUTINE)
    assert check([tmp_path])[:2] == (2, ())
    routine = tmp_path / "routines" / "mine.toml"
    assert [fault.problem for fault in check([routine]).faults] == ["there is no exercise “calf-raise”"]
    assert check([routine], load([tmp_path]))[:2] == (1, ())


def test_a_folder_of_settings_alone_has_nothing_to_check(tmp_path: Path) -> None:
    folder_with(tmp_path, settings="bell = true")
    assert check([tmp_path])[:2] == (0, ())


def test_a_path_that_is_not_there_is_a_fault_when_it_was_asked_for(tmp_path: Path) -> None:
    (fault,) = check([tmp_path / "none.toml"]).faults
    assert str(fault) == f"{tmp_path}/none.toml: no such file or folder; check the path"


def test_a_place_in_the_home_folder_is_short(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    folder_with(tmp_path, exercises__calf_raise=EXERCISE.replace("max = 4", "max = 3601"))
    (fault,) = load([tmp_path]).faults
    assert fault.place == str(Path("~/exercises/calf-raise.toml:12"))


BAD = EXERCISE.replace("max = 4", "max = 7200")


def test_a_routine_with_a_faulty_exercise_is_known_as_unusable_with_both_places(tmp_path: Path) -> None:
    folder_with(tmp_path, exercises__calf_raise=BAD, routines__mine=ROUTINE, routines__mint=ROUTINE)
    found = load([tmp_path])
    assert found.routines == {}
    assert str(found.unusable["routines", "mine"]) == (
        f"{tmp_path}/routines/mine.toml:5: exercises[1].id: the exercise “calf-raise” has an error in "
        f"{tmp_path}/exercises/calf-raise.toml:12; fix that first"
    )
    assert found.unusable["exercises", "calf-raise"].line == 12


@pytest.mark.parametrize("name", ["Mine.toml", "mine.TOML", "MINE.toml.txt"])
def test_a_file_of_another_spelling_is_known_by_the_id_it_stands_for(tmp_path: Path, name: str) -> None:
    (folder_with(tmp_path, routines__x=ROUTINE) / "routines/x.toml").rename(tmp_path / "routines" / name)
    assert load([tmp_path]).unusable["routines", "mine"].path.name == name


def test_every_message_is_bounded_and_quick(tmp_path: Path) -> None:
    """A key of 20,000 parts once gave a message of 6,175 characters."""
    long = "a" * 100_000
    parts = "".join(f"[{'.'.join(['a'] * 90)}{number}]\n" for number in range(5))
    for name, text in {
        "key": f'"{long}" = 1\n' + EXERCISE,
        "dotted": "\n".join(".".join(["a"] * 99) for _ in range(200)),
        "deep": parts,
        "text": EXERCISE.replace("Calf Raise", long),
        "heading": f"[{long}]\n",
        "choice": EXERCISE.replace("[phases.cues]", f'sides = "{long}"\n[phases.cues]'),
        "entries": ROUTINE.replace("calf-raise", long),
    }.items():
        folder_with(tmp_path, **{f"exercises__{name}": text, f"routines__{name}": text, f"figures__{name}": text})
    faults = load([tmp_path]).faults
    assert faults
    assert max(len(str(fault).replace(str(tmp_path), "")) for fault in faults) < 400
