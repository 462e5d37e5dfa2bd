"""Sums of past sessions: days, minutes, sides, and the change in pain as far as the scores support one."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from backstretch_tui.core.format.dates import DAYS_IN_A_WEEK, day_of, monday_of
from backstretch_tui.core.insights.activities import MAX_ACTIVITIES, ActivityScore
from backstretch_tui.core.session.summary import SessionSummary, of_region

PERIODS = (13, 26, 52)
"""How many weeks the charts can show: a quarter, half a year, a year."""

WEEKS = PERIODS[-1]
"""How many weeks are summed up at most."""

MIN_SCORES, MAX_SCORES = 3, 7
"""How many scores a median is of at least and at most."""

CLEAR_POINTS = 2
CLEAR_PART = 0.3
MIN_BASELINE = 2


class Change(NamedTuple):
    """Pain before sessions, at first and lately: medians of as many scores each, none of them counted in both."""

    baseline: float
    now: float
    scores: int
    """How many each is the median of."""

    @property
    def difference(self) -> float | None:
        """How much pain has changed, 0 where not clearly; None where the baseline is too low to say anything."""
        if self.baseline <= MIN_BASELINE:
            return None
        difference = self.now - self.baseline
        return difference if abs(difference) >= max(CLEAR_POINTS, CLEAR_PART * self.baseline) else 0


class Day(NamedTuple):
    """The time held on one day, against the time planned."""

    held: int
    """Milliseconds."""
    planned: int
    """Milliseconds of the longest session begun that day."""
    is_future: bool = False

    @property
    def share(self) -> float:
        """How much of the planned dose was held: 0 to 1."""
        return min(1.0, self.held / self.planned) if self.planned else 0.0


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days, from a Monday."""

    monday: int
    days: tuple[Day, ...]
    pain_before: float | None
    """The median of that week's scores."""
    pain_after: float | None

    @property
    def held(self) -> int:
        """Milliseconds held."""
        return sum(day.held for day in self.days)


@dataclass(frozen=True, slots=True)
class Activity:
    """How one of the person's own activities went."""

    name: str
    first: float
    """The median of the first week of all that has a score."""
    latest: float
    """That of the last."""
    weeks: tuple[float | None, ...]
    """Those of the same weeks as all else."""
    is_compared: bool
    """Whether there are scores of more than one week."""


@dataclass(frozen=True, slots=True)
class Progress:
    """All that is shown of the past."""

    sessions: int
    days: int
    """Different days on which something was held."""
    recent_days: int
    """Those of the last seven."""
    held: int
    left: int
    right: int
    first_monday: int
    """Of the week of the first session; weeks before it count in no average."""
    today: int
    weeks: tuple[Week, ...]
    """The last 52, oldest first."""
    current_run: int
    """Weeks in a row with a session, up to this one; a week that has only begun does not end a run."""
    best_run: int
    change: Change | None
    """None where there are too few scores."""
    pain_region: str = ""
    """The region that all pain here is about, that of the last session; nothing where there were no others."""
    activities: tuple[Activity, ...] = ()
    """Those that were scored last, at most as many as there may be, the latest first."""


def progress_of(sessions: Sequence[SessionSummary], today: int, scores: Sequence[ActivityScore] = ()) -> Progress:
    """Sum up sessions, and scores of activities; both come oldest first, and no session is a rehearsal."""
    days: Counter[int] = Counter()
    planned: defaultdict[int, int] = defaultdict(int)
    for session in sessions:
        day = day_of(session.began.date)
        days[day] += session.held
        planned[day] = max(planned[day], session.planned)
    region = sessions[-1].region if sessions else ""
    compared = of_region(sessions, region)  # pain in one part of the body says nothing about another
    this_monday = monday_of(today)
    mondays = [this_monday - DAYS_IN_A_WEEK * ago for ago in reversed(range(WEEKS))]
    done = {day for day, held in days.items() if held}
    current_run, best_run = runs_of({monday_of(day) for day in done}, this_monday)
    return Progress(
        sessions=len(sessions),
        days=len(done),
        recent_days=sum(today - DAYS_IN_A_WEEK < day <= today for day in done),
        held=sum(days.values()),
        left=sum(session.left for session in sessions),
        right=sum(session.right for session in sessions),
        first_monday=monday_of(min(days, default=today)),
        today=today,
        current_run=current_run,
        best_run=best_run,
        weeks=tuple(_weeks(mondays, [_days(monday, days, planned, today) for monday in mondays], compared)),
        change=change_of([session.pain_before for session in compared if session.pain_before is not None]),
        pain_region=region if len(compared) < len(sessions) else "",
        activities=tuple(_activity(name, scores, mondays) for name in _latest_names(scores)),
    )


def _weeks(
    mondays: Iterable[int], days: Iterable[tuple[Day, ...]], sessions: Sequence[SessionSummary]
) -> Iterator[Week]:
    """Yield weeks with their days, and the pain of sessions."""
    before = _by_week(sessions, [session.pain_before for session in sessions])
    after = _by_week(sessions, [session.pain_after for session in sessions])
    for monday, week in zip(mondays, days, strict=True):
        yield Week(monday, week, _median(before[monday]), _median(after[monday]))


def _by_week(sessions: Iterable[SessionSummary], scores: Iterable[int | None]) -> defaultdict[int, list[int]]:
    """Return those scores of sessions that were given, by the Monday of their week."""
    weeks: defaultdict[int, list[int]] = defaultdict(list)
    for session, score in zip(sessions, scores, strict=True):
        if score is not None:
            weeks[monday_of(day_of(session.began.date))].append(score)
    return weeks


def _days(monday: int, held: Mapping[int, int], planned: Mapping[int, int], today: int) -> tuple[Day, ...]:
    """Return the days of a week."""
    week = range(monday, monday + DAYS_IN_A_WEEK)
    return tuple(Day(held.get(day, 0), planned.get(day, 0), day > today) for day in week)


def runs_of(mondays: Collection[int], this_monday: int) -> tuple[int, int]:
    """Count the weeks in a row up to this one, and the longest run; `mondays` are those of weeks that count."""
    best, lengths = 0, dict[int, int]()
    for monday in sorted(mondays):
        lengths[monday] = lengths.get(monday - DAYS_IN_A_WEEK, 0) + 1
        best = max(best, lengths[monday])
    return lengths.get(this_monday, lengths.get(this_monday - DAYS_IN_A_WEEK, 0)), best


def change_of(scores: Sequence[int]) -> Change | None:
    """Compare the first scores with the last, oldest first; None where there are too few for two medians."""
    count = min(MAX_SCORES, len(scores) // 2)
    if count < MIN_SCORES:
        return None
    return Change(median(scores[:count]), median(scores[-count:]), count)


def _latest_names(scores: Sequence[ActivityScore]) -> list[str]:
    return list(dict.fromkeys(its.name for its in reversed(scores)))[:MAX_ACTIVITIES]


def _activity(name: str, scores: Sequence[ActivityScore], mondays: Sequence[int]) -> Activity:
    own = [its for its in scores if its.name == name]
    weekly: defaultdict[int, list[int]] = defaultdict(list)
    for its in own:
        weekly[monday_of(day_of(its.date))].append(its.score)
    weeks = len(weekly)
    first, latest = median(weekly[min(weekly)]), median(weekly[max(weekly)])
    return Activity(name, first, latest, tuple(_median(weekly[monday]) for monday in mondays), weeks > 1)


def _median(scores: Sequence[int]) -> float | None:
    return median(scores) if scores else None
