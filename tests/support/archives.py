"""Hypothesis strategies for exports: any sessions, answers and scores that one could hold."""

from collections.abc import Iterable
from contextlib import closing
from datetime import date

from hypothesis import strategies as st

from backstretch_tui.core.session import PauseReason
from backstretch_tui.core.session.record import Outcome, Record, Repetition
from backstretch_tui.core.session.summary import SessionSummary, Timestamp, with_totals
from backstretch_tui.history import database
from backstretch_tui.history.codec import stored_record
from backstretch_tui.history.export.archive import (
    ActivityRecord,
    AnswerRecord,
    DeletionRecord,
    Item,
    session_record,
)
from backstretch_tui.history.export.exporter import Archive, collect
from backstretch_tui.history.export.importer import merge
from tests.support.sessions import IDS

WORDS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=12)
NAMES = st.sampled_from(["Relief", "=1+1", "-x", "@home", "'quoted'", "''", 'a "b", c', "+", "Ünï"]) | WORDS

REPETITIONS = st.builds(
    Repetition, entry=st.just(0), exercise=NAMES, phase=NAMES, side=st.sampled_from([None, "left", "right"]),
    set=st.integers(1, 2), repetition=st.integers(1, 3), planned=st.integers(0, 600_000),
    held=st.integers(0, 10**6 + 1), extended=st.sampled_from([0, 5000]), outcome=st.sampled_from(Outcome),
)  # fmt: skip
RECORDS = st.builds(
    Record,
    st.lists(REPETITIONS, min_size=1, max_size=3).map(tuple),
    st.lists(st.sampled_from(PauseReason), max_size=2).map(tuple),
    st.none() | st.integers(0, 10**7),
)


@st.composite
def moments(draw: st.DrawFn) -> Timestamp:
    utc = draw(st.integers(10**12, 2 * 10**12))
    offset = draw(st.sampled_from([-720, -210, 0, 60, 120, 345, 840]))
    day = (utc // 60_000 + offset) // 1440
    return Timestamp(
        utc, date.fromordinal(719_163 + day).isoformat(), offset, draw(st.sampled_from(["", "Asia/Kathmandu"]))
    )


@st.composite
def sessions(draw: st.DrawFn) -> tuple[SessionSummary, Record]:
    record = draw(RECORDS)
    began = draw(moments())
    scores = st.none() | st.integers(0, 10)
    session = SessionSummary(
        draw(st.sampled_from(IDS)), began, began.utc + draw(st.integers(0, 10**6)), draw(st.integers(0, 3)), "relief",
        draw(NAMES), "gentle", draw(st.sampled_from([1, 1, 20])),
        pain_before=draw(scores), pain_after=draw(scores), note=draw(st.just("") | NAMES), region=draw(NAMES),
    )  # fmt: skip
    return with_totals(session, record), record


SAID = st.fixed_dictionaries({"id": st.sampled_from(IDS), "at": st.integers(0, 2), "date": st.just("2026-11-22")})
SCORED = st.builds(
    lambda its, name, score: ActivityRecord(**its, name=name, score=score), SAID, NAMES, st.integers(0, 10)
)
ANSWERED = st.builds(lambda its, name: AnswerRecord(**its, question="signs", answer=name), SAID, NAMES)


RECORDED = sessions().map(lambda pair: session_record(pair[0], stored_record(pair[1])))
DELETED = st.builds(DeletionRecord, id=st.sampled_from(IDS))

ITEMS: st.SearchStrategy[list[Item]] = st.lists(st.one_of(RECORDED, RECORDED, SCORED, ANSWERED, DELETED), max_size=6)
"""What an export could hold, in any order; ids and revisions meet often."""


def archives() -> st.SearchStrategy[Archive]:
    """Return archives of a few sessions, answers and deletions."""
    return ITEMS.map(archive_from)


def archive_from(*histories: Iterable[Item]) -> Archive:
    """Merge histories one after another into a new one, and return what it then has."""
    with closing(database.connect(":memory:")) as connection:
        database.migrate(connection)
        for items in histories:
            merge(connection, items)
        return collect(connection)
