"""The task of a reminder: what Windows is told. Nothing here has run on Windows."""

from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from backstretch_tui.system.task_scheduler import scheduler, script, task
from tests.support.timers import DAILY, TIMER

NAMES = {"t": "http://schemas.microsoft.com/windows/2004/02/mit/task"}


def test_days_and_time_are_written_as_windows_reads_them() -> None:
    root = Xml.fromstring(task(Path("a.ps1"), TIMER).encode("utf-16"))
    assert root.findtext(".//t:StartBoundary", "", NAMES) == "2026-01-01T07:05:00"
    days = root.find(".//t:DaysOfWeek", NAMES)
    assert [day.tag.partition("}")[2] for day in days or ()] == ["Monday", "Friday"]
    every_day = Xml.fromstring(task(Path("a.ps1"), DAILY).encode("utf-16")).find(".//t:DaysOfWeek", NAMES)
    assert len(every_day or ()) == 7


def test_the_task_runs_the_script() -> None:
    root = Xml.fromstring(task(Path("C:/Users/A & <b>/a.ps1"), TIMER).encode("utf-16"))
    assert root.findtext(".//t:Command", "", NAMES) == "powershell.exe"
    assert (root.findtext(".//t:Arguments", "", NAMES)).endswith('-File "C:/Users/A & <b>/a.ps1"')


@pytest.mark.parametrize("quote", ["'", "\u2018", "\u2019", "\u201a", "\u201b"])
def test_no_quote_ends_a_word_in_the_script(quote: str) -> None:
    lines = script(TIMER._replace(title=f"a{quote}b", variables={"HOME": f"c{quote}d"})).splitlines()
    assert f"$env:HOME = 'c{quote}{quote}d'" in lines
    assert f"$note.ShowBalloonTip(15000, 'a{quote}{quote}b', 'Go', 'Info')" in lines


def test_it_is_done_before_anything_is_shown() -> None:
    lines = script(TIMER).splitlines()
    assert lines[:2] == ["& '/bin/false' 'it’’s' > $null", "if ($LASTEXITCODE -eq 0) { exit }"]


def test_a_changed_one_takes_the_place_of_the_one_before() -> None:
    commands = scheduler({"LOCALAPPDATA": "/local"})
    file = str(Path("/local/backstretch/backstretch-reminder.xml"))
    assert commands.set_up == [("schtasks", "/Create", "/F", "/TN", "backstretch-reminder", "/XML", file)]
    assert commands.remove == [("schtasks", "/Delete", "/F", "/TN", "backstretch-reminder")]
