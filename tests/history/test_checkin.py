"""Between the conversation around a session and the history: what is known, and what is saved."""

from contextlib import closing
from pathlib import Path

import pytest

from backstretch_tui.core.checkin.values import PastAnswers, Wishes
from backstretch_tui.core.format.dates import date_of, day_of
from backstretch_tui.core.model.exercise import Entry
from backstretch_tui.core.plan.options import Options
from backstretch_tui.core.plan.request import FAMILIAR_AFTER, SessionRequest
from backstretch_tui.core.session import Paused, Position, Resume, Running, advance
from backstretch_tui.core.session.record import record_of
from backstretch_tui.history import sessions
from backstretch_tui.history.checkin import CheckinStore
from backstretch_tui.history.database import open_history
from backstretch_tui.history.queries import MAX_LOOKED_AT, Queries
from backstretch_tui.history.recorder import Recorder
from tests.support.conversations import hold
from tests.support.exercises import shipped
from tests.support.history import House, finish, look, play, settle, write_sessions

ASKED = Wishes(questions=True, advice=True)


def store_of(recorder: Recorder, saved: list[tuple[Entry, ...]] | None = None) -> CheckinStore:
    return CheckinStore(recorder, (saved if saved is not None else []).append)


def interrupted(house: House) -> Recorder:
    """Interrupt a session, and start another copy of the program."""
    first = house.recorder()
    play(first)
    assert first.close() == ""
    return house.recorder()


def carried_out(store: CheckinStore, recorder: Recorder, *replies: str | None) -> object:
    """Settle what was before with these replies, carry out what is to be saved, and return the outcome."""
    held = hold(store.startup(look(recorder)), *replies, carry_out=store.carry_out)
    settle(recorder)
    return held.outcome


def states(house: House) -> list[str]:
    with closing(open_history(house.paths)) as connection:
        return [state for (state,) in connection.execute("SELECT state FROM session")]


def test_an_interrupted_session_is_resumed(tmp_path: Path) -> None:
    house = House(tmp_path)
    recorder = interrupted(house)
    outcome = carried_out(store_of(recorder), recorder, "resume")
    assert isinstance(outcome, tuple)
    assert states(house) == ["playing"]


def test_an_interrupted_session_is_left_for_later_and_asked_about_again(tmp_path: Path) -> None:
    house = House(tmp_path)
    recorder = interrupted(house)
    store = store_of(recorder)
    assert carried_out(store, recorder, None) == "later"
    assert carried_out(store, recorder, None) == "later"
    assert states(house) == ["playing"]


def test_an_interrupted_session_is_saved(tmp_path: Path) -> None:
    house = House(tmp_path)
    recorder = interrupted(house)
    assert carried_out(store_of(recorder), recorder, "save") is None
    with closing(open_history(house.paths)) as connection:
        (session,) = sessions.past_sessions(connection)
    assert session.held > 0


def test_an_interrupted_session_is_discarded(tmp_path: Path) -> None:
    house = House(tmp_path)
    recorder = interrupted(house)
    assert carried_out(store_of(recorder), recorder, "discard") is None
    assert states(house) == []


