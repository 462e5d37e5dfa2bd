"""One exercise is taught by itself: as lines and as JSON; nothing is asked or saved."""

import json
from pathlib import Path

import pytest

from backstretch_tui.core.text import teaching
from tests.support.commands import run, type_in
from tests.support.exercises import shipped

BRIDGE = shipped().exercises["bridge"]

Captured = pytest.CaptureFixture[str]


def test_it_is_told_as_lines_and_n_skips_the_rest(
    capsys: Captured, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    before = (home / "history.db").read_bytes()
    type_in(monkeypatch, "n\n")
    assert run("teach", "bridge", "--plain") == 0
    first, *_, last = capsys.readouterr().out.splitlines()
    assert first.startswith("Bridge, exercise 1 of 1. How to do it; n skips this. What it does: Strengthens")
    assert last == teaching.is_over("Bridge")
    assert (home / "history.db").read_bytes() == before


def test_it_is_told_as_json(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    type_in(monkeypatch, "n\n")
    assert run("teach", "bridge", "--jsonl", "--no-tones", "--voice", "off") == 0
    events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [event["cue"] for event in events if event["event"] == "step"] == [BRIDGE.purpose]
    assert (events[-1]["event"], events[-1]["done"]) == ("finished", [])


@pytest.mark.parametrize(
    ("name", "cure"), [("bridg", "did you mean “bridge”?"), ("relief", "“backstretch list” shows")]
)
def test_what_is_no_exercise_is_refused(capsys: Captured, name: str, cure: str) -> None:
    assert run("teach", name) == 2
    told = capsys.readouterr().err
    assert f"there is no exercise “{name}”" in told
    assert cure in told
