"""Which routine is due."""

from backstretch_tui.core.format.dates import day_of
from backstretch_tui.core.insights.due import due, sessions_on
from backstretch_tui.core.model.exercise import Day, Entry, Routine
from tests.support.sessions import a_session

SUNDAY = day_of("2026-11-22")


def a_routine(name: str, *days: Day) -> Routine:
    return Routine(id=name, name=name, purpose="Any.", days=days, exercises=(Entry(id="bridge"),))


def due_of(*routines: Routine, done: tuple[str, ...] = (), today: int = SUNDAY) -> str:
    past = [a_session(number, routine=name)[0] for number, name in enumerate(done)]
    return due({routine.id: routine for routine in routines}, past, today, "usual").id


def test_a_routine_for_this_day_comes_first() -> None:
    routines = a_routine("usual"), a_routine("other"), a_routine("sundays", "sat", "sun")
    assert due_of(*routines, done=("other",)) == "sundays"
    assert due_of(*routines, done=("other",), today=SUNDAY + 1) == "other"


def test_of_several_for_this_day_one_that_was_not_done_today() -> None:
    routines = a_routine("first", "sun"), a_routine("second", "sun")
    assert due_of(*routines) == "first"
    assert due_of(*routines, done=("first",)) == "second"
    assert due_of(*routines, done=("first", "second")) == "first"


def test_otherwise_the_last_one_or_the_usual_one_or_any() -> None:
    routines = a_routine("any"), a_routine("usual"), a_routine("other")
    assert due_of(*routines, done=("other", "deleted")) == "other"
    assert due_of(*routines) == "usual"
    assert due_of(a_routine("any")) == "any"


def test_a_session_in_which_nothing_was_done_does_not_count() -> None:
    done, nothing = a_session(0)[0], a_session(1)[0]._replace(done_repetitions=0)
    assert sessions_on([done, nothing], SUNDAY) == [done]
    assert sessions_on([done], SUNDAY + 1) == []
