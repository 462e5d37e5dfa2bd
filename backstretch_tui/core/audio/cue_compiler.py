"""Compiles a plan's cues: tones and words for each step, each in a window of its own.

Tones are on the clock: a step begins with its own, and the last three seconds of a hold are counted. Words are said
only where they fit between two tones. What would overrun is shortened, part by part, until it fits, or left out: so no
two utterances can overlap, and nothing is said late.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from typing import Literal, NamedTuple, get_args

from backstretch_tui.core.audio import phrases
from backstretch_tui.core.audio.cues import Anchor, Cue, Phrases, Speech, StepCues
from backstretch_tui.core.audio.phrases import BRIEF, ESSENTIAL, PhrasePart, Weight
from backstretch_tui.core.audio.spoken_length import estimate
from backstretch_tui.core.audio.tones import SIGNALS, Tone
from backstretch_tui.core.format.sentences import sentence
from backstretch_tui.core.plan.steps import Plan, Step
from backstretch_tui.core.text import spoken

Voice = Literal["full", "brief", "auto", "off"]
"""How much is said; `auto` is full until an exercise is familiar, and brief after that."""
VOICES: tuple[Voice, ...] = get_args(Voice)

Counting = Literal["tones", "numbers"]
"""How the last seconds of a hold are counted."""

Measure = Callable[[Phrases], int]
"""How long something takes to say, in milliseconds."""

BREATH = 80
"""Milliseconds between two sounds."""

HALF_WAY_FROM = 15_000
"""The shortest hold, in milliseconds, in which half way is told."""

COUNTED_SECONDS = 3


class Unsaid(NamedTuple):
    """Something a person must hear, for which a plan leaves no time."""

    step: Step
    """The first one that it was for."""
    phrases: Phrases


class Speaking(NamedTuple):
    """How a session is spoken."""

    voice: Voice = "full"
    counting: Counting = "tones"
    """Numbers need a voice: where that is off, tones are counted with."""
    familiar: Collection[str] = ()
    """The ids of the exercises that the voice `auto` is brief about."""
    space_pauses: bool = False
    """Whether the space bar pauses: the welcome says so."""


SPOKEN_IN_FULL = Speaking()
"""How a session is spoken where nothing else is said."""


def with_cues(plan: Plan, speaking: Speaking = SPOKEN_IN_FULL, measure: Measure = estimate) -> Plan:
    """Return the plan with all that is to be heard. Voice “off” leaves the tones."""
    return replace(plan, cues=tuple(_Compiler(plan, speaking, measure).compiled()))


def unsaid(plan: Plan, measure: Measure = estimate) -> list[Unsaid]:
    """Return the names and sides that a full voice would have no time to say."""
    compiler = _Compiler(plan, SPOKEN_IN_FULL, measure)
    list(compiler.compiled())
    return compiler.unsaid


def tones_between(before: Step | None, step: Step | None) -> tuple[Tone, ...]:
    """Return what is heard as one step ends, if there was one, and another begins, if there is one."""
    end_tone = before.kind.traits.end_tone if before else None
    tones = [end_tone] if end_tone else []
    if step is None:
        tones.append(Tone.DONE)
    elif before and before.entry != step.entry:
        tones += [Tone.EXERCISE_DONE, Tone.NEXT_EXERCISE]
    elif before is None or before.kind.traits.is_teaching or before.phase_index != step.phase_index:
        tones += [] if step.kind.traits.is_teaching else [Tone.GET_READY]
    elif before.set != step.set:
        tones.append(Tone.NEXT_SET)
    elif before.side != step.side:
        tones.append(Tone.CHANGE_SIDE)
    elif before.repetition != step.repetition:
        tones.append(Tone.REST)
    own = step.kind.traits.tone if step else None
    if own and not (own is Tone.MOVE_OUT and end_tone):  # the end of a hold says already to come back
        tones.append(own)
    return tuple(tones)


class _Compiler:
    """Goes through a plan once, step after step."""

    def __init__(self, plan: Plan, speaking: Speaking, measure: Measure) -> None:
        self.unsaid: list[Unsaid] = []
        self._plan = plan
        self._speaking = speaking
        self._measure = measure
        self._said: set[tuple[object, ...]] = set()
        """The cues already said, of those that are said once."""
        self._owed: dict[Weight, Unsaid] = {}
        """Essential parts that did not fit so far."""

    def compiled(self) -> Iterator[StepCues]:
        """Yield what is heard in each step, and last what is heard at the end."""
        steps = self._plan.steps
        for before, step in zip((None, *steps[:-1]), steps, strict=True):
            yield self._step(before, step)
        self._forgive()
        end = self._plan.exercise_of(steps[-1]).end
        words = spoken.ALL_DONE if self._speaking.voice == "brief" or end is None else (*spoken.ALL_DONE, sentence(end))
        done = () if self._speaking.voice == "off" else (Cue(Anchor.START, 0, self._words(words)),)
        last = tones_between(self._plan.steps[-1], None)
        yield StepCues((*(Cue(Anchor.START, 0, tone) for tone in last), *done), last[-1])

    def _step(self, before: Step | None, step: Step) -> StepCues:
        tones = tones_between(before, step)
        laid, free_from = self._lay(tones, step)
        counts = list(self._counts(step, free_from))
        middle = self._half_way(step, counts)
        ends = [step.milliseconds, *(step.milliseconds + cue.at for cue in counts)]
        ends += [step.milliseconds // 2] if middle else []
        parts = self._parts(before, step)
        # While the session waits for a key, there is all the time in the world.
        intro = self._fit(parts, None if step.waits else min(ends) - free_from)
        said = [Cue(Anchor.START, 0 if step.waits else free_from, intro)] if intro else []
        place = None if self._speaking.voice == "off" else self._words(phrases.place(self._plan, step))
        tells_all = step.kind.traits.is_introduction or step.kind.traits.is_teaching
        arrival = intro if tells_all and intro else place
        return StepCues((*laid, *said, *middle, *counts), tones[-1] if tones else None, arrival, place)

    def _lay(self, tones: Iterable[Tone], step: Step) -> tuple[list[Cue], int]:
        """Put tones one after the other, and return from when on there is room for words.

        Where the step is too short for that, they come all at once; what is begun last is what is heard.
        """
        cues, at = [], 0
        for tone in tones:
            cues.append(Cue(Anchor.START, at, tone))
            at += self._real(SIGNALS[tone].milliseconds + BREATH)
        starts_late = step.kind.traits.is_counted and len(cues) > 1
        if starts_late or at > step.milliseconds:
            cues = [replace(cue, at=0) for cue in cues]
            at = self._real(SIGNALS[cues[-1].heard].milliseconds + BREATH) if cues else 0  # type: ignore[index]
        return cues, at

    def _counts(self, step: Step, free_from: int) -> Iterator[Cue]:
        """Yield the count of the last seconds of a hold, as far as they come after its own sound."""
        for second in range(COUNTED_SECONDS, 0, -1) if step.kind.traits.is_counted else ():
            heard: Speech | Tone = Tone.COUNT if second > 1 else Tone.LAST_COUNT
            length = SIGNALS[Tone.LAST_COUNT].milliseconds
            if self._speaking.counting == "numbers" and self._speaking.voice != "off":
                heard = self._words(spoken.count(second))
                length = heard.milliseconds
            if self._real(length + BREATH) <= 1000 and step.milliseconds - second * 1000 >= free_from:
                yield Cue(Anchor.END, -second * 1000, heard)

    def _half_way(self, step: Step, counts: list[Cue]) -> list[Cue]:
        is_long = step.kind.traits.is_counted and step.milliseconds >= HALF_WAY_FROM
        if not is_long or self._voice_in(step) != "full":
            return []
        said = self._words(spoken.HALF_WAY)
        end = step.milliseconds + (counts[0].at if counts else 0)
        fits = step.milliseconds // 2 + self._real(said.milliseconds + BREATH) <= end
        return [Cue(Anchor.MIDDLE, 0, said)] if fits else []

    def _parts(self, before: Step | None, step: Step) -> list[PhrasePart]:
        """Return what there is to say, with what is still owed; the essential is owed from now on."""
        if before is None or (before.entry, before.phase_index) != (step.entry, step.phase_index):
            self._forgive()
        all_parts = phrases.parts_of(self._plan, before, step, space_pauses=self._speaking.space_pauses)
        parts = [part for part in all_parts if part.once not in self._said]
        own = {part.weight for part in parts}
        owed = [PhrasePart(weight, debt.phrases) for weight, debt in self._owed.items() if weight not in own]
        for part in parts:
            if part.weight >= ESSENTIAL:
                self.unsaid += filter(None, [self._owed.pop(part.weight, None)])
                self._owed[part.weight] = Unsaid(step, part.phrases)
        voice = self._voice_in(step)
        least = BRIEF if voice == "brief" else min(Weight)
        return [] if voice == "off" else [part for part in (*owed, *parts) if part.weight >= least]

    def _voice_in(self, step: Step) -> Voice:
        if self._speaking.voice != "auto":
            return self._speaking.voice
        return "brief" if step.exercise in self._speaking.familiar else "full"

    def _fit(self, parts: list[PhrasePart], window: int | None) -> Speech | None:
        """Leave out the lightest part until the rest fits. The window is in the plan's time; None is endless."""
        while parts:
            words = self._words(tuple(phrase for part in parts for phrase in part.phrases))
            if window is None or self._real(words.milliseconds + BREATH) <= window:
                for part in parts:
                    self._owed.pop(part.weight, None)
                    if part.once:
                        self._said.add(part.once)
                return words
            parts.remove(min(reversed(parts), key=lambda part: part.weight))
        return None

    def _forgive(self) -> None:
        """Report what was never said, where it is no use any more."""
        self.unsaid += self._owed.values()
        self._owed.clear()

    def _words(self, said: Phrases) -> Speech:
        return Speech(said, self._measure(said))

    def _real(self, milliseconds: int) -> int:
        """Turn real time into the plan's, which runs faster in a rehearsal."""
        return milliseconds * self._plan.speed
