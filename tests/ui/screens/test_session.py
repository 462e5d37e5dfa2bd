"""The live session: what is seen of it, every key, every pause."""

import pytest
from textual.widgets import Static

from backstretch_tui.core.plan.options import Choices
from backstretch_tui.core.session import Finished, Paused, PauseReason, Ready, Running
from backstretch_tui.core.session.summary import Timestamp
from backstretch_tui.core.text.sound import SOUND_IS_BACK
from backstretch_tui.ui.app import BackstretchApp
from backstretch_tui.ui.screens.session import FLASH_SECONDS
from backstretch_tui.ui.widgets.big_text import BigText
from tests.support.exercises import a_phase, an_exercise, two_sided
from tests.support.person import AtTheApp, Person, a_library
from tests.support.recorder import Recorder

FIRST = an_exercise(two_sided(hold=5, repetitions=2, side_word="leg"), id="first")
SECOND = an_exercise(a_phase(hold=4, repetitions=2), id="second")
SHORT = a_library(FIRST, SECOND)
"""Get ready 10, into position 3, hold 5, back to rest 3, change sides 4, and so on."""


def doing(person: Person) -> str:
    """Return what is done now, as the line of a small window says it; a large one says it in block letters."""
    return str(person.session.query_one("#doing", Static).content)


def seconds(person: Person) -> str:
    """Return what the big digits say."""
    return person.session.query_one("#seconds", BigText).text


def cue(person: Person) -> str:
    return str(person.session.query_one("#cue", Static).content)


def coming(person: Person) -> str:
    return str(person.session.query_one("#next", Static).content)


# --- what is seen ---------------------------------------------------------------------------------------------------


async def test_it_leads_through_every_step_with_its_side_seconds_cue_and_what_comes_next(at_the_app: AtTheApp) -> None:
    async with at_the_app(library=SHORT, start=True) as person:
        plan = person.session.player.plan
        assert len(plan.steps) == 24
        seen = []
        for step in plan.steps:
            assert person.session.player.state.position.index == step.index  # type: ignore[union-attr]
            assert seconds(person) == f"{step.milliseconds // 1000}"
            assert step.cue in person.sees
            assert person.lines[0].split()[0] == step.exercise.title()
            seen.append(doing(person))
            await person.waits(step.milliseconds / 1000)
        assert seen[:8] == [
            "Get ready · Left leg · 1 of 2",
            "Into position · Left leg · 1 of 2",
            "Hold · Left leg · 1 of 2",
            "Back to rest · Left leg · 1 of 2",
            "Change sides · Right leg · 1 of 2",
            "Into position · Right leg · 1 of 2",
            "Hold · Right leg · 1 of 2",
            "Back to rest · Right leg · 1 of 2",
        ]
        assert seen[-1] == "Back to rest · 2 of 2"
        assert "All 6 repetitions done." in person.sees


async def test_every_step_of_a_routine_goes_over_the_screen(at_the_app: AtTheApp) -> None:
    async with at_the_app(routine="relief", start=True) as person:
        plan = person.session.player.plan
        for step in plan.steps:
            side = f"{step.side} {plan.phase_of(step).side_word}".capitalize() if step.side else ""
            turn = f"{step.repetition} of {step.repetitions}"
            assert doing(person) == " · ".join(filter(None, [step.kind.traits.name, side, turn]))
            assert person.lines[0].strip().startswith(plan.exercise_of(step).name)
            await person.waits(step.milliseconds / 1000)
        assert "repetitions done." in person.sees


async def test_the_seconds_count_down_and_never_show_0(at_the_app: AtTheApp) -> None:
    async with at_the_app(library=SHORT, start=True) as person:
        await person.waits(13)
        seen = []
        for _ in range(10):
            seen.append(seconds(person))
            await person.waits(0.5)
        assert seen == ["5", "5", "4", "4", "3", "3", "2", "2", "1", "1"]
        assert doing(person).startswith("Back to rest")


