"""The pages are true: their tables, commands and examples are those of the program."""

import re
import subprocess
from pathlib import Path

import pytest

from backstretch_tui.content.library import check, load
from backstretch_tui.content.settings import load_settings
from backstretch_tui.core.text.keys import FROM_THE_FLOOR, WAYS_TO_PAUSE
from backstretch_tui.system.paths import shipped_folder
from backstretch_tui.ui.settings_rules import RULES
from tests.support.readme import ARCHITECTURE, FILE_FORMATS, PAGES, README, ROOT, TABLES, with_tables

TEXT = README.read_text("utf-8")
FORMATS = FILE_FORMATS.read_text("utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_tables_are_those_of_the_code(page: Path) -> None:
    assert with_tables(page) == page.read_text("utf-8"), "run: python -m tests.support.readme"


@pytest.mark.parametrize("name", TABLES)
def test_each_table_has_its_place(name: str) -> None:
    assert f"<!-- {name} -->" in TABLES[name][0].read_text("utf-8")


@pytest.mark.parametrize("page", [*PAGES, ARCHITECTURE.with_name("CONTRIBUTING.md")], ids=lambda page: page.name)
def test_each_link_to_a_file_or_a_heading_leads_somewhere(page: Path) -> None:
    """Follow `[text](target)`; a heading's name is its words in small letters, joined by hyphens."""
    for target in re.findall(r"\]\((?!https:)([^)]+)\)", page.read_text("utf-8")):
        path, _, heading = target.partition("#")
        file = page.parent / path if path else page
        assert file.exists(), target
        headings = [line.lstrip("# ").lower().replace(" ", "-") for line in _headings(file)] if heading else []
        assert not heading or heading in headings, target


MAX_PICTURE_BYTES = 256_000


@pytest.mark.parametrize("path", re.findall(r"!\[[^]]*\]\(([^)]+)\)", TEXT))
def test_each_picture_is_small_and_moves_by_style_alone(path: str) -> None:
    """A page that shows others' pictures runs no script in them, and loads nothing that they ask for."""
    picture = (ROOT / path).read_text("utf-8")
    assert len(picture) < MAX_PICTURE_BYTES
    assert not re.search(r"<script|<image|<foreignObject|href|url\(|@import", picture)


def _headings(file: Path) -> list[str]:
    return re.findall(r"^#+ .*$", file.read_text("utf-8"), re.MULTILINE)


def test_the_readme_is_short() -> None:
    assert len(TEXT.splitlines()) <= 175


def test_the_example_exercise_and_routine_can_be_used_as_they_stand(tmp_path: Path) -> None:
    for kind, name in (("exercises", "my-bridge"), ("routines", "mine")):
        file = tmp_path / kind / f"{name}.toml"
        file.parent.mkdir()
        found = re.search(rf"`{kind}/{name}\.toml`:\n\n```toml\n(.*?)```", FORMATS, re.DOTALL)
        assert found, f"data/README.md has no {kind}/{name}.toml"
        file.write_text(found[1], "utf-8")
    library = load([shipped_folder(), tmp_path])
    assert library.faults == ()
    assert "my-bridge" in library.exercises
    assert [entry.id for entry in library.routines["mine"].exercises] == ["my-bridge", "knee-to-chest"]


def test_the_example_of_settings_can_be_used_as_it_stands(tmp_path: Path) -> None:
    found = re.search(r"## Settings\n.*?```toml\n(.*?)```", FORMATS, re.DOTALL)
    assert found
    (tmp_path / "settings.toml").write_text(found[1], "utf-8")
    settings, faults = load_settings(tmp_path / "settings.toml", RULES)
    assert faults == ()
    assert len(settings.activities) == 2


def test_the_example_of_a_fault_is_what_check_says(tmp_path: Path) -> None:
    shown = re.search(r"```\n(my-bridge\.toml:.*?)\n```", TEXT, re.DOTALL)
    written = re.search(r"`exercises/my-bridge\.toml`:\n\n```toml\n(.*?)```", FORMATS, re.DOTALL)
    assert shown
    assert written
    file = tmp_path / "exercises" / "my-bridge.toml"
    file.parent.mkdir()
    file.write_text(written[1].replace("max = 8", "max = 8000"), "utf-8")
    (fault,) = check([file]).faults
    assert str(fault).replace(f"{file.parent}/", "") == shown[1]


def test_ci_runs_exactly_the_test_command() -> None:
    """Ask the script itself, with everything it would run taken out."""
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    extraction = re.search(r"test_command=\$\((.*)\)\n", script)
    assert extraction
    found = subprocess.run(["bash", "-c", extraction[1]], cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout.strip() in TEXT
    assert found.stdout.strip().endswith("pytest -n 4")


def test_the_ways_to_pause_from_the_floor_are_those_of_the_help_screen() -> None:
    page = README.read_text("utf-8")
    assert FROM_THE_FLOOR in page
    assert "\n".join(f"| {' | '.join(way)} |" for way in WAYS_TO_PAUSE) in page
