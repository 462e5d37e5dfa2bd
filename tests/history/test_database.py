"""Whatever bytes of the database are damaged: what is wrong is told in a sentence, and what is whole can be read."""

import sqlite3
from contextlib import closing, suppress
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstretch_tui.history import answers, database, schema, sessions
from backstretch_tui.history.database import check, open_history
from backstretch_tui.history.errors import DamagedError, HistoryError, UnusableError, history_errors
from backstretch_tui.system.paths import DataPaths
from tests.support.history import House, finish, past, play


@pytest.fixture
def lived(house: House) -> House:
    """Play a session, say something, and leave one interrupted."""
    recorder = house.recorder()
    recorder.answer("signs", "none")
    recorder.score_activity("Socks", 3)
    finish(recorder, play(recorder, seconds=5)[0])
    play(recorder, seconds=5)
    assert recorder.close() == ""
    return house


def read(paths: DataPaths) -> None:
    """Read all that there is."""
    with closing(open_history(paths)) as connection, history_errors():
        check(connection)
    read_unchecked(paths)


def read_unchecked(paths: DataPaths) -> None:
    with closing(open_history(paths)) as connection, history_errors():
        for session in sessions.past_sessions(connection):
            sessions.readable_record(connection, session.id)
        sessions.altered(connection)
        answers.asked(connection, "low-back")
        answers.answers(connection)
        answers.activity_scores(connection)
        if session_id := sessions.playing(connection):
            sessions.unfinished(connection, session_id)


def test_whatever_is_damaged_is_told_in_a_sentence(lived: House) -> None:
    whole = lived.paths.database.read_bytes()

    @given(st.lists(st.tuples(st.integers(0, len(whole) - 1), st.binary(min_size=1, max_size=64)), max_size=4))
    def damage(changes: list[tuple[int, bytes]]) -> None:
        data = bytearray(whole)
        for place, scribble in changes:
            data[place : place + len(scribble)] = scribble
        lived.paths.database.write_bytes(data)
        with suppress(HistoryError):
            read(lived.paths)

    damage()


def test_a_damaged_page_is_told_in_a_sentence(lived: House) -> None:
    whole = lived.paths.database.read_bytes()
    for page in range(len(whole) // 4096):
        for scribble in (bytes(4096), b"\xff" * 4096):
            data = bytearray(whole)
            data[page * 4096 : (page + 1) * 4096] = scribble
            lived.paths.database.write_bytes(data)
            with suppress(HistoryError):
                read(lived.paths)


def test_where_the_tables_have_damaged_names_that_is_damage(lived: House) -> None:
    """SQLite quotes the name, which Python cannot read."""
    data = lived.paths.database.read_bytes()
    lived.paths.database.write_bytes(data.replace(b"CREATE TABLE session (", b"CREATE TABLE s\xc3ssion ("))
    with pytest.raises(DamagedError, match="it is damaged"):
        open_history(lived.paths)


def test_pages_that_have_changed_places_are_told_in_a_sentence(lived: House) -> None:
    whole = lived.paths.database.read_bytes()
    pages = [whole[start : start + 4096] for start in range(0, len(whole), 4096)]
    for one, other in combinations(range(len(pages)), 2):
        swapped = [*pages]
        swapped[one], swapped[other] = pages[other], pages[one]
        lived.paths.database.write_bytes(b"".join(swapped))
        with suppress(HistoryError):
            read(lived.paths)


@pytest.mark.parametrize(
    ("table", "column"),
    [
        *(("session", name) for name in ("began", "began_zone", "ended", "pain_before", "note", "active")),
        ("answer", "at"), ("answer", "answer"), ("activity", "date"), ("activity", "score"), ("event", "at"),
        ("event", "name"), ("plan", "plan"),
    ],
)  # fmt: skip
def test_a_value_of_another_type_is_damage(lived: House, table: str, column: str) -> None:
    with closing(sqlite3.connect(lived.paths.database, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("UPDATE sqlite_schema SET sql = replace(sql, ') STRICT', ')')")
    with closing(sqlite3.connect(lived.paths.database, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(f"UPDATE {table} SET {column} = x'00'")
    with pytest.raises(DamagedError):
        read_unchecked(lived.paths)


def test_what_belongs_to_no_session_is_damage(lived: House) -> None:
    with closing(sqlite3.connect(lived.paths.database)) as connection:
        connection.execute("DELETE FROM session WHERE state = 'over'")
        connection.commit()
    with closing(open_history(lived.paths)) as connection, pytest.raises(DamagedError):
        check(connection)


def test_a_journal_that_is_left_over_keeps_nothing_from_being_read(lived: House) -> None:
    lived.paths.database.with_name("history.db-journal").touch()
    assert len(past(lived)) == 1


def test_a_journal_that_is_no_file_is_named(lived: House) -> None:
    lived.paths.database.with_name("history.db-wal").mkdir()
    with pytest.raises(UnusableError, match=r"“history\.db-wal” next to it is not a file; move that elsewhere"):
        open_history(lived.paths)


def test_damaged_text_keeps_nothing_from_being_read(lived: House) -> None:
    with closing(sqlite3.connect(lived.paths.database)) as connection:
        connection.execute("UPDATE session SET note = CAST(x'61ff62' AS TEXT) WHERE state = 'over'")
        connection.commit()
    assert [session.note for session in past(lived)] == ["a\ufffdb"]
    with closing(open_history(lived.paths)) as connection:
        assert len(sessions.altered(connection)) == 1


def test_a_history_is_whole_while_another_process_writes_to_it(lived: House, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = lived.paths.database.read_bytes()
    lived.paths.database.write_bytes(whole[:4096])

    def written_meanwhile(path: Path) -> list[Path]:
        path.write_bytes(whole)
        return []

    monkeypatch.setattr(database, "journals", written_meanwhile)
    assert database.read_version(lived.paths.database) == len(schema.MIGRATIONS)
