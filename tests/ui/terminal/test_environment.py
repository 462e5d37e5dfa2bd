"""What Textual reads from the environment is checked before it is loaded."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstretch_tui.cli import main
from backstretch_tui.ui.terminal.cell_style import has_true_colour
from backstretch_tui.ui.terminal.environment import (
    COLOR_SYSTEMS,
    EnvironmentVariableError,
    is_another_driver,
    prepare_environment,
)


def prepared(**environ: str) -> dict[str, str]:
    prepare_environment(environ)
    return environ


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("TEXTUAL_COLOR_SYSTEM", "nope", "cannot be used; choose auto, standard, 256 or truecolor, or unset it"),
        ("TEXTUAL_DRIVER", "nope", "(No module named 'nope'); name a driver as module:class, or unset it"),
        ("TEXTUAL_DRIVER", ":", "(Empty module name); name a driver as module:class, or unset it"),
        ("TEXTUAL_DRIVER", "os:path", "(issubclass() arg 1 must be a class); name a driver as module:class, or unset"),
        ("TEXTUAL_DRIVER", "os:PathLike", "(not a driver); name a driver as module:class, or unset it"),
        ("TEXTUAL_LOG", "/nope/log", "(No such file or directory); choose a file that can be written, or unset it"),
        ("TEXTUAL_LOG", "/", "(Is a directory); choose a file that can be written, or unset it"),
    ],
)
def test_what_textual_cannot_start_with_is_one_sentence_with_a_cure(
    name: str, value: str, message: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(name, value)
    assert main(["start"]) == 2
    error = capsys.readouterr().err
    assert error.startswith(f"backstretch: {name} is “{value}”, which cannot be used")
    assert message in error
    assert error.count("\n") == 1


@given(st.sampled_from(["TEXTUAL_COLOR_SYSTEM", "TEXTUAL_LOG"]), st.text())
def test_whatever_a_variable_holds_it_is_used_or_named(name: str, value: str) -> None:
    try:
        environ = prepared(**{name: f"/nope/{value}" if name == "TEXTUAL_LOG" else value})
    except EnvironmentVariableError as error:
        assert name in str(error)  # noqa: PT017 - either is right
    else:
        assert environ["TEXTUAL_COLOR_SYSTEM"] in COLOR_SYSTEMS


def test_an_empty_variable_is_none() -> None:
    names = ("TEXTUAL_COLOR_SYSTEM", "TEXTUAL_DRIVER", "TEXTUAL_LOG")
    assert prepared(**dict.fromkeys(names, "")) == prepared()


def test_a_log_is_begun_where_one_is_wanted(tmp_path: Path) -> None:
    prepared(TEXTUAL_LOG=str(tmp_path / "log"))
    assert (tmp_path / "log").exists()


@pytest.mark.parametrize(
    ("environ", "color_system", "many"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, "auto", True),
        ({"TERM": "xterm-256color"}, "auto", False),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "1"}, "auto", False),
        ({"TERM": "screen.xterm-256color", "COLORTERM": "truecolor"}, "256", False),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor", "STY": "1.pts-0.vm"}, "256", False),
        ({"TERM": "screen-256color", "COLORTERM": "truecolor", "TMUX": "/tmp/t,1,0"}, "auto", True),
        ({"TERM": "tmux-256color", "COLORTERM": "truecolor", "TMUX": "/tmp/t,1,0", "STY": "1.pts-0.vm"}, "auto", True),
    ],
)
def test_in_gnu_screen_there_are_256_colors(environ: dict[str, str], color_system: str, many: bool) -> None:
    assert prepared(**environ)["TEXTUAL_COLOR_SYSTEM"] == color_system
    assert has_true_colour(environ) is many


def test_a_color_system_that_was_chosen_is_kept() -> None:
    assert prepared(STY="1.pts-0.vm", TEXTUAL_COLOR_SYSTEM="truecolor")["TEXTUAL_COLOR_SYSTEM"] == "truecolor"


@pytest.mark.parametrize(
    ("driver", "needs_no_terminal"),
    [
        ("textual.drivers.web_driver:WebDriver", True),
        ("textual.drivers.headless_driver:HeadlessDriver", True),
        ("textual.drivers.linux_driver:LinuxDriver", False),
        ("", False),
    ],
)
def test_another_driver_needs_no_terminal(driver: str, needs_no_terminal: bool) -> None:
    assert is_another_driver({"TEXTUAL_DRIVER": driver}) is needs_no_terminal
