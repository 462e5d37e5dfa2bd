"""The output of `--json`: plain values that other programs may rely on."""

from dataclasses import asdict
from typing import Any

from backstretch_tui.cli.render_text import Own, Requests
from backstretch_tui.content.library import Library
from backstretch_tui.core.model.checked import Model
from backstretch_tui.core.plan.steps import Plan, Step
from backstretch_tui.core.text.doses import dose_in_words


def library_data(library: Library, own: Own, requests: Requests) -> dict[str, Any]:
    """Return the names of all exercises and routines as data."""
    return {
        "exercises": [
            {
                "id": exercise.id,
                "name": exercise.name,
                "purpose": exercise.purpose,
                "dose": dose_in_words(exercise),
                "own": ("exercises", exercise.id) in own,
            }
            for exercise in library.exercises.values()
        ],
        "routines": [
            {
                "id": routine.id,
                "name": routine.name,
                "purpose": routine.purpose,
                "region": routine.region,
                "dose": str(requests[routine.id].dose),
                "exercises": [entry.id for entry in routine.exercises],
                "total_seconds": _seconds(requests[routine.id].plan(library.exercises).milliseconds),
                "own": ("routines", routine.id) in own,
            }
            for routine in library.routines.values()
        ],
    }


def plan_data(plan: Plan) -> dict[str, Any]:
    """Return a compiled session as data."""
    return {
        "routine": plan.routine.id,
        "dose": str(plan.dose),
        "total_seconds": _seconds(plan.milliseconds),
        "hold_count": len(plan.holds),
        "hold_seconds": _seconds(sum(hold.milliseconds for hold in plan.holds)),
        "steps": [_step_data(step) for step in plan.steps],
    }


def model_data(model: Model) -> Any:
    """Return an exercise or a routine as data, as its file would have it."""
    return _with_whole_numbers(asdict(model))


def _step_data(step: Step) -> dict[str, Any]:
    return {
        "index": step.index,
        "kind": step.kind.value,
        "exercise": step.exercise,
        "phase": step.phase,
        "side": step.side,
        "set": step.set,
        "sets": step.sets,
        "repetition": step.repetition,
        "repetitions": step.repetitions,
        "seconds": _seconds(step.milliseconds),
        "starts_at": _seconds(step.starts_at),
    }


def _seconds(milliseconds: int) -> int | float:
    return _with_whole_numbers(milliseconds / 1000)  # type: ignore[no-any-return]


def _with_whole_numbers(value: Any) -> Any:
    """Turn 5.0 into 5, however deep."""
    match value:
        case dict():
            return {key: _with_whole_numbers(item) for key, item in value.items()}
        case list():
            return [_with_whole_numbers(item) for item in value]
        case float() if value.is_integer():
            return int(value)
    return value
