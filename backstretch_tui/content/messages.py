"""Validation errors of the models in plain words, each with its cure."""

import re
from collections.abc import Callable, Iterator
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from backstretch_tui.content.errors import Fault, did_you_mean
from backstretch_tui.content.line_numbers import Place, lines_of
from backstretch_tui.content.toml_files import Source
from backstretch_tui.core.format.numbers import counted
from backstretch_tui.core.model.text_safety import shown

MAX_FAULTS = 20
"""The most errors reported for one file; once these are fixed, the others are reported."""

ProblemAndCure = tuple[str, str]
"""A problem and its cure."""

_KEY = "[key]"
"""What pydantic adds to a place where it is the key itself that is wrong."""

_EXAMPLES = {
    "name": 'name = "Calf Raise"',
    "purpose": 'purpose = "What it is good for."',
    "position": 'position = "How to lie, sit or stand."',
    "start": 'start = "Lie on your back."',
    "steps": 'steps = ["First this.", "Then that."]',
    "phases": "[[phases]], and below it name, hold_seconds and repetitions",
    "hold_seconds": "hold_seconds = { min = 5, max = 10 }",
    "repetitions": "repetitions = { min = 5, max = 10 }",
    "min": "min = 5",
    "max": "max = 10",
    "exercises": '[[exercises]], and below it id = "bridge"',
    "id": 'id = "bridge"',
}
"""How to write each key that has to be there, or that is a table."""

_WORDS: dict[str, Callable[[ErrorDetails], ProblemAndCure]] = {
    "missing": lambda error: ("missing", f"add {_example(error)}"),
    "string_type": lambda error: (f"must be text, not {_value(error)}", "put it in quotes"),
    "string_too_long": lambda error: (f"has {len(error['input'])} characters", _maximum(error, "max_length")),
    "string_pattern_mismatch": lambda error: (f"{_value(error)} is not a valid id", "write one such as knee-to-chest"),
    "int_type": lambda error: (f"must be a whole number, not {_value(error)}", "write one such as 5"),
    "float_type": lambda error: (f"{_value(error)} is too large", "write a smaller one"),
    "bool_type": lambda error: (f"must be true or false, not {_value(error)}", "write it without quotes"),
    "literal_error": lambda error: (f"{_value(error)} is not allowed here", _one_of(error)),
    "greater_than_equal": lambda error: (f"{_value(error)} is too small", f"the minimum is {error['ctx']['ge']:g}"),
    "less_than_equal": lambda error: (f"{_value(error)} is too large", _maximum(error, "le")),
    "tuple_type": lambda error: ("must be a list", _write(error, "it in brackets: [ … ]")),
    "too_short": lambda error: ("the list is empty", _write(error, "something in it")),
    "too_long": lambda error: (f"has {len(error['input'])} entries", _maximum(error, "max_length")),
    "model_type": lambda error: (
        f"must be a table, not {_value(error)}",
        _write(error, "keys and values"),
    ),
    "dict_type": lambda error: (f"must be a table, not {_value(error)}", "write its entries under a heading"),
}
"""By pydantic's name for a kind of error. The models' own kinds bring their words with them."""


def faults_of(error: ValidationError, model: type[BaseModel], source: Source, *, closely: bool) -> list[Fault]:
    """Return the errors of a file; `closely`: with their lines, and suggestions."""
    # Pydantic calls a list too short, too, where what is in it is faulty: that is told already.
    details = [detail for detail in error.errors() if detail["type"] != "too_short" or not detail["input"]]
    told = details[:MAX_FAULTS]
    lines = lines_of(source.text, [detail["loc"] for detail in told]) if closely else [None] * len(told)
    faults = [
        Fault(source.path, line, field_of(detail["loc"]), *_words(detail, model, closely))
        for line, detail in zip(lines, told, strict=True)
    ]
    if more := len(details) - len(faults):
        faults.append(Fault(source.path, None, "", counted(more, "more error"), "fix these first, then check again"))
    return faults


def field_of(place: Place) -> str:
    """Return where in a file a value is, as a person counts: `phases[1].hold_seconds.max`."""
    parts = (f"[{part + 1}]" if isinstance(part, int) else f".{shown(part, 40)}" for part in place if part != _KEY)
    return "".join(parts).removeprefix(".")


def _words(error: ErrorDetails, model: type[BaseModel], closely: bool) -> ProblemAndCure:
    if error["type"] == "extra_forbidden":
        return _unknown_key(error, model, closely)
    if say := _WORDS.get(error["type"]):
        return say(error)
    problem, _, cure = error["msg"].partition("; ")
    return problem, cure


def _unknown_key(error: ErrorDetails, model: type[BaseModel], closely: bool) -> ProblemAndCure:
    *parents, key = error["loc"]
    keys = list(_model_at(model, parents).model_fields)
    if not parents and "id" in keys:
        keys.remove("id")  # it is the file's name
    meant = did_you_mean(str(key), keys) if closely else ""
    return "unknown key", meant or f"remove it; the keys here are {', '.join(keys)}"


def _model_at(model: type[BaseModel], place: list[str | int]) -> type[BaseModel]:
    for part in place:
        if part in model.model_fields:  # or it is a key of the person's own, or a place in a list
            model = next(_models_in(model.model_fields[str(part)].annotation), model)
    return model


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models_in(inner)


def _value(error: ErrorDetails) -> str:
    """Return what was found, short and harmless."""
    match error["input"]:
        case bool() as value:
            return str(value).lower()
        case str() as value:
            return f"“{shown(value, 40)}”"
        case int() as value if abs(value) > 10**15:
            return "a very large number"
        case int() | float() as value:
            return f"{value:.15g}"
        case list() | tuple():
            return "a list"
        case dict():
            return "a table"
    return "a date or a time"


def _maximum(error: ErrorDetails, limit: str) -> str:
    return f"the maximum is {error['ctx'][limit]:g}"


def _write(error: ErrorDetails, otherwise: str) -> str:
    return f"write {_example(error, otherwise)}"


def _example(error: ErrorDetails, otherwise: str = "it") -> str:
    key = next((part for part in reversed(error["loc"]) if isinstance(part, str)), "")
    return _EXAMPLES.get(key, otherwise)


def _one_of(error: ErrorDetails) -> str:
    choices = re.findall(r"'([^']*)'", error["ctx"]["expected"])
    given = error["input"]
    return (isinstance(given, str) and did_you_mean(given, choices)) or f"write {_either(choices)}"


def _either(choices: list[str]) -> str:
    *first, last = (f'"{choice}"' for choice in choices)
    return f"{', '.join(first)} or {last}" if first else last
