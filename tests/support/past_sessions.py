"""Past sessions and scores to draw progress from."""

from backstretch_tui.core.format.dates import date_of, day_of
from backstretch_tui.core.insights.activities import ActivityScore
from backstretch_tui.core.session.summary import SessionSummary, Timestamp

BARE = SessionSummary(
    "",
    Timestamp(0, "2026-11-22", 0, ""),
    0,
    0,
    "relief",
    "Relief",
    "gentle",
    1,
    10,
    10,
    600_000,
    600_000,
    120_000,
    90_000,
)
TODAY = day_of("2026-11-22")  # a Sunday


def scored(name: str, day: int, score: int) -> ActivityScore:
    return ActivityScore("", 0, date_of(day), name, score)


def on(date: str, before: int | None = None, after: int | None = None, held: int = 600_000) -> SessionSummary:
    return BARE._replace(began=BARE.began._replace(date=date), pain_before=before, pain_after=after, held=held)
