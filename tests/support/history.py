"""A history to test with: in a folder of its own, with a calendar and ids that a test decides on."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from itertools import count
from pathlib import Path

from backstretch_tui.core.format.dates import date_of, day_of
from backstretch_tui.core.plan.compiler import compile_plan
from backstretch_tui.core.plan.dose import Dose
from backstretch_tui.core.plan.options import Options
from backstretch_tui.core.plan.steps import Plan
from backstretch_tui.core.session import Begin, Event, Finished, Stop, Tick
from backstretch_tui.core.session.record import record_of
from backstretch_tui.core.session.summary import SessionStart, SessionSummary, Timestamp, summarize
from backstretch_tui.history import sessions
from backstretch_tui.history.database import open_history, writing
from backstretch_tui.history.recorder import Recorder
from backstretch_tui.history.recovery import Interrupted, StartupState, startup_state
from backstretch_tui.history.sessions import Unfinished
from backstretch_tui.player import Journal, Player
from backstretch_tui.system.paths import DataPaths
from tests.support.exercises import an_exercise, plan_of, shipped, two_sided
from tests.support.waiting import PATIENCE_SECONDS

NOON = Timestamp(1_795_345_200_000, "2026-11-22", 60, "Europe/Berlin")

PLAN = plan_of(an_exercise(two_sided(hold=10, repetitions=2)))


class Clock:
    """A clock that a test sets."""

    def __init__(self, now: int = 1_000_000) -> None:
        self.now = now

    def __call__(self) -> int:
        return self.now


class PatientRecorder(Recorder):
    """Waits for the disk as long as it takes."""

    def close(self, seconds: float = PATIENCE_SECONDS) -> str:
        return super().close(seconds)


class House:
    """A person's data folder, and the copies of the program that use it."""

    def __init__(self, folder: Path) -> None:
        self.paths = DataPaths(folder)
        self.moment = NOON
        self.recorders: list[Recorder] = []
        """Of all copies that were started."""
        self._ids = count(1)

    def recorder(self) -> Recorder:
        """Start a copy of the program."""
        self.recorders.append(PatientRecorder(self.paths, lambda: self.moment, self._new_id))
        return self.recorders[-1]

    def wait_for_disk(self) -> None:
        """Wait until all has been written, or it is known that it cannot be."""
        for recorder in self.recorders:
            _wait_until_written_or_troubled(recorder)

    def _new_id(self) -> str:
        return f"01900000-0000-7000-8000-{next(self._ids):012x}"

    def pass_days(self, days: int, date: str) -> None:
        self.moment = self.moment._replace(utc=self.moment.utc + days * 86_400_000, date=date)


def look(recorder: Recorder) -> StartupState:
    """Look at how things stand, as a copy of the program does when it starts."""
    return startup_state(recorder.paths, recorder.lock)


def play(recorder: Recorder, plan: Plan = PLAN, seconds: int = 20, clock: Clock | None = None) -> tuple[Player, Clock]:
    """Begin a session, and let so many seconds pass."""
    clock = clock or Clock()
    assert recorder.acquire()
    recorder.begin(plan)
    player = Player(plan, clock, lambda _: None, journal=journal_of(recorder))
    player.do(Begin)
    pass_time(player, clock, seconds)
    return player, clock


def pass_time(player: Player, clock: Clock, seconds: int) -> None:
    for _ in range(seconds * 4):
        clock.now += 250
        player.do(Tick)


def finish(recorder: Recorder, player: Player) -> None:
    """End a session as the app does."""
    if not isinstance(player.state, Finished):
        player.do(Stop)
    recorder.finish(record_of(player.plan, player.log))
    recorder.leave()


def settle(recorder: Recorder) -> None:
    """Wait until all has been written."""
    _wait_until(recorder, lambda: not recorder.writer._queue)


def trouble_of(recorder: Recorder) -> str:
    """Wait until something cannot be written, and return the reason."""
    _wait_until(recorder, lambda: bool(recorder.writer.trouble))
    return recorder.writer.trouble


def journal_of(recorder: Recorder) -> Journal:
    """Return a journal for a player without a loop: an event counts, in the player's thread, when it is written."""

    def record(event: Event, written: Callable[[], None]) -> None:
        recorder.record(event, lambda: None)
        _wait_until_written_or_troubled(recorder)
        written()

    return record


def _wait_until_written_or_troubled(recorder: Recorder) -> None:
    _wait_until(recorder, lambda: not recorder.writer._queue or bool(recorder.writer.trouble))


def _wait_until(recorder: Recorder, condition: Callable[[], bool]) -> None:
    with recorder.writer._changed:
        assert recorder.writer._changed.wait_for(condition, PATIENCE_SECONDS)


def write_sessions(paths: DataPaths, number: int) -> None:
    """Write so many full sessions, one a day up to now; what differs between them is what cannot be made smaller."""
    library = shipped()
    plan = compile_plan(library.routines["daily"], library.exercises, Options(dose=Dose("full", "full")))
    record, today = record_of(plan, ()), day_of(NOON.date)
    with closing(open_history(paths)) as connection, writing(connection):
        for ago in reversed(range(number)):
            held = tuple(
                replace(one, held=(ago * 7919 + place * 104_729) % 9_000)
                for place, one in enumerate(record.repetitions)
            )
            its = replace(record, repetitions=held)
            began = NOON._replace(utc=NOON.utc - ago * 86_400_000, date=date_of(today - ago))
            beginning = SessionStart(f"01900000-0000-7000-8000-{ago:012x}", began, 9 - ago * 7919 % 10)
            sessions.finish(connection, summarize(beginning, plan, its, began.utc), its)


def past(house: House) -> list[SessionSummary]:
    with closing(open_history(house.paths)) as connection:
        return sessions.past_sessions(connection)


def interrupted(recorder: Recorder) -> Unfinished:
    """Return the session that was interrupted."""
    found = look(recorder)
    assert isinstance(found, Interrupted)
    return found.session


def broken_off(house: House, seconds: int = 20, then: Callable[[Player], None] = lambda _: None) -> Player:
    """Play a session up to a point, and let the program die."""
    recorder = house.recorder()
    player, _ = play(recorder, seconds=seconds)
    then(player)
    assert recorder.close() == ""
    return player