async def test_the_digits_can_be_read_from_three_metres(at_the_app: AtTheApp) -> None:
    async with at_the_app(start=True) as person:
        for key in ("n", "n", "space"):
            await person.press(key)
            rows = [line for line in person.lines if any(block in line[1:-1] for block in "█▀▄") and "┄" not in line]
            assert len(rows) >= 9


async def test_both_bars_fill(at_the_app: AtTheApp) -> None:
    async with at_the_app(library=SHORT, start=True) as person:
        assert "━" not in person.lines[-3] + person.lines[-2]
        assert person.lines[-2].count("┼") == 1  # where the second exercise begins
        await person.waits(5)
        assert 30 < person.lines[-3].count("━") < 40
        assert 1 <= person.lines[-2].count("━") < 6


async def test_what_comes_next_is_told_in_time(at_the_app: AtTheApp) -> None:
    async with at_the_app(library=SHORT, start=True) as person:
        told = {}
        for step in person.session.player.plan.steps:
            told[f"{step.exercise} {step.kind} {step.side} {step.repetition}"] = coming(person)
            await person.press("n")
        assert told["first get-ready left 1"] == "Next: Hold for 5 s"
        assert told["first hold left 1"] == "Next: Right leg, rep 1 of 2"
        assert told["first hold right 2"] == "Next: Second"
        assert told["second hold None 2"] == "Next: The end"


async def test_a_rehearsal_says_so(at_the_app: AtTheApp) -> None:
    async with at_the_app(library=SHORT, run=Choices(speed=10), start=True) as person:
        assert "Rehearsal, 10× as fast" in person.lines[0]
        await person.waits(1.3)
        assert doing(person).startswith("Hold")


# --- keys -----------------------------------------------------------------------------------------------------------


async def test_every_key_that_skips_or_goes_back(at_the_app: AtTheApp) -> None:
    async with at_the_app(library=SHORT, start=True) as person:
        for forward, back in (("right", "left"), ("n", "p"), ("pagedown", "pageup")):
            await person.press(forward)
            assert doing(person) == "Into position · Left leg · 1 of 2"
            await person.press(forward)
            assert doing(person) == "Hold · Left leg · 1 of 2"
            await person.press(back, back)
            assert doing(person) == "Get ready · Left leg · 1 of 2"


async def test_exercises_are_skipped_and_gone_back_to(at_the_app: AtTheApp) -> None:
    async with at_the_app(library=SHORT, start=True) as person:
        await person.press("n", "n", "N")
        assert person.lines[0].split()[:4] == ["Second", "2", "of", "2"]
        assert doing(person) == "Get ready · 1 of 2"
        await person.press("P")
        assert doing(person) == "Get ready · Left leg · 1 of 2"


async def test_a_skip_by_mistake_is_taken_back_to_the_second(at_the_app: AtTheApp) -> None:
    async with at_the_app(library=SHORT, start=True) as person:
        await person.waits(14)
        await person.press("N", "p")
        assert doing(person) == "Hold · Left leg · 1 of 2"
        assert seconds(person) == "4"


async def test_a_hold_is_extended_and_nothing_else(at_the_app: AtTheApp) -> None:
    async with at_the_app(library=SHORT, start=True) as person:
        await person.press("plus")
        assert seconds(person) == "10"
        assert not enabled(person, "session.extend")
        await person.press("n", "n")
        assert enabled(person, "session.extend")
        await person.press("plus", "equals_sign")
        assert seconds(person) == "15"
        await person.press("space")
        assert not enabled(person, "session.extend")


def enabled(person: Person, key_id: str) -> bool:
    """Tell whether a key is offered, and not greyed out."""
    bindings = [active for active in person.session.active_bindings.values() if active.binding.id == key_id]
    assert bindings
    return all(active.enabled for active in bindings)


async def test_skipping_the_last_step_ends_it(at_the_app: AtTheApp) -> None:
    async with at_the_app(library=SHORT, start=True) as person:
        await person.press("N", "N")
        assert "No complete repetitions." in person.sees


