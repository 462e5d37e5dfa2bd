"""All that is heard in a session that nobody touches, moment by moment."""

from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from backstretch_tui.core.audio.cues import Sounding, Speech
from backstretch_tui.core.audio.tones import SIGNALS
from backstretch_tui.core.plan.steps import Plan
from backstretch_tui.core.text.tones import in_transcript


class TimelineItem(NamedTuple):
    """One thing to be heard."""

    at: int
    """Milliseconds from the start of the session."""
    heard: Sounding


def timeline(plan: Plan) -> Iterator[TimelineItem]:
    """Yield all that is heard, in order. Speech that comes with a tone begins when the tone ends, as when played."""
    lengths = [*(step.milliseconds for step in plan.steps), 0]
    starts = accumulate(lengths[:-1], initial=0)
    for start, length, cues in zip(starts, lengths, plan.cues, strict=True):
        free_from = 0
        for cue in cues.due:
            at = start + cue.moment(length)
            if isinstance(cue.heard, Speech):
                at = max(at, free_from)
            else:
                free_from = at + SIGNALS[cue.heard].milliseconds
            yield TimelineItem(at, cue.heard)


def transcript(plan: Plan) -> Iterator[str]:
    """Yield the timeline as lines to read: when, and what; the meaning of a tone stands in brackets."""
    for at, heard in timeline(plan):
        yield f"{_clock(at)}  {heard.text if isinstance(heard, Speech) else in_transcript(SIGNALS[heard].meaning)}"


def _clock(milliseconds: int) -> str:
    minutes, rest = divmod(milliseconds, 60_000)
    return f"{minutes}:{rest // 1000:02}.{rest % 1000:03}"
