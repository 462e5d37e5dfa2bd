"""Histories merge to the same in whatever order, and nothing bad comes in."""

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstretch_tui.core.model.exercise import MAX_TOTAL_REPETITIONS
from backstretch_tui.core.session import PauseReason
from backstretch_tui.core.session.record import Outcome, Record, Repetition
from backstretch_tui.core.session.summary import MAX_INSTANT, SessionSummary, revised, with_totals
from backstretch_tui.history import database, sessions
from backstretch_tui.history.codec import MAX_PAUSES, stored_record
from backstretch_tui.history.database import open_history
from backstretch_tui.history.errors import HistoryError
from backstretch_tui.history.export import database_copy, importer
from backstretch_tui.history.export.archive import ActivityRecord, AnswerRecord, DeletionRecord, Item, session_record
from backstretch_tui.history.export.exporter import Archive, collect
from backstretch_tui.history.export.importer import Counts, merge, read
from backstretch_tui.system.paths import DataPaths
from tests.support.archives import ITEMS, archive_from
from tests.support.history import House, finish, play
from tests.support.sessions import IDS, a_session, archive_of, spoil

CASES = Path(__file__).parent / "cases"


@given(ITEMS, ITEMS, ITEMS, st.randoms(use_true_random=False))
def test_merging_is_the_same_in_any_order_and_however_often(
    one: list[Item], two: list[Item], three: list[Item], random: Random
) -> None:
    together = archive_from(one, two)
    assert archive_from(two, one) == together
    assert archive_from(one, two, one, two) == together
    whole = archive_from(one, two, three)
    assert archive_from(together.items(), three) == whole
    assert archive_from(one, archive_from(two, three).items()) == whole
    shuffled = [*one, *two, *three]
    random.shuffle(shuffled)
    assert archive_from(shuffled) == whole


@pytest.fixture
def connection(tmp_path: Path) -> sqlite3.Connection:
    return open_history(DataPaths(tmp_path / "home"))


def added(connection: sqlite3.Connection, *pairs: tuple[SessionSummary, Record]) -> Counts:
    return merge(connection, archive_of(*pairs).items())


def test_the_same_history_twice_changes_nothing(connection: sqlite3.Connection) -> None:
    with closing(connection):
        first = added(connection, a_session(0), a_session(1))
        second = added(connection, a_session(0), a_session(1))
        assert (first, second) == (Counts(new=2), Counts(already=2))


def test_of_two_versions_the_later_counts(connection: sqlite3.Connection) -> None:
    with closing(connection):
        added(connection, a_session(0))
        assert added(connection, a_session(0, note="Better", revised=9)) == Counts(updated=1)
        assert added(connection, a_session(0, note="Older", revised=1)) == Counts(already=1)
        assert [session.note for session in collect(connection).sessions()] == ["Better"]


CUT = a_session(0, pain_before=3)[0], Record(a_session()[1].repetitions, ())
WHOLE = a_session(0)[0], Record(a_session()[1].repetitions * 3, ())


@pytest.mark.parametrize(
    ("more", "less"),
    [
        (WHOLE, CUT),
        (a_session(0, pain_before=3), a_session(0)),
        (a_session(0, note="Rain"), a_session(0)),
        (WHOLE, (CUT[0]._replace(revised=9), CUT[1])),
        ((a_session()[0], replace(a_session()[1], active=5)), a_session(0)),
    ],
    ids=["repetitions", "pain", "note", "cut later", "active"],
)
def test_of_two_versions_that_are_equally_late_or_of_which_one_was_cut_the_one_with_more_in_it_counts(
    connection: sqlite3.Connection,
    more: tuple[SessionSummary, Record],
    less: tuple[SessionSummary, Record],
) -> None:
    with closing(connection):
        assert added(connection, less) == Counts(new=1)
        assert added(connection, more) == Counts(updated=1)
        assert added(connection, less) == Counts(already=1)
        assert collect(connection) == archive_from(archive_of(more).items())


def test_what_was_deleted_elsewhere_is_deleted_here_and_does_not_come_back(connection: sqlite3.Connection) -> None:
    deletion = DeletionRecord(id=IDS[0])
    with closing(connection):
        added(connection, a_session(0))
        assert merge(connection, [deletion]) == Counts(deleted=1)
        assert merge(connection, [deletion]) == Counts()
        assert added(connection, a_session(0)) == Counts(skipped=1)
        assert not collect(connection).packed


