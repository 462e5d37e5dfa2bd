"""Changes to an exercise that is being edited. Whatever is changed, its file is valid."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any, get_args

from backstretch_tui.core.model.checked import Model
from backstretch_tui.core.model.exercise import (
    MAX_EQUIPMENT,
    MAX_LINES,
    MAX_REPETITIONS,
    MAX_SENTENCE_CHARACTERS,
    MAX_SETS,
    MAX_START_CHARACTERS,
    SIDE,
    Cues,
    Exercise,
    Phase,
    Sides,
    Work,
)
from backstretch_tui.core.plan.draft import Field, Value

_SENTENCE = Field(longest=MAX_SENTENCE_CHARACTERS)

EXERCISE_FIELDS: Mapping[str, Field] = {
    "name": Field(),
    "purpose": _SENTENCE,
    "position": _SENTENCE,
    "start": Field(longest=MAX_START_CHARACTERS),
    "end": Field(longest=MAX_START_CHARACTERS, is_optional=True),
}
"""The fields of an exercise that can be changed, besides its lists and phases."""

LINES: Mapping[str, Field] = {"steps": _SENTENCE, "cautions": _SENTENCE, "equipment": Field()}
"""Its lists of lines."""

_MOST = {"steps": MAX_LINES, "cautions": MAX_LINES, "equipment": MAX_EQUIPMENT}
"""How many lines each may have."""

_SECONDS = (0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 45, 60, 90, 120, 180, 300, 600, 1200, 1800, 2700, 3600)
_TIMES = (*range(1, 21), 25, 30, 40, 50, 100)


def phase_fields(phase: Phase, figures: Sequence[str]) -> Mapping[str, Field]:
    """Return the fields of a phase that can be changed; `figures` are the ids of those there are.

    `hold_seconds.min` is the gentle dose, `hold_seconds.max` the full one.
    """
    hold = Field(_SECONDS, 0 if phase.move_in_seconds else 1)
    time = Field(_SECONDS, 0)
    repetitions = Field(_TIMES, 1, MAX_REPETITIONS, is_whole=True)
    sets = Field(tuple(range(1, MAX_SETS + 1)), 1, MAX_SETS, is_whole=True)
    fields = {"name": Field(), "work": Field(get_args(Work)), "sides": Field(get_args(Sides))}
    if phase.sides != "none":
        fields["side_word"] = Field()
    fields |= {
        "repetitions.min": repetitions, "repetitions.max": repetitions,
        "hold_seconds.min": hold, "hold_seconds.max": hold,
        "sets.min": sets, "sets.max": sets,
        "get_ready_seconds": time,
        "move_in_seconds": Field(_SECONDS, 0 if phase.hold_seconds.min else 1),
        "move_out_seconds": time,
        "rest_seconds": time,
    }  # fmt: skip
    if phase.sides == "alternating":
        fields["change_side_seconds"] = Field(_SECONDS, 1 if phase.crosses else 0)
    if phase.sets.max > 1:
        fields["set_rest_seconds"] = time
    cue = Field(is_optional=True)
    fields |= {"figure": Field((None, *figures)), "cues.move_in": cue, "cues.hold": cue, "cues.move_out": cue}
    return fields


def with_value(exercise: Exercise, path: str, value: Value) -> Exercise:
    """Change a field. What does not go with it follows: the other end of a range, cues that name a side."""
    changed: Exercise = _replaced(exercise, path.split("."), value)
    return changed.with_values(phases=tuple(_whole(phase, path.rpartition(".")[2]) for phase in changed.phases))


def with_line(exercise: Exercise, field: str, text: str) -> Exercise:
    """Add a line to a list, unless it has as many as it may have."""
    lines = (*getattr(exercise, field), text)
    return _with_lines(exercise, field, lines) if len(lines) <= _MOST[field] else exercise


def without_line(exercise: Exercise, field: str, index: int) -> Exercise:
    """Take a line out of a list; the last step stays."""
    lines = getattr(exercise, field)
    if field == "steps" and len(lines) == 1:
        return exercise
    return _with_lines(exercise, field, (*lines[:index], *lines[index + 1 :]))


def _with_lines(exercise: Exercise, field: str, lines: tuple[str, ...]) -> Exercise:
    poses = {"step_poses": ()} if field == "steps" else {}  # which step shows which pose is not known any more
    return exercise.with_values(**{field: lines}, **poses)


def _replaced(model: Any, path: Sequence[str], value: Value) -> Any:
    if not path:
        return value
    part, *rest = path
    if isinstance(model, Model):
        return model.with_values(**{part: _replaced(getattr(model, part), rest, value)})
    index = int(part)
    return (*model[:index], _replaced(model[index], rest, value), *model[index + 1 :])


def _whole(phase: Phase, changed: str) -> Phase:
    """Return a phase whose values go together, the one that was changed last staying as it is."""
    ranges = {}
    for name in ("repetitions", "hold_seconds", "sets"):
        low, high = getattr(phase, name).min, getattr(phase, name).max
        if low > high:
            ranges[name] = getattr(phase, name).with_values(**({"max": low} if changed == "min" else {"min": high}))
    said = asdict(phase.cues)
    if phase.sides == "none":
        said = {name: cue for name, cue in said.items() if SIDE not in (cue or "")}
    crosses = phase.crosses and phase.sides == "alternating"
    return phase.with_values(**ranges, cues=Cues(**said), crosses=crosses)
