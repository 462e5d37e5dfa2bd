"""Twenty thousand sessions, more than a life has room for, are small and soon read."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from backstretch_tui.core.past import Beginning, past_session
from backstretch_tui.core.plan import Dose, Options, compile_plan
from backstretch_tui.core.record import record_of
from backstretch_tui.history import sessions
from backstretch_tui.history.places import Places
from backstretch_tui.history.store import open_store, writing
from tests.history.history import NOON
from tests.support.exercises import shipped

SAMPLE = 500
"""How many are written here: the size of the rest follows."""


def test_twenty_thousand_sessions_stay_under_a_hundred_megabytes(tmp_path: Path) -> None:
    library = shipped()
    plan = compile_plan(library.routines["daily"], library.exercises, Options(dose=Dose("full", "full")))
    record = record_of(plan, ())
    places = Places(tmp_path)
    with closing(open_store(places)) as connection, writing(connection):
        for number in range(SAMPLE):
            # What differs from one to the next is what cannot be made smaller.
            held = tuple(
                replace(one, held=(number * 7919 + place * 104_729) % 9_000)
                for place, one in enumerate(record.repetitions)
            )
            its = replace(record, repetitions=held)
            began = Beginning(f"01900000-0000-7000-8000-{number:012x}", NOON)
            sessions.finish(connection, past_session(began, plan, its, NOON.utc), its)
    assert places.database.stat().st_size / SAMPLE * 20_000 < 100_000_000
