"""Histories travel whole, and merge to the same in whatever order."""

import csv
import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given

from backstretch_tui.core.model.exercise import MAX_TOTAL_REPETITIONS
from backstretch_tui.core.session import PauseReason
from backstretch_tui.core.session.record import Outcome, Record, Repetition
from backstretch_tui.core.session.summary import with_totals
from backstretch_tui.history import database, schema
from backstretch_tui.history import sessions as kept
from backstretch_tui.history.codec import MAX_PAUSES
from backstretch_tui.history.database import open_store
from backstretch_tui.history.errors import HistoryError
from backstretch_tui.history.export import archive
from backstretch_tui.history.export.archive import (
    ActivityRecord,
    AnswerRecord,
    Collection,
    DeletionRecord,
    LineError,
    from_json_lines,
    json_lines,
    merged,
    session_record,
)
from backstretch_tui.history.export.csv import csv_lines, from_csv
from backstretch_tui.history.export.importer import Counts, collect, read, take_in
from backstretch_tui.system.paths import DataPaths
from tests.support.archives import collections
from tests.support.sessions import IDS, a_session, lines_of, spoil
from tests.support.stored_databases import stored


@given(collections(), collections(), collections())
def test_merging_is_the_same_in_any_order_and_however_often(
    one: Collection, two: Collection, three: Collection
) -> None:
    assert merged(one, two) == merged(two, one)
    assert merged(merged(one, two), three) == merged(one, merged(two, three))
    assert merged(one, one) == one


@given(collections())
def test_json_lines_and_csv_come_back_as_they_were(collection: Collection) -> None:
    assert from_json_lines(json_lines(collection)) == collection
    assert from_csv(f"{line}\n" for line in csv_lines(collection)).sessions == collection.sessions


@given(collections())
def test_no_cell_is_a_formula(collection: Collection) -> None:
    for row in csv.reader(csv_lines(collection)):
        assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@"))]


@pytest.fixture
def connection(tmp_path: Path) -> sqlite3.Connection:
    return open_store(DataPaths(tmp_path / "home"))


def test_the_same_history_twice_changes_nothing(connection: sqlite3.Connection) -> None:
    with closing(connection):
        first = take_in(connection, [lines_of(a_session(0), a_session(1))])
        second = take_in(connection, [lines_of(a_session(0), a_session(1))])
        assert (first, second) == (Counts(2, 0, 0, 0), Counts(0, 2, 0, 0))


def test_of_two_versions_the_later_counts(connection: sqlite3.Connection) -> None:
    with closing(connection):
        take_in(connection, [lines_of(a_session(0))])
        assert take_in(connection, [lines_of(a_session(0, note="Better", revised=9))]) == Counts(0, 0, 1, 0)
        assert take_in(connection, [lines_of(a_session(0, note="Older", revised=1))]) == Counts(0, 0, 1, 0)
        assert [its.note for its in collect(connection).sessions.values()] == ["Better"]


def test_what_was_deleted_elsewhere_is_deleted_here_and_does_not_come_back(connection: sqlite3.Connection) -> None:
    with closing(connection):
        take_in(connection, [lines_of(a_session(0))])
        assert take_in(connection, [Collection({}, frozenset({IDS[0]}))]) == Counts(0, 0, 0, 1)
        assert take_in(connection, [lines_of(a_session(0))]) == Counts(0, 1, 0, 0)
        assert collect(connection).sessions == {}


def test_deletions_are_read_into_one_collection_however_many_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Collection] = []

    @dataclass(frozen=True)
    class Counted(Collection):
        def __post_init__(self) -> None:
            made.append(self)

    monkeypatch.setattr(archive, "Collection", Counted)
    ids = {f"01900000-0000-7000-8000-{number:012x}" for number in range(100)}
    assert from_json_lines(DeletionRecord(id=one).model_dump_json() for one in ids).deleted == ids
    assert len(made) < 5


def test_another_database_is_taken_in(connection: sqlite3.Connection, tmp_path: Path) -> None:
    with closing(connection), closing(open_store(DataPaths(tmp_path / "other"))) as other:
        take_in(other, [lines_of(a_session(0), a_session(2))])
        assert take_in(connection, [read(tmp_path / "other" / "history.db")]) == Counts(2, 0, 0, 0)
        assert collect(connection) == collect(other)


@pytest.mark.parametrize("version", range(1, len(schema.MIGRATIONS) + 1))
def test_a_database_of_any_version_is_taken_in_and_left_as_it_is(connection: sqlite3.Connection, version: int) -> None:
    before = stored(version).read_bytes()
    with closing(connection):
        assert take_in(connection, [read(stored(version))])[:3] == (3, 0, 0)
    assert stored(version).read_bytes() == before


