"""What is imported when, seen in interpreters of their own: what is not needed is not waited for."""

import ast
import os
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import grimp
import pytest

import backstretch_tui
from backstretch_tui import core

MODULES = sorted(
    module.name for module in pkgutil.walk_packages(backstretch_tui.__path__, "backstretch_tui.")
    if not module.name.endswith("__main__")
)  # fmt: skip
CORE = sorted(module.name for module in pkgutil.walk_packages(core.__path__, "backstretch_tui.core."))

ONE_BY_ONE = """
import importlib, sys
for name in sys.argv[1:]:
    for loaded in [loaded for loaded in sys.modules if loaded.partition(".")[0] == "backstretch_tui"]:
        del sys.modules[loaded]
    try:
        importlib.import_module(name)
    except ImportError as error:
        print(f"{name}: {error}")
"""


def python(code: str, *arguments: str, folder: Path) -> str:
    """Run code in a fresh interpreter, and return what it prints."""
    ended = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, encoding="utf-8", check=True,
        env={**os.environ, "BACKSTRETCH_HOME": str(folder), "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    return ended.stdout


def loaded_by(code: str, *arguments: str, folder: Path) -> set[str]:
    """Return the packages that code has loaded."""
    last_line = python(f"{code}\nimport sys; print(*sys.modules)", *arguments, folder=folder).splitlines()[-1]
    return {module.partition(".")[0] for module in last_line.split()}


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["plan", "--help"]])
def test_help_and_version_load_next_to_nothing(arguments: list[str], tmp_path: Path) -> None:
    loaded = loaded_by(
        "import sys; from backstretch_tui.cli import main; main(sys.argv[1:])", *arguments, folder=tmp_path
    )
    assert "argparse" in loaded
    assert not loaded & {
        "pydantic",
        "textual",
        "rich",
        "tomlkit",
        "tomllib",
        "typing",
        "shutil",
        "difflib",
        "platformdirs",
    }


@pytest.mark.parametrize("arguments", [["list"], ["plan", "--json"]])
def test_commands_without_the_app_load_no_textual_and_pydantic_once(arguments: list[str], tmp_path: Path) -> None:
    code = "import sys; from backstretch_tui.cli import main; main(sys.argv[1:])"
    first, second = (loaded_by(code, *arguments, folder=tmp_path) for _ in range(2))
    assert "pydantic" in first
    assert not first & {"textual", "rich", "asyncio", "tomlkit", "difflib"}
    assert not second & {"pydantic", "pydantic_core"}  # what was validated is not validated again


def test_the_core_loads_no_terminal_and_no_file_format(tmp_path: Path) -> None:
    loaded = loaded_by(f"import {', '.join(CORE)}", folder=tmp_path)
    assert not loaded & {"textual", "rich", "asyncio", "tomllib", "tomlkit", "tomli_w", "platformdirs"}


def test_the_sound_helper_loads_no_models_not_even_to_measure_free_text(tmp_path: Path) -> None:
    code = "import backstretch_tui.sound.helper; backstretch_tui.sound.helper.measure(('Flutter.',))"
    assert not loaded_by(code, folder=tmp_path) & {"pydantic", "textual", "rich", "asyncio"}


def test_every_module_can_be_imported(tmp_path: Path) -> None:
    assert "backstretch_tui.core.plan.compiler" in MODULES
    assert python(f"import {', '.join(MODULES)}", folder=tmp_path) == ""


@pytest.mark.parametrize("package", ["core.session", "cli", "cli.commands"])
def test_what_a_package_imports_can_be_the_first_to_be_imported(package: str, tmp_path: Path) -> None:
    """The `__init__` of a package comes before its modules, which no graph of imports shows."""
    graph = grimp.build_graph("backstretch_tui", cache_dir=None)
    first = sorted(graph.find_upstream_modules(f"backstretch_tui.{package}"))
    assert first
    assert python(ONE_BY_ONE, *first, folder=tmp_path) == ""


def test_no_other_package_imports_anything() -> None:
    importing = [path for path in PACKAGE.rglob("__init__.py") if "import " in path.read_text("utf-8")]
    assert {path.parent.relative_to(PACKAGE).as_posix() for path in importing} == {
        "core/session",
        "cli",
        "cli/commands",
    }


