"""README.md says what is so: its tables, its commands and its example are those of the program."""

import re
import subprocess
from pathlib import Path

import pytest

from backstretch_tui.content.library import check, load
from backstretch_tui.system.paths import shipped_folder
from tests.support.readme import README, TABLES, with_tables

TEXT = README.read_text("utf-8")


def test_the_tables_are_those_of_the_code() -> None:
    assert with_tables(TEXT) == TEXT, "run: python -m tests.support.readme"


@pytest.mark.parametrize("name", TABLES)
def test_each_table_has_its_place(name: str) -> None:
    assert f"<!-- {name} -->" in TEXT


def test_the_example_exercise_and_routine_can_be_used_as_they_stand(tmp_path: Path) -> None:
    for kind, name in (("exercises", "my-bridge"), ("routines", "mine")):
        file = tmp_path / kind / f"{name}.toml"
        file.parent.mkdir()
        found = re.search(rf"`{kind}/{name}\.toml`:\n\n```toml\n(.*?)```", TEXT, re.DOTALL)
        assert found, f"README.md has no {kind}/{name}.toml"
        file.write_text(found[1], "utf-8")
    library = load([shipped_folder(), tmp_path])
    assert library.faults == ()
    assert "my-bridge" in library.exercises
    assert [entry.id for entry in library.routines["mine"].exercises] == ["my-bridge", "knee-to-chest"]


def test_the_example_of_a_fault_is_what_check_says(tmp_path: Path) -> None:
    shown = re.search(r"```\n(my-bridge\.toml:.*?)\n```", TEXT, re.DOTALL)
    written = re.search(r"`exercises/my-bridge\.toml`:\n\n```toml\n(.*?)```", TEXT, re.DOTALL)
    assert shown
    assert written
    file = tmp_path / "exercises" / "my-bridge.toml"
    file.parent.mkdir()
    file.write_text(written[1].replace("max = 8", "max = 800"), "utf-8")
    (fault,) = check([file]).faults
    assert str(fault).replace(f"{file.parent}/", "") == shown[1]


def test_ci_runs_exactly_the_test_command() -> None:
    """Ask the script itself, with everything it would run taken out."""
    script = (README.parent / ".ci" / "run").read_text("utf-8")
    extraction = re.search(r"test_command=\$\((.*)\)\n", script)
    assert extraction
    found = subprocess.run(["bash", "-c", extraction[1]], cwd=README.parent, capture_output=True, text=True, check=True)
    assert found.stdout.strip() in TEXT
    assert found.stdout.strip().endswith("pytest -n 4")
