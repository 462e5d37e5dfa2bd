"""`progress`: charts, and the same as data."""

import json

import pytest

from backstretch_tui.cli.commands import progress
from tests.support.commands import run
from tests.support.sessions import SUNDAY

Captured = pytest.CaptureFixture[str]

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture(autouse=True)
def _on_that_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "now", lambda: SUNDAY)


def test_of_as_many_weeks_as_asked_for(capsys: Captured) -> None:
    assert run("progress", "--weeks", "8") == 0
    assert "Days, last 8 weeks" in capsys.readouterr().out
    assert run("progress") == 0
    assert "Days, last 26 weeks" in capsys.readouterr().out


def test_as_data(capsys: Captured) -> None:
    assert run("progress", "--json", "--weeks", "2") == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["version"], data["date"], data["sessions"], data["days"]) == (1, "2026-11-22", 2, 1)
    assert data["held_seconds"] == {"all": 20, "left": 20, "right": 0}
    first, last = data["weeks"]
    assert (first["monday"], first["held_seconds"]) == ("2026-11-09", [0] * 7)
    assert last == {
        "monday": "2026-11-16",
        "held_seconds": [0, 0, 0, 0, 0, 0, 20],
        "planned_seconds": [0, 0, 0, 0, 0, 0, 10],
        "pain_before": 6,
        "pain_after": 4,
    }


def test_weeks_that_there_are_not(capsys: Captured) -> None:
    assert run("progress", "--weeks", "53") == 2
    assert "--weeks is “53”; write a whole number from 1 to 52" in capsys.readouterr().err
