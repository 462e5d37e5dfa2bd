"""Everything that the core hands around is a value: it cannot be changed, and has nothing but its fields."""

import pkgutil
from dataclasses import fields, is_dataclass
from importlib import import_module

import pytest

from backstretch_tui import core
from backstretch_tui.core.model.checked import Model

VALUES = sorted(
    {
        thing
        for module in pkgutil.walk_packages(core.__path__, f"{core.__name__}.")
        for thing in vars(import_module(module.name)).values()
        if isinstance(thing, type) and is_dataclass(thing)
    },
    key=lambda kind: (kind.__module__, kind.__name__),
)


@pytest.mark.parametrize("kind", VALUES, ids=lambda kind: kind.__name__)
def test_a_value_cannot_be_changed(kind: type) -> None:
    assert is_dataclass(kind)
    value = object.__new__(kind)
    assert issubclass(kind, Model) or not hasattr(value, "__dict__")  # a figure keeps there what it has worked out
    for name in [field.name for field in fields(kind)] + ["something_else"]:
        with pytest.raises((AttributeError, TypeError)):  # TypeError: Python 3.11's own, for what is no field
            setattr(value, name, None)


def test_there_are_values_to_look_at() -> None:
    assert {"Step", "Plan", "Running", "Skip", "Record"} <= {kind.__name__ for kind in VALUES}
