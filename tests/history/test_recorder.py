"""A session that was broken off is found again where it was; nothing is lost, nothing invented."""

import os
import sqlite3
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from backstretch_tui.core.session import Back, Finished, Pause, Paused, Ready, Resume, Skip, State, Stop
from backstretch_tui.core.session.record import Outcome, Record, record_of
from backstretch_tui.core.session.summary import SessionSummary
from backstretch_tui.history import database, sessions, writer
from backstretch_tui.history.database import open_store
from backstretch_tui.history.errors import HistoryError
from backstretch_tui.history.export.importer import collect
from backstretch_tui.history.queries import Queries
from backstretch_tui.history.recorder import Recorder
from backstretch_tui.history.recovery import (
    Damaged,
    Interrupted,
    RunningElsewhere,
    Saved,
    Settled,
    Unreadable,
    Unusable,
    replace_damaged,
)
from backstretch_tui.history.sessions import Unfinished
from backstretch_tui.player import Player
from tests.support.history import NOON, PLAN, Clock, House, finish, look, pass_time, play, settle

NOBODY = 65534
"""A user who owns nothing."""


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path / "home")


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "RETRY_SECONDS", 0.01)


def past(house: House) -> list[SessionSummary]:
    with closing(open_store(house.places)) as connection:
        return sessions.past_sessions(connection)


def record_of_the(session: SessionSummary, house: House) -> Record:
    with closing(open_store(house.places)) as connection:
        record = sessions.record(connection, session.id)
    assert record
    return record


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
    player = Player(PLAN, clock, lambda _: None, journal=recorder.record, state=recorder.resume(unfinished))
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
        player = Player(PLAN, clock, lambda _: None, journal=recorder.record, state=recorder.resume(unfinished))
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
    player = Player(PLAN, clock, lambda _: None, journal=recorder.record, state=recorder.resume(interrupted(recorder)))
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


def test_a_session_over_but_not_yet_saved_is_saved_at_the_next_start(house: House) -> None:
    broken_off(house, then=lambda player: player.do(Stop))
    assert isinstance(look(house.recorder()), Saved)
    assert [session.done_repetitions for session in past(house)] == [0]
    assert look(house.recorder()) == Settled()


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


def said_after(recorder: Recorder, player: Player) -> None:
    """End a session, say how it felt, and go back into it."""
    player.do(Stop)
    session = recorder.finish(player_record(player))
    assert session
    session = recorder.revise(session._replace(pain_after=2), player_record(player))
    recorder.revise(session._replace(note="stiff"), player_record(player))
    recorder.reopen()
    player.do(Back)


def test_what_was_said_of_a_session_outlives_going_back_into_it(house: House) -> None:
    recorder = house.recorder()
    player, _ = play(recorder)
    said_after(recorder, player)
    player.do(Stop)
    session = recorder.finish(player_record(player))
    assert session
    recorder.revise(session._replace(pain_after=5), player_record(player))
    assert recorder.close() == ""
    assert [(session.pain_after, session.note) for session in past(house)] == [(5, "stiff")]


def test_what_was_said_of_a_session_outlives_a_kill_after_going_back_into_it(house: House) -> None:
    broken_off(house, then=lambda _: None)
    recorder = house.recorder()
    unfinished = interrupted(recorder)
    player = Player(PLAN, Clock(), lambda _: None, journal=recorder.record, state=recorder.resume(unfinished))
    said_after(recorder, player)
    assert recorder.close() == ""
    recorder = house.recorder()
    unfinished = interrupted(recorder)
    player = Player(PLAN, Clock(), lambda _: None, journal=recorder.record, state=recorder.resume(unfinished))
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


def test_looking_makes_nothing(house: House) -> None:
    assert look(house.recorder()) == Settled()
    assert not house.places.folder.exists()


@pytest.mark.skipif(os.name != "posix", reason="only there do files have such permissions")
@pytest.mark.parametrize("umask", [0o000, 0o777 & ~0o700, 0o022])
def test_all_of_it_is_for_the_person_alone(house: House, umask: int) -> None:
    before = os.umask(umask)
    try:
        broken_off(house)
    finally:
        os.umask(before)
    modes = {
        path.name: stat.S_IMODE(path.stat().st_mode) for path in [house.places.folder, *house.places.folder.rglob("*")]
    }
    files = {name: mode for name, mode in modes.items() if mode & 0o077}
    assert not files


# --- disks that are full, locked, or not to be written to ----------------------------------------------------------


