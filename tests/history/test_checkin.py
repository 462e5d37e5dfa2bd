"""Between the conversation around a session and the history: what is told when the program starts."""

from contextlib import closing

from backstretch_tui.core.checkin.values import Show
from backstretch_tui.history.checkin import CheckinStore
from backstretch_tui.history.database import open_history
from tests.support.history import House, finish, look, play, settle


def told(store: CheckinStore, house: House) -> list[str]:
    """Return what is told when the program looks how things stand."""
    return [step.text for step in store.startup(look(house.recorder())) if isinstance(step, Show)]


def test_that_sessions_are_missing_is_told_once(house: House) -> None:
    for date in ("2026-11-22", "2026-11-23"):
        house.pass_days(1, date)
        recorder = house.recorder()
        finish(recorder, play(recorder)[0])
        recorder.close()
    with closing(open_history(house.paths)) as connection:
        connection.execute("DELETE FROM session")
    recorder = house.recorder()
    store = CheckinStore(recorder, lambda _: None)
    (text,) = told(store, house)
    assert text.startswith(
        "Your history has lost 1 session that the newest backup still has. “backstretch doctor” shows"
    )
    assert told(store, house) == []
    house.pass_days(1, "2026-11-24")
    finish(recorder, play(recorder)[0])
    settle(recorder)
    house.pass_days(1, "2026-11-25")
    finish(recorder, play(recorder)[0])
    recorder.close()
    assert told(CheckinStore(house.recorder(), lambda _: None), house) == []
