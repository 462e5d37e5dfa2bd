"""What ships: two routines for the low back and one for the neck, their doses exact, their sentences harmless."""

import json
import re
import subprocess
import sys
import tomllib
from dataclasses import asdict, fields
from pathlib import Path

import pytest

from backstretch_tui.content.library import Library, load
from backstretch_tui.content.schema import schemas
from backstretch_tui.content.settings import Settings
from backstretch_tui.content.validation import validated
from backstretch_tui.core.model.checked import values_of
from backstretch_tui.core.model.exercise import Entry, Exercise
from backstretch_tui.core.plan.compiler import compile_plan
from backstretch_tui.core.plan.dose import Dose
from backstretch_tui.core.plan.options import Options
from backstretch_tui.system.paths import settings_folder, shipped_folder
from tests.support.manual import PAGE, manual, written
from tests.support.readme import ROOT

ORDER = ["pelvic-tilt", "knee-to-chest", "lower-trunk-rotation", "hamstring-stretch", "bridge"]
NECK = ["chin-nod", "head-turn", "head-tilt", "open-arms", "arms-overhead"]

LOW_BACK_SUMS = [("gentle", 45, 260), ("full", 61, 470), ("gentle/full", 61, 350), ("full/gentle", 45, 360)]

SHIPPED = load([shipped_folder()])


@pytest.fixture
def library() -> Library:
    return SHIPPED


def test_every_file_that_ships_is_valid(library: Library) -> None:
    assert library.faults == ()
    assert sorted(library.exercises) == sorted(ORDER + NECK)
    assert {phase.figure for exercise in library.exercises.values() for phase in exercise.phases} == {*library.figures}
    assert {key: routine.dose for key, routine in library.routines.items()} == {
        "daily": "middle", "relief": "gentle", "neck": "gentle",
    }  # fmt: skip


def test_each_routine_has_the_five_of_its_region_in_order(library: Library) -> None:
    for routine in library.routines.values():
        assert routine.region == ("neck" if routine.id == "neck" else "low-back")
        assert [entry.id for entry in routine.exercises] == (NECK if routine.region == "neck" else ORDER)
        assert all(entry == Entry(id=entry.id) for entry in routine.exercises)


@pytest.mark.parametrize(
    ("routine", "dose", "holds", "seconds"),
    [
        *(("relief", *sums) for sums in LOW_BACK_SUMS),
        *(("daily", *sums) for sums in LOW_BACK_SUMS),
        ("neck", "gentle", 25, 125),
        ("neck", "full", 45, 450),
    ],
)
def test_the_totals_come_out(library: Library, routine: str, dose: str, holds: int, seconds: int) -> None:
    plan = compile_plan(library.routines[routine], library.exercises, Options(dose=Dose.parse(dose)))
    assert len(plan.holds) == holds
    assert sum(step.milliseconds for step in plan.holds) == seconds * 1000


DOSES = """
    exercise             | phase        | sides       | hold  | repetitions | in, out, rest, change
    pelvic-tilt          | Tilt         | none        | 5-5   | 10-10       | 2, 2, 2, -
    knee-to-chest        | One leg      | alternating | 10-10 | 3-5         | 3, 3, 2, 4
    knee-to-chest        | Both legs    | none        | 10-10 | 3-5         | 3, 3, 2, -
    lower-trunk-rotation | Side to side | alternating | 3-5   | 5-10        | 3, 3, 0, 4
    hamstring-stretch    | Leg up       | alternating | 10-20 | 3-3         | 4, 3, 3, 6
    bridge               | Lift         | none        | 3-5   | 10-10       | 3, 3, 2, -
    chin-nod             | Nod          | none        | 5-10  | 5-10        | 3, 3, 3, -
    head-turn            | Turn         | alternating | 5-10  | 3-5         | 4, 4, 2, 3
    head-tilt            | Tilt         | alternating | 5-10  | 3-5         | 4, 4, 2, 3
    open-arms            | Open         | none        | 5-10  | 3-5         | 4, 4, 3, -
    arms-overhead        | Reach        | none        | 5-10  | 5-10        | 4, 4, 3, -
"""