# --- pauses ---------------------------------------------------------------------------------------------------------


async def test_space_pauses_and_goes_on_after_three_seconds_at_the_same_place(at_the_app: AtTheApp) -> None:
    async with at_the_app(library=SHORT, start=True) as person:
        await person.waits(14.4)
        await person.press("space")
        assert doing(person) == "Paused · Hold · Left leg · 1 of 2"
        assert cue(person) == "Paused. Press Space to resume."
        assert seconds(person) == "4"
        assert "space Resume" in person.keys
        await person.waits(3600)
        assert seconds(person) == "4"
        await person.press("space")
        assert doing(person) == "Resuming · Left leg · 1 of 2"
        assert seconds(person) == "3"
        await person.waits(2.5)
        assert seconds(person) == "1"
        await person.waits(0.5)
        assert doing(person) == "Hold · Left leg · 1 of 2"
        assert seconds(person) == "4"
        await person.waits(3.6)
        assert doing(person).startswith("Back to rest")


async def test_a_click_anywhere_pauses_and_goes_on(at_the_app: AtTheApp) -> None:
    async with at_the_app(library=SHORT, start=True) as person:
        for column, row in ((1, 0), (40, 1), (40, 10), (76, 18), (10, 21), (60, 22)):
            await person.clicks(column, row)
            assert doing(person).startswith("Paused"), (column, row)
            await person.clicks(column, row)
            assert doing(person).startswith("Resuming"), (column, row)


@pytest.mark.parametrize("key", ["media_play_pause", "f5", "escape", "full_stop", "b"])
async def test_a_media_key_or_a_presenter_pauses_and_resumes(at_the_app: AtTheApp, key: str) -> None:
    async with at_the_app(library=SHORT, start=True) as person:
        await person.press(key)
        assert doing(person).startswith("Paused")
        await person.press(key)
        assert doing(person).startswith("Resuming")


async def test_media_keys_skip_and_undo(at_the_app: AtTheApp) -> None:
    async with at_the_app(library=SHORT, start=True) as person:
        await person.press("media_track_next")
        assert doing(person).startswith("Into position")
        await person.press("media_track_previous")
        assert doing(person).startswith("Get ready")


async def test_a_key_that_was_given_to_an_action_does_not_pause(at_the_app: AtTheApp) -> None:
    async with at_the_app(library=SHORT, start=True, settings='keys."session.skip" = "b"') as person:
        await person.press("b")
        assert doing(person).startswith("Into position")


async def test_a_click_on_a_key_does_what_the_key_does_and_no_more(at_the_app: AtTheApp) -> None:
    async with at_the_app(library=SHORT, start=True) as person:
        await person.clicks(person.lines[-1].index("Skip"), 23)
        assert doing(person) == "Into position · Left leg · 1 of 2"
        await person.clicks(person.lines[-1].index("+5 s"), 23)
        assert doing(person) == "Into position · Left leg · 1 of 2"
        await person.clicks(person.lines[-1].index("Pause"), 23)
        assert doing(person).startswith("Paused")


async def test_time_asleep_is_not_counted_and_is_told(at_the_app: AtTheApp) -> None:
    async with at_the_app(library=SHORT, start=True) as person:
        await person.waits(14)
        await person.sleeps(3600)
        assert doing(person).startswith("Paused")
        assert cue(person).startswith("Paused: the computer slept or was busy. That time is not counted.")
        assert seconds(person) == "4"


async def test_reading_pauses_and_says_so(at_the_app: AtTheApp) -> None:
    async with at_the_app(library=SHORT, start=True) as person:
        await person.waits(14)
        await person.press("i")
        assert "Lying on the back" in person.sees
        assert is_paused(person, PauseReason.READING)
        await person.waits(60)
        await person.press("escape")
        assert cue(person) == "Paused while you were reading. Press Space to resume."
        assert seconds(person) == "4"


