"""What is heard: from sounds and words alone the whole session can be told."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import Any

import pytest
from hypothesis import given

from backstretch_tui.core.audio.cue_compiler import BREATH, Speaking, Voice, unsaid, with_cues
from backstretch_tui.core.audio.cues import Phrases, Speech
from backstretch_tui.core.audio.phrases import dose
from backstretch_tui.core.audio.spoken_length import estimate
from backstretch_tui.core.audio.tones import COUNTS, SIGNALS, Tone
from backstretch_tui.core.model.exercise import Cues, Entry, Exercise, FixedDose, Level, Side
from backstretch_tui.core.plan.compiler import compile_plan
from backstretch_tui.core.plan.dose import Dose
from backstretch_tui.core.plan.options import Options
from backstretch_tui.core.plan.request import SessionRequest
from backstretch_tui.core.plan.steps import Kind, Plan
from backstretch_tui.core.session import Paused, Say, Sound
from backstretch_tui.core.text.spoken import HALF_WAY
from backstretch_tui.sound.vocabulary import measure
from tests.support.exercises import a_phase, a_routine, an_exercise, plan_of, plans, shipped, two_sided
from tests.support.rehearsal import Rehearsal


def shipped_plan(routine: str, voice: str = "full", **options: object) -> Plan:
    library = shipped()
    plan = compile_plan(library.routines[routine], library.exercises, Options(**options))  # type: ignore[arg-type]
    return with_cues(plan, Speaking(voice), measure)  # type: ignore[arg-type]


def heard_of(plan: Plan) -> list[tuple[int, Tone | Speech]]:
    """Return all that is heard of a session that nobody touches, with its moments."""
    lengths = [*(step.milliseconds for step in plan.steps), 0]
    starts = accumulate(lengths[:-1], initial=0)
    return [
        (start + cue.moment(length), cue.heard)
        for start, length, cues in zip(starts, lengths, plan.cues, strict=True)
        for cue in cues.due
    ]


# --- the vocabulary -------------------------------------------------------------------------------------------------


def test_no_two_meanings_share_a_sound() -> None:
    assert set(SIGNALS) == set(Tone)
    assert len({signal.notes for signal in SIGNALS.values()}) == len(Tone)
    assert len({signal.meaning for signal in SIGNALS.values()}) == len(Tone)


@pytest.mark.parametrize(
    ("ends", "voice", "said"),
    [
        (("Up", None), "full", ("All done.",)),
        ((None, "Push up slowly"), "full", ("All done.", "Push up slowly.")),
        ((None, "Push up slowly"), "brief", ("All done.",)),
        ((None, "Push up slowly"), "off", None),
    ],
)
def test_the_last_exercise_says_how_to_get_up(
    ends: Sequence[str | None], voice: Voice, said: tuple[str, ...] | None
) -> None:
    exercises = [an_exercise(id=f"number-{number}").with_values(end=end) for number, end in enumerate(ends)]
    last = [cue.heard for cue in plan_of(*exercises, voice=voice).cues[-1].due]
    assert [heard.phrases for heard in last if isinstance(heard, Speech)] == ([said] if said else [])


def test_a_tick_is_shorter_than_anything_else() -> None:
    assert min(SIGNALS, key=lambda tone: SIGNALS[tone].milliseconds) is Tone.COUNT


# --- the contract ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Told:
    """One repetition on one side, as a listener knows it."""

    entry: int
    phase: int
    set: int
    side: int
    """0 for the first side of the phase, 1 for the other."""
    repetition: int
    hold: tuple[int, int] | None
    """From when to when."""


COMING_BACK = {
    Tone.MOVE_OUT, Tone.REST, Tone.CHANGE_SIDE, Tone.NEXT_SET, Tone.GET_READY, Tone.EXERCISE_DONE, Tone.DONE,
}  # fmt: skip
"""What tells the end of a repetition in which nothing was held."""


def without_teaching(heard: list[tuple[int, Tone | Speech]]) -> Iterator[tuple[int, Tone | Speech]]:
    """Leave out what teaches, and the tone after it, where another tone has named the exercise already."""
    is_named = False
    tones = [(at, tone) for at, tone in heard if isinstance(tone, Tone)]
    for (_, before), (at, tone) in pairwise([(0, Tone.DONE), *tones]):
        is_named |= tone is Tone.NEXT_EXERCISE
        follows = tone is Tone.GET_READY and before is Tone.TEACH and is_named
        if tone is not Tone.TEACH and not follows:
            yield at, tone


def told_by(heard: list[tuple[int, Tone | Speech]]) -> list[Told]:
    """Tell the session from its tones alone, as a person who knows what they mean."""
    told: list[Told] = []
    entry, phase, set_, side, repetitions, hold_start, moved = -1, 0, 1, 0, [0, 0], 0, False

    def count(hold: tuple[int, int] | None) -> None:
        nonlocal moved
        repetitions[side] += 1
        told.append(Told(entry, phase, set_, side, repetitions[side], hold))
        moved = False

    for at, tone in without_teaching(heard):
        if moved and tone in COMING_BACK:
            count(None)
        match tone:
            case Tone.GET_READY if entry < 0:
                entry = 0
            case Tone.GET_READY:
                phase, set_, side, repetitions = phase + 1, 1, 0, [0, 0]
            case Tone.NEXT_EXERCISE:
                entry, phase, set_, side, repetitions = entry + 1, 0, 1, 0, [0, 0]
            case Tone.NEXT_SET:
                set_, side, repetitions = set_ + 1, 0, [0, 0]
            case Tone.CHANGE_SIDE:
                side = 1 - side
                moved = True  # where the sides are crossed over, this is the movement
            case Tone.MOVE_IN:
                moved = True
            case Tone.HOLD:
                hold_start = at
            case Tone.HOLD_END:
                count((hold_start, at))
    return told


def expected_of(plan: Plan) -> Iterator[Told]:
    first_sides: dict[tuple[int, int], Side | None] = {}
    starts = accumulate((step.milliseconds for step in plan.steps), initial=0)
    for step, start in zip(plan.steps, starts, strict=False):
        if step.completes:
            first = first_sides.setdefault((step.entry, step.phase_index), step.side)
            hold = (start, start + step.milliseconds) if step.kind.traits.credits_time else None
            yield Told(step.entry, step.phase_index, step.set, int(step.side != first), step.repetition, hold)


@pytest.mark.parametrize("routine", ["relief", "daily"])
@pytest.mark.parametrize("side_order", ["alternate", "one-side-first"])
def test_the_tones_alone_tell_every_repetition_of_the_shipped_routines(routine: str, side_order: str) -> None:
    plan = shipped_plan(routine, side_order=side_order)
    assert told_by(heard_of(plan)) == list(expected_of(plan))


@given(plans())
def test_the_tones_alone_tell_every_repetition_of_any_routine(plan: Plan) -> None:
    assert told_by(heard_of(plan)) == list(expected_of(plan))


@given(plans())
def test_the_words_tell_every_name_and_first_side_or_the_check_says_which_are_missing(plan: Plan) -> None:
    plan = with_cues(plan)
    missing = [(each.step.entry, each.phrases) for each in unsaid(plan)]
    said: dict[int, list[str]] = {}
    for step, cues in zip(plan.steps, plan.cues[:-1], strict=True):
        texts = [cue.heard.text for cue in cues.due if isinstance(cue.heard, Speech)]
        said.setdefault(step.entry, []).extend(texts)
    for entry, exercise in enumerate(plan.exercises):
        wanted = [f"{exercise.name}."]
        sides = [step.side for step in plan.steps if step.entry == entry and step.completes and step.side]
        wanted += [f"{side.capitalize()} side" for side in dict.fromkeys(sides)]
        for words in wanted:
            unsaid_words = [phrases[0] for where, phrases in missing if where == entry]
            assert any(words in text for text in (*said[entry], *unsaid_words))


@pytest.mark.parametrize("routine", ["relief", "daily"])
def test_names_and_sides_of_the_shipped_routines_are_said_in_time(routine: str) -> None:
    plan = shipped_plan(routine)
    assert unsaid(plan) == []
    for step, cues in zip(plan.steps, plan.cues[:-1], strict=True):
        text = " ".join(cue.heard.text for cue in cues.due if isinstance(cue.heard, Speech))
        if step.kind is Kind.GET_READY and step.phase_index == 0:
            exercise = plan.exercise_of(step)
            side = f" {step.side.capitalize()} {plan.phase_of(step).side_word} first." if step.side else ""
            start = f"Exercise {step.entry + 1} of 5.{side} {exercise.start.rstrip('.')}. {' '.join(dose(plan, step))}"
            assert f"{exercise.name}. {start}" in text
        if step.kind is Kind.CHANGE_SIDE:
            assert f"{step.side} {plan.phase_of(step).side_word}" in text.lower()


# --- nothing overlaps -----------------------------------------------------------------------------------------------


@given(plans(speeds=(1, 7, 60)))
def test_words_end_before_anything_else_is_heard(plan: Plan) -> None:
    heard = heard_of(with_cues(replace(plan, steps=tuple(step for step in plan.steps if not step.waits))))
    for (at, words), (next_at, _) in pairwise(heard):
        if isinstance(words, Speech):
            assert at + words.milliseconds * plan.speed <= next_at


@pytest.mark.parametrize("routine", ["relief", "daily"])
def test_no_tone_of_the_shipped_routines_is_cut_off(routine: str) -> None:
    heard = heard_of(shipped_plan(routine))[:-2]  # the very last tone comes with words, which wait for it
    for (at, tone), (next_at, _) in pairwise(heard):
        if isinstance(tone, Tone):
            assert at + SIGNALS[tone].milliseconds <= next_at


def test_what_does_not_fit_is_shortened_and_then_left_out() -> None:
    def said(get_ready_seconds: float) -> str | None:
        plan = plan_of(an_exercise(a_phase(get_ready_seconds=get_ready_seconds)), voice="full")
        first = [cue.heard for cue in plan.cues[0].due if isinstance(cue.heard, Speech)]
        return first[0].text if first else None

    dose = "2 times 5 seconds."
    assert said(10) == f"1 exercise, about 1 minute. Stop if it hurts. Stretch. Lie down. {dose} Move in slowly."
    assert said(8.5) == f"1 exercise, about 1 minute. Stretch. Lie down. {dose} Move in slowly."
    assert said(5.5) == f"Stretch. Lie down. {dose} Move in slowly."
    assert said(4.5) == "Stretch. Lie down. 2 times 5 seconds."
    assert said(3.5) == "Stretch. Lie down."
    assert said(2) == "Stretch."
    assert said(1) is None


def test_a_name_that_had_no_time_is_said_a_little_later() -> None:
    plan = plan_of(an_exercise(a_phase(get_ready_seconds=1, move_in_seconds=4)), voice="full")
    assert plan.cues[1].due[1].heard == Speech(
        ("Stretch.", "Move in slowly."), estimate(("Stretch.", "Move in slowly."))
    )


def test_a_routine_that_leaves_no_time_for_a_name_says_so() -> None:
    phase = a_phase(1, 1, get_ready_seconds=1, move_in_seconds=1, move_out_seconds=1)
    [missing] = unsaid(plan_of(an_exercise(phase)))
    assert missing.phrases == ("Stretch.",)


# --- sparse and honest ----------------------------------------------------------------------------------------------


def texts(plan: Plan) -> list[str]:
    return [words.text for _, words in heard_of(plan) if isinstance(words, Speech)]


@pytest.mark.parametrize("routine", ["relief", "daily"])
@pytest.mark.parametrize("level", ["gentle", "full"])
def test_each_cue_of_the_shipped_routines_is_said_on_each_side_and_what_to_do_before_the_tone(
    routine: str, level: Level
) -> None:
    plan = shipped_plan(routine, dose=Dose(level, level))
    said_by: dict[str, list[int]] = {}
    for step, cues in zip(plan.steps, plan.cues[:-1], strict=True):
        for cue in cues.due:
            for phrase in cue.heard.phrases if isinstance(cue.heard, Speech) else ():
                said_by.setdefault(phrase.rstrip("."), []).append(step.index)
    for step in plan.steps:
        if step.kind in (Kind.MOVE_IN, Kind.HOLD, Kind.MOVE_OUT) or plan.phase_of(step).crosses:
            first, *_ = said_by.get(step.cue.rstrip("."), [len(plan.steps)])
            assert first <= step.index, step
            if step.kind is Kind.MOVE_IN:
                assert first < step.index, step


def test_the_last_repetition_and_the_next_exercise_are_told_before_they_come() -> None:
    plan = plan_of(an_exercise(two_sided(10, 2), id="tilt"), an_exercise(a_phase(5, 2), id="twist"), voice="full")
    told = [text for text in texts(plan) if "Last one." in text or "Next:" in text]
    assert told == ["Change sides. Left side. Last one.", "Right side. Last one. Next: Twist.", "Last one."]


def test_a_short_hold_says_breathe_each_time_and_its_cue_on_the_way_in() -> None:
    plan = with_cues(plan_of(an_exercise(a_phase(4, 3, move_in_seconds=5))), Speaking(), measure)
    assert texts(plan).count("Breathe.") == 3
    assert [text for text in texts(plan) if "Hold, and breathe easily." in text] == ["Hold, and breathe easily."]


def test_a_cue_names_the_side_it_is_for() -> None:
    phase = two_sided(10, 1).with_values(cues=Cues(move_in="Lower your knees to the {side}"))
    cues = [step.cue for step in plan_of(an_exercise(phase)).steps if step.kind is Kind.MOVE_IN]
    assert cues == ["Lower your knees to the left", "Lower your knees to the right"]


def test_a_cue_is_said_once_for_each_side() -> None:
    plan = plan_of(an_exercise(two_sided(10, 3)), voice="full")
    assert sum("Move in slowly" in text for text in texts(plan)) == 2


def test_a_brief_voice_says_names_and_sides() -> None:
    plan = plan_of(an_exercise(two_sided(20, 1)), voice="brief")
    assert texts(plan) == ["Stretch. Left side first.", "Right side.", "All done."]


def test_no_voice_leaves_the_tones() -> None:
    plan = shipped_plan("relief")
    tones = [each for each in heard_of(plan) if isinstance(each[1], Tone)]
    assert heard_of(with_cues(plan, Speaking("off"))) == tones
    assert heard_of(with_cues(plan, Speaking("off", counting="numbers"))) == tones


def test_the_last_seconds_are_counted_by_numbers_where_there_is_time_to_say_them() -> None:
    plan = with_cues(plan_of(an_exercise(a_phase(5, 1))), Speaking("brief", "numbers"))
    [hold] = [cues for step, cues in zip(plan.steps, plan.cues[:-1], strict=True) if step.kind is Kind.HOLD]
    numbers = {cue.at: cue.heard.text for cue in hold.due if isinstance(cue.heard, Speech)}
    assert numbers == {-3000: "3.", -2000: "2.", -1000: "1."}
    slow = with_cues(plan, Speaking("brief", "numbers"), measure=lambda _: 1000)
    assert not [cue for cues in slow.cues for cue in cues.due if cue.counts_down]


def test_an_automatic_voice_is_brief_about_what_is_familiar() -> None:
    plan = shipped_plan("relief")
    tilt, rest = plan.first_step_of(0), plan.first_step_of(1)
    auto = with_cues(plan, Speaking("auto", familiar={"pelvic-tilt"})).cues
    assert auto[tilt:rest] == with_cues(plan, Speaking("brief")).cues[tilt:rest]
    assert auto[rest:] == with_cues(plan, Speaking("full")).cues[rest:]


def test_the_welcome_says_how_to_pause_where_that_is_so() -> None:
    def first(speaking: Speaking) -> str:
        return texts(with_cues(shipped_plan("relief"), speaking))[0]

    welcome = "5 exercises, about 11 minutes. Stop if it hurts. "
    assert first(Speaking(space_pauses=True)).startswith(f"{welcome}Space pauses. Pelvic Tilt.")
    assert first(Speaking()).startswith(f"{welcome}Pelvic Tilt.")


@pytest.mark.parametrize(("milliseconds", "is_said"), [(5_000 - BREATH, True), (5_001 - BREATH, False)])
def test_after_half_way_there_is_a_breath_before_the_count(milliseconds: int, is_said: bool) -> None:
    """Of 16 seconds the last 8 begin with the words, and the last 3 are counted."""
    plan = plan_of(an_exercise(a_phase(16, 1)))
    cues = with_cues(plan, Speaking("full"), lambda said: milliseconds if said == HALF_WAY else 1)
    assert ("Half way." in texts(cues)) is is_said


def test_a_name_that_found_no_room_is_not_said_in_another_part_of_the_exercise() -> None:
    short, long = a_phase(1, 1, name="One", move_in_seconds=1), a_phase(5, 1, name="Two", get_ready_seconds=60)
    plan = plan_of(an_exercise(short, long))

    def measure(said: Phrases) -> int:
        return 20_000 if "Stretch." in said else 10

    assert not any("Stretch." in text for text in texts(with_cues(plan, Speaking("full"), measure)))
    assert [(step.phase, said) for step, said in unsaid(plan, measure)] == [("One", ("Stretch.",))]


def test_half_way_is_told_in_long_holds_alone() -> None:
    assert "Half way." not in texts(plan_of(an_exercise(a_phase(14.9)), voice="full"))
    assert texts(plan_of(an_exercise(a_phase(15, 1)), voice="full")).count("Half way.") == 1


# --- in a session that is touched -----------------------------------------------------------------------------------

LONG = plan_of(an_exercise(a_phase(20, 1, get_ready_seconds=5)), voice="full")
"""get-ready 5, move-in 3, hold 20, move-out 3."""


def counts(rehearsal: Rehearsal) -> int:
    return sum(rehearsal.effects.count(Sound(tone)) for tone in COUNTS)


def said(rehearsal: Rehearsal) -> list[str]:
    return [effect.words.text for effect in rehearsal.effects if isinstance(effect, Say)]


def at(seconds: float, plan: Plan = LONG) -> Rehearsal:
    """Play a session up to a moment, and forget what was heard."""
    rehearsal = Rehearsal(plan)
    rehearsal.do("begin")
    rehearsal.after(seconds)
    rehearsal.effects = ()
    return rehearsal


def test_a_hold_made_longer_is_counted_and_halved_anew() -> None:
    rehearsal = at(11)
    rehearsal.do("extend")
    rehearsal.after(9)
    assert said(rehearsal) == []
    rehearsal.after(1)
    assert said(rehearsal) == ["Half way."]
    rehearsal.after(8)
    assert counts(rehearsal) == 0
    rehearsal.after(3)
    assert counts(rehearsal) == 3


def test_a_pause_loses_nothing_that_is_still_to_come_and_repeats_nothing() -> None:
    rehearsal = at(8 + 18.5)
    rehearsal.do("pause")
    rehearsal.do("resume")
    rehearsal.after(3 + 1.4)
    assert said(rehearsal) == ["1 of 1. Hold."]
    assert [e.tone for e in rehearsal.effects if isinstance(e, Sound)] == [
        Tone.PAUSED, Tone.RESUMED, Tone.HOLD, Tone.LAST_COUNT,
    ]  # fmt: skip


def test_a_skip_says_where_it_has_led_to_and_nothing_into_that() -> None:
    rehearsal = at(1)
    rehearsal.do("skip")
    rehearsal.after(2.9)
    assert rehearsal.effects == (Sound(Tone.MOVE_IN), Say(LONG.cues[1].arrival))  # type: ignore[arg-type]


def test_going_back_is_heard_as_the_step_gone_to() -> None:
    rehearsal = at(9)
    rehearsal.do("back")
    assert rehearsal.effects[0] == Sound(Tone.MOVE_IN)
    assert said(rehearsal) == ["1 of 1. Into position."]


def test_what_was_due_is_dropped_when_it_is_passed_over() -> None:
    rehearsal = at(9)
    rehearsal.do("skip")
    rehearsal.after(2)
    assert "Half way." not in said(rehearsal)
    assert counts(rehearsal) == 0


def test_waiting_for_a_key_the_next_exercise_is_told_in_full() -> None:
    phase = a_phase(5, 1, get_ready_seconds=5)
    plan = plan_of(
        an_exercise(phase, id="tilt"), an_exercise(phase, id="twist"), options=Options(wait_for_key=True), voice="full"
    )
    rehearsal = at(16.5, plan)
    assert isinstance(rehearsal.state, Paused)
    rehearsal = at(15.9, plan)
    rehearsal.after(0.5)
    assert rehearsal.effects[:2] == (Sound(Tone.EXERCISE_DONE), Sound(Tone.NEXT_EXERCISE))
    assert said(rehearsal) == ["Twist. Exercise 2 of 2. Lie down. Once 5 seconds. Move in slowly."]


# --- what prescriptions say ------------------------------------------------------------------------------------------


def first_words(exercise: Exercise, **entry: Any) -> str:
    routine = a_routine(Entry(id=exercise.id, **entry))
    plan = SessionRequest(routine).plan({exercise.id: exercise})
    return texts(with_cues(plan, measure=lambda _: 1))[0].partition("hurts. ")[2]


def test_another_dose_for_one_side_is_said() -> None:
    words = first_words(an_exercise(two_sided(10, (2, 3), side_word="leg")), left=FixedDose(repetitions=3))
    assert words.startswith(
        "Stretch. Left leg first. Lie down. 3 times 10 seconds, left leg. 2 times 10 seconds, right"
    )


def test_one_side_alone_is_not_the_first_and_not_each() -> None:
    words = first_words(an_exercise(two_sided(10, 2)), sides="right")
    assert words.startswith("Stretch. Right side. Lie down. 2 times 10 seconds. ")


def test_what_the_prescriber_wrote_is_said_after_the_dose() -> None:
    assert " 2 times 5 seconds. Slowly, as tolerated." in first_words(an_exercise(), note="slowly, as tolerated")


def test_long_times_are_said_in_minutes() -> None:
    assert "Once 30 minutes." in first_words(an_exercise(a_phase(1800, 1)))


def test_each_breath_is_paced() -> None:
    phase = a_phase(0, 3, work="breathe", move_in_seconds=4, move_out_seconds=6, rest_seconds=0)
    said = texts(plan_of(an_exercise(phase), voice="full"))
    assert [text for text in said if text.endswith("Breathe in.")] == [
        "Breathe in.", "2 of 3. Breathe in.", "Last one. Breathe in.",
    ]  # fmt: skip
    assert said.count("Breathe out.") == 3
