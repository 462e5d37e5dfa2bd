"""What was done in some weeks, on paper."""

from dataclasses import replace

from backstretch_tui.core.format.dates import date_of, day_of
from backstretch_tui.core.paper.clinician_report import Done, clinician_report, first_day, sessions_since
from backstretch_tui.core.session.record import Outcome, Record
from backstretch_tui.core.session.summary import SessionSummary
from tests.support.exercises import shipped
from tests.support.pages import Read, needs_nothing_else
from tests.support.sessions import a_session

SUNDAY = day_of("2026-11-22")


def on(day: int, before: int | None = None, after: int | None = None) -> SessionSummary:
    session, _ = a_session(0)
    began = session.began._replace(date=date_of(day))
    return session._replace(began=began, pain_before=before, pain_after=after)


def report(*sessions: SessionSummary, weeks: int = 12, records: tuple[Record, ...] = ()) -> Read:
    page = clinician_report(Done(weeks, SUNDAY, sessions, records), shipped().exercises)
    assert needs_nothing_else(page)
    return Read(page)


def test_weeks_begin_on_monday_and_the_last_one_is_this_week() -> None:
    assert date_of(first_day(1, SUNDAY)) == "2026-11-16"
    assert date_of(first_day(12, SUNDAY)) == "2026-08-31"
    sessions = [on(SUNDAY - 7), on(SUNDAY - 6), on(SUNDAY), on(SUNDAY + 1)]
    assert sessions_since(sessions, first_day(1, SUNDAY), SUNDAY) == sessions[1:3]


def test_the_sums_of_the_weeks() -> None:
    unfinished = on(SUNDAY)._replace(done_repetitions=0)
    texts = report(on(SUNDAY - 1), on(SUNDAY), unfinished).texts
    assert texts[:2] == ["Exercise report", "12 weeks, to 22 November 2026"]
    numbers = dict(zip(texts[4:11:2], texts[3:10:2], strict=True))
    assert numbers == {"days with a session": "2", "sessions": "3", "complete sessions": "2", "minutes held": "0"}


def test_every_week_and_day_is_drawn() -> None:
    read = report(on(SUNDAY - 1), on(SUNDAY), weeks=2)
    assert read.elements.count("rect") == 14 + 2 + 2  # the days, those with a session, and the minutes of each week


def test_a_change_in_pain_is_named_by_the_rule_alone() -> None:
    clear = [on(SUNDAY - 20 + day, before=7 if day < 3 else 3, after=2) for day in range(6)]
    assert "Pain before a session is clearly lower than at first." in " ".join(report(*clear).texts)
    small = [on(SUNDAY - 20 + day, before=7 if day < 3 else 6, after=2) for day in range(6)]
    assert "No clear change in pain before a session." in " ".join(report(*small).texts)
    assert report(*clear).elements.count("circle") == 2  # one week, before and after


def test_what_was_done_of_each_exercise_and_side() -> None:
    _, record = a_session(0)
    [done] = record.repetitions
    skipped = replace(done, side="right", held=0, outcome=Outcome.SKIPPED)
    records = (replace(record, repetitions=(done, skipped)), record)
    texts = report(on(SUNDAY), records=records).texts
    first = texts.index("Bridge")
    assert texts[first : first + 7] == ["Bridge", "Left", "2", "2", "0", "0", "0.3"]
    assert texts[first + 7 : first + 14] == ["Bridge", "Right", "1", "0", "1", "0", "0.0"]


def test_an_exercise_that_is_no_longer_there_has_its_id() -> None:
    _, record = a_session(0)
    gone = replace(record, repetitions=(replace(record.repetitions[0], exercise="gone"),))
    assert "gone" in report(on(SUNDAY), records=(gone,)).texts


def test_without_sessions_it_says_so() -> None:
    assert "No sessions in these weeks." in report().texts
