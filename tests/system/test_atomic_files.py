"""Files are written whole or not at all, and what a kill left half written does not stay."""

import os
from pathlib import Path

import pytest

from backstretch_tui.system.atomic_files import MAX_WRITING_SECONDS, atomic_path


def left_behind(path: Path, age: float = MAX_WRITING_SECONDS + 60) -> Path:
    path.write_bytes(b"half")
    os.utime(path, (path.stat().st_mtime - age,) * 2)
    return path


def test_a_file_is_replaced_when_all_of_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / "back.csv"
    path.write_text("old")
    with atomic_path(path) as temporary:
        temporary.write_text("new")
        assert path.read_text() == "old"
    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name != "posix", reason="only there can a folder be synced")
def test_a_file_is_on_the_disk_before_it_takes_its_place_and_its_place_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, steps = tmp_path / "back.csv", list[str]()
    real_sync, real_replace = os.fsync, Path.replace

    def sync(handle: int) -> None:
        is_folder = os.path.samestat(os.fstat(handle), tmp_path.stat())
        steps.append("folder synced" if is_folder else f"file synced with {os.fstat(handle).st_size} bytes")
        real_sync(handle)

    def replace(self: Path, target: Path) -> Path:
        steps.append("file replaced")
        return real_replace(self, target)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(Path, "replace", replace)
    with atomic_path(path) as temporary:
        temporary.write_text("new")
    assert steps == ["file synced with 3 bytes", "file replaced", "folder synced"]


def test_what_fails_changes_nothing_and_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "back.csv"
    path.write_text("old")
    with pytest.raises(ZeroDivisionError), atomic_path(path) as temporary:
        temporary.write_text(str(1 // 0))
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_what_a_kill_left_of_the_same_file_is_deleted_when_nobody_writes_it_any_more(tmp_path: Path) -> None:
    for end in ("", "-journal"):
        left_behind(tmp_path / f".back[1].csv.0a1b2c3d{end}")
    others = [
        left_behind(tmp_path / ".back[1].csv.4e5f6a7b", MAX_WRITING_SECONDS - 60),
        left_behind(tmp_path / ".back[1].csv.original"),
        left_behind(tmp_path / ".back1.csv.0a1b2c3d"),
        left_behind(tmp_path / ".other.csv.0a1b2c3d"),
    ]
    with atomic_path(tmp_path / "back[1].csv") as temporary:
        temporary.write_text("new")
    assert sorted(tmp_path.iterdir()) == sorted([*others, tmp_path / "back[1].csv"])
