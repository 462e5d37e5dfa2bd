"""Histories as each version of the database has them, kept to see that later versions still read them.

Before a version is released, `python -m tests.support.stored_databases` adds its file; those that are there stay.
"""

import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from backstretch_tui.core.plan.options import Options
from backstretch_tui.core.session import Pause, Resume, Skip, Stop
from backstretch_tui.core.session.record import record_of
from backstretch_tui.history import schema
from backstretch_tui.history.recorder import Recorder
from tests.support.exercises import an_exercise, plan_of, two_sided
from tests.support.history import Clock, House, finish, pass_time, play

FOLDER = Path(__file__).parent.parent / "history" / "databases"


def stored(version: int) -> Path:
    """Return the file of a version."""
    return FOLDER / f"version-{version}.db"


def write(folder: Path) -> Path:
    """Write a history: four sessions, of which one is a rehearsal and one was deleted; answers; one unfinished."""
    house = House(folder)
    recorder = house.recorder()
    _complete(recorder)
    house.pass_days(1, "2026-11-23")
    _with_pauses(recorder)
    rehearsal = plan_of(an_exercise(two_sided(hold=10, repetitions=2)), options=Options(speed=20))
    finish(recorder, play(recorder, rehearsal, seconds=5)[0])
    finish(recorder, play(recorder)[0])
    deleted = "01900000-0000-7000-8000-000000000004"
    recorder.delete(deleted)
    recorder.answer("signs", "none")
    if len(schema.MIGRATIONS) > 1:
        recorder.score_activity("Tie my shoes", 4)
    house.pass_days(1, "2026-11-24")
    player, clock = play(recorder, seconds=12)
    player.do(Skip)
    pass_time(player, clock, 6)
    assert not recorder.close()
    return house.paths.database


def _complete(recorder: Recorder) -> None:
    player, _ = play(recorder, seconds=100)
    record = record_of(player.plan, player.log)
    session = recorder.finish(record)
    assert session
    recorder.revise(session._replace(pain_before=3, pain_after=2, note="Ünï, “quoted”"))
    recorder.leave()


def _with_pauses(recorder: Recorder) -> None:
    clock = Clock()
    player, _ = play(recorder, seconds=30, clock=clock)
    player.do(Pause)
    pass_time(player, clock, 30)
    player.do(Resume)
    pass_time(player, clock, 20)
    player.do(Stop)
    finish(recorder, player)


if __name__ == "__main__":
    current = len(schema.MIGRATIONS)
    FOLDER.mkdir(exist_ok=True)
    with TemporaryDirectory() as made:
        database = write(Path(made))
        with closing(sqlite3.connect(database)) as connection:
            if current < 3:  # a clock that was set back during the second session
                connection.execute("UPDATE session SET ended = began - 7200000 WHERE began_date = '2026-11-23'")
                connection.commit()
        if not stored(current).exists():
            stored(current).write_bytes(database.read_bytes())
