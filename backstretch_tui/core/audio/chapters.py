"""The exercises of a session as the chapters of its sound file, in the forms that players read."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from backstretch_tui.core.plan.steps import Plan

_FRAMES = 75
"""A second in a cue sheet, which goes by the sectors of a compact disc."""


class Chapter(NamedTuple):
    """An exercise, and its milliseconds from the start of the session."""

    title: str
    start: int
    end: int


def chapters(plan: Plan) -> list[Chapter]:
    """Return a chapter for each exercise."""
    starts = [plan.steps[plan.first_step_of(entry)].starts_at for entry in range(len(plan.exercises))]
    ends = [*starts[1:], plan.milliseconds]
    names = (exercise.name for exercise in plan.exercises)
    return [Chapter(*chapter) for chapter in zip(names, starts, ends, strict=True)]


def cue_sheet(plan: Plan, file_name: str) -> Iterator[str]:
    """Yield the lines of a cue sheet for a WAV file beside it."""
    yield f"TITLE {_quoted(plan.routine.name)}"
    yield f"FILE {_quoted(file_name)} WAVE"
    for number, chapter in enumerate(chapters(plan), 1):
        seconds, rest = divmod(chapter.start, 1000)
        yield f"  TRACK {number:02} AUDIO"
        yield f"    TITLE {_quoted(chapter.title)}"
        yield f"    INDEX 01 {seconds // 60:02}:{seconds % 60:02}:{rest * _FRAMES // 1000:02}"


def ffmpeg_metadata(plan: Plan) -> str:
    """Return title and chapters as ffmpeg reads them."""
    lines = [";FFMETADATA1", f"title={_escaped(plan.routine.name)}"]
    for chapter in chapters(plan):
        lines += ["[CHAPTER]", "TIMEBASE=1/1000", f"START={chapter.start}", f"END={chapter.end}"]
        lines.append(f"title={_escaped(chapter.title)}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """Quote a text; a cue sheet has no way to write a quotation mark within."""
    return '"' + text.replace('"', "”") + '"'


def _escaped(text: str) -> str:
    return re.sub(r"([=;#\\\n])", r"\\\1", text)
