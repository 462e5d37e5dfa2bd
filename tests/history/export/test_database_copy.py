"""Another history's database: read whole or refused, with nothing left beside it and no work without end."""

import shutil
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from backstretch_tui.history import schema
from backstretch_tui.history.database import open_history
from backstretch_tui.history.errors import HistoryError
from backstretch_tui.history.export import database_copy as module
from backstretch_tui.history.export.database_copy import database_copy
from backstretch_tui.history.export.exporter import collect
from backstretch_tui.history.export.importer import merge
from backstretch_tui.system.paths import DataPaths
from tests.support.sessions import IDS, a_session, archive_of
from tests.support.stored_databases import stored

CASES = Path(__file__).parent / "cases"

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"


@pytest.fixture
def history(tmp_path: Path) -> Path:
    """Return a database with one session in it."""
    paths = DataPaths(tmp_path / "other")
    with closing(open_history(paths)) as connection:
        merge(connection, archive_of(a_session(0)).items())
    (paths.folder / "history.lock").unlink()
    return paths.database


def ids_in(path: Path) -> list[str]:
    with database_copy(path) as connection:
        return [session.id for session in collect(connection).sessions()]


@pytest.mark.parametrize("version", range(1, len(schema.MIGRATIONS) + 1))
def test_a_database_of_any_version_is_read_and_left_as_it_is(version: int) -> None:
    before = stored(version).read_bytes()
    assert len(ids_in(stored(version))) == 3
    assert stored(version).read_bytes() == before


@pytest.mark.parametrize("name", ["extracol.db", "nostrict.db", "view_inf_norow.db"])
def test_tables_that_are_not_ours_are_refused_with_a_cure(name: str) -> None:
    with pytest.raises(HistoryError, match="its tables are not those of a Backstretch history; import an export"):
        ids_in(CASES / name)


@pytest.mark.parametrize(
    "change",
    [
        "CREATE VIEW more AS SELECT 1",
        "CREATE TABLE more (a)",
        "CREATE TRIGGER more AFTER UPDATE ON session BEGIN SELECT 1; END",
        "CREATE INDEX more ON session (note LIKE '%a%a%a%a%a%a%a%a%a%b')",
        "DROP TABLE answer",
        "ALTER TABLE answer RENAME TO reply",
        "ALTER TABLE answer RENAME COLUMN answer TO reply",
    ],
)
def test_whatever_else_is_in_a_database_is_refused(history: Path, change: str) -> None:
    with closing(sqlite3.connect(history)) as connection:
        connection.execute(change)
    with pytest.raises(HistoryError, match="its tables are not those"):
        ids_in(history)


def test_what_a_write_ahead_log_still_has_is_read_and_nothing_is_left_beside_it(history: Path) -> None:
    with closing(sqlite3.connect(history, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("UPDATE session SET note = 'Written last'")
        before = {path.name: path.read_bytes() for path in history.parent.iterdir()}
        with database_copy(history) as copy:
            assert [session.note for session in collect(copy).sessions()] == ["Written last"]
        assert {path.name: path.read_bytes() for path in history.parent.iterdir()} == before


def test_a_database_that_was_closed_with_a_write_ahead_log_gets_no_files_beside_it(history: Path) -> None:
    with closing(sqlite3.connect(history, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    assert ids_in(history) == [IDS[0]]
    assert [path.name for path in history.parent.iterdir()] == ["history.db"]


def test_what_was_not_written_to_its_end_is_taken_back_in_the_copy_alone(history: Path, tmp_path: Path) -> None:
    left = tmp_path / "left"
    left.mkdir()
    with closing(sqlite3.connect(history, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN")
        connection.execute("UPDATE session SET note = 'Never committed'")
        connection.execute("CREATE TABLE large (a)")
        connection.execute("INSERT INTO large VALUES (zeroblob(1000000))")
        assert history.with_name("history.db-journal").exists()
        for path in history.parent.iterdir():
            shutil.copy(path, left)
    before = {path.name: path.read_bytes() for path in left.iterdir()}
    with database_copy(left / "history.db") as copy:
        assert [session.note for session in collect(copy).sessions()] == [""]
    assert {path.name: path.read_bytes() for path in left.iterdir()} == before


def test_work_without_end_is_ended(history: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_LOOKS", 100)
    with pytest.raises(HistoryError, match="too long to read to be a history"), database_copy(history) as connection:
        connection.execute(ENDLESS)


class Pressed:
    """A limit that Ctrl-C is pressed at, once."""

    is_over = False

    def __lt__(self, looks: int) -> bool:
        if not self.is_over:
            self.is_over = True
            signal.raise_signal(signal.SIGINT)
        return False


def test_ctrl_c_ends_work_without_end(history: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_LOOKS", Pressed())
    with pytest.raises(KeyboardInterrupt), database_copy(history) as connection:
        connection.execute(ENDLESS)


def test_more_rows_than_a_history_has_are_refused(history: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_ROWS", 0)
    with pytest.raises(HistoryError, match="more than 0 rows"):
        ids_in(history)


def test_a_value_larger_than_any_record_is_refused(history: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_VALUE_BYTES", 2_000_000)
    with closing(sqlite3.connect(history)) as connection:
        connection.execute("UPDATE record SET record = zeroblob(3000000)")
        connection.commit()
    with pytest.raises(HistoryError, match="it is damaged"):
        ids_in(history)
