"""Backups: each is whole, and fewer are kept the older they are."""

import os
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from backstretch_tui.history import backups
from backstretch_tui.history.backups import DAILY, MONTHLY, WEEKLY, kept_dates
from backstretch_tui.history.database import open_history
from backstretch_tui.history.errors import DamagedError
from tests.support.history import House, finish, play


def play_on(house: House, day: str) -> None:
    """Play a session on a day, with which the history of before is backed up."""
    house.pass_days(1, day)
    recorder = house.recorder()
    finish(recorder, play(recorder, seconds=1)[0])
    assert recorder.close() == ""


def days(first: str, number: int) -> list[str]:
    return [(date.fromisoformat(first) + timedelta(days)).isoformat() for days in range(number)]


def test_of_a_year_of_days_seven_eight_weeks_and_twelve_months_are_kept() -> None:
    kept: set[str] = set()
    for day in days("2025-11-25", 365 + 7):
        kept = kept_dates({*kept, day})
    assert sorted(kept) == [
        "2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30", "2026-07-31", "2026-08-31",
        "2026-09-30", "2026-10-18", "2026-10-25", "2026-10-31", "2026-11-01", "2026-11-08", "2026-11-15", "2026-11-22",
        *days("2026-11-25", 7),
    ]  # fmt: skip


def test_whoever_exercises_seldom_keeps_as_many_days() -> None:
    fortnightly = days("2025-01-01", 700)[::14]
    assert sorted(kept_dates(fortnightly))[-DAILY:] == fortnightly[-DAILY:]
    assert len({day[:7] for day in kept_dates(fortnightly)}) == MONTHLY
    assert len(kept_dates(fortnightly)) <= DAILY + WEEKLY + MONTHLY


def test_a_backup_that_is_not_kept_is_deleted_and_what_is_no_daily_backup_stays(house: House) -> None:
    house.paths.backups.mkdir(parents=True)
    mine = [house.paths.backups / name for name in ("before-version-2.db", "mine.db", "2020-02-30.db", "notes.txt")]
    for path in mine:
        path.write_bytes(b"")
    for day in days("2026-11-30", 11):
        play_on(house, day)
    assert sorted(path.name for path in house.paths.backups.iterdir()) == sorted(
        [path.name for path in mine] + [f"{day}.db" for day in days("2026-12-04", 7)]
    )


def test_a_history_without_a_session_is_not_backed_up(house: House) -> None:
    """It would be the newest backup of a person whose history was lost."""
    play_on(house, "2026-12-01")
    assert not house.paths.backups.exists()


def test_of_a_damaged_history_there_is_no_backup(house: House) -> None:
    play_on(house, "2026-12-01")
    with closing(open_history(house.paths)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_schema SET rootpage = 2 WHERE name = 'session_by_begin'")
    with closing(open_history(house.paths)) as connection, pytest.raises(DamagedError):
        backups.back_up(connection, house.paths.backups / "copy.db")
    assert list(house.paths.backups.iterdir()) == []


def test_the_newest_is_the_one_of_the_latest_day_whatever_copied_it_since(house: House) -> None:
    for day in days("2026-11-30", 3):
        play_on(house, day)
    os.utime(house.paths.backups / "2026-12-01.db")
    assert [path.stem for path in backups.newest_first(house.paths.backups)] == ["2026-12-02", "2026-12-01"]


@pytest.mark.parametrize("time", [-(10**10), 0, 10**10, 10**13])
def test_a_backup_that_is_no_day_counts_as_of_the_day_it_was_written(house: House, time: int) -> None:
    house.paths.backups.mkdir(parents=True)
    path = house.paths.backups / "before-version-2.db"
    path.write_bytes(b"")
    os.utime(path, (1_795_345_200, 1_795_345_200))
    assert backups.date_made(path) == "2026-11-22"
    try:
        os.utime(path, (time, time))
    except OSError:
        pytest.skip("the file system knows no such time")
    assert isinstance(backups.date_made(path), str)


def test_copies_that_were_never_finished_do_not_stay_and_one_being_made_does(house: House) -> None:
    house.paths.backups.mkdir(parents=True)
    old, journal, fresh = (
        house.paths.backups / f".2026-11-21.db.{name}" for name in ("0a1b2c3d", "0a1b2c3d-journal", "4e5f6a7b")
    )
    beside = house.paths.folder / ".history-replaced-1.db.0a1b2c3d"
    for path, age in ((old, 700), (journal, 700), (fresh, 500), (beside, 700)):
        path.write_bytes(b"half")
        os.utime(path, (path.stat().st_mtime - age,) * 2)
    for day in ("2026-11-21", "2026-11-22"):
        play_on(house, day)
    assert sorted(path.name for path in house.paths.backups.iterdir()) == [fresh.name, "2026-11-22.db"]
    assert not beside.exists()


@pytest.mark.skipif(os.name != "posix", reason="only there are pipes and links everybody's to make")
def test_links_that_lead_nowhere_pipes_and_folders_are_no_backups(house: House) -> None:
    folder = house.paths.backups
    for day in days("2026-11-30", 2):
        play_on(house, day)
    (folder / "2026-12-02.db").symlink_to(folder / "gone.db")
    (folder / "2026-12-03.db").symlink_to(folder / "2026-12-03.db")
    (folder / "2026-12-04.db").symlink_to("x" * 300)
    os.mkfifo(folder / "2026-12-05.db")
    (folder / "2026-12-06.db").mkdir()
    assert backups.newest_first(folder) == [folder / "2026-12-01.db"]


def test_where_the_folder_of_backups_cannot_be_one_there_are_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert backups.newest_first(tmp_path / "file") == []
    assert backups.newest_first(tmp_path / "nothing") == []