def test_what_is_new_and_deleted_in_the_same_import_is_not_counted_as_new(connection: sqlite3.Connection) -> None:
    with closing(connection):
        items = [*archive_of(a_session(0)).items(), DeletionRecord(id=IDS[0])]
        assert merge(connection, items) == Counts(skipped=1)


def test_the_session_that_is_being_played_is_left_alone(tmp_path: Path) -> None:
    house = House(tmp_path / "home")
    recorder = house.recorder()
    player, _ = play(recorder)
    finish(recorder, player)
    assert not recorder.close()
    with closing(open_history(house.paths)) as connection:
        exported = list(collect(connection).items())
        sessions.reopen(connection, exported[0].id)
        assert merge(connection, exported) == Counts(already=1)
        assert sessions.playing(connection) == exported[0].id


def test_where_anything_fails_nothing_is_merged(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, calls = sessions.put, []

    def put(*arguments: object) -> None:
        calls.append(arguments)
        if len(calls) == 2:
            raise sqlite3.OperationalError("disk I/O error")
        real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(sessions, "put", put)
    with closing(connection):
        with pytest.raises(HistoryError):
            added(connection, a_session(0), a_session(1))
        assert collect(connection) == Archive()


def test_an_interrupted_import_changes_nothing(connection: sqlite3.Connection) -> None:
    def interrupted() -> Iterable[Item]:
        yield from archive_of(a_session(0)).items()
        raise KeyboardInterrupt

    with closing(connection):
        with pytest.raises(KeyboardInterrupt):
            merge(connection, interrupted())
        assert collect(connection) == Archive()


GOOD = session_record(a_session()[0], stored_record(a_session()[1])).model_dump_json()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("nonsense", "1: not JSON; each line must be one JSON object"),
        (f"{GOOD}\n\n{GOOD[:-9]}", "3: not JSON"),
        (GOOD.replace('"speed":1', '"speed":0'), "1: speed is not valid"),
        (GOOD.replace('"pain_before":null', '"pain_before":11'), "1: pain_before is not valid"),
        (GOOD.replace('"Relief"', '"Re\\u001blief"'), "1: name is not valid"),
        (GOOD.replace("2026-11-22", "2026-13-22"), "1: began.date is not valid"),
        (GOOD.replace('"session"', '"secession"'), "1: this line is not valid"),
        ("id,began,\n", "1: these are not the columns"),
        (GOOD.replace('"speed"', '"' + "a." * 20_000 + '"'), "1: "),
        (GOOD.replace('"session"', '"' + "s" * 20_000 + '"'), "1: "),
        ('{"kind":"session","record":' + "[" * 50_000, "1: "),
        (GOOD.replace("10000", "9" * 5_000, 1), "1: "),
        (GOOD.replace("[]", '["' + '","'.join(["x"] * 100_000) + '"]'), "1: record.pauses"),
    ],
)
def test_a_bad_line_is_named_in_a_short_sentence(tmp_path: Path, text: str, reason: str) -> None:
    file = tmp_path / "export.jsonl"
    file.write_text(text, "utf-8")
    with pytest.raises(HistoryError) as raised:
        list(read(file))
    assert str(raised.value).startswith(f"{file}:{reason}")
    assert len(str(raised.value)) < len(str(file)) + 400


def test_a_byte_order_mark_and_line_ends_of_another_system_are_no_fault(tmp_path: Path) -> None:
    file = tmp_path / "export.jsonl"
    file.write_bytes(b"\xef\xbb\xbf" + GOOD.encode() + b"\r\n")
    assert len(list(read(file))) == 1


def test_a_line_is_never_read_that_is_longer_than_any_session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importer, "MAX_LINE_BYTES", 1000)
    file = tmp_path / "export.jsonl"
    file.write_text(f"{GOOD}\n{' ' * 1001}", "utf-8")
    with pytest.raises(HistoryError, match=r"export\.jsonl:2: this line is longer than 1,000 bytes"):
        list(read(file))


