"""Whatever the environment and the arguments hold, a command ends with a status and in sentences."""

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstretch_tui.cli import main

VARIABLES = [
    "HOME", "BACKSTRETCH_HOME", "BACKSTRETCH_PROFILE", "EDITOR",
    "XDG_CONFIG_HOME", "XDG_DATA_HOME", "TZ", "LANG", "LC_ALL", "COLUMNS", "LINES", "TERM",
    "COLORTERM", "NO_COLOR", "STY", "TMUX", "TERM_PROGRAM", "TERM_PROGRAM_VERSION", "VTE_VERSION", "KITTY_WINDOW_ID",
    "SSH_TTY", "TEXTUAL_COLOR_SYSTEM", "TEXTUAL_DRIVER", "TEXTUAL_LOG", "TEXTUAL_FPS", "TEXTUAL_THEME",
]  # fmt: skip

COMMANDS = [
    "list",
    "show",
    "plan",
    "check",
    "history",
    "progress",
    "export",
    "doctor",
    "start",
    "keys",
    "backup",
    "restore",
    "correct",
    "status",
    "next",
    "new",
    "edit",
    "share",
    "add",
    "sheet",
    "report",
    "completion",
    "help",
    "--profile",
    "zz",
]

WORDS = [
    "relief", "daily", "bridge", "releif", "--json", "--dose", "full", "gentle/full", "--only", "--speed", "0", "1e400",
    "--first-side", "left", "--side-order", "alternate", "--wait-for-key", "--figure", "--all", "--format", "csv",
    "jsonl", "fhir", "ics", "--at", "18:00", "--days", "mon", "--voice", "off", "--help", "--", "-", "~", "…", "\u202e",
    "-1", "--no-tones", "--list", "nan", "", "exercise", "routine", "--from", "--weeks", "--since", "--limit",
    "--short", "--bom", "--yes", "--out", "zsh", "list", "anna",
]  # fmt: skip

letters = st.characters(exclude_characters="/\0", exclude_categories=["Cs"])
"""Without a slash, so that nothing is written outside the folder of the test."""

words = st.sampled_from(WORDS) | st.text(letters, max_size=20)
values = st.sampled_from(
    ["", "0", "1", "-1", "9" * 30, "x" * 5000, "~", "~nobody", "/dev/null", "/nope/x", "a\nb", "é"]
)


@pytest.mark.skipif(sys.platform == "win32", reason="names of files are limited there")
@given(
    environ=st.dictionaries(st.sampled_from(VARIABLES), values | st.text(letters, max_size=20), max_size=4),
    unset=st.sets(st.sampled_from(["HOME", "BACKSTRETCH_HOME"])),
    command=st.sampled_from(COMMANDS),
    rest=st.lists(words, max_size=5),
)
def test_no_environment_and_no_arguments_reach_the_last_resort(
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    environ: dict[str, str],
    unset: set[str],
    command: str,
    rest: list[str],
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path)
        patch.setenv("HOME", str(tmp_path))
        patch.setenv("BACKSTRETCH_HOME", str(tmp_path / "home"))
        patch.setenv("BACKSTRETCH_PROFILE", "")  # so that one that is chosen is forgotten afterwards
        for name in unset:
            patch.delenv(name)
        for name, value in environ.items():
            patch.setenv(name, value)
        status = main([command, *rest])
    said = capfd.readouterr()
    assert status in (0, 1, 2)
    assert "went wrong" not in said.err
    assert "Traceback" not in said.err


def test_what_is_wrong_with_the_words_comes_before_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    for words, message in [
        (["start", "releif"], "did you mean “relief”?"),
        (["start", "--dose", "ful"], "did you mean “full”?"),
        (["start", "--speed", "0"], "--speed is “0”"),
        (["start"], "this needs a terminal"),
    ]:
        assert main(words) == 2
        assert message in capsys.readouterr().err
