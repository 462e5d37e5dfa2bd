"""A session that was interrupted is found again where it was; nothing is lost, nothing invented."""

import os
import stat
from contextlib import closing

import pytest

from backstretch_tui.core.session import Back, Finished, Pause, Paused, Ready, Resume, Skip, State, Stop
from backstretch_tui.core.session.record import Outcome, Record, record_of
from backstretch_tui.core.session.summary import SessionSummary
from backstretch_tui.history import sessions
from backstretch_tui.history.database import open_history
from backstretch_tui.history.recorder import Recorder
from backstretch_tui.history.recovery import (
    Interrupted,
    RunningElsewhere,
    Settled,
)
from backstretch_tui.player import Player
from tests.support.history import (
    NOON,
    PLAN,
    Clock,
    House,
    broken_off,
    finish,
    interrupted,
    journal_of,
    look,
    pass_time,
    past,
    play,
    settle,
)


def record_of_the(session: SessionSummary, house: House) -> Record:
    with closing(open_history(house.paths)) as connection:
        record = sessions.record(connection, session.id)
    assert record
    return record


def test_a_session_broken_off_is_resumed_within_five_seconds_of_where_it_was(house: House) -> None:
    player = broken_off(house)
    recorder = house.recorder()
    found = look(recorder)
    assert isinstance(found, Interrupted)
    assert found.session.plan == PLAN
    state = recorder.resume(found.session)
    assert isinstance(state, Paused)
    assert not isinstance(player.state, Finished)
    assert 0 <= elapsed(player.state) - elapsed(state) < 5_000
    recorder.close()


def elapsed(state: State) -> int:
    assert not isinstance(state, Ready)
    position = state.position
    return PLAN.steps[position.index].starts_at + position.done


def test_a_resumed_session_goes_on_and_is_saved_whole(house: House) -> None:
    broken_off(house)
    recorder = house.recorder()
    unfinished = interrupted(recorder)
    clock = Clock(7)  # the machine has started anew: its clock begins again
    player = Player(PLAN, clock, lambda _: None, journal=journal_of(recorder), state=recorder.resume(unfinished))
    player.do(Resume)
    pass_time(player, clock, 200)
    finish(recorder, player)
    recorder.close()
    [session] = past(house)
    assert session.is_complete
    assert (session.left, session.right, session.held) == (20_000, 20_000, 40_000)


def test_a_session_broken_off_twice_is_still_there(house: House) -> None:
    broken_off(house)
    for _ in range(2):
        recorder = house.recorder()
        unfinished = interrupted(recorder)
        clock = Clock(50)
        player = Player(PLAN, clock, lambda _: None, journal=journal_of(recorder), state=recorder.resume(unfinished))
        player.do(Resume)
        pass_time(player, clock, 10)
        player.do(Pause)
        recorder.close()
    recorder = house.recorder()
    unfinished = interrupted(recorder)
    state = recorder.resume(unfinished)
    recorder.close()
    assert isinstance(state, Paused)
    assert elapsed(state) >= 20_000 - 5_000 + 2 * (10_000 - 3_000)


def test_a_session_ends_after_it_began_though_the_wall_clock_was_set_back(house: House) -> None:
    recorder = house.recorder()
    player, _ = play(recorder, seconds=20)
    house.moment = NOON._replace(utc=NOON.utc - 3_600_000)
    finish(recorder, player)
    recorder.close()
    [session] = past(house)
    assert session.ended == NOON.utc + 20_000


@pytest.mark.parametrize(("minutes", "ended"), [(60, NOON.utc + 3_610_000), (-60, NOON.utc + 30_000)])
def test_a_resumed_session_ends_by_the_clock_of_the_run_that_ended_it(house: House, minutes: int, ended: int) -> None:
    broken_off(house, seconds=20)
    house.moment = NOON._replace(utc=NOON.utc + minutes * 60_000)
    recorder = house.recorder()
    clock = Clock(7)
    player = Player(
        PLAN, clock, lambda _: None, journal=journal_of(recorder), state=recorder.resume(interrupted(recorder))
    )
    player.do(Resume)
    pass_time(player, clock, 10)
    finish(recorder, player)
    recorder.close()
    [session] = past(house)
    assert session.ended == ended


def test_a_skip_is_a_skip_and_holds_nothing(house: House) -> None:
    recorder = house.recorder()
    player, _ = play(recorder, seconds=0)
    while not isinstance(player.state, Finished):
        player.do(Skip)
    finish(recorder, player)
    recorder.close()
    [session] = past(house)
    assert (session.held, session.done_repetitions) == (0, 0)
    outcomes = {repetition.outcome for repetition in record_of_the(session, house).repetitions}
    assert outcomes == {Outcome.SKIPPED}


def test_a_discarded_session_has_never_been(house: House) -> None:
    recorder = house.recorder()
    play(recorder)
    recorder.discard()
    recorder.close()
    assert past(house) == []
    assert look(house.recorder()) == Settled()


def test_going_back_into_a_finished_session_reopens_it(house: House) -> None:
    recorder = house.recorder()
    player, clock = play(recorder)
    player.do(Stop)
    recorder.finish(player_record(player))
    recorder.reopen()
    player.do(Back)
    player.do(Resume)
    pass_time(player, clock, 10)
    assert recorder.close() == ""
    assert past(house) == []
    assert isinstance(look(house.recorder()), Interrupted)