def test_where_anything_fails_nothing_is_taken_in(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, calls = kept.finish, []

    def finish(*arguments: object) -> None:
        calls.append(arguments)
        if len(calls) == 2:
            raise sqlite3.OperationalError("disk I/O error")
        real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(kept, "finish", finish)
    with closing(connection):
        with pytest.raises(HistoryError):
            take_in(connection, [lines_of(a_session(0), a_session(1))])
        assert collect(connection) == Collection()


GOOD = session_record(*a_session()).model_dump_json()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("nonsense", "1: it is no JSON; each line is to be one JSON object"),
        (f"{GOOD}\n\n{GOOD[:-9]}", "3: it is no JSON"),
        (GOOD.replace('"speed":1', '"speed":0'), "1: speed is not as an export has it"),
        (GOOD.replace('"pain_before":null', '"pain_before":11'), "1: pain_before is not"),
        (GOOD.replace('"Relief"', '"Re\\u001blief"'), "1: name is not"),
        (GOOD.replace("2026-11-22", "2026-13-22"), "1: began.date is not"),
        (GOOD.replace('"session"', '"secession"'), "1: the line is not as an export has it"),
        ("id,began,\n", "1: these are not the columns"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, text: str, why: str) -> None:
    file = tmp_path / "export.jsonl"
    file.write_text(text, "utf-8")
    with pytest.raises(HistoryError) as raised:
        read(file)
    assert str(raised.value).startswith(f"{file}:{why}")


def test_what_is_taken_in_can_be_read_back(connection: sqlite3.Connection) -> None:
    name, most = "\U0001f9d8" * 59, 10**9
    largest = Record(
        tuple(
            Repetition(most, f"{name}{number % 2}", name, "right", most, most, most, most, most, Outcome.NOT_REACHED)
            for number in range(MAX_TOTAL_REPETITIONS)
        ),
        (PauseReason.BROKEN_OFF,) * MAX_PAUSES,
    )
    session = with_totals(a_session()[0], largest)
    with closing(connection):
        take_in(connection, [lines_of((session, largest))])
        assert kept.record(connection, session.id) == largest


@pytest.mark.parametrize("how", ["UPDATE record SET record = x'0000'", "DELETE FROM record"])
def test_a_record_that_cannot_be_read_keeps_no_other_from_being_told(connection: sqlite3.Connection, how: str) -> None:
    with closing(connection):
        take_in(connection, [lines_of(a_session(0), a_session(1))])
        spoil(connection, 0, how)
        collected = collect(connection)
        assert list(collected.sessions) == [IDS[1]]
        assert [its.id for its in collected.unread] == [IDS[0]]


def test_a_record_that_cannot_be_read_is_mended_by_one_that_can(connection: sqlite3.Connection) -> None:
    with closing(connection):
        take_in(connection, [lines_of(a_session(0), a_session(1))])
        whole = collect(connection)
        spoil(connection, 0)
        assert take_in(connection, [whole]) == Counts(1, 1, 0, 0)
        assert (collect(connection), collect(connection).unread) == (whole, [])


TURN = '["left",1,1,10000,10000,0,"done"]'


@pytest.mark.parametrize(
    ("large", "why"),
    [
        (GOOD.replace(TURN, ",".join([TURN] * 2001)), r"record is .*\(it has 2,001 repetitions; the most is 2,000\)"),
        (GOOD.replace("[]", json.dumps(["gap"] * (MAX_PAUSES + 1))), r"record.pauses is .*at most 10000"),
    ],
    ids=["repetitions", "pauses"],
)
def test_a_record_too_large_to_be_read_back_is_refused(tmp_path: Path, large: str, why: str) -> None:
    file = tmp_path / "export.jsonl"
    file.write_text(f"{GOOD}\n{large}\n", "utf-8")
    with pytest.raises(HistoryError, match=f"export.jsonl:2: {why}"):
        read(file)


def test_rows_too_many_to_be_one_session_are_refused() -> None:
    head, row = csv_lines(lines_of(a_session()))
    with pytest.raises(LineError, match="2: record is not as an export has it"):
        from_csv(f"{line}\n" for line in [head, *[row] * 2001])


def test_more_pauses_than_anybody_counts_do_not_keep_a_session_from_being_kept(connection: sqlite3.Connection) -> None:
    session, record = a_session()
    with closing(connection):
        kept.finish(connection, session, replace(record, pauses=(PauseReason.ASKED,) * (MAX_PAUSES + 1)))
        again = kept.record(connection, session.id)
    assert again == replace(record, pauses=(PauseReason.ASKED,) * MAX_PAUSES)


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"SQLite format 3\x00 and no more"])
def test_a_bad_file_is_named(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "export.jsonl"
    file.write_bytes(data)
    with pytest.raises(HistoryError, match=str(file)):
        read(file)
    with pytest.raises(HistoryError, match="there is no such file"):
        read(tmp_path / "none")


def test_a_row_that_is_cut_is_named() -> None:
    lines = [f"{line}\n" for line in csv_lines(lines_of(a_session()))]
    with pytest.raises(LineError, match="2: the row is not"):
        from_csv([lines[0], lines[1][:90]])


SCORE = ActivityRecord(id=IDS[3], at=7, date="2026-11-22", name="Socks", score=4)
ANSWER = AnswerRecord(id=IDS[4], at=8, date="2026-11-22", question="signs", answer="none")


def test_what_was_said_besides_travels_too_and_answers_about_signs_only_when_asked_for(
    connection: sqlite3.Connection, tmp_path: Path
) -> None:
    said = Collection(said={SCORE.id: SCORE, ANSWER.id: ANSWER})
    with closing(connection), closing(open_store(DataPaths(tmp_path / "other"))) as other:
        assert take_in(connection, [said]) == Counts(0, 0, 0, 0, said=2)
        assert take_in(connection, [said]) == Counts(0, 0, 0, 0, said=0)
        assert collect(connection) == said
        assert collect(connection, all_said=False) == Collection(said={SCORE.id: SCORE})
        assert take_in(other, [read(tmp_path / "home" / "history.db")]).said == 2
        assert collect(other) == said


def test_the_store_is_whole_after_all_of_it(connection: sqlite3.Connection) -> None:
    with closing(connection):
        take_in(connection, [lines_of(*(a_session(number) for number in range(5)))])
        database.check(connection)
