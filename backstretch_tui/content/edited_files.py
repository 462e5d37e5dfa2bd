"""Changes to the files of routines and exercises, written so that comments stay as the person has them."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from backstretch_tui.content.errors import Fault
from backstretch_tui.content.toml_changes import write_changes
from backstretch_tui.content.toml_files import Source, parse, read_text, read_toml
from backstretch_tui.core.model.checked import values_of
from backstretch_tui.core.model.exercise import Exercise, Phase, Repetitions, Routine, SecondsRange, StepPose
from backstretch_tui.core.text import file_errors
from backstretch_tui.core.text.editor import NEW_EXERCISE
from backstretch_tui.system.paths import shipped_folder


def save_routine(path: Path, routine: Routine, held: Routine | None) -> Fault | None:
    """Write a routine over the one that the file held. Return why not, where that failed."""
    source = _read(path, held)
    if isinstance(source, Fault):
        return source
    source = source or Source(path, "", {})
    return write_changes(path, source, _said(values_of(routine), _USUAL_ROUTINE, source.document))


def save_exercise(path: Path, exercise: Exercise, held: Exercise | None, original: Path | None) -> Fault | None:
    """Write an exercise over the one that the file held; where it has no file yet, as the original is written.

    Return why not, where that failed.
    """
    source = _read(path, held)
    if source is None and original:
        text = read_text(original)
        source = parse(path, without_head(text)) if isinstance(text, str) else text
    if isinstance(source, Fault):
        return source
    source = source or Source(path, "", {})
    written = source.document.get("phases", [])
    values = _said(values_of(exercise), _USUAL_EXERCISE, source.document)
    values["phases"] = [
        _phase(phase, written[number] if number < len(written) else {}) for number, phase in enumerate(values["phases"])
    ]
    if "step_poses" in values:
        values["step_poses"] = [_said(pose, _USUAL_POSE, {}) for pose in values["step_poses"]]
    return write_changes(path, source, values)


def template_exercise() -> tuple[Exercise, Path]:
    """Return the exercise to begin a new one with, and its file."""
    from backstretch_tui.content.validation import validated  # late: it is no part of a start

    path = shipped_folder() / "templates" / "exercise.toml"
    source = read_toml(path)
    document = source.document if isinstance(source, Source) else {}
    return validated(Exercise, {**document, **NEW_EXERCISE, "id": path.stem}), path


def without_head(text: str) -> str:
    """Return the text of a shipped file without its first comments: the schema, and the advice to copy it."""
    return re.sub(r"\A(?:#.*\n)+\s*", "", text)


def _read(path: Path, held: Routine | Exercise | None) -> Source | Fault | None:
    """Read a file that is to be changed; what anyone else has written into it meanwhile is not written over."""
    from backstretch_tui.content.validation import ValidationError, validated  # late: it is no part of a start

    source = read_toml(path)
    if not isinstance(source, Source):
        return source
    try:
        if held and validated(type(held), {**source.document, "id": held.id}) == held:
            return source
    except ValidationError:
        pass
    return Fault(path, None, "", *file_errors.CHANGED_MEANWHILE)


_NOTHING = SecondsRange(min=0, max=0)
_USUAL_ROUTINE = values_of(Routine(id="", name="", purpose="", exercises=()))
_USUAL_EXERCISE = values_of(Exercise(id="", name="", purpose="", position="", start="", steps=(), phases=()))
_USUAL_PHASE = values_of(Phase(name="", hold_seconds=_NOTHING, repetitions=Repetitions(min=0, max=0)))
_USUAL_POSE = values_of(StepPose(name=""))


def _said(values: Mapping[str, Any], usual: Mapping[str, Any], document: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the file is to say: what differs from the usual, and what stands in it already."""
    is_file = "id" in usual  # whose id is its name
    return {
        key: value
        for key, value in values.items()
        if (key in document or value != usual.get(key)) and not (is_file and key == "id")
    }


def _phase(values: Mapping[str, Any], document: Mapping[str, Any]) -> dict[str, Any]:
    said = _said(values, _USUAL_PHASE, document)
    if "cues" in said:
        said["cues"] = _said(said["cues"], _USUAL_PHASE["cues"], document.get("cues", {}))
    return said