GET_READY = {
    ("pelvic-tilt", "Tilt"): 18,
    ("knee-to-chest", "One leg"): 15,
    ("lower-trunk-rotation", "Side to side"): 15,
    ("hamstring-stretch", "Leg up"): 20,
    ("bridge", "Lift"): 15,
    ("chin-nod", "Nod"): 20,
    ("head-turn", "Turn"): 15,
    ("head-tilt", "Tilt"): 15,
    ("open-arms", "Open"): 15,
    ("arms-overhead", "Reach"): 15,
}
"""Seconds, where ten do not suffice to lie down, to hear the start position, dose and side, or to get the towel."""


def test_the_doses_and_times_are_exact(library: Library) -> None:
    rows = [[cell.strip() for cell in line.split("|")] for line in DOSES.strip().splitlines()[1:]]
    assert rows == [
        [
            key,
            phase.name,
            phase.sides,
            f"{phase.hold_seconds.min:g}-{phase.hold_seconds.max:g}",
            f"{phase.repetitions.min}-{phase.repetitions.max}",
            f"{phase.move_in_seconds:g}, {phase.move_out_seconds:g}, {phase.rest_seconds:g}, "
            + (f"{phase.change_side_seconds:g}" if phase.sides == "alternating" else "-"),
        ]
        for key in ORDER + NECK
        for phase in library.exercises[key].phases
    ]
    for exercise in library.exercises.values():
        for phase in exercise.phases:
            assert phase.get_ready_seconds == GET_READY.get((exercise.id, phase.name), 10)
            assert phase.crosses == (exercise.id == "lower-trunk-rotation")
            assert (phase.sets.min, phase.sets.max) == (1, 1)