async def test_whatever_opens_over_the_session_pauses_it(at_the_app: AtTheApp) -> None:
    for key in ("question_mark", "f1", "ctrl+p", "i", "q"):
        async with at_the_app(library=SHORT, start=True) as person:
            await person.press(key)
            assert person.app.screen is not person.session, key
            assert is_paused(person, PauseReason.ASKED if key == "q" else PauseReason.READING), key


async def test_a_pause_that_was_asked_for_stays_one_while_something_is_read(at_the_app: AtTheApp) -> None:
    async with at_the_app(library=SHORT, start=True) as person:
        await person.press("space", "i", "escape")
        assert cue(person) == "Paused. Press Space to resume."


async def test_being_stopped_and_continued_pauses(at_the_app: AtTheApp) -> None:
    for name in ("app_suspend_signal", "app_resume_signal"):
        async with at_the_app(library=SHORT, start=True) as person:
            await person.waits(14)
            person.clock.now += 2_000
            getattr(person.app, name).publish(person.app)
            assert is_paused(person, PauseReason.GAP), name
            await person.settles()
            assert seconds(person) == "4"


def is_paused(person: Person, reason: PauseReason) -> bool:
    state = person.session.player.state
    return isinstance(state, Paused) and state.reason is reason


async def test_waiting_for_a_key_between_exercises(at_the_app: AtTheApp) -> None:
    for key in ("space", "n"):
        async with at_the_app(library=SHORT, run=Choices(wait_for_key=True), start=True) as person:
            assert doing(person).startswith("Get ready")
            await person.press("N")
            assert person.lines[0].split()[0] == "Second"
            assert "Take your time: the next exercise waits for you. Press Space to resume." in cue(person)
            assert seconds(person) == "‖"
            assert "Lie down" in person.sees
            await person.waits(3600)
            assert seconds(person) == "‖"
            await person.press(key)
            await person.waits(3)
            assert doing(person) == "Into position · 1 of 2", key


async def test_keys_move_a_paused_session_and_it_stays_paused(at_the_app: AtTheApp) -> None:
    async with at_the_app(library=SHORT, start=True) as person:
        await person.press("space", "n", "n")
        assert doing(person) == "Paused · Hold · Left leg · 1 of 2"
        await person.press("N")
        assert doing(person) == "Paused · Get ready · 1 of 2"
        await person.press("P", "P")
        assert doing(person) == "Paused · Get ready · Left leg · 1 of 2"


async def test_a_new_size_changes_nothing_but_the_picture(at_the_app: AtTheApp) -> None:
    async with at_the_app(library=SHORT, start=True) as person:
        await person.waits(14)
        for columns, rows in ((40, 12), (200, 50), (39, 11), (1, 1), (80, 24)):
            await person.resizes(columns, rows)
            assert isinstance(person.session.player.state, Running)
        assert doing(person) == "Hold · Left leg · 1 of 2"
        assert seconds(person) == "4"
        await person.resizes(1, 1)
        await person.press("space")
        assert is_paused(person, PauseReason.ASKED)


# --- leaving --------------------------------------------------------------------------------------------------------


async def test_the_question_goes_on_where_the_session_was(at_the_app: AtTheApp) -> None:
    for keys in (["g"], ["escape"], ["enter"]):
        async with at_the_app(library=SHORT, start=True) as person:
            await person.waits(14)
            await person.press("q")
            assert "The session is paused" in person.sees
            await person.waits(60)
            await person.press(*keys)
            assert doing(person) == "Resuming · Left leg · 1 of 2"
            await person.waits(3)
            assert doing(person) == "Hold · Left leg · 1 of 2"
            assert seconds(person) == "4"


async def test_a_paused_session_stays_paused_after_the_question(at_the_app: AtTheApp) -> None:
    async with at_the_app(library=SHORT, start=True) as person:
        await person.press("space", "q", "g")
        assert cue(person) == "Paused. Press Space to resume."


