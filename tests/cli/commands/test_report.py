"""`report`: the last weeks as a page to print."""

import stat
from pathlib import Path

import pytest

from backstretch_tui.cli.commands import report
from tests.support.commands import run
from tests.support.pages import Read
from tests.support.sessions import SUNDAY

Captured = pytest.CaptureFixture[str]

pytestmark = pytest.mark.usefixtures("home")


def test_a_report_of_the_last_weeks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report, "now", lambda: SUNDAY)
    page = tmp_path / "report.html"
    assert run("report", "--weeks", "2", "--out", str(page)) == 0
    texts = Read(page.read_text()).texts
    assert "2 weeks, to 22 November 2026" in texts
    assert texts[texts.index("sessions") - 1] == "2"  # the rehearsal is left out
    assert stat.S_IMODE(page.stat().st_mode) == 0o600


def test_a_report_on_standard_output(capsys: Captured) -> None:
    assert run("report", "--out", "-") == 0
    assert "Exercise report" in Read(capsys.readouterr().out).texts


@pytest.mark.parametrize("weeks", ["0", "53", "-1", "twelve", "1e1", "٣"])
def test_weeks_that_there_are_not(weeks: str, capsys: Captured) -> None:
    assert run("report", "--weeks", weeks, "--out", "-") == 2
    assert "write a whole number from 1 to 52" in capsys.readouterr().err
