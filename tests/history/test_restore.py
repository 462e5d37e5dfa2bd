"""A copy takes the place of the history: nothing is lost by it, and it can be undone."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from backstretch_tui.history import database, restore, schema, sessions
from backstretch_tui.history.database import open_history, writing
from backstretch_tui.history.errors import DamagedError, HistoryError, UnusableError
from backstretch_tui.history.restore import (
    MissingSessions,
    copies,
    missing_since_backup,
    newest_good_backup,
    opened_copy,
)
from tests.support.damage import a_folder, cut, foreign, headless, newer, no_database, scribbled, zero_bytes
from tests.support.history import House, finish, past, play
from tests.support.stored_databases import stored

DAYS = ("2026-11-23", "2026-11-24", "2026-11-25")


@pytest.fixture(autouse=True)
def _lived(house: House) -> None:
    """Play a session on each of three days: the newest backup has two of them."""
    for day in DAYS:
        play_on(house, day)


def play_on(house: House, day: str) -> None:
    house.pass_days(1, day)
    recorder = house.recorder()
    finish(recorder, play(recorder, seconds=1)[0])
    assert recorder.close() == ""


def backup(house: House, day: str) -> Path:
    return house.paths.backups / f"{day}.db"


def ids(house: House) -> list[str]:
    return [session.id for session in past(house)]


def test_a_backup_takes_the_place_of_the_history_and_that_can_be_undone(house: House) -> None:
    before = ids(house)
    aside = restore.restore(house.paths, backup(house, "2026-11-25"))
    assert aside == house.paths.folder / "history-replaced-1.db"
    assert ids(house) == before[:2]
    assert restore.restore(house.paths, aside) == house.paths.folder / "history-replaced-2.db"
    assert ids(house) == before


def test_where_there_is_no_history_a_backup_becomes_it(house: House) -> None:
    before = ids(house)
    house.paths.database.unlink()
    assert restore.restore(house.paths, backup(house, "2026-11-25")) is None
    assert ids(house) == before[:2]


@pytest.mark.parametrize("damage", [zero_bytes, cut, headless, scribbled, no_database])
def test_a_damaged_history_is_kept_as_it_is(house: House, damage: Callable[[Path], None]) -> None:
    before = ids(house)
    damage(house.paths.database)
    damaged = house.paths.database.read_bytes()
    aside = restore.restore(house.paths, backup(house, "2026-11-25"))
    assert aside == house.paths.folder / "history-damaged-1.db"
    assert aside.read_bytes() == damaged
    assert ids(house) == before[:2]


def test_the_journal_of_a_damaged_history_goes_with_it(house: House) -> None:
    """A journal that stayed would be played back into the history that takes its place."""
    zero_bytes(house.paths.database)
    journal = Path(f"{house.paths.database}-journal")
    journal.write_bytes(b"half")
    aside = restore.replace_damaged(house.paths, backup(house, "2026-11-25"))
    assert Path(f"{aside}-journal").read_bytes() == b"half"
    assert not journal.exists()
    assert len(ids(house)) == 2


def test_where_files_can_have_one_name_alone_a_damaged_history_is_copied(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> None:
        raise PermissionError

    scribbled(house.paths.database)
    damaged = house.paths.database.read_bytes()
    monkeypatch.setattr(Path, "hardlink_to", never)
    assert restore.replace_damaged(house.paths, None).read_bytes() == damaged
    assert ids(house) == []


@pytest.mark.skipif(os.name != "posix", reason="only there are links everybody's to make")
@pytest.mark.parametrize("is_damaged", [False, True])
def test_a_history_that_is_a_link_stays_one(house: House, is_damaged: bool) -> None:
    target = house.paths.folder.parent / "elsewhere.db"
    house.paths.database.rename(target)
    house.paths.database.symlink_to(target)
    before = ids(house)
    if is_damaged:
        scribbled(target)
    assert restore.restore(house.paths, backup(house, "2026-11-25"))
    assert house.paths.database.is_symlink()
    assert ids(house) == before[:2]


@pytest.mark.parametrize("damage", [zero_bytes, cut, headless, scribbled, no_database, foreign, newer, a_folder])
def test_a_copy_that_cannot_be_restored_changes_nothing(house: House, damage: Callable[[Path], None]) -> None:
    before, files = ids(house), sorted(house.paths.folder.iterdir())
    damage(backup(house, "2026-11-25"))
    with pytest.raises(HistoryError):
        restore.restore(house.paths, backup(house, "2026-11-25"))
    assert ids(house) == before
    assert sorted(house.paths.folder.iterdir()) == files
    found = newest_good_backup(house.paths)
    assert found
    assert found.stem == "2026-11-24"


def test_a_history_that_is_not_ours_to_change_is_left_alone(house: House) -> None:
    newer(house.paths.database)
    before = house.paths.database.read_bytes()
    with pytest.raises(UnusableError):
        restore.restore(house.paths, backup(house, "2026-11-25"))
    assert house.paths.database.read_bytes() == before


@pytest.mark.parametrize(
    "change",
    [
        "CREATE VIEW forever AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n",
        "CREATE TRIGGER sly AFTER INSERT ON session BEGIN DELETE FROM record; END",
        "DROP TABLE answer",
        "ALTER TABLE answer ADD COLUMN more TEXT",
    ],
)
def test_a_copy_with_other_tables_than_ours_is_refused(house: House, change: str) -> None:
    path = backup(house, "2026-11-25")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(change)
        connection.commit()
    with pytest.raises(UnusableError, match="its tables are not those"), opened_copy(path):
        pass


@pytest.mark.parametrize("version", range(1, len(schema.MIGRATIONS) + 1))
def test_a_copy_of_any_version_is_restored_and_stays_as_it_is(house: House, version: int) -> None:
    path = house.paths.backups / "old.db"
    shutil.copy(stored(version), path)
    before = path.read_bytes()
    restore.restore(house.paths, path)
    assert len(ids(house)) == 3
    assert path.read_bytes() == before


def test_an_empty_database_is_not_restored(house: House) -> None:
    path = house.paths.backups / "empty.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        connection.execute("VACUUM")
    with pytest.raises(DamagedError):
        restore.restore(house.paths, path)


def test_a_copy_whose_pages_are_of_another_size_is_restored(house: House) -> None:
    with closing(sqlite3.connect(backup(house, "2026-11-25"), isolation_level=None)) as connection:
        connection.execute("PRAGMA page_size = 8192")
        connection.execute("VACUUM")
    restore.restore(house.paths, backup(house, "2026-11-25"))
    assert len(ids(house)) == 2


def test_copies_are_listed_with_what_is_in_them(house: House) -> None:
    restore.restore(house.paths, backup(house, "2026-11-24"))
    cut(backup(house, "2026-11-24"))
    assert [(copy.path.stem, copy.sessions, copy.reason) for copy in copies(house.paths)] == [
        ("2026-11-25", 2, ""),
        ("2026-11-24", None, "part of it is missing"),
        ("history-replaced-1", 3, ""),
    ]


def test_sessions_that_the_history_has_lost_are_missing_and_deleted_ones_are_not(house: House) -> None:
    newest = backup(house, "2026-11-25")
    with closing(open_history(house.paths)) as connection:
        assert missing_since_backup(connection, house.paths) is None
        with writing(connection):
            sessions.delete(connection, ids(house)[0])
        assert missing_since_backup(connection, house.paths) is None
        with writing(connection):
            connection.execute("DELETE FROM session")
        assert missing_since_backup(connection, house.paths) == MissingSessions(1, newest)


def test_a_kill_at_any_moment_of_a_restore_leaves_a_whole_history_in_place(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each thing that changes a file is where the program is killed once: nothing after it is done any more."""

    class Killed(BaseException):
        pass

    before = ids(house)
    for is_damaged in (False, True):
        if is_damaged:
            scribbled(house.paths.database)
        for step in range(1, 100):
            steps = iter(range(1, step))

            def count(*_: object, steps: object = steps, **__: object) -> None:
                if next(steps, None) is None:  # type: ignore[call-overload]
                    raise Killed

            with monkeypatch.context() as patched:
                for owner, name in ((Path, "replace"), (Path, "hardlink_to"), (Path, "unlink"), (os, "fsync")):
                    real = getattr(owner, name)

                    def doing(*its: object, real: Callable[..., object] = real, **more: object) -> object:
                        count()
                        return real(*its, **more)

                    patched.setattr(owner, name, doing)
                try:
                    restore.restore(house.paths, backup(house, "2026-11-25"))
                except Killed:
                    assert house.paths.database.exists()
                    continue
            break
        assert ids(house) == before[:2]
        with closing(open_history(house.paths)) as connection:
            database.check(connection)
        if not is_damaged:
            restore.restore(house.paths, house.paths.folder / "history-replaced-1.db")
            assert ids(house) == before
