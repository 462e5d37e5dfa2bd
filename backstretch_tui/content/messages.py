"""Validation errors of the models in plain words, each with its cure."""

import re
from collections.abc import Callable, Iterator
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from backstretch_tui.content.errors import Fault, did_you_mean
from backstretch_tui.content.line_numbers import Place, lines_of
from backstretch_tui.content.toml_files import Source
from backstretch_tui.core.model.text_safety import shown
from backstretch_tui.core.text import value_errors
from backstretch_tui.core.text.file_errors import Problem

MAX_FAULTS = 20
"""The most errors reported for one file; once these are fixed, the others are reported."""

_KEY = "[key]"
"""The mark of pydantic where the key itself is wrong."""

_WORDS: dict[str, Callable[[ErrorDetails], Problem]] = {
    "missing": lambda error: value_errors.missing(_key_of(error)),
    "string_type": lambda error: value_errors.not_text(_value(error)),
    "string_too_long": lambda error: value_errors.too_long_text(len(error["input"]), error["ctx"]["max_length"]),
    "string_pattern_mismatch": lambda error: value_errors.not_id(_value(error)),
    "int_type": lambda error: value_errors.not_whole_number(_value(error)),
    "float_type": lambda error: value_errors.far_too_large(_value(error)),
    "bool_type": lambda error: value_errors.not_true_or_false(_value(error)),
    "literal_error": lambda error: _not_a_choice(error),
    "greater_than_equal": lambda error: value_errors.too_small(_value(error), error["ctx"]["ge"]),
    "less_than_equal": lambda error: value_errors.too_large(_value(error), error["ctx"]["le"]),
    "tuple_type": lambda error: value_errors.not_list(_key_of(error)),
    "too_short": lambda error: value_errors.empty_list(_key_of(error)),
    "too_long": lambda error: value_errors.too_long_list(len(error["input"]), error["ctx"]["max_length"]),
    "model_type": lambda error: value_errors.not_table(_value(error), _key_of(error)),
    "dict_type": lambda error: value_errors.not_table_of_entries(_value(error)),
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
        faults.append(Fault(source.path, None, "", *value_errors.more_errors(more)))
    return faults


def field_of(place: Place) -> str:
    """Return where in a file a value is, as a person counts: `phases[1].hold_seconds.max`."""
    parts = (f"[{part + 1}]" if isinstance(part, int) else f".{shown(part, 40)}" for part in place if part != _KEY)
    return "".join(parts).removeprefix(".")


def _words(error: ErrorDetails, model: type[BaseModel], closely: bool) -> Problem:
    if error["type"] == "extra_forbidden":
        return _unknown_key(error, model, closely)
    if say := _WORDS.get(error["type"]):
        return say(error)
    problem, _, cure = error["msg"].partition("; ")
    return problem, cure


def _unknown_key(error: ErrorDetails, model: type[BaseModel], closely: bool) -> Problem:
    *parents, key = error["loc"]
    keys = list(_model_at(model, parents).model_fields)
    if not parents and "id" in keys:
        keys.remove("id")  # it is the file's name
    return value_errors.unknown_key(keys, did_you_mean(str(key), keys) if closely else "")


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
            return value_errors.quoted(shown(value, 40))
        case int() as value if abs(value) > 10**15:
            return value_errors.HUGE_NUMBER
        case int() | float() as value:
            return f"{value:.15g}"
        case list() | tuple():
            return value_errors.LIST
        case dict():
            return value_errors.TABLE
    return value_errors.DATE_OR_TIME


def _key_of(error: ErrorDetails) -> str:
    """Return the key that an error is about, without the places in lists."""
    return next((part for part in reversed(error["loc"]) if isinstance(part, str)), "")


def _not_a_choice(error: ErrorDetails) -> Problem:
    choices = re.findall(r"'([^']*)'", error["ctx"]["expected"])
    given = error["input"]
    return value_errors.not_a_choice(
        _value(error), choices, did_you_mean(given, choices) if isinstance(given, str) else ""
    )