def test_a_database_is_never_larger_than_a_history_and_text_is_read_however_long_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database_copy, "MAX_BYTES", 2 * len(GOOD))
    file = tmp_path / "export.jsonl"
    file.write_text(f"{GOOD}\n" * 3, "utf-8")
    assert len(list(read(file))) == 3
    with pytest.raises(HistoryError, match="larger than 0 MB, the maximum for a database; import an export from there"):
        list(read(CASES / "nostrict.db"))


def test_what_holds_nothing_at_all_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "export.jsonl"
    for empty in (b"", b"\xef\xbb\xbf"):
        file.write_bytes(empty)
        with pytest.raises(HistoryError, match=r"export\.jsonl: it is empty; export it again"):
            list(read(file))
    with pytest.raises(HistoryError, match="standard input: it is empty; export it again"):
        list(importer.read_stream(BytesIO()))


def test_what_is_imported_can_be_read_back(connection: sqlite3.Connection, tmp_path: Path) -> None:
    name, most = "\U0001f9d8" * 59, 10**9
    largest = Record(
        tuple(
            Repetition(most, f"{name}{number % 2}", name, "right", most, most, most, most, most, Outcome.NOT_REACHED)
            for number in range(MAX_TOTAL_REPETITIONS)
        ),
        (PauseReason.BROKEN_OFF,) * MAX_PAUSES,
        10**11,
    )
    session = with_totals(a_session(note="\U0001f9d8" * 1000)[0], largest)
    file = tmp_path / "export.jsonl"
    with closing(connection):
        file.write_text(session_record(session, stored_record(largest)).model_dump_json(), "utf-8")
        assert merge(connection, read(file)) == Counts(new=1)
        assert sessions.record(connection, session.id) == largest


@pytest.mark.parametrize("how", ["UPDATE record SET record = x'0000'", "DELETE FROM record"])
def test_a_record_that_cannot_be_read_keeps_no_other_from_being_exported(
    connection: sqlite3.Connection, how: str
) -> None:
    with closing(connection):
        added(connection, a_session(0), a_session(1))
        spoil(connection, 0, how)
        archive = collect(connection)
        assert [session.id for session in archive.sessions()] == [IDS[1]]
        assert [session.id for session in archive.unread] == [IDS[0]]


def test_a_record_that_cannot_be_read_is_replaced_by_one_that_can(connection: sqlite3.Connection) -> None:
    with closing(connection):
        added(connection, a_session(0), a_session(1))
        whole = collect(connection)
        spoil(connection, 0)
        assert added(connection, a_session(0), a_session(1)) == Counts(new=1, already=1)
        assert collect(connection) == whole
        assert not sessions.altered(connection)


TURN = '["left",1,1,10000,10000,0,"done"]'


@pytest.mark.parametrize(
    ("large", "reason"),
    [
        (
            GOOD.replace(TURN, ",".join([TURN] * 2001)),
            r"record is .*\(it has 2,001 repetitions; the maximum is 2,000\)",
        ),
        (GOOD.replace("[]", json.dumps(["gap"] * (MAX_PAUSES + 1))), r"record.pauses is .*at most 10000"),
    ],
    ids=["repetitions", "pauses"],
)
def test_a_record_too_large_to_be_read_back_is_refused(tmp_path: Path, large: str, reason: str) -> None:
    file = tmp_path / "export.jsonl"
    file.write_text(f"{GOOD}\n{large}\n", "utf-8")
    with pytest.raises(HistoryError, match=f"export.jsonl:2: {reason}"):
        list(read(file))


def test_more_pauses_than_anybody_counts_do_not_keep_a_session_from_being_kept(connection: sqlite3.Connection) -> None:
    session, record = a_session()
    with closing(connection):
        sessions.finish(connection, session, replace(record, pauses=(PauseReason.ASKED,) * (MAX_PAUSES + 1)))
        again = sessions.record(connection, session.id)
    assert again == replace(record, pauses=(PauseReason.ASKED,) * MAX_PAUSES)


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"\xff\xfe\x00", "1: not encoded in UTF-8"), (b"SQLite format 3\x00 and no more", " part of it is missing")],
)
def test_a_bad_file_is_named(tmp_path: Path, data: bytes, reason: str) -> None:
    file = tmp_path / "export.jsonl"
    file.write_bytes(data)
    with pytest.raises(HistoryError, match=f"{file}:{reason}"):
        list(read(file))
    with pytest.raises(HistoryError, match="no such file"):
        list(read(tmp_path / "none"))
    with pytest.raises(HistoryError, match="not a file; to import from a pipe, write -"):
        list(read(tmp_path))
    with pytest.raises(HistoryError, match="xxx…: File name too long") as raised:
        list(read(tmp_path / ("x" * 5000)))
    assert len(str(raised.value)) < 400


