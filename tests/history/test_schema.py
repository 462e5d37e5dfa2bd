"""A history of any earlier version is brought up to date: nothing is lost, and damage shows."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from backstretch_tui.history import database, schema, sessions
from backstretch_tui.history.database import open_history
from backstretch_tui.history.errors import UnusableError
from backstretch_tui.history.export.exporter import collect
from backstretch_tui.history.recovery import Interrupted
from backstretch_tui.system.paths import DataPaths
from tests.support.history import House, look
from tests.support.stored_databases import FOLDER, stored

VERSIONS = range(1, len(schema.MIGRATIONS) + 1)
SECOND = "01900000-0000-7000-8000-000000000002"


@pytest.fixture
def places(tmp_path: Path) -> DataPaths:
    return DataPaths(tmp_path / "home")


def keep(version: int, places: DataPaths) -> None:
    """Make the stored history of a version the person's."""
    places.folder.mkdir()
    shutil.copy(stored(version), places.database)


def version_of(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def tables(connection: sqlite3.Connection) -> list[tuple[str, ...]]:
    return connection.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY name").fetchall()


def test_a_history_of_every_version_is_kept() -> None:
    assert sorted(FOLDER.iterdir()) == [stored(version) for version in VERSIONS]
    assert [version_of(stored(version)) for version in VERSIONS] == list(VERSIONS)


@pytest.mark.parametrize("version", VERSIONS)
def test_every_version_is_read_whole(version: int, places: DataPaths) -> None:
    keep(version, places)
    with closing(open_history(places)) as connection:
        complete, cut_short, rehearsal = sessions.past_sessions(connection)
        collected = collect(connection)
        assert not sessions.altered(connection)
        database.check(connection)
    assert (complete.is_complete, complete.pain_before, complete.pain_after) == (True, 3, 2)
    assert (complete.note, complete.held) == ("Ünï, “quoted”", 40_000)
    assert (cut_short.done_repetitions, cut_short.planned_repetitions) == (2, 4)
    assert rehearsal.is_rehearsal
    assert len(list(collected.sessions())) == 3
    assert len(collected.deleted) == 1
    assert len(collected.answers) == min(version, 2)
    assert complete.active == (86_000 if version >= 3 else None)


def test_damage_from_before_regions_still_shows(places: DataPaths) -> None:
    keep(3, places)
    with closing(sqlite3.connect(places.database)) as connection, connection:
        connection.execute("UPDATE session SET note = 'other' WHERE pain_before = 3")
    with closing(open_history(places)) as connection:
        assert [session.note for session in sessions.altered(connection)] == ["other"]
        assert {session.region for session in sessions.past_sessions(connection)} == {"low-back"}


@pytest.mark.parametrize("version", VERSIONS)
def test_a_session_that_an_earlier_version_did_not_end_can_be_resumed(version: int, places: DataPaths) -> None:
    keep(version, places)
    found = look(House(places.folder).recorder())
    assert isinstance(found, Interrupted)
    assert len(found.session.notes) == 6


@pytest.mark.parametrize("version", VERSIONS)
def test_every_version_ends_up_with_the_tables_of_a_new_history(version: int, places: DataPaths) -> None:
    keep(version, places)
    with closing(open_history(places)) as old, closing(open_history(DataPaths(places.folder / "new"))) as new:
        assert tables(old) == tables(new)


@pytest.mark.parametrize("version", [1, 2])
def test_an_end_before_the_beginning_is_put_after_it(version: int, places: DataPaths) -> None:
    keep(version, places)
    with closing(open_history(places)) as connection:
        _, *set_back = sessions.past_sessions(connection)
    assert [session.ended - session.began.utc for session in set_back] == [session.held for session in set_back]


def test_a_migration_is_all_or_nothing_and_comes_after_a_backup(
    places: DataPaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(1, places)
    steps = schema.MIGRATIONS
    with monkeypatch.context() as broken:
        broken.setattr(schema, "MIGRATIONS", (steps[0], (*steps[1], "CREATE TABLE record (b)"), *steps[2:]))
        with pytest.raises(UnusableError):
            open_history(places)
    assert version_of(places.database) == 1
    open_history(places).close()
    assert version_of(places.database) == len(steps)
    assert version_of(places.backups / "before-version-2.db") == 1


CHECKED = [
    ("began", 1), ("began_date", "2026-11-21"), ("began_offset_minutes", 0), ("began_zone", "Europe/Paris"),
    ("ended", 2), ("revised", 3), ("routine", "x"), ("name", "x"), ("dose", "full"), ("speed", 2),
    ("planned_repetitions", 9), ("done_repetitions", 0), ("planned", 0), ("held", 0), ("held_left", 0),
    ("held_right", 0), ("pain_before", 9), ("pain_after", 0), ("note", "x"), ("active", None), ("checksum", None),
]  # fmt: skip


@pytest.mark.parametrize(("column", "value"), CHECKED)
def test_whatever_is_altered_in_a_session_shows(column: str, value: object, places: DataPaths) -> None:
    keep(len(schema.MIGRATIONS), places)
    with closing(open_history(places)) as connection:
        connection.execute(f"UPDATE session SET {column} = ? WHERE id = ?", (value, SECOND))
        assert [session.id for session in sessions.altered(connection)] == [SECOND]


@pytest.mark.parametrize("change", ["UPDATE record SET record = CAST(record || x'00' AS BLOB)", "DELETE FROM record"])
def test_an_altered_record_shows(change: str, places: DataPaths) -> None:
    keep(len(schema.MIGRATIONS), places)
    with closing(open_history(places)) as connection:
        connection.execute(f"{change} WHERE session = ?", (SECOND,))
        assert [session.id for session in sessions.altered(connection)] == [SECOND]


def test_text_moved_from_one_column_to_the_next_shows(places: DataPaths) -> None:
    keep(len(schema.MIGRATIONS), places)
    with closing(open_history(places)) as connection:
        connection.execute("UPDATE session SET routine = 'tes', name = 'tTest' WHERE id = ?", (SECOND,))
        assert [session.id for session in sessions.altered(connection)] == [SECOND]
