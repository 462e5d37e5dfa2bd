"""Whichever write fails, of a whole life of sessions: it is tried again, and in the end nothing is missing."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from backstretch_tui.core.checkin.values import SIGNS_QUESTION
from backstretch_tui.core.session import Back, Pause, Skip, SkipExercise
from backstretch_tui.core.session.record import record_of
from backstretch_tui.history import writer
from backstretch_tui.history.database import check, open_history
from backstretch_tui.history.export.exporter import Archive, collect
from backstretch_tui.history.recovery import Settled
from tests.support.history import House, finish, look, pass_time, play, settle

READING = ("SELECT", "PRAGMA")

PARTS = 4
"""Into so many tests all writes are divided, to be run at the same time."""


class Disk:
    """Counts all that is to be written, and fails once."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.writes = 0
        self.fails_at: int | None = None
        disk = self

        class Connection(sqlite3.Connection):
            def execute(self, statement: str, *more: object) -> sqlite3.Cursor:
                if not statement.lstrip().startswith(READING):
                    disk.write()
                return super().execute(statement, *more)  # type: ignore[arg-type]

            def backup(self, target: sqlite3.Connection, **options: object) -> None:
                disk.write()
                super().backup(target, **options)  # type: ignore[arg-type]

        real_connect, real_sync = sqlite3.connect, os.fsync

        def connect(*arguments: object, **options: object) -> sqlite3.Connection:
            return real_connect(*arguments, factory=Connection, **options)  # type: ignore[call-overload, no-any-return]

        def sync(handle: int) -> None:
            self.write()
            real_sync(handle)

        monkeypatch.setattr(sqlite3, "connect", connect)
        monkeypatch.setattr(os, "fsync", sync)

    def write(self) -> None:
        self.writes += 1
        if self.writes == self.fails_at:
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorcode = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)[self.writes % 2]
            raise error


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    monkeypatch.setattr(writer, "RETRY_SECONDS", 0.001)
    with monkeypatch.context() as patched:
        yield Disk(patched)


def live(house: House) -> list[str]:
    """Do all that writes, one thing after the other; return what was told of trouble."""
    recorder, told = house.recorder(), list[str]()
    recorder.writer.on_trouble = lambda: told.append(recorder.writer.trouble)
    recorder.answer(SIGNS_QUESTION, "none")
    settle(recorder)
    player, clock = play(recorder, seconds=5)
    settle(recorder)
    steps: list[Callable[[], object]] = [
        lambda: player.do(Skip),
        lambda: pass_time(player, clock, 6),
        lambda: player.do(SkipExercise),
    ]
    for step in steps:
        step()
        settle(recorder)
    record = record_of(player.plan, player.log)
    session = recorder.finish(record)
    settle(recorder)
    assert session
    session = recorder.revise(session)
    settle(recorder)
    recorder.reopen()
    player.do(Back)
    settle(recorder)
    finish(recorder, player)
    settle(recorder)
    recorder.score_activity("Socks", 4)
    recorder.delete(session.id)
    settle(recorder)
    recorder.undelete(session, record)
    settle(recorder)
    house.pass_days(1, "2026-11-23")
    player, clock = play(recorder, seconds=5)
    player.do(Pause)
    settle(recorder)
    recorder.discard()
    settle(recorder)
    assert recorder.close() == ""
    return told


def kept(house: House) -> Archive:
    with closing(open_history(house.paths)) as connection:
        check(connection)
        return collect(connection)


@pytest.mark.parametrize("part", range(PARTS))
def test_whichever_write_fails_it_is_tried_again_and_nothing_is_missing(disk: Disk, tmp_path: Path, part: int) -> None:
    house = House(tmp_path / "whole")
    assert live(house) == []
    whole, writes = kept(house), disk.writes
    assert len(whole.packed) == 1
    assert writes > 60
    for number in range(1 + part, writes, PARTS):
        disk.writes, disk.fails_at = 0, number
        house = House(tmp_path / str(number))
        told = live(house)
        disk.fails_at = None
        assert disk.writes >= number
        # A copy of the history that cannot be made is no trouble: the next day there is another.
        assert told == [] or (len(told) == 2 and told[1] == ""), number
        assert kept(house) == whole, number
        assert look(house.recorder()) == Settled()