def test_a_damaged_history_is_left_alone_or_set_aside(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.paths.database.write_bytes(b"")
    recorder = house.recorder()
    carried_out(store_of(recorder), recorder, "later")
    assert recorder.writer.gave_up
    assert house.paths.database.read_bytes() == b""
    recorder = house.recorder()
    carried_out(store_of(recorder), recorder, "anew")
    assert states(house) == []
    assert (tmp_path / "history-damaged-1.db").read_bytes() == b""


def test_what_is_said_after_a_session_is_saved_with_it(tmp_path: Path) -> None:
    house, doses = House(tmp_path), list[tuple[Entry, ...]]()
    recorder = interrupted(house)
    carried_out(store_of(recorder), recorder, "save")
    (session,) = Queries(house.paths).past_sessions()
    store = store_of(recorder, doses)
    hold(store.after(session, ["Socks on"], ASKED), 4, 8, "stiff", carry_out=store.carry_out)
    settle(recorder)
    (revised,) = Queries(house.paths).past_sessions()
    assert (revised.pain_after, revised.note) == (4, "stiff")
    assert [score.name for score in Queries(house.paths).activity_scores()] == ["Socks on"]


def test_the_facts_before_a_session_are_those_of_the_history(tmp_path: Path) -> None:
    house = House(tmp_path)
    request = SessionRequest(shipped().routines["relief"])
    facts = store_of(house.recorder()).facts(request, shipped().exercises, ASKED)
    assert facts.answers == PastAnswers()
    assert (facts.now, facts.past, facts.wishes) == (house.moment.utc, [], ASKED)


def test_what_was_said_and_done_for_another_region_does_not_count(tmp_path: Path) -> None:
    house = House(tmp_path)
    recorder = house.recorder()
    back = shipped().routines["relief"]
    recorder.answer("signs", "none")
    recorder.answer("dose", "keep")
    recorder.begin(plan := SessionRequest(back).plan(shipped().exercises), pain_before=6)
    recorder.finish(record_of(plan, ()))
    house.wait_for_disk()
    of_back = store_of(recorder).facts(SessionRequest(back), shipped().exercises, ASKED)
    assert (of_back.answers.scores_before, len(of_back.past)) == ((6,), 1)
    neck = SessionRequest(back.with_values(region="neck"))
    of_neck = store_of(recorder).facts(neck, shipped().exercises, ASKED)
    assert (of_neck.answers, of_neck.past) == (PastAnswers(), [])


def test_what_was_ever_done_is_not_taught_and_a_rehearsal_does_not_count(tmp_path: Path) -> None:
    house = House(tmp_path)
    write_sessions(house.paths, MAX_LOOKED_AT)  # in which nothing was done
    house.pass_days(-100, date_of(day_of(house.moment.date) - 100))
    recorder = house.recorder()
    for exercise, speed in (("bridge", 1), ("hamstring-stretch", 20)):
        request = SessionRequest(shipped().routines["relief"], Options(speed=speed))
        player, _ = play(recorder, request.plan(shipped().exercises, exercise), seconds=30)
        finish(recorder, player)
        settle(recorder)
    request = SessionRequest(shipped().routines["relief"]).teaching()
    facts = store_of(house.recorder()).facts(request, shipped().exercises, ASKED)
    assert facts.request.taught == request.taught - {"bridge"}
    assert facts.request.familiar == frozenset()


def test_what_was_done_often_is_familiar(tmp_path: Path) -> None:
    house = House(tmp_path)
    recorder = house.recorder()
    plan = SessionRequest(shipped().routines["relief"]).plan(shipped().exercises, "bridge")
    for _ in range(FAMILIAR_AFTER):
        player, _ = play(recorder, plan, seconds=30)
        finish(recorder, player)
        settle(recorder)
    request = SessionRequest(shipped().routines["relief"], Options(teach=False))
    assert store_of(recorder).facts(request, shipped().exercises, ASKED).request.familiar == {"bridge"}


def test_a_session_killed_in_the_teaching_is_resumed_with_the_same_sentence(tmp_path: Path) -> None:
    house = House(tmp_path)
    recorder = house.recorder()
    plan = SessionRequest(shipped().routines["relief"]).teaching().plan(shipped().exercises)
    play(recorder, plan, seconds=15)
    assert recorder.close() == ""
    recorder = house.recorder()
    store = store_of(recorder)
    held = hold(store.startup(look(recorder)), "resume", carry_out=store.carry_out)
    assert "You stopped during Pelvic Tilt, how to do it, start position, with" in str(held.asked[0].text[0])
    resumed, state = held.outcome
    assert resumed.steps == plan.steps
    assert isinstance(state, Paused)
    state, _ = advance(resumed, state, Resume(0))
    assert isinstance(state, Running)
    assert state.position == Position(1)


@pytest.mark.parametrize("database", [None, b"nothing of ours"])
def test_where_nothing_is_known_everything_is_taught(tmp_path: Path, database: bytes | None) -> None:
    house = House(tmp_path)
    if database:
        house.paths.database.write_bytes(database)
    request = SessionRequest(shipped().routines["relief"]).teaching()
    assert store_of(house.recorder()).facts(request, shipped().exercises, ASKED).request == request
    assert len(request.taught) == 5


def test_who_wants_no_teaching_has_none() -> None:
    assert SessionRequest(shipped().routines["relief"], Options(teach=False)).teaching().taught == frozenset()


def test_where_the_past_cannot_be_read_nothing_is_advised(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.paths.database.write_bytes(b"nothing of ours")
    request = SessionRequest(shipped().routines["relief"])
    facts = store_of(house.recorder()).facts(request, shipped().exercises, ASKED)
    assert facts.wishes == Wishes(questions=True, advice=False)
