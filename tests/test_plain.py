"""The session as lines: the same session, told as it happens, to whoever reads and types or to nobody."""

import json
from collections.abc import Callable

import pytest

from backstretch_tui.core.plan.options import Options
from backstretch_tui.core.plan.steps import Plan
from backstretch_tui.core.session import EVENTS, Begin, Finished, Pause, Paused, PauseReason, Position, Resume, Tick
from backstretch_tui.core.text.plain import HELP
from backstretch_tui.core.text.sound import NO_SOUND, SOUND_IS_BACK
from backstretch_tui.plain import KEYS, PlainSession
from tests.support.exercises import a_phase, an_exercise, plan_of
from tests.support.recorder import Recorder
from tests.support.typist import BRIDGE, Typist

PLAN = plan_of(BRIDGE, voice="full")
"""get-ready 5, move-in 3, hold 5, move-out 3."""


def played(
    typist: Typist, plan: Plan = PLAN, *, as_json: bool = False, speaker: Recorder | None = None
) -> tuple[list[str], PlainSession]:
    written: list[str] = []
    session = PlainSession(plan, typist.clock, speaker or Recorder(), written.append, as_json=as_json)
    session.run(typist)  # type: ignore[arg-type]
    return written, session


def test_from_the_first_line_to_the_last_with_nobody_there() -> None:
    written, session = played(Typist((0, None)))
    assert written[0] == "Bridge, exercise 1 of 1. Get ready 5 s. Lie down."
    assert written[-1] == "Bridge: 1 of 1, 5 of 5 s."
    assert isinstance(session.player.state, Finished)


def test_what_is_typed_is_done() -> None:
    typist = Typist((1, "n\n"), (2, "p\n"), (3, "w\n"), (4, "\n"), (8, "a\n"), (9, "?\n"), (10, "q\n"))
    recorder = Recorder()
    written, _ = played(typist, speaker=recorder)
    assert written == [
        "Bridge, exercise 1 of 1. Get ready 5 s. Lie down.",
        "Into position 3 s. 1 of 1. Move in slowly.",
        "Paused.",
        "Paused. 1 of 1. Into position. 2 seconds left. Next, the end. This is Bridge.",
        "Resuming in three seconds.",
        "Hold, and breathe easily.",
        HELP,
        "Hold 5 s. 1 of 1. Hold, and breathe easily.",
        "The session is over. No complete repetitions.",
        "Bridge: 0 of 1, 1 of 5 s, 1 skipped.",
    ]
    assert "Paused. 1 of 1. Into position. 2 seconds left. Next, the end. This is Bridge." in recorder.words


def test_every_event_but_those_that_come_by_themselves_can_be_typed() -> None:
    assert {*KEYS.values()} | {Begin, Tick, Pause, Resume} == set(EVENTS.values())  # p pauses and resumes


def test_when_to_stop_is_a_key_away_and_pauses() -> None:
    written, _ = played(Typist((1, "c\n"), (2, "q\n")))
    assert written[1] == "Paused while you were reading."
    assert written[2].startswith("Stop this session if pain goes above 5")
    assert "Call your local emergency number." in written[3]


def test_a_session_that_was_broken_off_goes_on_where_it_was() -> None:
    state = Paused(Position(2, done=2_000), PauseReason.BROKEN_OFF)
    written: list[str] = []
    typist = Typist((1, "\n"))
    session = PlainSession(PLAN, typist.clock, Recorder(), written.append, state=state)
    session.run(typist)  # type: ignore[arg-type]
    assert written[:3] == [
        "Paused. 1 of 1. Hold. 3 seconds left. Next, the end. This is Bridge.",
        "Resuming in three seconds.",
        "Back to rest 3 s. 1 of 1. Come back slowly.",
    ]


def test_as_json_every_line_is_an_object_with_its_event_and_moment() -> None:
    written, _ = played(Typist((0, None)), as_json=True)
    events = [json.loads(line) for line in written]
    assert [event["at"] for event in events] == sorted(event["at"] for event in events)
    assert [event["tone"] for event in events if event["event"] == "tone"] == [
        "get-ready", "move-in", "hold", "count", "count", "last-count", "hold-end", "done",
    ]  # fmt: skip
    assert [event["kind"] for event in events if event["event"] == "step"] == [
        "get-ready", "move-in", "hold", "move-out",
    ]  # fmt: skip
    assert events[-1]["event"] == "finished"
    assert events[-1]["complete"]


def test_each_cue_comes_at_its_moment() -> None:
    written, _ = played(Typist((0, None)), as_json=True)
    moments = [(each["at"], each["tone"]) for line in written if (each := json.loads(line))["event"] == "tone"]
    planned = [0, 5, 8, 10, 11, 12, 13, 16]
    assert [tone for _, tone in moments][2] == "hold"
    assert [at for at, _ in moments] == [pytest.approx(at, abs=0.04) for at in planned]


def test_where_nobody_can_go_on_it_goes_on_by_itself() -> None:
    plan = plan_of(BRIDGE, an_exercise(a_phase(5, 1), id="tilt"), options=Options(wait_for_key=True))
    written, session = played(Typist((0, None)), plan)
    assert isinstance(session.player.state, Finished)
    assert any(line.startswith("Take your time") for line in written)


def test_waiting_for_a_key_waits_for_it() -> None:
    plan = plan_of(BRIDGE, an_exercise(a_phase(5, 1), id="tilt"), options=Options(wait_for_key=True))
    typist = Typist((100, "\n"), (105, "q\n"))
    written, _ = played(typist, plan)
    assert None in typist.waits
    assert "Resuming in three seconds." in written


def test_it_looks_at_the_clock_often_enough_that_its_own_silence_is_no_gap() -> None:
    typist = Typist((0, None))
    played(typist)
    assert max(wait for wait in typist.waits if wait is not None) < 1.1


@pytest.mark.parametrize("as_json", [False, True])
def test_silence_is_told_of_once(as_json: bool) -> None:
    written, _ = played(Typist((0, None)), speaker=Recorder(works=False), as_json=as_json)
    assert sum(NO_SOUND in line for line in written) == 1


@pytest.mark.parametrize("as_json", [False, True])
def test_sound_that_is_back_is_told_of(as_json: bool) -> None:
    recorder = Recorder(works=False)

    class Mending(Typist):
        def get(self, timeout: float | None) -> str | None:
            recorder.works = self.now > 4_000
            return super().get(timeout)

    written, _ = played(Mending((0, None)), speaker=recorder, as_json=as_json)
    (silent,), (back,) = ([n for n, line in enumerate(written) if text in line] for text in (NO_SOUND, SOUND_IS_BACK))
    assert silent < back


def test_stopping_tells_what_was_done() -> None:
    written: list[str] = []
    typist = Typist()
    session = PlainSession(PLAN, typist.clock, Recorder(), written.append)
    interrupt: Callable[..., None] = _interrupt
    typist.get = interrupt  # type: ignore[method-assign]
    with pytest.raises(KeyboardInterrupt):
        session.run(typist)  # type: ignore[arg-type]
    session.stop()
    assert written[-1] == "Bridge: 0 of 1, 0 of 5 s, 1 not reached."


def _interrupt(**_: object) -> None:
    raise KeyboardInterrupt
