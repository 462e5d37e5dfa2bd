"""The files that are shipped: all that is needed, evened and small."""

import math
import wave
from itertools import product

import pytest

from backstretch_tui.core.audio.cue_compiler import Speaking, unsaid, with_cues
from backstretch_tui.core.audio.cues import Speech
from backstretch_tui.core.audio.spoken_length import estimate
from backstretch_tui.core.audio.tones import SIGNALS, Tone
from backstretch_tui.core.plan.compiler import compile_plan
from backstretch_tui.core.plan.dose import LEVELS, Dose
from backstretch_tui.core.plan.options import SIDE_ORDERS, SIDES, Options
from backstretch_tui.core.session import Position, Running
from backstretch_tui.core.text.status import where
from backstretch_tui.sound import waves
from backstretch_tui.sound.make import phrases_in
from backstretch_tui.sound.vocabulary import RATE, measure, pieces_of, sounds_folder, stem_of, tone_file
from tests.support.exercises import shipped

FILES = sorted(sounds_folder().rglob("*.wav"))


def test_all_that_the_shipped_routines_say_is_rendered_whatever_is_chosen() -> None:
    library = shipped()
    for routine, level, order in product(library.routines.values(), LEVELS, SIDE_ORDERS):
        options = Options(Dose(level, level), first_side=SIDES[order == SIDE_ORDERS[0]], side_order=order)
        plan = with_cues(compile_plan(routine, library.exercises, options), Speaking("full"), measure)
        assert unsaid(plan, measure) == []
        said = {heard.phrases for cues in plan.cues for heard in _all(cues) if isinstance(heard, Speech)}
        said |= {where(plan, Running(Position(step.index), 0)) for step in plan.steps}
        assert [phrases for phrases in said if pieces_of(phrases) is None] == []


def _all(cues: object) -> list[object]:
    return [*(cue.heard for cue in cues.due), cues.arrival, cues.place]  # type: ignore[attr-defined]


def test_every_phrase_of_the_list_has_its_file_and_every_file_its_phrase() -> None:
    listed = {stem_of(phrase) for phrase in phrases_in((sounds_folder() / "words.txt").read_text())}
    assert listed == {path.stem for path in FILES if path.parent.name == "words"}


def test_they_come_to_less_than_4_megabytes() -> None:
    assert sum(path.stat().st_size for path in FILES) < 4_000_000


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_is_pcm_of_16_bits_evened_and_trimmed(path: object) -> None:
    with wave.open(str(path), "rb") as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
    samples = waves.read(path)  # type: ignore[arg-type]
    assert max(map(abs, samples)) < waves.LOUDEST
    loudness = math.sqrt(sum(sample * sample for sample in samples) / len(samples)) / waves.LOUDEST
    assert 0.04 < loudness < 0.3
    edge = RATE // 50
    assert max(map(abs, samples[:edge])) > 30  # no silence at the ends
    assert max(map(abs, samples[-2 * edge :])) > 30


@pytest.mark.parametrize("tone", Tone)
def test_each_tone_is_made_of_its_notes(tone: Tone) -> None:
    assert waves.read(tone_file(tone)) == waves.notes(SIGNALS[tone].notes)


@pytest.mark.parametrize(
    ("phrase", "stem"),
    [
        ("Left leg,", "left-leg"),
        ("Hold, breathe easily.", "hold-breathe-easily"),
        ("10", "10"),
        ("2.5", None),  # not twenty-five
        ("Dehnübung", None),
        ("50 %", None),
        ("…", None),
    ],
)
def test_a_phrase_is_found_by_its_letters_unless_there_is_more_to_it(phrase: str, stem: str | None) -> None:
    assert stem_of(phrase) == stem


def test_a_number_above_twenty_is_put_together() -> None:
    assert [piece.path.stem for piece in pieces_of(("45", "seconds")) or ()] == ["40", "5", "seconds"]


def test_what_is_rendered_is_measured_and_the_rest_estimated() -> None:
    pieces = pieces_of(("Left leg.",))
    assert pieces is not None
    seconds = len(waves.read(pieces[0].path)) / RATE
    assert measure(("Left leg.",)) == pytest.approx(120 + seconds * 1000, abs=1)
    assert measure(("Bird dog.",)) == estimate(("Bird dog.",))