async def test_finishing_shows_what_was_done(at_the_app: AtTheApp) -> None:
    for keys in (["f"], ["down", "enter"]):
        async with at_the_app(library=SHORT, start=True) as person:
            await person.waits(20)
            await person.press("q", *keys)
            assert "1 of 6 repetitions done." in person.sees
            assert "Left leg" in person.sees


async def test_discarding_goes_back_to_the_list_and_says_so(at_the_app: AtTheApp) -> None:
    for keys in (["d"], ["down", "down", "enter"], ["end", "enter"]):
        async with at_the_app(library=SHORT, start=True) as person:
            await person.press("q", *keys)
            assert person.lines[0].split()[0] == "Test"
            assert "The session was discarded." in person.sees


async def test_quitting_the_app_asks_first(at_the_app: AtTheApp) -> None:
    for key in ("ctrl+q", "ctrl+c"):
        async with at_the_app(library=SHORT, start=True) as person:
            await person.press(key)
            assert "The session is paused" in person.sees, key
            assert person.app.return_code is None


async def test_after_a_session_another_begins_from_its_start(at_the_app: AtTheApp) -> None:
    async with at_the_app(library=SHORT) as person:
        await person.press("s", "n", "n", "q", "d", "s")
        assert doing(person) == "Get ready · Left leg · 1 of 2"
        assert isinstance(person.session.player.state, Running)


async def test_a_tick_that_was_on_its_way_when_the_session_ended_does_nothing(at_the_app: AtTheApp) -> None:
    async with at_the_app(library=SHORT, start=True) as person:
        session = person.session
        await person.press("N", "N")
        assert isinstance(session.player.state, Finished)
        session.tick()
        await person.settles()
        assert [type(screen).__name__ for screen in person.app.screen_stack] == ["ExerciseListScreen", "SummaryScreen"]


# --- what is heard ----------------------------------------------------------------------------------------------------


async def test_each_change_is_heard_when_it_is_due(at_the_app: AtTheApp) -> None:
    recorder = Recorder()
    async with at_the_app(library=SHORT, start=True, speaker=recorder) as person:
        await person.waits(14)
        assert recorder.tones[:3] == ["get-ready", "move-in", "hold"]
        assert recorder.words[0].startswith("First.")


async def test_a_flash_is_soon_over(at_the_app: AtTheApp) -> None:
    async with at_the_app(library=SHORT, start=True, speaker=Recorder(works=False)) as person:
        assert person.session.has_class("-flash")
        await person.waits(FLASH_SECONDS)
        assert not person.session.has_class("-flash")


@pytest.mark.parametrize(("settings", "rings"), [("", 3), ("bell = false\n", 0)])
async def test_where_no_sound_can_be_played_the_bell_rings_and_the_screen_flashes(
    at_the_app: AtTheApp, monkeypatch: pytest.MonkeyPatch, settings: str, rings: int
) -> None:
    rung = []
    monkeypatch.setattr(BackstretchApp, "bell", lambda _: rung.append("rung"))
    async with at_the_app(library=SHORT, settings=settings, start=True, speaker=Recorder(works=False)) as person:
        assert person.session.has_class("-flash")
        await person.waits(14)
        assert len(rung) == rings


async def test_without_sound_a_line_says_so_until_sound_is_back(at_the_app: AtTheApp) -> None:
    recorder = Recorder(works=False)
    async with at_the_app(library=SHORT, start=True, speaker=recorder) as person:
        await person.waits(3)
        assert "No sound. Press t to test it." in person.sees
        recorder.change(works=True)
        await person.waits(0)
        assert "No sound" not in person.sees
        assert [str(told.message) for told in person.app._notifications] == [SOUND_IS_BACK]
        recorder.change(works=False)
        await person.waits(0)
        assert "No sound. Press t to test it." in person.sees


