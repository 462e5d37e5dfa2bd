"""What the models refuse is told in one clear sentence, with line, field and cure."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from pydantic import ValidationError

from backstretch_tui.content.library import check
from backstretch_tui.content.line_numbers import line_of
from backstretch_tui.content.validation import _WORDS, validated
from backstretch_tui.core.model.exercise import Exercise, Routine
from tests.support.toml_documents import COMPLETE
from tests.support.toml_examples import EXERCISE, ROUTINE, folder_with

RANGE = "hold_seconds = { min = 2, max = 4 }"

TOO_LONG = [
    ("Strong calves.", "a" * 401, "2: purpose: has 401 characters; the maximum is 400"),
    (
        "max = 4",
        "max = 0x" + "f" * 9000,
        "12: phases[1].hold_seconds.max: a very large number is too large; write a smaller number",
    ),
]


def cases(name: str) -> list[tuple[str, str, str]]:
    """Return what stands in a good file, what is written in its place, and what is said of it."""
    text = (Path(__file__).parent / name).read_text(encoding="utf-8").strip()
    found = []
    for case in text.split("\n\n"):
        good, bad, message = (line.replace("⏎", "\n").replace("(nothing)", "") for line in case.split("\n"))
        found.append((good, bad, message))
    return found


def faults_with(folder: Path, **files: str) -> list[str]:
    folder_with(folder, **({"exercises__calf_raise": EXERCISE, "routines__mine": ROUTINE} | files))
    return [str(fault) for fault in check([folder]).faults]


def cured(message: str, path: Path) -> str:
    return f"{path}:{message}" if message[0].isdigit() else f"{path}: {message}"


@pytest.mark.parametrize(("good", "bad", "message"), [*cases("faults_in_an_exercise.txt"), *TOO_LONG])
def test_a_fault_in_an_exercise_has_place_and_cure(tmp_path: Path, good: str, bad: str, message: str) -> None:
    assert good in EXERCISE
    faults = faults_with(tmp_path, exercises__calf_raise=EXERCISE.replace(good, bad, 1), routines__mine="")
    assert faults[0] == cured(message, tmp_path / "exercises/calf-raise.toml")


@pytest.mark.parametrize(("good", "bad", "message"), cases("faults_in_a_routine.txt"))
def test_a_fault_in_a_routine_has_place_and_cure(tmp_path: Path, good: str, bad: str, message: str) -> None:
    assert good in ROUTINE
    faults = faults_with(tmp_path, routines__mine=ROUTINE.replace(good, bad, 1))
    assert faults == [cured(message, tmp_path / "routines/mine.toml")]


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("get_ready_seconds = 0", "a phase of an exercise, under [[phases]]"),
        ("steps = []", "the top of an exercise’s file"),
        ("days = []", "the top of a routine’s file"),
        ("rounds = 2", "a group of a routine, under [groups.…]"),
        ('move_in = "Up"', "the cues of a phase, under [phases.cues]"),
        ("crosses = true", "a phase of an exercise, under [[phases]]"),
    ],
)
def test_a_key_in_the_wrong_place_is_sent_to_its_own(tmp_path: Path, line: str, place: str) -> None:
    (fault,) = faults_with(tmp_path, routines__mine=f"{ROUTINE}\n{line}\n")
    assert fault.endswith(f": is not used here; move it to {place}")


def test_a_key_in_the_wrong_place_is_sent_to_all_of_its_own_file(tmp_path: Path) -> None:
    (fault,) = faults_with(tmp_path, routines__mine=f"rest_seconds = 20\n{ROUTINE}")
    places = "an exercise of a routine, under [[exercises]], or to a group of a routine, under [groups.…]"
    assert fault == f"{tmp_path}/routines/mine.toml:1: rest_seconds: is not used here; move it to {places}"


def test_a_routine_of_a_faulty_exercise_points_to_it(tmp_path: Path) -> None:
    faults = faults_with(tmp_path, exercises__calf_raise=EXERCISE.replace("max = 4", "max = 3601"))
    place = f"{tmp_path}/exercises/calf-raise.toml:12"
    said = f"exercises[1].id: the exercise “calf-raise” has an error in {place}; fix that first"
    assert faults[1:] == [f"{tmp_path}/routines/mine.toml:5: {said}"]


def test_a_routine_of_too_many_repetitions_is_a_slip(tmp_path: Path) -> None:
    many = EXERCISE.replace(RANGE, RANGE + '\nsides = "alternating"\nsets = { min = 1, max = 20 }').replace("10", "100")
    entry = '[[exercises]]\nid = "calf-raise"\n'
    routine = 'name = "Mine"\npurpose = "For me."\n'
    said = "4,000 repetitions are too many, with each side counted; the maximum is 2,000"
    assert faults_with(tmp_path, exercises__calf_raise=many, routines__mine=routine + entry) == [
        f"{tmp_path}/routines/mine.toml:4: exercises: {said}"
    ]
    assert faults_with(tmp_path, exercises__calf_raise=many, routines__mine=routine + entry + "sets = 10\n") == []


def test_of_many_faults_in_one_file_the_first_are_told(tmp_path: Path) -> None:
    unknown = "".join(f"x{number} = 1\n" for number in range(30))
    faults = faults_with(tmp_path, exercises__calf_raise=unknown + EXERCISE, routines__mine=ROUTINE)
    assert len(faults) == 22
    assert faults[20] == f"{tmp_path}/exercises/calf-raise.toml: 10 more errors; fix these first, then check again"


def test_a_file_that_is_neither_says_so(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("bell = true")
    (fault,) = check([path]).faults
    assert str(fault) == (
        f"{path}: not an exercise (no phases), a routine (no exercises) or a figure (no poses); "
        "compare it with a file that works"
    )


@given(COMPLETE)
def test_every_kind_of_error_has_words_of_ours(document: dict[str, Any]) -> None:
    with pytest.raises(ValidationError) as refused:
        validated(Routine, document | {"id": "an-id", "phases": 0})
    kinds = {detail["type"] for detail in refused.value.errors()}
    with pytest.raises(ValidationError) as refused:
        validated(Exercise, document | {"id": "an-id", "exercises": 0})
    kinds |= {detail["type"] for detail in refused.value.errors()}
    assert kinds <= {*_WORDS, "invalid", "unexpected_keyword_argument"}


@pytest.mark.parametrize(
    ("text", "place", "line"),
    [
        ("a = 1\n\n# b\nb = 2", ("b",), 4),
        ("a = '''\n\n'''\nb = 2", ("b",), 4),
        ("a = [\n1,\n2]\nb = 2", ("a", 1), 3),
        ("[a]\n[a.b]\nc = 1", ("a", "b", "c"), 3),
        ("[a]\nx = 1\n[b]\n[a.c]\nd = 1", ("a", "c", "d"), 5),
        ("[[a]]\nb = 1\n[[a]]\nb = 1", ("a", 1, "b"), 4),
        ("a.b.c = 1\na.b.d = 2", ("a", "b", "d"), 2),
        ("'a.b' = 1\n", ("a.b",), 1),
        ("x = 1\na.b = 1\n", ("a.b",), 2),
        ("[[a]]\n\n\nb = 1\n", ("a", 0, "missing"), 4),
        ("a = 1\n", ("missing",), None),
        ("a = 1\n" + "#" * 20_000, ("a",), None),
    ],
)
def test_the_line_of_a_value(text: str, place: tuple[str | int, ...], line: int | None) -> None:
    tomllib.loads(text)
    assert line_of(text, place) == line
