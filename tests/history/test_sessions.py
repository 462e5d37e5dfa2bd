"""Sessions as they are read from a file that may hold anything."""

import sqlite3
from contextlib import closing

import pytest

from backstretch_tui.core.session import Stop
from backstretch_tui.core.session.record import record_of
from backstretch_tui.history.database import open_history
from backstretch_tui.history.errors import HistoryError
from backstretch_tui.history.export.exporter import collect
from backstretch_tui.history.queries import Queries
from tests.support.history import House, finish, play, settle


@pytest.mark.parametrize("what", ["name", "note", "routine", "dose", "began_zone"])
def test_what_a_changed_file_would_do_to_a_terminal_is_spelt_out(house: House, what: str) -> None:
    recorder = house.recorder()
    recorder.score_activity("Socks", 4)
    finish(recorder, play(recorder)[0])
    recorder.close()
    with closing(sqlite3.connect(house.paths.database)) as connection:
        connection.execute("UPDATE activity SET name = char(7)")
        connection.execute(f"UPDATE session SET {what} = 'a' || char(27) || '[2J' || char(8238)")
        connection.commit()
    (session,) = Queries(house.paths).past_sessions()
    assert r"a\x1b[2J\u202e" in (session.name, session.note, session.routine, session.dose, session.began.zone)
    with closing(open_history(house.paths)) as connection:
        assert [answer.model_dump()["name"] for answer in collect(connection).answers] == [r"\x07"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ("UPDATE session SET began_date = '2026-13-40'", "it contains an invalid date"),
        ("UPDATE activity SET date = '2026-13-40'", "it contains an invalid date"),
        ("UPDATE session SET ended = -1", "“ended” of the session of 2026-11-22 is not valid"),
    ],
)
def test_what_cannot_be_in_a_history_is_refused_in_a_sentence(house: House, change: str, reason: str) -> None:
    recorder = house.recorder()
    recorder.score_activity("Socks", 4)
    finish(recorder, play(recorder)[0])
    recorder.close()
    with closing(sqlite3.connect(house.paths.database)) as connection:
        connection.execute(change)
        connection.commit()
    with closing(open_history(house.paths)) as connection, pytest.raises(HistoryError, match=reason):
        list(collect(connection).items())


@pytest.mark.parametrize("zone", ["z" * 99, "\x1b" * 59, " "])
def test_no_zone_keeps_a_history_from_being_told(house: House, zone: str) -> None:
    recorder = house.recorder()
    finish(recorder, play(recorder)[0])
    recorder.close()
    with closing(sqlite3.connect(house.paths.database)) as connection:
        connection.execute("UPDATE session SET began_zone = ?", (zone,))
        connection.commit()
    with closing(open_history(house.paths)) as connection:
        (told,) = collect(connection).sessions()
    assert len(told.began.zone) <= 60


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"began_offset_minutes": 1440}, "offset_minutes” of the session of 2026-11-22"),
        ({"dose": "x" * 61}, "“dose” of the session of 2026-11-22"),
    ],
)
def test_what_is_wrong_is_told_whichever_part_of_a_session_has_it(
    house: House, change: dict[str, object], what: str
) -> None:
    recorder = house.recorder()
    finish(recorder, play(recorder)[0])
    recorder.close()
    ((column, value),) = change.items()
    with closing(sqlite3.connect(house.paths.database)) as connection:
        connection.execute(f"UPDATE session SET {column} = ?", (value,))
        connection.commit()
    with (
        closing(open_history(house.paths)) as connection,
        pytest.raises(HistoryError, match=f"{what} is not val"),
    ):
        list(collect(connection).items())


def test_the_journal_of_a_session_is_deleted_when_the_next_one_begins(house: House) -> None:
    recorder = house.recorder()
    finish(recorder, play(recorder)[0])
    play(recorder, seconds=5)
    assert recorder.close() == ""
    with closing(sqlite3.connect(house.paths.database)) as connection:
        running = connection.execute("SELECT id FROM session WHERE state = 'playing'").fetchall()
        assert connection.execute("SELECT DISTINCT session FROM event").fetchall() == running
        assert connection.execute("SELECT session FROM plan").fetchall() == running


def test_nothing_of_a_session_that_is_deleted_stays_in_the_file(house: House) -> None:
    recorder = house.recorder()
    player, _ = play(recorder)
    player.do(Stop)
    session = recorder.finish(record_of(player.plan, player.log))
    assert session
    recorder.revise(session._replace(note="Nobody is to know."))
    recorder.leave()
    settle(recorder)
    assert b"Nobody is to know." in house.paths.database.read_bytes()
    recorder.delete(session.id)
    assert recorder.close() == ""
    assert b"Nobody is to know." not in house.paths.database.read_bytes()