def test_only_the_compiler_asks_which_kind_a_step_is() -> None:
    """Everything else goes by the kind's traits, so that a new kind is complete once it has them."""
    asking = {path.stem for path in PACKAGE.rglob("*.py") if re.search(r"\bKind\.[A-Z]", path.read_text("utf-8"))}
    assert asking == {"compiler"}


PACKAGE = Path(backstretch_tui.__file__).parent

MAX_LINES = 30
"""Of a function, without its head and docstring."""

MAX_PUBLIC_METHODS = 20
"""Of a class, besides what Textual and the session bus call by its name."""

MAX_LINES_OF_THE_APP = 150


def definitions() -> Iterator[tuple[str, ast.AST]]:
    """Yield each function and class of the package, with its name."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                yield f"{path.relative_to(PACKAGE)}: {node.name}", node


def test_no_function_is_longer_than_a_screen() -> None:
    too_long = []
    for name, node in definitions():
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            if body and (body[-1].end_lineno or 0) - body[0].lineno >= MAX_LINES:
                too_long.append(name)
    assert not too_long


def test_no_class_does_too_much() -> None:
    too_large = []
    for name, node in definitions():
        if isinstance(node, ast.ClassDef):
            methods = [part for part in node.body if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef)]
            named = [part for part in methods if not re.match(r"_|on_|action_|watch_", part.name)]
            called_by_code = [part for part in named if "dbus_" not in "".join(map(ast.unparse, part.decorator_list))]
            if len(called_by_code) > MAX_PUBLIC_METHODS:
                too_large.append(name)
    assert not too_large


def test_the_app_only_hands_on() -> None:
    assert len((PACKAGE / "ui" / "app.py").read_text("utf-8").splitlines()) <= MAX_LINES_OF_THE_APP


# --- the tests themselves -------------------------------------------------------------------------------------------

TESTS = Path(__file__).parent

TEST_FILES = sorted(TESTS.rglob("test_*.py"))

OF_NO_MODULE = {"test_architecture.py", "test_data.py", "test_pictures.py", "test_readme.py", "test_sentences.py"}
"""Tests of what is no module: the house, what it stands on, and what it says of itself."""


@pytest.mark.parametrize("path", TEST_FILES, ids=lambda path: str(path.relative_to(TESTS)))
def test_no_test_reads_a_clock_sleeps_or_sets_a_deadline(path: Path) -> None:
    """Clocks are for helpers, as `virtual_time`; how much hypothesis may do is said in `conftest.py`."""
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    called = {ast.unparse(node.func) for node in nodes if isinstance(node, ast.Call)}
    assert not {name.rpartition(".")[2] for name in called} & {"monotonic", "perf_counter", "sleep"}
    assert not [name for name in called if name.endswith(".run_test")], "run it in_virtual_time"
    assert not {node.arg for node in nodes if isinstance(node, ast.keyword)} & {"deadline", "max_examples"}


@pytest.mark.parametrize("path", TEST_FILES, ids=lambda path: str(path.relative_to(TESTS)))
def test_a_test_has_the_name_and_place_of_its_module_and_imports_no_other_test(path: Path) -> None:
    """`core/session/machine.py` has `core/session/test_machine.py`, or several that add what they are about."""
    imported = re.findall(r"^(?:from|import) (tests\.\S+)", path.read_text("utf-8"), re.MULTILINE)
    assert not [module for module in imported if re.search(r"\.(test_|conftest)", module)]
    folder = path.parent.relative_to(TESTS)
    if folder.name != "end_to_end" and str(path.relative_to(TESTS)) not in OF_NO_MODULE:
        modules = {module.stem for module in (Path(backstretch_tui.__file__).parent / folder).iterdir()}
        name = path.stem.removeprefix("test_")
        assert [module for module in modules if name == module or name.startswith(f"{module}_")]


def test_no_modules_import_each_other_in_a_circle() -> None:
    """Imports for types alone count too. What imports nothing that is left is taken away until nothing is left."""
    graph = grimp.build_graph("backstretch_tui", exclude_type_checking_imports=False, cache_dir=None)
    left = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    while free := [module for module, imported in left.items() if not imported & left.keys() - {module}]:
        for module in free:
            del left[module]
    assert sorted(left) == []
