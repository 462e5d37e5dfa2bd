"""Everything that was recorded is found, wherever links lead; what has to stay is named."""

import os
import shutil
from pathlib import Path

import pytest

from backstretch_tui.history.erasure import OtherNames, Recorded, erase, find_recorded
from backstretch_tui.history.read_only import PREFIX
from backstretch_tui.system.atomic_files import MAX_WRITING_SECONDS
from tests.support.damage import no_database
from tests.support.history import House, finish, play

NOW = 1_795_345_200.0

pytestmark = pytest.mark.skipif(os.name != "posix", reason="only there are links everybody's to make")


@pytest.fixture(autouse=True)
def _lived(house: House) -> None:
    """Play a session, and put a backup of it beside."""
    recorder = house.recorder()
    finish(recorder, play(recorder, seconds=1)[0])
    assert recorder.close() == ""
    house.paths.backups.mkdir()
    shutil.copy(house.paths.database, house.paths.backups / "2026-11-22.db")


def test_the_history_and_its_backups_are_found_and_nothing_else(house: House) -> None:
    folder = house.paths.folder
    recorded = {
        folder / "history.db", folder / "history.db-journal", folder / "history-damaged-1.db",
        folder / ".history.db.0a1b",
        house.paths.backups / "2026-11-22.db", house.paths.backups / ".2026-11-22.db.0a1b",
    }  # fmt: skip
    for path in (*recorded, folder / "settings.toml", folder / ".settings.toml.0a1b", folder / "my-history.txt"):
        path.touch()
    found = find_recorded(house.paths, NOW)
    assert set(found.files) == recorded
    assert (found.foreign, found.other_names) == ((), ())
    assert erase(house.paths, found.files) == []
    assert find_recorded(house.paths, NOW) == Recorded((), (), ())
    assert not house.paths.backups.exists()
    assert (folder / "settings.toml").exists()


def test_what_a_link_leads_to_is_found_with_what_is_beside_it(house: House, tmp_path: Path) -> None:
    target = tmp_path / "elsewhere.db"
    house.paths.database.rename(target)
    house.paths.database.symlink_to(target)
    beside = [Path(f"{target}-journal"), tmp_path / ".elsewhere.db.0a1b2c3d"]
    for path in beside:
        path.touch()
    assert {house.paths.database, target, *beside} <= set(find_recorded(house.paths, NOW).files)


def test_a_file_that_is_not_ours_stays_when_a_link_leads_to_it(house: House, tmp_path: Path) -> None:
    target = tmp_path / "elsewhere.db"
    no_database(target)
    link = house.paths.backups / "2026-11-21.db"
    link.symlink_to(target)
    found = find_recorded(house.paths, NOW)
    assert link in found.files
    assert target not in found.files
    assert found.foreign == (target,)


def test_a_link_to_nothing_is_found(house: House) -> None:
    link = house.paths.backups / "2026-11-21.db"
    link.symlink_to("gone")
    assert link in find_recorded(house.paths, NOW).files


def test_names_that_a_file_has_elsewhere_are_counted(house: House, tmp_path: Path) -> None:
    inside = house.paths.folder / "history-damaged-1.db"
    inside.hardlink_to(house.paths.database)
    assert find_recorded(house.paths, NOW).other_names == ()
    (tmp_path / "other.db").hardlink_to(house.paths.database)
    inode = house.paths.database.stat().st_ino
    found = find_recorded(house.paths, NOW).other_names
    assert [(names.path, names.inode) for names in found] == [(inside, inode), (house.paths.database, inode)]
    assert isinstance(found[0], OtherNames)
    assert os.path.ismount(found[0].mount)


def test_what_a_killed_import_left_is_found_where_it_is_the_persons_own(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    left, linked, other, fresh = (tmp_path / f"{PREFIX}{name}" for name in "1234")
    for folder in (left, other, fresh):
        folder.mkdir()
        (folder / "history.db").touch()
        os.utime(folder, (NOW, NOW - MAX_WRITING_SECONDS - 60 * (folder != fresh)))
    linked.symlink_to(left)
    real = Path.lstat

    def lstat(path: Path) -> os.stat_result:
        status = real(path)
        return os.stat_result((*status[:4], os.getuid() + 1, *status[5:])) if path == other else status

    monkeypatch.setattr(Path, "lstat", lstat)
    found = find_recorded(house.paths, NOW).files
    assert [path for path in found if tmp_path in path.parents and house.paths.folder not in path.parents] == [
        left / "history.db"
    ]
    erase(house.paths, found)
    assert not left.exists()
    assert (other / "history.db").exists()
    assert (fresh / "history.db").exists()


def test_a_folder_of_backups_that_has_something_else_stays(house: House) -> None:
    (house.paths.backups / "notes.txt").touch()
    erase(house.paths, find_recorded(house.paths, NOW).files)
    assert [path.name for path in house.paths.backups.iterdir()] == ["notes.txt"]


def test_what_cannot_be_deleted_is_returned(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "unlink", never)
    assert erase(house.paths, (house.paths.database,)) == [house.paths.database]
