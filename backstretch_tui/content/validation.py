"""Validation by pydantic, for new and changed files: the model, or each error in plain words with its cure."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from functools import cache
from typing import Any, TypeVar, get_args, get_type_hints

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from backstretch_tui.content.errors import MAX_FAULTS, Fault, did_you_mean, field_of
from backstretch_tui.content.line_numbers import lines_of
from backstretch_tui.content.toml_files import Source
from backstretch_tui.core.model.checked import Model
from backstretch_tui.core.model.exercise import Cues, Entry, Exercise, Group, Phase, Routine
from backstretch_tui.core.model.text_safety import shown
from backstretch_tui.core.text import value_errors
from backstretch_tui.core.text.file_errors import Problem

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
    "dataclass_type": lambda error: value_errors.not_table(_value(error), _key_of(error)),
    "dict_type": lambda error: value_errors.not_table_of_entries(_value(error)),
}
"""By pydantic's name for a kind of error. The models' own kinds bring their words with them."""


_TABLES: Mapping[type[Model], tuple[type[Model], ...]] = {
    Exercise: (Exercise, Phase, Cues),
    Routine: (Routine, Entry, Group),
}
"""By the model of a file, the tables in it among which keys are mistaken for each other."""

M = TypeVar("M", bound=Model)

__all__ = ["ValidationError", "adapter", "faults_of", "validated"]


def adapter(model: type[Model]) -> TypeAdapter[Any]:
    """Return what validates a model, and makes its schema."""
    return TypeAdapter(model)


_adapter: Callable[[Any], TypeAdapter[Any]] = cache(adapter)


def validated(model: type[M], values: Mapping[str, Any]) -> M:
    """Return a model with these values. Raises ValidationError."""
    return _adapter(model).validate_python(values)  # type: ignore[no-any-return]


def faults_of(error: ValidationError, model: type[Model], source: Source, *, closely: bool) -> list[Fault]:
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


def _words(error: ErrorDetails, model: type[Model], closely: bool) -> Problem:
    if error["type"] == "unexpected_keyword_argument":
        return _unknown_key(error, model, closely)
    if say := _WORDS.get(error["type"]):
        return say(error)
    problem, _, cure = error["msg"].partition("; ")
    return problem, cure


def _unknown_key(error: ErrorDetails, model: type[Model], closely: bool) -> Problem:
    *parents, key = error["loc"]
    keys = _keys(_model_at(model, parents))
    if not parents and "id" in keys:
        keys.remove("id")  # it is the file's name
    if key != "id" and model in _TABLES:
        for file in sorted(_TABLES, key=lambda file: file is not model):  # its own file first
            if tables := [table.__name__ for table in _TABLES[file] if key in _keys(table)]:
                return value_errors.misplaced_key(tables)
    return value_errors.unknown_key(keys, did_you_mean(str(key), keys) if closely else "")


def _keys(model: type[Model]) -> list[str]:
    return [its.name for its in fields(model)]


def _model_at(model: type[Model], place: list[str | int]) -> type[Model]:
    for part in place:  # or it is a key of the person's own, or a place in a list
        model = next(_models_in(get_type_hints(model).get(str(part))), model)
    return model


def _models_in(annotation: Any) -> Iterator[type[Model]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
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
