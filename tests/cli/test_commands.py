"""Every command, on what ships and on a person's own folder: output, messages and exit status."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from importlib import import_module
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from backstretch_tui import __version__, plain
from backstretch_tui.cli import app, main
from backstretch_tui.cli import plain as cli_plain
from backstretch_tui.cli.clock import steady_clock
from backstretch_tui.cli.commands import OTHER_NAMES
from backstretch_tui.cli.commands import open as open_command
from backstretch_tui.cli.commands import start as start_command
from backstretch_tui.cli.output import guarded
from backstretch_tui.cli.parser import build_parser
from backstretch_tui.content.library import Library
from backstretch_tui.core.plan.dose import Dose
from backstretch_tui.core.plan.request import SessionRequest
from backstretch_tui.core.text.report import REHEARSED
from backstretch_tui.ui.state import AppState
from backstretch_tui.ui.terminal import running
from tests.support.pipes import needs_pipes, read_from

Captured = pytest.CaptureFixture[str]

BIRD_DOG = """\
name = "Bird Dog [/]"
purpose = "It steadies the spine."
position = "On hands and knees."
start = "Kneel on all fours."
steps = ["Reach one arm forward, as far as is comfortable, and look at the floor all the while.", "Come back."]
equipment = ["A mat"]

[[phases]]
name = "Reach"
sides = "alternating"
side_word = "arm"
hold_seconds = { min = 2.5, max = 2.5 }
repetitions = { min = 2, max = 4 }
"""

MINE = """\
name = "Mine"
purpose = "As prescribed."

[[exercises]]
id = "bird-dog"