def test_a_session_that_was_saved_and_resumed_is_discarded_but_for_what_was_saved(house: House) -> None:
    recorder = house.recorder()
    player, clock = play(recorder)
    player.do(Stop)
    recorder.finish(player_record(player))
    settle(recorder)
    (saved,) = past(house)
    recorder.reopen()
    assert recorder.was_saved
    player.do(Back)
    player.do(Resume)
    pass_time(player, clock, 10)
    recorder.discard()
    recorder.close()
    assert past(house) == [saved]
    assert look(house.recorder()) == Settled()


def test_a_session_that_was_saved_before_it_was_interrupted_is_known_as_that(house: House) -> None:
    recorder = house.recorder()
    player, _ = play(recorder)
    player.do(Stop)
    recorder.finish(player_record(player))
    settle(recorder)
    (saved,) = past(house)
    recorder.reopen()
    player.do(Back)
    recorder.close()
    later = house.recorder()
    found = interrupted(later)
    assert found.was_saved
    later.resume(found)
    assert later.was_saved
    later.discard()
    later.close()
    assert past(house) == [saved]


def said_after(recorder: Recorder, player: Player) -> None:
    """End a session, say how it felt, and go back into it."""
    player.do(Stop)
    session = recorder.finish(player_record(player))
    assert session
    session = recorder.revise(session._replace(pain_after=2))
    recorder.revise(session._replace(note="stiff"))
    recorder.reopen()
    player.do(Back)


def test_what_was_said_of_a_session_outlives_going_back_into_it(house: House) -> None:
    recorder = house.recorder()
    player, _ = play(recorder)
    said_after(recorder, player)
    player.do(Stop)
    session = recorder.finish(player_record(player))
    assert session
    recorder.revise(session._replace(pain_after=5))
    assert recorder.close() == ""
    assert [(session.pain_after, session.note) for session in past(house)] == [(5, "stiff")]


def test_a_later_version_of_a_session_is_never_older_though_the_clock_is_set_back(house: House) -> None:
    recorder = house.recorder()
    player, _ = play(recorder)
    house.pass_days(1, "2026-11-23")
    said_after(recorder, player)
    assert recorder.close() == ""
    with closing(open_history(house.paths)) as connection:
        [(before,)] = connection.execute("SELECT revised FROM session").fetchall()
    house.pass_days(-2, "2026-11-21")
    recorder = house.recorder()
    unfinished = interrupted(recorder)
    player = Player(PLAN, Clock(), lambda _: None, journal=journal_of(recorder), state=recorder.resume(unfinished))
    finish(recorder, player)
    assert recorder.close() == ""
    (session,) = past(house)
    assert session.revised > before
    assert session.ended >= session.began.utc
    recorder = house.recorder()
    recorder.revise(session._replace(note="later"))
    assert recorder.close() == ""
    assert past(house)[0].revised > session.revised


def test_what_was_said_of_a_session_outlives_a_kill_after_going_back_into_it(house: House) -> None:
    broken_off(house, then=lambda _: None)
    recorder = house.recorder()
    unfinished = interrupted(recorder)
    player = Player(PLAN, Clock(), lambda _: None, journal=journal_of(recorder), state=recorder.resume(unfinished))
    said_after(recorder, player)
    assert recorder.close() == ""
    recorder = house.recorder()
    unfinished = interrupted(recorder)
    player = Player(PLAN, Clock(), lambda _: None, journal=journal_of(recorder), state=recorder.resume(unfinished))
    finish(recorder, player)
    assert recorder.close() == ""
    assert [(session.pain_after, session.note) for session in past(house)] == [(2, "stiff")]


def player_record(player: Player) -> Record:
    return record_of(player.plan, player.log)


def test_only_one_copy_plays(house: House) -> None:
    first, second = house.recorder(), house.recorder()
    player, _ = play(first)
    assert not second.acquire()
    assert isinstance(look(second), RunningElsewhere)
    finish(first, player)
    assert second.acquire()
    first.close()
    second.close()


@pytest.mark.skipif(os.name != "posix", reason="only there do files have such permissions")
@pytest.mark.parametrize("umask", [0o000, 0o777 & ~0o700, 0o022])
def test_all_of_it_is_for_the_person_alone(house: House, umask: int) -> None:
    before = os.umask(umask)
    try:
        broken_off(house)
    finally:
        os.umask(before)
    modes = {
        path.name: stat.S_IMODE(path.stat().st_mode) for path in [house.paths.folder, *house.paths.folder.rglob("*")]
    }
    files = {name: mode for name, mode in modes.items() if mode & 0o077}
    assert not files


def test_of_two_versions_the_later_counts_though_the_clock_was_set_back(house: House) -> None:
    recorder = house.recorder()
    player, _ = play(recorder)
    player.do(Stop)
    first = recorder.finish(player_record(player))
    assert first
    house.moment = house.moment._replace(utc=house.moment.utc - 86_400_000)
    second = recorder.revise(first._replace(pain_after=3))
    third = recorder.revise(second._replace(note="stiff"))
    assert recorder.close() == ""
    assert first.revised < second.revised < third.revised
