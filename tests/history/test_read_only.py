"""A database that is only read: all of it is read, and nothing beside it changes."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

import pytest

from backstretch_tui.history import database
from backstretch_tui.history.errors import UnavailableError
from backstretch_tui.history.read_only import MAX_BYTES, read_only
from backstretch_tui.history.restore import opened_copy

Opened = Callable[[Path], AbstractContextManager[sqlite3.Connection]]

ID = "0" * 36


@pytest.fixture
def history(tmp_path: Path) -> Path:
    """Return an empty history in a folder of its own."""
    folder = tmp_path / "other"
    folder.mkdir()
    database.create(folder / "history.db")
    return folder / "history.db"


@contextmanager
def with_log(history: Path) -> Iterator[None]:
    """Write a deletion that only the write-ahead log has."""
    with closing(sqlite3.connect(history, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("INSERT INTO deleted VALUES (?)", (ID,))
        yield


def left_unfinished(history: Path) -> None:
    """Leave a history as a program does that is killed while it writes a deletion."""
    killed = history.parent / "killed"
    killed.mkdir()
    with closing(sqlite3.connect(history, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN")
        connection.execute("INSERT INTO deleted VALUES (?)", (ID,))
        connection.execute("CREATE TABLE large (a)")
        connection.execute("INSERT INTO large VALUES (zeroblob(1000000))")
        for path in (history, history.with_name("history.db-journal")):
            shutil.copy(path, killed)
    for path in killed.iterdir():
        path.rename(history.parent / path.name)
    killed.rmdir()


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def deletions(history: Path, opened: Opened) -> list[str]:
    """Read the deletions, and see that no file changes."""
    before = files(history.parent)
    with opened(history) as connection:
        found = [row[0] for row in connection.execute("SELECT session FROM deleted")]
        assert files(history.parent) == before
    assert files(history.parent) == before
    return found


ways = pytest.mark.parametrize("opened", [read_only, opened_copy])


@ways
def test_what_a_write_ahead_log_still_has_is_read(history: Path, opened: Opened) -> None:
    with with_log(history):
        assert deletions(history, opened) == [ID]


@ways
def test_a_database_that_was_closed_with_a_write_ahead_log_gets_no_files_beside_it(
    history: Path, opened: Opened
) -> None:
    with with_log(history):
        pass
    assert deletions(history, opened) == [ID]


@ways
def test_what_was_not_written_to_its_end_is_not_read(history: Path, opened: Opened) -> None:
    left_unfinished(history)
    assert deletions(history, opened) == []


@ways
@pytest.mark.skipif(os.name != "posix", reason="only there are links everybody's to make")
def test_the_same_holds_where_a_link_leads_to_it(history: Path, tmp_path: Path, opened: Opened) -> None:
    left_unfinished(history)
    link = tmp_path / "link.db"
    link.symlink_to(history)
    before = files(history.parent)
    with opened(link) as connection:
        assert connection.execute("SELECT count(*) FROM deleted").fetchone() == (0,)
    assert files(history.parent) == before


@ways
@pytest.mark.parametrize("name", ["history.db", "history.db-journal", "history.db-wal"])
def test_no_more_is_read_than_a_history_can_be(
    history: Path, monkeypatch: pytest.MonkeyPatch, opened: Opened, name: str
) -> None:
    """A journal of 20 GB beside a backup was copied, whole, by a look at the backups."""
    large = history.with_name(name)
    large.touch()
    os.truncate(large, MAX_BYTES + 1)
    monkeypatch.setattr(shutil, "copyfile", lambda *_: pytest.fail("it is copied"))
    with pytest.raises(UnavailableError), opened(history):
        pass
