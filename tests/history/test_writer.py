"""Disks that are full, locked, or not to be written to: what could not be written is written later."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from backstretch_tui.core.session import Finished, Skip, Stop
from backstretch_tui.core.session.record import record_of
from backstretch_tui.history import backups, sessions
from backstretch_tui.history.queries import Queries
from backstretch_tui.history.recovery import (
    Settled,
)
from backstretch_tui.player import Player
from tests.support.history import (
    PLAN,
    Clock,
    House,
    broken_off,
    finish,
    interrupted,
    journal_of,
    look,
    pass_time,
    past,
    play,
    settle,
    trouble_of,
)

NOBODY = 65534
"""A user who owns nothing."""


class Failing:
    """A store that fails at its n-th write, so many times."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, at: int, times: int = 3) -> None:
        self.writes = 0
        real = sessions.add_note

        def add_note(connection: sqlite3.Connection, *more: object) -> None:
            self.writes += 1
            if at <= self.writes < at + times:
                error = sqlite3.OperationalError("database or disk is full")
                error.sqlite_errorcode = sqlite3.SQLITE_FULL
                raise error
            real(connection, *more)  # type: ignore[arg-type]

        monkeypatch.setattr(sessions, "add_note", add_note)


@pytest.mark.parametrize("n", range(1, 16))
def test_whichever_write_fails_the_session_goes_on_and_nothing_is_missing(
    house: House, monkeypatch: pytest.MonkeyPatch, n: int
) -> None:
    failing = Failing(monkeypatch, n)
    recorder = house.recorder()
    told: list[str] = []
    recorder.writer.on_trouble = lambda: told.append(recorder.writer.trouble)
    player, clock = play(recorder, seconds=40)
    player.do(Skip)
    pass_time(player, clock, 5)
    finish(recorder, player)
    settle(recorder)
    assert recorder.close() == ""
    assert failing.writes >= n
    assert told == ["the disk is full", ""]
    [session] = past(house)
    assert session.held == record_of(player.plan, player.log).held


def test_a_history_that_another_program_locks_is_written_when_it_lets_go(house: House) -> None:
    broken_off(house)
    recorder = house.recorder()
    unfinished = interrupted(recorder)
    with closing(sqlite3.connect(house.paths.database, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        state = recorder.resume(unfinished)
        player = Player(PLAN, Clock(), lambda _: None, journal=journal_of(recorder), state=state)
        player.do(Stop)
        finish(recorder, player)
        assert trouble_of(recorder) == "another program is using it"
        other.execute("COMMIT")
    settle(recorder)
    assert recorder.close() == ""
    assert len(past(house)) == 1


def test_what_could_not_be_written_to_the_end_is_told(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        Failing(patched, 1, times=10**6)
        recorder = house.recorder()
        player, _ = play(recorder)
        finish(recorder, player)
        assert recorder.close(0) == "the disk is full"
    assert recorder.close() == ""


@pytest.fixture
def powerless() -> Iterator[Path]:
    """Return a folder, for a person whom permissions bind: root, who may do anything, is nobody meanwhile."""
    if os.name != "posix":
        pytest.skip("only there do files have such permissions")
    was = os.geteuid()
    with tempfile.TemporaryDirectory() as folder:
        os.chown(folder, was or NOBODY, -1)
        os.seteuid(was or NOBODY)
        try:
            yield Path(folder)
        finally:
            for path in (Path(folder), Path(folder, "home")):
                path.chmod(0o700)
            os.seteuid(was)


def test_on_a_medium_that_cannot_be_written_the_past_is_read_and_the_session_goes_on(powerless: Path) -> None:
    house = House(powerless / "home")
    recorder = house.recorder()
    finish(recorder, play(recorder)[0])
    assert recorder.close() == ""
    house.paths.database.chmod(0o400)
    house.paths.lock.chmod(0o400)
    house.paths.folder.chmod(0o500)
    recorder = house.recorder()
    assert look(recorder) == Settled()
    assert len(Queries(house.paths).past_sessions()) == 1
    player, _ = play(recorder)
    assert trouble_of(recorder) == "it is read-only"
    finish(recorder, player)
    assert isinstance(player.state, Finished)
    house.paths.folder.chmod(0o700)
    house.paths.database.chmod(0o600)
    settle(recorder)
    assert recorder.close() == ""
    assert len(past(house)) == 2


def test_where_no_folder_can_be_made_the_session_goes_on(powerless: Path) -> None:
    powerless.chmod(0o500)
    recorder = House(powerless / "home" / "deeper").recorder()
    assert look(recorder) == Settled()
    finish(recorder, play(recorder)[0])
    assert recorder.close(0) == "Permission denied"
    powerless.chmod(0o700)
    assert recorder.close() == ""


def test_why_all_was_given_up_is_told_on_though_something_was_just_being_written(house: House) -> None:
    recorder = house.recorder()
    recorder.writer.put(lambda _: recorder.writer.give_up("it belongs to another program"))
    assert recorder.close() == ""
    assert recorder.writer.trouble == "it belongs to another program"


def test_a_fault_of_our_own_ends_the_writing_and_is_told(house: House) -> None:
    recorder = house.recorder()
    told: list[str] = []
    recorder.writer.on_trouble = lambda: told.append(recorder.writer.trouble)
    recorder.writer.put(lambda _: 1 // 0)
    settle(recorder)
    assert recorder.close() == ""
    assert told == ["the data cannot be written (ZeroDivisionError)"]


def test_what_is_written_goes_to_the_history_that_is_there_now(house: House) -> None:
    """Another command may have put another file in its place, or deleted it, while this copy had it open."""
    recorder = house.recorder()
    finish(recorder, play(recorder)[0])
    settle(recorder)
    house.paths.database.unlink()
    finish(recorder, play(recorder)[0])
    assert recorder.close() == ""
    assert len(past(house)) == 1


def test_a_session_whose_history_is_taken_away_meanwhile_is_saved_at_its_end(house: House) -> None:
    recorder = house.recorder()
    player, _ = play(recorder)
    settle(recorder)
    house.paths.database.unlink()
    player.do(Skip)
    settle(recorder)
    finish(recorder, player)
    assert recorder.close() == ""
    assert len(past(house)) == 1


def test_a_program_that_runs_for_days_backs_up_each_day(house: House) -> None:
    recorder = house.recorder()
    for date in ("2026-11-22", "2026-11-23", "2026-11-24"):
        house.pass_days(1, date)
        finish(recorder, play(recorder)[0])
        settle(recorder)
    assert recorder.close() == ""
    assert [path.stem for path in backups.newest_first(house.paths.backups)] == ["2026-11-24", "2026-11-23"]