def walk(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    return [text for part in inner for text in walk(part)]


CLAIMS = re.compile(
    "treat|cure|heal|prevent|decompress|correct|diagnos|reliev|pain-free|guarantee|proven|therap|patient", re.IGNORECASE
)


def test_nothing_is_promised_that_a_wellness_guide_may_not_promise(library: Library) -> None:
    for model in (*library.exercises.values(), *library.routines.values(), *library.figures.values()):
        for text in walk(asdict(model)):
            assert not CLAIMS.search(text), text


def test_a_cue_is_two_to_seven_words(library: Library) -> None:
    for exercise in library.exercises.values():
        for phase in exercise.phases:
            cues = asdict(phase.cues)
            if phase.sides == "none":
                cues.pop("change_side")
            assert all(2 <= len(cue.split()) <= 7 for cue in cues.values()), cues


def test_what_is_said_while_getting_ready_can_be_said_in_that_time(library: Library) -> None:
    for exercise in library.exercises.values():
        for phase in exercise.phases:
            words = f"{exercise.name}. {phase.start or exercise.start}".split()
            assert len(words) / 2.5 <= phase.get_ready_seconds, words  # two and a half words a second is unhurried


def test_a_sentence_ends_as_one(library: Library) -> None:
    for exercise in library.exercises.values():
        for sentence in (exercise.purpose, exercise.position, exercise.start, *exercise.steps, *exercise.cautions):
            assert re.fullmatch(r"[A-Z].*\.", sentence), sentence
            assert max(len(part.split()) for part in re.split(r"[.:;]", sentence)) <= 26, sentence
    for figure in library.figures.values():
        for pose in figure.poses:
            assert re.fullmatch(r"[A-Z].*\.", pose.words), pose.words
            assert len(pose.words.split()) <= 26, pose.words


@pytest.mark.parametrize("path", sorted(shipped_folder().glob("*/*.toml")), ids=lambda path: path.name)
def test_every_file_names_its_schema(path: Path) -> None:
    first = path.read_text(encoding="utf-8").split("\n", 1)[0]
    if path.parent.name in {"exercises", "routines", "figures"}:
        assert first == f"#:schema ../schema/{path.parent.name.removesuffix('s')}.schema.json"
        assert (path.parent / first.removeprefix("#:schema ")).is_file()


@pytest.mark.parametrize(("path", "text"), list(schemas()), ids=["exercise", "routine", "figure", "settings"])
def test_the_schemas_are_those_of_the_models(path: Path, text: str) -> None:
    assert path.read_text(encoding="utf-8") == text, "run: python -m backstretch_tui.content.schema"
    schema = json.loads(text)
    assert "id" not in schema["properties"]
    assert '"null"' not in text
    assert '"ge"' not in text


def test_a_schema_describes_what_each_key_is_for() -> None:
    exercise = json.loads(next(text for path, text in schemas() if path.name.startswith("exercise")))
    assert exercise["properties"]["position"]["description"] == "The start position, in full."
    assert exercise["properties"]["phases"]["minItems"] == 1
    assert exercise["$defs"]["SecondsRange"]["properties"]["max"]["maximum"] == 3600


def test_the_schema_of_the_settings_describes_each_of_them() -> None:
    schema = json.loads(next(text for path, text in schemas() if path.name.startswith("settings")))
    assert schema["properties"].keys() == {its.name for its in fields(Settings)}
    assert schema["properties"]["teach"]["description"].startswith("Whether an exercise is taught")
    assert schema["properties"]["counting"]["enum"] == ["tones", "numbers"]


def test_the_persons_folder_is_the_one_that_they_name(tmp_path: Path) -> None:
    assert settings_folder({"BACKSTRETCH_HOME": str(tmp_path)}) == tmp_path
    assert settings_folder({"BACKSTRETCH_HOME": ""}) == settings_folder({})
    assert settings_folder({}).name == "backstretch"


def test_what_is_not_needed_is_not_imported() -> None:
    """The help, and a start in which all files are good, need neither."""
    script = """if True:
        import sys
        from backstretch_tui.system.paths import settings_folder, shipped_folder
        settings_folder({"BACKSTRETCH_HOME": "/nowhere"})
        assert not {"pydantic", "platformdirs"} & sys.modules.keys()
        from backstretch_tui.content.library import load
        load([shipped_folder()])
        assert not {"tomlkit", "platformdirs"} & sys.modules.keys()
    """
    subprocess.run([sys.executable, "-c", script], check=True)


TEXT_PLACES = ["name", "purpose", "position", "start", "steps", "cautions", "equipment"]
PHASE_PLACES = ["name", "side_word", "start", "move_in", "hold", "move_out", "change_side"]
HIDDEN = "\x00\x1b\x7f\x85\x9b\n\t\u061c\u200b\u200e\u2028\u202e\u2066\ufeff\U000e0041"


@pytest.mark.parametrize("letter", list(HIDDEN), ids=ascii)
@pytest.mark.parametrize("place", [*TEXT_PLACES, *(f"phase {place}" for place in PHASE_PLACES)])
def test_no_text_takes_a_letter_that_a_terminal_would_obey(library: Library, place: str, letter: str) -> None:
    document = values_of(library.exercises["knee-to-chest"])
    holder, key = document, place
    if place.startswith("phase "):
        key = place.removeprefix("phase ")
        phase = document["phases"][0]
        holder = phase["cues"] if key in phase["cues"] else phase
    bad = f"Words{letter}more"
    holder[key] = [bad] if key in {"steps", "cautions", "equipment"} else bad
    with pytest.raises(ValueError, match=r"control or direction mark|line breaks or tabs"):
        validated(Exercise, document)


def test_the_manual_page_says_what_the_help_says() -> None:
    assert PAGE.read_text("utf-8") == manual(), "run “python -m tests.support.manual”"


def test_the_manual_page_names_every_command_and_is_installed() -> None:
    page = PAGE.read_text("utf-8")
    assert ".SS start\n" in page
    assert r"\fB\-q, \-\-quiet\fR" in page
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    shared = project["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    assert shared == {"data/backstretch.1": "share/man/man1/backstretch.1"}


@pytest.mark.parametrize("text", ["a\\b", ".TH", "'quoted", "--x"])
def test_nothing_in_the_help_is_an_order_to_man(text: str) -> None:
    line = written(text)
    assert not line.startswith((".", "'"))
    assert line.replace("\\e", "\\").replace("\\-", "-").removeprefix("\\&") == text
