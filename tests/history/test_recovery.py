"""What is found when the program starts: damage is told of, and nothing of it is lost."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from backstretch_tui.core.session import Pause, Stop
from backstretch_tui.history import database, sessions
from backstretch_tui.history.database import open_history
from backstretch_tui.history.recovery import (
    Damaged,
    RunningElsewhere,
    Saved,
    Settled,
    Unreadable,
    Unusable,
)
from backstretch_tui.history.restore import MissingSessions, replace_damaged
from backstretch_tui.player import Player
from tests.support.damage import a_folder, cut, foreign, headless, newer, newer_plan, no_database, scribbled, zero_bytes
from tests.support.history import (
    House,
    broken_off,
    finish,
    look,
    past,
    play,
    settle,
)


def test_a_session_over_but_not_yet_saved_is_saved_at_the_next_start(house: House) -> None:
    broken_off(house, then=lambda player: player.do(Stop))
    assert isinstance(look(house.recorder()), Saved)
    assert [session.done_repetitions for session in past(house)] == [0]
    assert look(house.recorder()) == Settled()


def test_looking_makes_nothing(house: House) -> None:
    assert look(house.recorder()) == Settled()
    assert not house.paths.folder.exists()


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (zero_bytes, "it is empty"),
        (cut, "part of it is missing"),
        (headless, "part of it is missing"),
        (scribbled, "it is damaged"),
        (no_database, "it is not a database"),
    ],
)
@pytest.mark.parametrize("from_backup", [True, False])
def test_damage_is_set_aside_and_the_newest_backup_offered(
    house: House, damage: Callable[[Path], None], reason: str, from_backup: bool
) -> None:
    recorder = house.recorder()
    finish(recorder, play(recorder)[0])
    recorder.close()
    house.pass_days(1, "2026-11-23")
    broken_off(house)  # and with it a copy of the day before
    damage(house.paths.database)
    broken = house.paths.database.read_bytes()
    recorder = house.recorder()
    found = look(recorder)
    assert isinstance(found, Damaged)
    assert found.reason == reason
    assert found.backup
    assert found.backup.name == "2026-11-23.db"
    aside = replace_damaged(house.paths, found.backup if from_backup else None)
    assert aside.read_bytes() == broken
    assert isinstance(look(house.recorder()), Settled)
    finish(recorder, play(recorder)[0])
    assert recorder.close() == ""
    assert len(past(house)) == (2 if from_backup else 1)


def test_a_backup_that_is_damaged_itself_is_not_offered(house: House) -> None:
    for date in ("2026-11-22", "2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26"):
        house.pass_days(1, date)
        recorder = house.recorder()
        finish(recorder, play(recorder)[0])
        recorder.close()
    damages: dict[str, Callable[[Path], None]] = {"26": zero_bytes, "25": scribbled, "24": foreign}
    for day, damage in damages.items():
        damage(house.paths.backups / f"2026-11-{day}.db")
    zero_bytes(house.paths.database)
    found = look(house.recorder())
    assert isinstance(found, Damaged)
    assert found.backup
    assert found.backup.name == "2026-11-23.db"


def test_a_history_that_has_become_shorter_than_its_newest_backup_is_told_of(house: House) -> None:
    for date in ("2026-11-22", "2026-11-23", "2026-11-24"):
        house.pass_days(1, date)
        recorder = house.recorder()
        finish(recorder, play(recorder)[0])
        recorder.close()
    backup = house.paths.backups / "2026-11-24.db"
    with closing(open_history(house.paths)) as connection:
        sessions.delete(connection, past(house)[0].id)
        assert look(house.recorder()) == Settled()
        connection.execute("DELETE FROM session")
    assert look(house.recorder()) == Settled(MissingSessions(1, backup))
    zero_bytes(backup)
    assert look(house.recorder()) == Settled()


def test_a_session_that_another_copy_begins_meanwhile_is_left_alone(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorder = house.recorder()
    finish(recorder, play(recorder)[0])
    recorder.close()
    first, second = house.recorder(), house.recorder()
    real, players = database.check, list[Player]()

    def check(connection: sqlite3.Connection) -> None:
        real(connection)
        if not players:  # between the looks of the other, this one begins
            players.append(play(first, seconds=0)[0])
            settle(first)

    monkeypatch.setattr("backstretch_tui.history.recovery.check", check)
    assert isinstance(look(second), RunningElsewhere)
    finish(first, players[0])
    assert (first.close(), second.close()) == ("", "")
    assert len(past(house)) == 2


@pytest.mark.parametrize(
    ("replacement", "reason"),
    [
        (foreign, "it belongs to another program"),
        (newer, "a newer version of Backstretch wrote it; use that version"),
        (a_folder, "it is not a file"),
    ],
)
def test_what_is_not_ours_is_left_untouched(house: House, replacement: Callable[[Path], None], reason: str) -> None:
    broken_off(house)
    replacement(house.paths.database)
    before = house.paths.database.read_bytes() if house.paths.database.is_file() else b""
    recorder = house.recorder()
    found = look(recorder)
    assert found == Unusable(reason)
    finish(recorder, play(recorder)[0])
    recorder.close()
    assert recorder.writer.trouble == reason
    assert (house.paths.database.read_bytes() if house.paths.database.is_file() else b"") == before


def test_a_session_that_a_later_version_began_is_left_to_that(house: House) -> None:
    broken_off(house)
    newer_plan(house.paths.database)
    before = house.paths.database.read_bytes()
    recorder = house.recorder()
    assert look(recorder) == Unusable("a newer version of Backstretch wrote it; use that version")
    assert house.paths.database.read_bytes() == before
    assert not recorder.lock.is_held


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE event SET name = 'Jump' WHERE number = 1",
        "UPDATE event SET name = 'Resume' WHERE number = 1",
        "UPDATE event SET at = -1 WHERE number = 1",
        "UPDATE session SET began_date = '2026-13-40'",
        "UPDATE plan SET plan = '{}'",
        "UPDATE plan SET plan = replace(plan, 'To test with', 'To \\u001b[2J')",
        "UPDATE plan SET plan = replace(plan, 'To test with', 'To \u202etset')",
    ],
)
def test_a_journal_that_makes_no_sense_is_told_of_and_set_aside(house: House, change: str) -> None:
    broken_off(house)
    with closing(sqlite3.connect(house.paths.database)) as connection:
        connection.execute(change)
        connection.commit()
    found = look(house.recorder())
    assert found == Unreadable(house.paths.folder / "history-damaged-1.db")
    assert look(house.recorder()) == Settled()
    with closing(sqlite3.connect(house.paths.folder / "history-damaged-1.db")) as connection:
        assert connection.execute("SELECT state FROM session").fetchall() == [("playing",)]


def test_a_journal_that_claims_ages_is_soon_read(house: House) -> None:
    """Were each of its gaps walked through, this would not end."""
    broken_off(house, then=lambda player: player.do(Pause))
    with closing(sqlite3.connect(house.paths.database)) as connection:
        connection.execute("UPDATE event SET at = at + 1e15, heard = heard + 1e15 WHERE name = 'Pause'")
        connection.commit()
    assert isinstance(look(house.recorder()), Unreadable)