class Failing:
    """A store that fails at its n-th write, so many times."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, at: int, times: int = 3) -> None:
        self.writes = 0
        real = sessions.add_note

        def add_note(connection: sqlite3.Connection, *more: object) -> None:
            self.writes += 1
            if at <= self.writes < at + times:
                error = sqlite3.OperationalError("database or disk is full")
                error.sqlite_errorcode = sqlite3.SQLITE_FULL
                raise error
            real(connection, *more)  # type: ignore[arg-type]

        monkeypatch.setattr(sessions, "add_note", add_note)


@pytest.mark.parametrize("n", range(1, 16))
def test_whichever_write_fails_the_session_goes_on_and_nothing_is_missing(
    house: House, monkeypatch: pytest.MonkeyPatch, n: int
) -> None:
    failing = Failing(monkeypatch, n)
    recorder = house.recorder()
    told: list[str] = []
    recorder.writer.on_trouble = lambda: told.append(recorder.writer.trouble)
    player, clock = play(recorder, seconds=40)
    player.do(Skip)
    pass_time(player, clock, 5)
    finish(recorder, player)
    settle(recorder)
    assert recorder.close() == ""
    assert failing.writes >= n
    assert told == ["the disk is full", ""]
    [session] = past(house)
    assert session.held == player_record(player).held


def test_a_history_that_another_program_locks_is_written_when_it_lets_go(house: House) -> None:
    broken_off(house)
    recorder = house.recorder()
    unfinished = interrupted(recorder)
    with closing(sqlite3.connect(house.places.database, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        state = recorder.resume(unfinished)
        player = Player(PLAN, Clock(), lambda _: None, journal=recorder.record, state=state)
        player.do(Stop)
        finish(recorder, player)
        with recorder.writer._changed:
            assert (
                recorder.writer._changed.wait_for(lambda: recorder.writer.trouble, 10) == "another program is using it"
            )
        other.execute("COMMIT")
    settle(recorder)
    assert recorder.close() == ""
    assert len(past(house)) == 1


def test_what_could_not_be_written_to_the_end_is_told(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    Failing(monkeypatch, 1, times=10**6)
    recorder = house.recorder()
    player, _ = play(recorder)
    finish(recorder, player)
    assert recorder.close() == "the disk is full"


@pytest.fixture
def powerless() -> Iterator[Path]:
    """Return a folder, for a person whom permissions bind: root, who may do anything, is nobody meanwhile."""
    if os.name != "posix":
        pytest.skip("only there do files have such permissions")
    was = os.geteuid()
    with tempfile.TemporaryDirectory() as folder:
        os.chown(folder, was or NOBODY, -1)
        os.seteuid(was or NOBODY)
        try:
            yield Path(folder)
        finally:
            for path in (Path(folder), Path(folder, "home")):
                path.chmod(0o700)
            os.seteuid(was)


def test_on_a_medium_that_cannot_be_written_the_past_is_read_and_the_session_goes_on(powerless: Path) -> None:
    house = House(powerless / "home")
    recorder = house.recorder()
    finish(recorder, play(recorder)[0])
    assert recorder.close() == ""
    house.places.database.chmod(0o400)
    house.places.lock.chmod(0o400)
    house.places.folder.chmod(0o500)
    recorder = house.recorder()
    assert look(recorder) == Settled()
    assert len(Queries(house.places).past_sessions()) == 1
    player, _ = play(recorder)
    with recorder.writer._changed:
        assert recorder.writer._changed.wait_for(lambda: recorder.writer.trouble, 10) == "it may not be written to"
    finish(recorder, player)
    assert isinstance(player.state, Finished)
    house.places.folder.chmod(0o700)
    house.places.database.chmod(0o600)
    settle(recorder)
    assert recorder.close() == ""
    assert len(past(house)) == 2


def test_where_no_folder_can_be_made_the_session_goes_on(powerless: Path) -> None:
    powerless.chmod(0o500)
    recorder = House(powerless / "home" / "deeper").recorder()
    assert look(recorder) == Settled()
    finish(recorder, play(recorder)[0])
    assert recorder.close() == "Permission denied"
    powerless.chmod(0o700)
    (powerless / "home").mkdir()


def test_why_all_was_given_up_is_told_on_though_something_was_just_being_written(house: House) -> None:
    recorder = house.recorder()
    recorder.writer.put(lambda _: recorder.writer.give_up("it is another program's"))
    assert recorder.close() == ""
    assert recorder.writer.trouble == "it is another program's"


def test_a_fault_of_our_own_ends_the_writing_and_is_told(house: House) -> None:
    recorder = house.recorder()
    told: list[str] = []
    recorder.writer.on_trouble = lambda: told.append(recorder.writer.trouble)
    recorder.writer.put(lambda _: 1 // 0)
    settle(recorder)
    assert recorder.close() == ""
    assert told == ["what was to be written cannot be (ZeroDivisionError)"]


# --- damage ---------------------------------------------------------------------------------------------------------


def zero_bytes(path: Path) -> None:
    path.write_bytes(b"")


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: 3 * 4096])


def headless(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:50])


def scribbled(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096 : 4096 * 4] = b"\xff" * (4096 * 3)
    path.write_bytes(data)


def no_database(path: Path) -> None:
    path.write_text("Dear diary, my back hurts. " * 20)


@pytest.mark.parametrize(
    ("damage", "why"),
    [
        (zero_bytes, "it is empty"),
        (cut, "it is cut off"),
        (headless, "it is cut off"),
        (scribbled, "it is damaged"),
        (no_database, "it is no database"),
    ],
)
@pytest.mark.parametrize("from_backup", [True, False])
def test_damage_is_set_aside_and_the_newest_backup_offered(
    house: House, damage: Callable[[Path], None], why: str, from_backup: bool
) -> None:
    recorder = house.recorder()
    finish(recorder, play(recorder)[0])
    recorder.close()
    house.pass_days(1, "2026-11-23")
    broken_off(house)  # and with it a copy of the day before
    damage(house.places.database)
    broken = house.places.database.read_bytes()
    recorder = house.recorder()
    found = look(recorder)
    assert isinstance(found, Damaged)
    assert found.reason == why
    assert found.backup
    assert found.backup.name == "2026-11-23.db"
    aside = replace_damaged(house.places, found.backup if from_backup else None)
    assert aside.read_bytes() == broken
    assert look(house.recorder()) == Settled()
    finish(recorder, play(recorder)[0])
    assert recorder.close() == ""
    assert len(past(house)) == (2 if from_backup else 1)


def test_a_backup_that_is_damaged_itself_is_not_offered(house: House) -> None:
    for date in ("2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26"):
        house.pass_days(1, date)
        recorder = house.recorder()
        finish(recorder, play(recorder)[0])
        recorder.close()
    damages: dict[str, Callable[[Path], None]] = {"26": zero_bytes, "25": scribbled, "24": foreign}
    for day, damage in damages.items():
        damage(house.places.backups / f"2026-11-{day}.db")
    zero_bytes(house.places.database)
    found = look(house.recorder())
    assert isinstance(found, Damaged)
    assert found.backup
    assert found.backup.name == "2026-11-23.db"


def test_a_session_that_another_copy_begins_meanwhile_is_left_alone(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorder = house.recorder()
    finish(recorder, play(recorder)[0])
    recorder.close()
    first, second = house.recorder(), house.recorder()
    real, players = database.check, list[Player]()

    def check(connection: sqlite3.Connection) -> None:
        real(connection)
        if not players:  # between the looks of the other, this one begins
            players.append(play(first, seconds=0)[0])
            settle(first)

    monkeypatch.setattr("backstretch_tui.history.recovery.check", check)
    assert isinstance(look(second), RunningElsewhere)
    finish(first, players[0])
    assert (first.close(), second.close()) == ("", "")
    assert len(past(house)) == 2


def foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipe (name)")
        connection.commit()


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    ("replacement", "why"),
    [
        (foreign, "it is another program's"),
        (newer, "a newer Backstretch wrote it; use that one"),
        (a_folder, "it is no file"),
    ],
)
def test_what_is_not_ours_is_left_untouched(house: House, replacement: Callable[[Path], None], why: str) -> None:
    broken_off(house)
    replacement(house.places.database)
    before = house.places.database.read_bytes() if house.places.database.is_file() else b""
    recorder = house.recorder()
    found = look(recorder)
    assert found == Unusable(why)
    finish(recorder, play(recorder)[0])
    recorder.close()
    assert recorder.writer.trouble == why
    assert (house.places.database.read_bytes() if house.places.database.is_file() else b"") == before


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE event SET name = 'Jump' WHERE number = 1",
        "UPDATE event SET name = 'Resume' WHERE number = 1",
        "UPDATE event SET at = -1 WHERE number = 1",
        "UPDATE session SET began_date = '2026-13-40'",
        "UPDATE plan SET plan = '{}'",
        "UPDATE plan SET plan = replace(plan, 'To test with', 'To \\u001b[2J')",
        "UPDATE plan SET plan = replace(plan, 'To test with', 'To \u202etset')",
    ],
)
def test_a_journal_that_makes_no_sense_is_told_of_and_set_aside(house: House, change: str) -> None:
    broken_off(house)
    with closing(sqlite3.connect(house.places.database)) as connection:
        connection.execute(change)
        connection.commit()
    found = look(house.recorder())
    assert found == Unreadable(house.places.folder / "history-damaged-1.db")
    assert look(house.recorder()) == Settled()
    with closing(sqlite3.connect(house.places.folder / "history-damaged-1.db")) as connection:
        assert connection.execute("SELECT state FROM session").fetchall() == [("playing",)]


@pytest.mark.parametrize("what", ["name", "note", "routine", "dose", "began_zone"])
def test_what_a_changed_file_would_do_to_a_terminal_is_spelt_out(house: House, what: str) -> None:
    recorder = house.recorder()
    recorder.score_activity("Socks", 4)
    finish(recorder, play(recorder)[0])
    recorder.close()
    with closing(sqlite3.connect(house.places.database)) as connection:
        connection.execute("UPDATE activity SET name = char(7)")
        connection.execute(f"UPDATE session SET {what} = 'a' || char(27) || '[2J' || char(8238)")
        connection.commit()
    (session,) = Queries(house.places).past_sessions()
    assert r"a\x1b[2J\u202e" in (session.name, session.note, session.routine, session.dose, session.began.zone)
    with closing(open_store(house.places)) as connection:
        assert [its.model_dump()["name"] for its in collect(connection).said.values()] == [r"\x07"]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ("UPDATE session SET began_date = '2026-13-40'", "something in it has no date"),
        ("UPDATE activity SET date = '2026-13-40'", "something in it has no date"),
        ("UPDATE session SET ended = -1", "ended of a session in it is not as it should be"),
    ],
)
def test_what_cannot_be_in_a_history_is_refused_in_a_sentence(house: House, change: str, why: str) -> None:
    recorder = house.recorder()
    recorder.score_activity("Socks", 4)
    finish(recorder, play(recorder)[0])
    recorder.close()
    with closing(sqlite3.connect(house.places.database)) as connection:
        connection.execute(change)
        connection.commit()
    with closing(open_store(house.places)) as connection, pytest.raises(HistoryError, match=why):
        collect(connection)


def test_a_journal_that_claims_ages_is_soon_read(house: House) -> None:
    """Were each of its gaps walked through, this would not end."""
    broken_off(house, then=lambda player: player.do(Pause))
    with closing(sqlite3.connect(house.places.database)) as connection:
        connection.execute("UPDATE event SET at = at + 1e15, heard = heard + 1e15 WHERE name = 'Pause'")
        connection.commit()
    assert isinstance(look(house.recorder()), Unreadable)


@pytest.mark.parametrize("zone", ["z" * 99, "\x1b" * 59, " "])
def test_no_zone_keeps_a_history_from_being_told(house: House, zone: str) -> None:
    recorder = house.recorder()
    finish(recorder, play(recorder)[0])
    recorder.close()
    with closing(sqlite3.connect(house.places.database)) as connection:
        connection.execute("UPDATE session SET began_zone = ?", (zone,))
        connection.commit()
    with closing(open_store(house.places)) as connection:
        (told,) = collect(connection).sessions.values()
    assert len(told.began.zone) <= 60


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"began_offset_minutes": 1440}, "offset_minutes of a session"),
        ({"dose": "x" * 61}, "dose of a session"),
    ],
)
def test_what_is_wrong_is_told_whichever_part_of_a_session_has_it(
    house: House, change: dict[str, object], what: str
) -> None:
    recorder = house.recorder()
    finish(recorder, play(recorder)[0])
    recorder.close()
    ((column, value),) = change.items()
    with closing(sqlite3.connect(house.places.database)) as connection:
        connection.execute(f"UPDATE session SET {column} = ?", (value,))
        connection.commit()
    with closing(open_store(house.places)) as connection, pytest.raises(HistoryError, match=f"{what} in it is not as"):
        collect(connection)


def test_seven_copies_are_kept(house: House) -> None:
    for day in range(1, 11):
        house.pass_days(1, f"2026-12-{day:02}")
        recorder = house.recorder()
        finish(recorder, play(recorder, seconds=1)[0])
        recorder.close()
    assert sorted(path.stem for path in house.places.backups.iterdir()) == [f"2026-12-{day:02}" for day in range(4, 11)]


def test_copies_that_were_never_finished_do_not_stay_and_one_being_made_does(house: House) -> None:
    house.places.backups.mkdir(parents=True)
    old, journal, fresh = (
        house.places.backups / f".2026-11-21.db.{name}" for name in ("0a1b2c3d", "0a1b2c3d-journal", "4e5f6a7b")
    )
    for path, age in ((old, 86_401), (journal, 86_401), (fresh, 3600)):
        path.write_bytes(b"half")
        os.utime(path, (path.stat().st_mtime - age,) * 2)
    recorder = house.recorder()
    finish(recorder, play(recorder, seconds=1)[0])
    recorder.close()
    assert sorted(path.name for path in house.places.backups.iterdir()) == [fresh.name, "2026-11-22.db"]
