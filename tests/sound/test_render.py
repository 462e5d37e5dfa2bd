"""A session as a sound file: decoded, it has every tone at its place."""

import tracemalloc
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from backstretch_tui.core.audio.cue_compiler import Speaking, with_cues
from backstretch_tui.core.audio.cues import Anchor, Cue, Speech
from backstretch_tui.core.audio.timeline import timeline, transcript
from backstretch_tui.core.audio.tones import SIGNALS, Tone
from backstretch_tui.core.plan.compiler import compile_plan
from backstretch_tui.core.plan.steps import Plan
from backstretch_tui.sound import waves
from backstretch_tui.sound.render import TAIL, render
from backstretch_tui.sound.vocabulary import RATE, measure
from tests.support.exercises import a_phase, an_exercise, plan_of, shipped
from tests.support.onsets import onsets


def rendered(plan: Plan, path: Path, *, tones: bool = True, volume: int = 100) -> list[str]:
    return render(plan, path, tones=tones, volume=volume, progress=lambda _: None)


def test_the_tones_are_found_at_their_places_in_the_daily_routine(tmp_path: Path) -> None:
    library = shipped()
    plan = with_cues(compile_plan(library.routines["daily"], library.exercises), Speaking("off"))
    assert rendered(plan, tmp_path / "daily.wav") == []
    samples = waves.read(tmp_path / "daily.wav")
    assert len(samples) == waves.count_of(plan.milliseconds + SIGNALS[Tone.DONE].milliseconds + TAIL)
    for at, tone in timeline(plan):
        assert isinstance(tone, Tone)
        first = SIGNALS[tone].notes[0][0]
        around = samples[max(0, waves.count_of(at - 30)) : waves.count_of(at + 60)]
        begins = [max(0, at - 30) + found for found in onsets(around, first)]
        assert any(abs(found - at) <= 10 for found in begins), (at, tone, begins)


def test_between_two_sounds_there_is_silence(tmp_path: Path) -> None:
    plan = plan_of(an_exercise(a_phase(10, 1)))
    rendered(plan, tmp_path / "one.wav")
    samples = waves.read(tmp_path / "one.wav")
    tones = list(timeline(plan))
    for (at, tone), (next_at, _) in pairwise(tones):
        assert isinstance(tone, Tone)
        assert not any(samples[waves.count_of(at + SIGNALS[tone].milliseconds) + 1 : waves.count_of(next_at)])


def test_words_come_at_their_places_and_the_last_ones_to_their_end(tmp_path: Path) -> None:
    library = shipped()
    plan = with_cues(compile_plan(library.routines["relief"], library.exercises), Speaking("full"), measure)
    assert rendered(plan, tmp_path / "relief.wav", tones=False) == []
    samples = waves.read(tmp_path / "relief.wav")
    for at, words in timeline(plan):
        if isinstance(words, Speech):
            spoken = samples[waves.count_of(at) : waves.count_of(at + words.milliseconds)]
            assert max(map(abs, spoken)) > 3_000
    assert not any(samples[-RATE:])


def test_what_nobody_has_recorded_is_named(tmp_path: Path) -> None:
    plan = plan_of(an_exercise(a_phase(10, 1), id="flutter"), voice="full")
    assert rendered(plan, tmp_path / "one.wav") == ["Flutter.", "Lie down."]


def test_it_is_written_as_it_is_made(tmp_path: Path) -> None:
    plan = plan_of(an_exercise(a_phase(60, 20)))
    assert plan.milliseconds > 20 * 60_000
    tracemalloc.start()
    rendered(plan, tmp_path / "long.wav")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 5_000_000
    assert (tmp_path / "long.wav").stat().st_size > 38_000_000


def test_the_transcript_says_what_is_heard_and_when() -> None:
    lying = an_exercise(a_phase(5, 1, get_ready_seconds=5)).with_values(end="Push up slowly")
    plan = plan_of(lying, voice="full")
    lines = list(transcript(plan))
    assert lines[:3] == [
        "0:00.000  [Get ready]",
        "0:00.420  Stretch. Lie down. Once 5 seconds. Move in slowly.",
        "0:05.000  [Into position]",
    ]
    assert lines[-2:] == [
        "0:16.000  [The session is over]",
        "0:16.900  All done. Push up slowly.",
    ]


@pytest.mark.parametrize("volume", [50])
def test_the_volume_is_in_the_file(tmp_path: Path, volume: int) -> None:
    plan = plan_of(an_exercise(a_phase(5, 1)))
    rendered(plan, tmp_path / "full.wav")
    rendered(plan, tmp_path / "half.wav", volume=volume)
    full, half = (max(waves.read(tmp_path / name)) for name in ("full.wav", "half.wav"))
    assert half == pytest.approx(full / 2, abs=2)


def test_what_still_sounds_is_cut_off_by_what_comes_next(tmp_path: Path) -> None:
    plan = plan_of(an_exercise(a_phase(5, 1)))
    long, late = Speech(("Lie on your back, knees bent, feet flat.",), 0), Speech(("Hold.",), 0)
    cues = (Cue(Anchor.START, 0, long), Cue(Anchor.START, 500, late))
    overlapping = replace(plan, cues=(replace(plan.cues[0], due=cues), *plan.cues[1:]))
    rendered(overlapping, tmp_path / "cut.wav", tones=False)
    samples = waves.read(tmp_path / "cut.wav")
    alone = replace(plan, cues=(replace(plan.cues[0], due=(Cue(Anchor.START, 500, late),)), *plan.cues[1:]))
    rendered(alone, tmp_path / "alone.wav", tones=False)
    assert samples[waves.count_of(500) :] == waves.read(tmp_path / "alone.wav")[waves.count_of(500) :]
    assert any(samples[: waves.count_of(500)])