def test_an_end_before_the_beginning_is_put_after_it(connection: sqlite3.Connection) -> None:
    with closing(connection):
        assert merge(connection, read(CASES / "ended-before-began.jsonl")) == Counts(new=1)
        (session,) = sessions.past_sessions(connection)
        assert session.ended - session.began.utc == session.held == 30_000
        assert merge(connection, read(CASES / "ended-before-began.jsonl")) == Counts(already=1)


def test_the_latest_times_that_there_can_be_are_exported_again(connection: sqlite3.Connection, tmp_path: Path) -> None:
    began = a_session()[0].began._replace(utc=MAX_INSTANT)
    file = tmp_path / "export.jsonl"
    file.write_text(
        session_record(
            a_session(began=began, ended=MAX_INSTANT, revised=MAX_INSTANT)[0], stored_record(a_session()[1])
        ).model_dump_json().replace(f'"ended":{MAX_INSTANT}', '"ended":0'),
        "utf-8",
    )  # fmt: skip
    with closing(connection):
        assert merge(connection, read(file)) == Counts(new=1)
        sessions.revise(connection, revised(sessions.past_sessions(connection)[0], MAX_INSTANT + 9))
        assert len(list(collect(connection).items())) == 1


def test_a_cut_export_of_an_earlier_version_takes_nothing_away(connection: sqlite3.Connection) -> None:
    with closing(connection):
        for name, came in (("whole.jsonl", Counts(new=1)), ("cut-at-row-end.csv", Counts(already=1))):
            assert merge(connection, read(CASES / name)) == came
        (session,) = sessions.past_sessions(connection)
        assert (session.done_repetitions, session.planned_repetitions) == (10, 10)


def test_the_whole_export_restores_what_a_cut_one_brought(connection: sqlite3.Connection) -> None:
    with closing(connection):
        for name, came in (("cut-at-row-end.csv", Counts(new=1)), ("whole.jsonl", Counts(updated=1))):
            assert merge(connection, read(CASES / name)) == came
        (session,) = sessions.past_sessions(connection)
        assert (session.done_repetitions, session.planned_repetitions) == (10, 10)


SCORE = ActivityRecord(id=IDS[3], at=7, date="2026-11-22", name="Socks", score=4)
ANSWER = AnswerRecord(id=IDS[4], at=8, date="2026-11-22", question="signs", answer="none")


def test_answers_and_scores_travel_and_answers_about_signs_only_when_asked_for(
    connection: sqlite3.Connection, tmp_path: Path
) -> None:
    with closing(connection), closing(open_history(DataPaths(tmp_path / "other"))) as other:
        assert merge(connection, [SCORE, ANSWER]) == Counts(answers=2)
        assert merge(connection, [SCORE, ANSWER]) == Counts()
        assert collect(connection) == Archive(answers=[SCORE, ANSWER])
        assert collect(connection, safety_answers=False) == Archive(answers=[SCORE])
        assert merge(other, read(tmp_path / "home" / "history.db")) == Counts(answers=2)
        assert collect(other) == collect(connection)


def test_a_session_that_was_damaged_in_another_database_is_left_out(
    connection: sqlite3.Connection, tmp_path: Path
) -> None:
    paths = DataPaths(tmp_path / "other")
    with closing(connection), closing(open_history(paths)) as other:
        added(other, a_session(0), a_session(1))
        other.execute("UPDATE session SET pain_before = 7 WHERE id = ?", (IDS[0],))
        assert merge(connection, read(paths.database)) == Counts(new=1, damaged=1)
        assert [session.id for session in sessions.past_sessions(connection)] == [IDS[1]]


def test_the_database_is_whole_after_all_of_it(connection: sqlite3.Connection) -> None:
    with closing(connection):
        added(connection, *(a_session(number) for number in range(5)))
        database.check(connection)
