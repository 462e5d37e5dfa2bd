"""The base of the models of files: frozen dataclasses, whose annotations pydantic checks when a file is new.

Pydantic is imported only then: without it the program starts in less than half of the time.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from typing import Any, ClassVar, Self


def invalid(problem: str) -> ValueError:
    """Return the error for a value that cannot be: the problem, or the problem and the cure after a semicolon."""
    from pydantic_core import PydanticCustomError

    return PydanticCustomError("invalid", problem)


class _Function:
    """Annotates a value with a function that takes it and returns it, or another. The function raises ValueError."""

    def __init__(self, function: Callable[[Any], Any]) -> None:
        """Take the function."""
        self._function = function


class Before(_Function):
    """The function is called before anything else is looked at."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        return core_schema.no_info_before_validator_function(self._function, handler(source))


class After(_Function):
    """The function is called when all else is right."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        return core_schema.no_info_after_validator_function(self._function, handler(source))


class Limits:
    """Annotates a value with limits, by pydantic's names: `ge`, `le`, `min_length`, `max_length`, `pattern`."""

    def __init__(self, **limits: float | str) -> None:
        """Take the limits."""
        self._limits = limits

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        return {**handler(source), **self._limits}


@dataclass(frozen=True)
class Model:
    """Refuses unknown keys and values of another type, where it is checked; made directly, it is not."""

    __pydantic_config__: ClassVar = {"strict": True, "extra": "forbid"}

    def with_values(self, **values: Any) -> Self:
        """Return a copy that has other values in these fields."""
        return replace(self, **values)

    def _problem(self) -> str | None:
        """Return what is wrong with the values together, each of which is right."""
        return None

    def _whole(self) -> Self:
        if problem := self._problem():
            raise invalid(problem)
        return self

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        # Strict, it would take no table but only an instance; its values are strict by the configuration.
        schema = handler(source)
        handler.resolve_ref_schema(schema)["strict"] = False
        return core_schema.no_info_after_validator_function(cls._whole, schema)


def values_of(model: Any) -> dict[str, Any]:
    """Return the values of a model as its file would have them, those that are None left out."""
    return _said(asdict(model))  # type: ignore[no-any-return]


def _said(value: Any) -> Any:
    match value:
        case dict():
            return {key: _said(item) for key, item in value.items() if item is not None}
        case tuple() | list():
            return [_said(item) for item in value]
    return value
