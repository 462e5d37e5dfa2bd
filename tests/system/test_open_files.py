"""Files are read without taking away the locks that SQLite holds on them in the same process."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from backstretch_tui.system import open_files
from backstretch_tui.system.open_files import read_start

WRITE = """
import sqlite3, sys
try:
    sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None).execute("BEGIN IMMEDIATE")
except sqlite3.OperationalError as error:
    print(error)
"""


def another_program_is_told(path: Path) -> str:
    """Return what another program hears that wants to write."""
    ended = subprocess.run([sys.executable, "-c", WRITE, str(path)], capture_output=True, text=True, check=True)
    return ended.stdout


def test_a_lock_is_still_held_after_the_file_was_read(tmp_path: Path) -> None:
    path = tmp_path / "one.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE t (a)")
        connection.execute("BEGIN IMMEDIATE")
        for _ in range(3):
            assert read_start(path, 16) == b"SQLite format 3\0"
        assert another_program_is_told(path) == "database is locked\n"


def test_a_file_that_took_the_place_of_another_is_read_itself(tmp_path: Path) -> None:
    path = tmp_path / "one"
    for text in (b"first", b"second"):
        (tmp_path / "new").write_bytes(text)
        (tmp_path / "new").replace(path)
        assert read_start(path, 100) == text
    path.write_bytes(b"changed")
    assert read_start(path, 3) == b"cha"


@pytest.mark.skipif(os.name != "posix", reason="elsewhere files are closed at once")
def test_not_more_files_stay_open_than_there_can_be_databases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(open_files, "MAX_OPEN", 3)
    monkeypatch.setattr(open_files, "_handles", {})
    for name in "abcda":
        (tmp_path / name).write_text(name)
        assert read_start(tmp_path / name, 9) == name.encode()
    assert len(open_files._handles) == 3
    for handle in open_files._handles.values():
        os.close(handle)
