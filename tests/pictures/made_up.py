"""Half a year of sessions that nobody did, to draw progress from."""

from random import Random

from backstretch_tui.core.format.dates import date_of, day_of
from backstretch_tui.core.insights.activities import ActivityScore
from backstretch_tui.core.session.summary import SessionSummary, Timestamp

TODAY = day_of("2026-11-22")


def half_a_year() -> tuple[list[SessionSummary], list[ActivityScore]]:
    """Make up sessions and scores, always the same. They get no better: a picture of ours is no promise."""
    chance, past, scores = Random(26), list[SessionSummary](), list[ActivityScore]()
    for ago in range(180, -1, -1):
        date = date_of(TODAY - ago)
        if ago % 7 == 0:
            for name, best in (("Put on my socks", 8), ("Carry the shopping home", 5)):
                score = round(best + chance.uniform(-2, 1))
                scores.append(ActivityScore(str(ago), 0, date, name, max(0, min(10, score))))
        if chance.random() < 0.35:
            continue
        before = max(0, min(10, round(4 + chance.gauss(0, 1.4))))
        done = chance.choice([0.5, 1, 1, 1])
        held, left, right = (round(part * done) for part in (260_000, 75_000, 75_000 - 9_000 * (ago % 3)))
        pain = before, max(0, before - chance.choice([0, 1, 1, 2]))
        what = "relief", "Relief", "gentle", 1, 45, round(45 * done), 260_000, held, left, right
        past.append(SessionSummary(str(ago), Timestamp(0, date, 0, ""), 0, 0, *what, *pain))
    return past, scores
