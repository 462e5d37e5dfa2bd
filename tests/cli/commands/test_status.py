"""`status` and `next`: whether today is done, and what is due."""

import json
from pathlib import Path

import pytest

from backstretch_tui.cli import library
from backstretch_tui.cli.commands import status
from backstretch_tui.core.session.summary import Timestamp
from tests.support.commands import run
from tests.support.sessions import SUNDAY

Captured = pytest.CaptureFixture[str]

pytestmark = pytest.mark.usefixtures("home")

MONDAY = Timestamp(SUNDAY.utc + 24 * 3_600_000, "2026-11-23", 60, "Europe/Berlin")


def on(monkeypatch: pytest.MonkeyPatch, moment: Timestamp) -> None:
    monkeypatch.setattr(status, "now", lambda: moment)
    monkeypatch.setattr(library, "now", lambda: moment)


def test_on_a_day_with_a_session(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    on(monkeypatch, SUNDAY)
    assert run("status") == 0
    today, week, following = capsys.readouterr().out.splitlines()
    assert today == "Today: Relief at 12:00, Relief at 12:00"
    assert week.startswith("This week: 1 day   Mo –")
    assert week.endswith("[Su ✓]")
    assert following == "Next: Relief, 11:21; “backstretch next” starts it"


def test_on_a_day_without(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    on(monkeypatch, MONDAY)
    assert run("status") == 1
    assert capsys.readouterr().out.splitlines()[0] == "Today: nothing yet"


def test_in_a_few_words(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    on(monkeypatch, SUNDAY)
    assert run("status", "--short") == 0
    assert capsys.readouterr().out == "stretched today, 1/7\n"
    on(monkeypatch, MONDAY)
    assert run("status", "--short") == 1
    assert capsys.readouterr().out == "not stretched yet, 0/7\n"


def test_as_data(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    on(monkeypatch, SUNDAY)
    assert run("status", "--json") == 0
    data = json.loads(capsys.readouterr().out)
    assert data["version"] == 1
    assert data["done_today"] is True
    assert data["days_this_week"] == ["2026-11-22"]
    assert data["next"] == {"routine": "relief", "name": "Relief", "seconds": 681}


def test_next_starts_the_routine_of_the_day(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    (home / "routines").mkdir()
    routine = 'name = "Mondays"\npurpose = "Short."\ndays = ["mon"]\nexercises = [{ id = "bridge" }]\n'
    (home / "routines" / "mondays.toml").write_text(routine)
    on(monkeypatch, MONDAY)
    assert run("next", "--plain", "--speed", "1000") == 0
    assert "Bridge, exercise 1 of 1" in capsys.readouterr().out
    on(monkeypatch, SUNDAY)
    assert run("next", "--plain", "--speed", "1000") == 0
    assert "Pelvic Tilt, exercise 1 of 5" in capsys.readouterr().out
