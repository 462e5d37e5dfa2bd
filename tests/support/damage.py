"""Ways in which a history is damaged, or not one of ours."""

import sqlite3
from contextlib import closing
from pathlib import Path

from backstretch_tui.history.codec import PLAN_VERSION


def zero_bytes(path: Path) -> None:
    path.write_bytes(b"")


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: 3 * 4096])


def headless(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:50])


def scribbled(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096 : 4096 * 4] = b"\xff" * (4096 * 3)
    path.write_bytes(data)


def no_database(path: Path) -> None:
    path.write_text("Dear diary, my back hurts. " * 20)


def foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipe (name)")
        connection.commit()


def newer_plan(path: Path) -> None:
    """Let the session that is being played have been begun by a later version."""
    with closing(sqlite3.connect(path)) as connection:
        now, later = f'"version":{PLAN_VERSION}', f'"version":{PLAN_VERSION + 1}'
        connection.execute("UPDATE plan SET plan = replace(plan, ?, ?)", (now, later))
        assert later in connection.execute("SELECT plan FROM plan").fetchone()[0]
        connection.commit()


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()