[[exercises]]
id = "bridge"
hold_seconds = 4
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Name a folder of one's own (does not exist yet), and a terminal of eighty columns."""
    monkeypatch.setenv("BACKSTRETCH_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path / "home"


@pytest.fixture
def own(home: Path) -> Path:
    """Make a person's folder, with an exercise and a routine."""
    for name, text in (("exercises/bird-dog.toml", BIRD_DOG), ("routines/mine.toml", MINE)):
        write(home / name, text)
    return home


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def data_of(capsys: Captured, *arguments: str) -> Any:
    assert main(arguments) == 0
    said = capsys.readouterr()
    assert said.err == ""
    return json.loads(said.out)


def text_of(capsys: Captured, *arguments: str) -> str:
    assert main(arguments) == 0
    said = capsys.readouterr()
    assert said.err == ""
    return said.out


def refusal_of(capsys: Captured, *arguments: str) -> str:
    assert main(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("backstretch: ")
    assert said.err.count("\n") == 1
    return said.err.removeprefix("backstretch: ").rstrip("\n")


# --- plan


@pytest.mark.parametrize(
    ("arguments", "dose", "holds", "seconds"),
    [
        (["relief"], "gentle", 45, 260),
        ([], "gentle", 45, 260),
        (["daily", "--dose", "full"], "full", 61, 470),
        (["--dose", "gentle/full"], "gentle/full", 61, 350),
        (["--dose=full/gentle"], "full/gentle", 45, 360),
        (["--side-order", "one-side-first", "--first-side", "right"], "gentle", 45, 260),
    ],
)
def test_a_plan_has_the_holds_of_its_dose(
    capsys: Captured, arguments: list[str], dose: str, holds: int, seconds: int
) -> None:
    plan = data_of(capsys, "plan", *arguments, "--json")
    assert (plan["dose"], plan["hold_count"], plan["hold_seconds"]) == (dose, holds, seconds)
    held = [step["seconds"] for step in plan["steps"] if step["kind"] == "hold"]
    assert (len(held), sum(held)) == (holds, seconds)


def test_a_plan_as_data_has_exactly_what_others_rely_on(capsys: Captured) -> None:
    plan = data_of(capsys, "plan", "relief", "--only", "knee-to-chest", "--json")
    assert list(plan) == ["routine", "dose", "total_seconds", "hold_count", "hold_seconds", "steps"]
    assert plan["routine"] == "relief"
    assert plan["steps"][4] == {
        "index": 4,
        "kind": "change-side",
        "exercise": "knee-to-chest",
        "phase": "One leg",
        "side": "right",
        "set": 1,
        "sets": 1,
        "repetition": 1,
        "repetitions": 3,
        "seconds": 4,
        "starts_at": 31,
    }
    assert plan["steps"][-1]["side"] is None
    assert plan["total_seconds"] == plan["steps"][-1]["starts_at"] + plan["steps"][-1]["seconds"]
    assert all(isinstance(step["seconds"], int) for step in plan["steps"])


@pytest.mark.usefixtures("own")
def test_parts_of_a_second_stay_in_the_data(capsys: Captured) -> None:
    plan = data_of(capsys, "plan", "mine", "--json")
    assert next(step["seconds"] for step in plan["steps"] if step["kind"] == "hold") == 2.5


def test_a_plan_to_read_has_a_line_for_each_repetition_under_exercise_and_phase(capsys: Captured) -> None:
    lines = text_of(capsys, "plan", "--only", "knee-to-chest").splitlines()
    assert lines[0] == "Relief, gentle dose: 9 holds, 1:30 held, 3:13 total"
    assert lines[2:5] == [
        "Knee to Chest: One leg",
        "   0:00  left leg   1 of 3  get ready 15 s, into position 3 s, hold 10 s, back to rest 3 s",
        "   0:31  right leg  1 of 3  change sides 4 s, into position 3 s, hold 10 s, back to rest 3 s",
    ]
    assert lines[10:12] == [
        "Knee to Chest: Both legs",
        "   2:11  1 of 3  get ready 10 s, into position 3 s, hold 10 s, back to rest 3 s",
    ]


def test_the_key_poses_of_each_movement_are_drawn(capsys: Captured) -> None:
    said = text_of(capsys, "show", "knee-to-chest", "--figure")
    assert "1. Start: You lie on your back, knees bent and feet flat, arms beside you." in " ".join(said.split())
    assert said.count(". Hold: ") == 2
    assert any("\u2800" < letter <= "\u28ff" for letter in said)
    assert max(map(len, said.splitlines())) <= 60


@pytest.mark.parametrize(("encoding", "drawn_with"), [("latin-1", "@@@"), ("ascii", "@@@"), ("utf-8", "⣿⣿⣿")])
def test_a_figure_is_drawn_in_what_the_output_can_show(
    monkeypatch: pytest.MonkeyPatch, encoding: str, drawn_with: str
) -> None:
    written = BytesIO()
    monkeypatch.setattr("sys.stdout", TextIOWrapper(written, encoding=encoding))
    assert main(["show", "pelvic-tilt", "--figure"]) == 0
    said = written.getvalue().decode(encoding)
    assert drawn_with in said
    assert "\\u" not in said


def test_a_routine_has_no_figure(capsys: Captured) -> None:
    assert "“relief” has no figure; “backstretch show bridge --figure” shows one" in refusal_of(
        capsys, "show", "relief", "--figure"
    )


def test_all_movements_are_drawn_on_one_sheet(capsys: Captured, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.svg"
    assert main(["figure-sheet", "--out", str(sheet)]) == 0
    assert f"wrote {sheet}" in capsys.readouterr().err
    root = ElementTree.fromstring(sheet.read_text(encoding="utf-8"))
    assert root.tag.endswith("svg")
    assert "Bridge" in sheet.read_text(encoding="utf-8")


@needs_pipes
def test_a_sheet_goes_into_a_pipe_and_where_a_link_leads(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "target")
    with read_from(tmp_path / "pipe") as read:
        for out in ("link", "pipe"):
            assert main(["figure-sheet", "--out", str(tmp_path / out)]) == 0
    assert b"".join(read) == (tmp_path / "target").read_bytes()
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "pipe").is_fifo()


def test_a_sheet_that_cannot_be_written_says_why(capsys: Captured, tmp_path: Path) -> None:
    assert main(["figure-sheet", "--out", str(tmp_path)]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_a_plan_says_where_it_waits_for_a_key(capsys: Captured) -> None:
    waits = "get ready until you press a key"
    assert text_of(capsys, "plan", "--wait-for-key").count(waits) == 4
    assert waits not in text_of(capsys, "plan")


def test_a_rehearsal_says_how_fast_it_is(capsys: Captured) -> None:
    assert "Rehearsal, 60× as fast: 0:" in text_of(capsys, "plan", "--speed", "60")


@pytest.mark.parametrize(
    "only",
    [
        ["--only", "bridge", "pelvic-tilt"],
        ["--only", "bridge", "--only", "pelvic-tilt"],
        ["--only", "bridge,pelvic-tilt"],
        ["--only=bridge, pelvic-tilt,"],
    ],
)
def test_exercises_can_be_named_in_any_way_and_keep_their_order(capsys: Captured, only: list[str]) -> None:
    steps = data_of(capsys, "plan", "relief", *only, "--json")["steps"]
    assert list(dict.fromkeys(step["exercise"] for step in steps)) == ["pelvic-tilt", "bridge"]


def test_settings_are_the_usual_and_options_have_the_last_word(capsys: Captured, home: Path) -> None:
    write(
        home / "settings.toml",
        'dose = "full"\nfirst_side = "right"\nside_order = "one-side-first"\nwait_for_key = true\n'
        '[keys]\n"session.pause" = "x"\n',
    )
    usual = data_of(capsys, "plan", "--json")
    sides = [step["side"] for step in usual["steps"] if step["kind"] == "hold" and step["side"]]
    assert usual["dose"] == "full"
    assert sides[:6] == ["right"] * 5 + ["left"]
    assert sum(step["seconds"] == 0 for step in usual["steps"]) == 4
    asked = data_of(
        capsys, "plan", "--dose", "gentle", "--first-side", "left", "--side-order", "alternate",
        "--no-wait-for-key", "--json",
    )  # fmt: skip
    assert asked["dose"] == "gentle"
    assert [step["side"] for step in asked["steps"] if step["side"]][:1] == ["left"]
    assert all(step["seconds"] for step in asked["steps"])


# --- list and show


@pytest.mark.usefixtures("own")
def test_the_list_names_everything_and_what_is_ones_own(capsys: Captured) -> None:
    text = text_of(capsys, "list")
    assert "  knee-to-chest         Knee to Chest         3–5 × 10 s each leg, then both legs\n" in text
    assert "Your exercises\n  bird-dog  Bird Dog [/]  2–4 × 2.5 s each arm\n" in text
    assert "Your routines\n  mine  Mine  gentle dose, about 3 minutes\n" in text


def test_without_files_of_ones_own_nothing_is_said_of_them(capsys: Captured) -> None:
    assert "Your" not in text_of(capsys, "list")


@pytest.mark.usefixtures("own")
def test_the_list_as_data(capsys: Captured) -> None:
    names = data_of(capsys, "list", "--json")
    assert {exercise["id"]: exercise["own"] for exercise in names["exercises"]} == {
        "pelvic-tilt": False, "knee-to-chest": False, "lower-trunk-rotation": False, "hamstring-stretch": False,
        "bridge": False, "bird-dog": True, "chin-nod": False, "head-turn": False, "head-tilt": False,
        "open-arms": False, "arms-overhead": False,
    }  # fmt: skip
    mine = next(routine for routine in names["routines"] if routine["id"] == "mine")
    assert mine == {
        "id": "mine", "name": "Mine", "purpose": "As prescribed.", "region": "low-back", "dose": "gentle",
        "exercises": ["bird-dog", "bridge"], "total_seconds": 189, "own": True,
    }  # fmt: skip


def test_an_exercise_of_the_same_id_is_ones_own(capsys: Captured, home: Path) -> None:
    write(home / "exercises" / "bridge.toml", BIRD_DOG)
    bridge = next(exercise for exercise in data_of(capsys, "list", "--json")["exercises"] if exercise["id"] == "bridge")
    assert (bridge["name"], bridge["own"]) == ("Bird Dog [/]", True)


@pytest.mark.usefixtures("own")
@pytest.mark.parametrize("columns", [40, 80, 120])
def test_an_exercise_is_wrapped_to_the_terminal(
    capsys: Captured, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    text = text_of(capsys, "show", "bird-dog")
    assert max(map(len, text.splitlines())) <= columns
    words = " ".join(text.split())
    for part in ("Bird Dog [/] (bird-dog)", "It steadies the spine.", "2–4 × 2.5 s each arm", "On hands and knees.",
                 "1. Reach one arm forward, as far as is comfortable,", "2. Come back.", "You need A mat"):  # fmt: skip
        assert part in words
    assert "Cautions" not in text


@pytest.mark.usefixtures("own")
def test_a_routine_is_shown_with_what_it_asks_for(capsys: Captured) -> None:
    text = text_of(capsys, "show", "mine")
    assert "  1. Bird Dog [/] (bird-dog): 2 × 2.5 s each arm\n  2. Bridge (bridge): 10 × 4 s\n" in text


def test_an_exercise_as_data_is_its_file(capsys: Captured) -> None:
    tilt = data_of(capsys, "show", "pelvic-tilt", "--json")
    assert tilt["id"] == "pelvic-tilt"
    assert tilt["phases"][0]["hold_seconds"] == {"min": 5, "max": 5}


# --- check, and files that are not good


@pytest.mark.usefixtures("own")
def test_good_files_are_counted(capsys: Captured) -> None:
    assert main(["check"]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("backstretch: 26 files are valid; put your own files in ")


def test_every_fault_is_a_line_with_its_place_and_cure(capsys: Captured, own: Path) -> None:
    write(own / "exercises" / "bird-dog.toml", BIRD_DOG.replace("side_word", "side_wort"))
    write(own / "settings.toml", 'dose = "ful"\n[keys]\n"session.puse" = "x"\n')
    assert main(["check"]) == 1
    said = capsys.readouterr()
    assert said.err == ""
    lines = said.out.splitlines()
    assert "bird-dog.toml:11: phases[1].side_wort: unknown key; did you mean “side_word”?" in lines[0]
    assert "settings.toml:1: dose: “ful” is not allowed here; did you mean “full”?" in "\n".join(lines)
    assert "settings.toml:3: keys.session.puse: unknown action; did you mean “session.pause”?" in lines[-1]


def test_single_files_and_folders_can_be_checked(capsys: Captured, own: Path) -> None:
    write(own / "settings.toml", "bell = false\n")
    for path, count in (("routines/mine.toml", "1 file is"), ("exercises", "1 file is"), (".", "3 files are")):
        assert main(["check", str(own / path)]) == 0
        assert capsys.readouterr().err == f"backstretch: {count} valid\n"


def test_a_path_that_is_not_there_is_a_fault(capsys: Captured, tmp_path: Path) -> None:
    for name in ("nothing.toml", "settings.toml"):
        assert main(["check", str(tmp_path / name)]) == 1
        assert "no such file or folder" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["list"], ["show", "bridge"], ["plan"], ["plan", "--json"], ["list", "--json"]])
def test_a_bad_file_is_told_of_in_one_line_and_hides_nothing(
    capsys: Captured, own: Path, arguments: Sequence[str]
) -> None:
    main(arguments)
    without = capsys.readouterr().out
    write(own / "exercises" / "bad.toml", "name = 3\n")
    write(own / "exercises" / "worse\x1b[31m.toml", "=\n")
    assert main(arguments) == 0
    said = capsys.readouterr()
    assert said.out == without
    assert said.err == "backstretch: there is a problem with bad.toml and 1 more; run “backstretch check”\n"


def test_a_bad_setting_is_told_of_where_it_matters(capsys: Captured, home: Path) -> None:
    write(home / "settings.toml", 'dose = "ful"\nfirst_side = "right"\n')
    assert main(["plan", "--json"]) == 0
    said = capsys.readouterr()
    assert said.err == "backstretch: there is a problem with settings.toml; run “backstretch check”\n"
    assert json.loads(said.out)["dose"] == "gentle"
    assert '"right"' in said.out


def test_a_file_name_that_a_terminal_would_obey_is_spelt_out(capsys: Captured, home: Path) -> None:
    write(home / "exercises" / "\x1b[31m.toml", "=\n")
    assert main(["check"]) == 1
    assert main(["list"]) == 0
    said = capsys.readouterr()
    assert "\x1b" not in said.out + said.err


MOANING = MINE.replace("Mine", "Moaning").replace("bird-dog", "pelvic-tilt")


@pytest.mark.parametrize(
    "arguments", [["plan", "morning"], ["start", "morning"], ["start", "morning", "--plain"], ["render", "morning"],
                  ["show", "morning"], ["start", "Morning"]],
)  # fmt: skip
def test_a_routine_that_cannot_be_used_is_named_with_the_cause_and_no_other_is_offered(
    capsys: Captured, home: Path, arguments: Sequence[str]
) -> None:
    write(home / "exercises" / "bird-dog.toml", BIRD_DOG.replace("max = 2.5", "max = 7200"))
    write(home / "routines" / f"{arguments[1]}.toml", MINE)
    write(home / "routines" / "moaning.toml", MOANING)
    assert main(arguments) == 2
    said = capsys.readouterr().err
    assert f"“{arguments[1]}” cannot be used: {home}/routines/{arguments[1]}.toml" in said
    assert "moaning" not in said
    if arguments[1] == "morning":
        assert f"“bird-dog” has an error in {home}/exercises/bird-dog.toml:12; fix that first\n" in said


def test_an_exercise_that_cannot_be_used_is_named_with_the_cause(capsys: Captured, home: Path) -> None:
    write(home / "exercises" / "brigde.toml", BIRD_DOG.replace("max = 2.5", "max = 7200"))
    assert main(["show", "brigde"]) == 2
    assert "brigde.toml:12: phases[1].hold_seconds.max: 7200 is too large; the max" in capsys.readouterr().err


def test_files_that_are_ignored_are_named_at_the_start_and_by_check(capsys: Captured, home: Path) -> None:
    write(home / "mine.toml", BIRD_DOG)
    assert main(["list"]) == 0
    assert "there is a problem with mine.toml; run “backstretch check”" in capsys.readouterr().err
    assert main(["check"]) == 1
    assert f"{home}/mine.toml: this file is ignored" in capsys.readouterr().out


# --- what cannot be done


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["lst"], "there is no command “lst”; did you mean “list”?"),
        (["frobnicate"], "there is no command “frobnicate”; see “backstretch --help”"),
        (["--dose", "full"], "there is no option “--dose”; see “backstretch --help”"),
        (["plan", "--dse", "full"], "unknown option “--dse” for “plan”; did you mean “--dose”?"),
        (["list", "bridge"], "unexpected word “bridge” for “list”; see “backstretch list --help”"),
        (["show"], "the following arguments are required: ID; see “backstretch show --help”"),
        (["show", "brigde"], "there is no exercise or routine “brigde”; did you mean “bridge”?"),
        (["show", "\x1b[31m"], r"there is no exercise or routine “\x1b[31m”; “backstretch list” shows all"),
        (["plan", "releif"], "there is no routine “releif”; did you mean “relief”?"),
        (["plan", "xyz"], "there is no routine “xyz”; choose daily, neck or relief"),
        (["plan", "--dose", "gental"], "there is no dose “gental”; did you mean “gentle”?"),
        (["plan", "--dose", "7"],
         "there is no dose “7”; choose gentle, middle or full, or two, such as gentle/full"),
        (["plan", "--only", "brige"],
         "there is no exercise in the routine “relief” called “brige”; did you mean “bridge”?"),
        (["plan", "--only", ","], "--only needs the id of an exercise"),
        (["plan", "--first-side", "lefft"], "there is no side “lefft”; did you mean “left”?"),
        (["plan", "--side-order", "x"], "there is no side order “x”; choose alternate or one-side-first"),
        *((["plan", "--speed", speed], f"--speed is “{speed}”; write a whole number from 1 to 1000")
          for speed in ("0", "1001", "-1", "1.5", "two", "²", "9" * 5000)),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_one_sentence_with_the_cure(
    capsys: Captured, arguments: list[str], sentence: str
) -> None:
    assert refusal_of(capsys, *arguments) in (sentence, sentence[:4095] + "…")


def test_a_fault_of_the_program_is_a_sentence_and_no_traceback(capsys: Captured) -> None:
    def fail() -> int:
        raise ZeroDivisionError("division by zero")

    assert guarded(fail) == 1
    said = capsys.readouterr().err
    assert said.startswith("backstretch: something went wrong (ZeroDivisionError: division by zero); ")
    assert "Traceback" not in said


def test_ctrl_c_is_quiet(capsys: Captured) -> None:
    def interrupted() -> int:
        raise KeyboardInterrupt

    assert guarded(interrupted) == 130
    assert capsys.readouterr().err == ""


# --- help and version


def test_the_version(capsys: Captured) -> None:
    assert text_of(capsys, "--version") == f"backstretch {__version__}\n"


@pytest.mark.parametrize("command", [[], ["start"], ["list"], ["show"], ["plan"], ["check"]])
def test_every_help_has_examples_that_fit_eighty_columns(capsys: Captured, command: list[str]) -> None:
    text = text_of(capsys, *command, "--help")
    assert f"\n  backstretch {' '.join(command)}".rstrip() in text.partition("examples:")[2]
    assert max(map(len, text.splitlines())) <= 80


def test_the_examples_in_the_help_can_be_understood(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "has_terminal", lambda: True)
    for module in (open_command, start_command):
        monkeypatch.setattr(module, "run_app", lambda *_, **__: 0)
    monkeypatch.setattr(cli_plain, "play", lambda *_, **__: 0)
    for command in ([], ["start"], ["list"], ["show"], ["plan"]):
        help_text = text_of(capsys, *command, "--help")
        examples = [
            line.strip().split("  ")[0].split()[1:]
            for line in help_text.partition("examples:")[2].splitlines()
            if line.startswith("  backstretch")
        ]
        assert examples
        for example in examples:
            assert main(example) == 0
            capsys.readouterr()


def test_every_command_has_a_module() -> None:
    for command in (None, *build_parser()[1]):
        name = OTHER_NAMES.get(command) or str(command).replace("-", "_")
        assert callable(import_module(f"backstretch_tui.cli.commands.{name}").run)


# --- the app


def test_the_app_is_given_what_was_asked_for(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(home / "settings.toml", 'first_side = "right"\n')
    choices: list[tuple[SessionRequest, bool]] = []

    def run_app(library: Library, _: object, state: AppState, *, start: bool = False) -> int:
        assert state.run.asks is None
        choices.append((state.request(library.routines), start))
        return 0

    monkeypatch.setattr(app, "has_terminal", lambda: True)
    for module in (open_command, start_command):
        monkeypatch.setattr(module, "run_app", run_app)
    assert main([]) == 0
    assert main(["start", "daily", "--no-teach", "--dose", "full/gentle", "--only", "bridge", "--speed", "60"]) == 0
    (listed, listed_starts), (started, started_starts) = choices
    assert (listed.routine.id, listed.options.first_side, listed_starts) == ("relief", "right", False)
    assert (started.routine.id, started.options.speed, started_starts) == ("daily", 60, True)
    assert started.options.dose == Dose("full", "gentle")
    assert started.left_out == {"pelvic-tilt", "knee-to-chest", "lower-trunk-rotation", "hamstring-stretch"}


def test_the_app_is_run_and_its_exit_status_is_ours(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "has_terminal", lambda: True)
    folders: list[Path] = []

    def run(_: object, *, report_folder: Path) -> int:
        folders.append(report_folder)
        return 143

    monkeypatch.setattr(running, "run", run)
    assert main(["start", "--speed", "60"]) == 143
    assert folders == [home]


def test_the_clock_counts_whole_milliseconds_and_never_goes_back() -> None:
    clock = steady_clock()
    readings = [clock() for _ in range(1000)]
    assert readings == sorted(readings)
    assert all(isinstance(reading, int) for reading in readings)


# --- as a process of its own


def run_process(*arguments: str, **more: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "backstretch_tui", *arguments],
        stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False, **more,
    )  # fmt: skip


@pytest.mark.parametrize("arguments", [[], ["start"]])
def test_without_a_terminal_the_commands_that_work_are_named(arguments: list[str]) -> None:
    ended = run_process(*arguments, stdout=subprocess.PIPE)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == (
        "backstretch: this needs a terminal; "
        "without one, use “backstretch start --plain”, “list”, “show”, “plan” or “check”\n"
    )


def test_a_mistake_is_named_before_a_missing_terminal() -> None:
    for arguments in (["start", "releif"], ["start", "--dose", "ful"], ["start", "--only", "brigde"]):
        assert "; did you mean “" in run_process(*arguments, stdout=subprocess.PIPE).stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe whose reader has gone is made with POSIX's calls")
def test_the_help_of_start_names_every_event_of_a_session_as_json(capsys: Captured) -> None:
    events = re.findall(r"^    ([a-z]+) ", plain.__doc__ or "", re.MULTILINE)
    assert {"step", "sound", "finished"} <= {*events}
    _, _, listed = text_of(capsys, "start", "--help").partition("Each line of --jsonl")
    assert [event for event in events if not re.search(rf"\b{event}\b", listed)] == []


@pytest.mark.parametrize("arguments", [["plan"], ["--help"]])
def test_a_closed_pipe_is_quiet(arguments: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    ended = run_process(*arguments, stdout=writer, env={**os.environ, "PYTHONUNBUFFERED": ""})
    os.close(writer)
    assert (ended.returncode, ended.stderr) == (141, "")


# --- what is heard


def test_a_routine_that_leaves_no_time_for_a_name_is_a_fault(home: Path, capsys: Captured) -> None:
    hurried = (
        BIRD_DOG + "get_ready_seconds = 0\nmove_in_seconds = 0.2\nmove_out_seconds = 0.2\nchange_side_seconds = 0\n"
    )
    write(home / "exercises" / "bird-dog.toml", hurried.replace("2.5", "0.5"))
    write(home / "routines" / "mine.toml", MINE)
    assert main(["check"]) == 1
    assert "mine.toml: exercises: there is no time to say “Left arm.” in “bird-dog”" in capsys.readouterr().out


def test_a_session_is_rendered_with_its_transcript_and_chapters(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["render", "daily", "--only", "bridge"]) == 0
    assert capsys.readouterr() == ("daily.wav\ndaily.txt\ndaily.cue\n", "")
    assert (
        (tmp_path / "daily.txt").read_text().startswith("0:00.000  [Get ready]\n0:00.420  1 exercise, about 2 minutes.")
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["daily.cue", "daily.txt", "daily.wav"]


def test_what_is_rendered_goes_where_a_link_leads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "link.wav").symlink_to(tmp_path / "target")
    assert main(["render", "daily", "--only", "bridge", "--out", "link.wav"]) == 0
    assert (tmp_path / "link.wav").is_symlink()
    assert (tmp_path / "target").read_bytes().startswith(b"RIFF")


@needs_pipes
def test_a_session_can_be_rendered_into_a_pipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with read_from(tmp_path / "pipe.wav") as read:
        assert main(["render", "daily", "--only", "bridge", "--out", "pipe.wav"]) == 0
    assert (tmp_path / "pipe.wav").is_fifo()
    assert main(["render", "daily", "--only", "bridge", "--out", "file.wav"]) == 0
    assert b"".join(read) == (tmp_path / "file.wav").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--out", "there/is/no/folder.wav"], "there/is/no/folder.wav cannot be written: No such file or directory"),
        (["--out", "daily.ogg"], "--out is “daily.ogg”; choose a name that ends in .wav, .m4a, .opus or .mp3"),
        (["--speed", "2"], "a sound file always has normal speed; remove --speed"),
        (["--voice", "ful"], "there is no voice “ful”; did you mean “full”?"),
    ],
)
def test_what_cannot_be_rendered(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["render", *arguments]) == 2
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_the_sound_check_works_without_a_terminal_and_names_what_it_found(capsys: Captured) -> None:
    assert main(["sound-check"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("To play sounds: ")
    assert "hold: Hold" in lines


def test_a_session_as_lines_from_first_to_last_without_a_terminal() -> None:
    ended = run_process("start", "--no-teach", "--only", "bridge", "--plain", "--speed", "200", stdout=subprocess.PIPE)
    assert (ended.returncode, ended.stderr) == (0, "")
    lines = ended.stdout.splitlines()
    assert lines[0].startswith("Bridge, exercise 1 of 1. Get ready 15 s.")
    assert lines[-2:] == ["Bridge: 10 of 10, 30 of 30 s.", REHEARSED]
    assert len(lines) == 1 + 10 * 3 + 9 + 3


def test_errors_of_a_check_as_data(home: Path, capsys: Captured) -> None:
    assert main(["check", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["errors"] == []
    write(home / "settings.toml", "volume = 101\n")
    assert main(["check", "--json"]) == 1
    (error,) = json.loads(capsys.readouterr().out)["errors"]
    assert (error["file"], error["line"], error["field"]) == (str(home / "settings.toml"), 1, "volume")


@pytest.mark.parametrize(
    ("arguments", "same"),
    [(["help"], ["--help"]), (["help", "help"], ["--help"]), (["help", "start"], ["start", "--help"])],
)
def test_help_is_a_command_too(arguments: list[str], same: list[str], capsys: Captured) -> None:
    assert main(arguments) == 0
    first = capsys.readouterr().out
    assert main(same) == 0
    assert capsys.readouterr().out == first
    assert main(["-V"]) == 0
    assert main(["help", "strat"]) == 2


@pytest.mark.parametrize(
    "arguments",
    [
        "export --out",
        "sheet --out",
        "render --out",
        "share relief --out",
        "backup",
        "check",
        "import",
    ],
)
def test_an_empty_name_of_a_file_is_no_name(arguments: str, capsys: Captured) -> None:
    assert main([*arguments.split(), ""]) == 2
    assert "the name of a file is empty; see “backstretch " in capsys.readouterr().err
