"""JSON Schemas of the kinds of file, for editors: `python -m backstretch_tui.content.schema` writes them."""

import ast
import inspect
import json
from collections.abc import Iterator
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from backstretch_tui.content import settings
from backstretch_tui.content.settings import Settings
from backstretch_tui.content.validation import adapter
from backstretch_tui.core.figure import model as figure
from backstretch_tui.core.figure.model import Figure
from backstretch_tui.core.model import exercise
from backstretch_tui.core.model.checked import Model
from backstretch_tui.core.model.exercise import Exercise, Routine
from backstretch_tui.core.plan import options
from backstretch_tui.core.text.command_errors import wrote
from backstretch_tui.system.paths import shipped_folder


def schemas() -> Iterator[tuple[Path, str]]:
    """Yield each schema's file and what is to stand in it."""
    kinds: dict[str, type[Model]] = {"exercise": Exercise, "routine": Routine, "figure": Figure, "settings": Settings}
    for kind, model in kinds.items():
        path = shipped_folder() / "schema" / f"{kind}.schema.json"
        yield path, json.dumps(_schema(model), indent=2, ensure_ascii=False) + "\n"


class _Plain(GenerateJsonSchema):
    """Leaves out the titles, which say each key once more, and null, which TOML does not have."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def nullable_schema(self, schema: Any) -> dict[str, Any]:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: Any) -> dict[str, Any]:
        return (
            self.generate_inner(schema["schema"])
            if schema.get("default", ...) is None
            else super().default_schema(schema)
        )


def _schema(model: type[Model]) -> dict[str, Any]:
    schema = {"$schema": _Plain.schema_dialect} | adapter(model).json_schema(schema_generator=_Plain)
    parts = [(base.__name__, schema) for base in model.__mro__] + list(schema["$defs"].items())
    for name, part in parts:
        for key, text in _docstrings().get(name, {}).items():
            part["properties"][key]["description"] = text
    if "id" in schema["properties"]:  # it is the file's name
        del schema["properties"]["id"]
        schema["required"].remove("id")
    return schema


_MODULES = (exercise, figure, options, settings)


def _docstrings() -> dict[str, dict[str, str]]:
    """Return what stands below each attribute of the models. Pydantic could, but at the cost of every start."""
    found: dict[str, dict[str, str]] = {}
    for statement in chain.from_iterable(ast.parse(inspect.getsource(module)).body for module in _MODULES):
        if isinstance(statement, ast.ClassDef):
            found[statement.name] = texts = {}
            for attribute, below in pairwise(statement.body):
                match attribute, below:
                    case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str() as text)):
                        texts[name] = inspect.cleandoc(text)
    return found


if __name__ == "__main__":
    for path, text in schemas():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        print(wrote(str(path)))  # noqa: T201