async def test_a_session_begins_when_it_is_known_whether_sound_can_be_heard(at_the_app: AtTheApp) -> None:
    recorder = Recorder()
    recorder.works = None
    async with at_the_app(library=SHORT, start=True, speaker=recorder) as person:
        assert isinstance(person.session.player.state, Ready)
        assert doing(person).startswith("Get ready")
        recorder.change(works=True)
        await person.waits(1)
        assert isinstance(person.session.player.state, Running)
        assert recorder.tones == ["get-ready"]


async def test_a_session_does_not_begin_behind_a_question(at_the_app: AtTheApp) -> None:
    recorder = Recorder()
    recorder.works = None
    async with at_the_app(library=SHORT, start=True, speaker=recorder) as person:
        await person.press("question_mark")
        recorder.change(works=True)
        await person.waits(1)
        await person.press("escape")
        await person.waits(1)
        assert isinstance(person.session.player.state, Running)
        assert recorder.tones == ["get-ready"]


async def test_t_plays_a_sample(at_the_app: AtTheApp) -> None:
    recorder = Recorder()
    async with at_the_app(library=SHORT, start=True, speaker=recorder) as person:
        await person.waits(1)
        await person.press("t")
        assert recorder.tones[-1] == "hold"
        assert recorder.words[-1] == "Left leg, 2 of 3."


async def test_w_says_and_shows_where_the_session_is(at_the_app: AtTheApp) -> None:
    recorder = Recorder()
    async with at_the_app(library=SHORT, start=True, speaker=recorder) as person:
        await person.waits(1)
        await person.press("w")
        assert recorder.words[-1].startswith("Get ready.")
        assert recorder.words[-1] == cue(person)


async def test_the_answer_to_w_stays_until_the_next_step_or_pause(at_the_app: AtTheApp) -> None:
    async with at_the_app(library=SHORT, start=True) as person:
        await person.press("w")
        answer = cue(person)
        await person.waits(9)
        assert cue(person) == answer
        await person.waits(1)
        assert cue(person) == "Move in slowly"
        await person.press("w", "space")
        assert cue(person).startswith("Paused.")


async def test_a_says_again_what_was_said_last(at_the_app: AtTheApp) -> None:
    recorder = Recorder()
    async with at_the_app(library=SHORT, start=True, speaker=recorder) as person:
        await person.waits(4)
        await person.press("a")
        assert recorder.words == [recorder.words[0]] * 2


async def test_phase_and_side_stand_in_block_letters_where_there_is_room(at_the_app: AtTheApp) -> None:
    async with at_the_app(library=SHORT, start=True) as person:
        await person.press("n", "n")
        headline = person.session.query_one("#headline", BigText)
        assert (headline.text, headline.side) == ("HOLD", "Left leg")
        assert headline.size.height >= 3
        await person.press("space")
        assert headline.text == "PAUSED"
        await person.resizes(40, 12)
        assert not headline.display
        assert "Paused · Hold · Left leg · 1 of 2" in person.lines[1]


async def test_an_answer_stays_for_four_seconds_though_the_step_ends(at_the_app: AtTheApp) -> None:
    async with at_the_app(library=SHORT, start=True) as person:
        await person.waits(9.5)
        await person.press("w")
        answer = cue(person)
        assert "Left leg" in answer
        await person.waits(3)
        assert doing(person).startswith("Into position")
        assert cue(person) == answer
        await person.waits(1.5)
        assert cue(person) != answer


async def test_an_answer_is_not_shown_of_a_step_that_was_skipped(at_the_app: AtTheApp) -> None:
    async with at_the_app(library=SHORT, start=True) as person:
        for key in ("n", "N", "p", "P"):
            await person.press("w")
            answer = cue(person)
            await person.press(key)
            assert cue(person) != answer, key


async def test_the_time_of_day_of_the_end_is_told(at_the_app: AtTheApp) -> None:
    async with at_the_app(library=SHORT, start=True) as person:
        session = person.session
        session._now = lambda: Timestamp(7 * 3_600_000, "2026-11-22", 60, "")
        await person.waits(1)
        left = session.shown.session_seconds_left if session.shown else 0
        assert f"ends 8:{left // 60:02}" in person.lines[0]
