"""Files that look like content but are not read are named with the cure; what editors leave behind is not."""

from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstretch_tui.content.ignored_files import better_id, ids_like, ignored_files, looks_like_toml
from backstretch_tui.content.library import check, load
from backstretch_tui.core.model.exercise import is_id
from tests.support.toml_examples import EXERCISE, folder_with

EXTENSION = "this file is ignored, because its name does not end in .toml"
PLACE = "this file is ignored, because it is not in a folder for its kind"


def ignored_in(home: Path) -> list[str]:
    return [str(fault).removeprefix(f"{home}/") for fault in ignored_files(home)]


def test_a_wrong_extension_and_a_folder_too_high_are_named(tmp_path: Path) -> None:
    folder_with(tmp_path, exercises__calf_raise=EXERCISE, settings="bell = true")
    for name in ("exercises/mine.TOML", "exercises/other.toml.txt", "mine.toml"):
        (tmp_path / name).write_text(EXERCISE)
    assert ignored_in(tmp_path) == [
        f"exercises/mine.TOML: {EXTENSION}; rename it to mine.toml",
        f"exercises/other.toml.txt: {EXTENSION}; rename it to other.toml",
        f"mine.toml: {PLACE}; move it into the folder exercises, routines or figures",
    ]
    library = load([tmp_path])
    assert [str(fault) for fault in library.faults] == [f"{tmp_path}/{line}" for line in ignored_in(tmp_path)]
    assert list(library.exercises) == ["calf-raise"]
    assert library.unusable["routines", "mine"].path == tmp_path / "exercises/mine.TOML"
    assert check([tmp_path]).faults == library.faults


def test_a_folder_too_low_and_a_misnamed_folder_are_named(tmp_path: Path) -> None:
    folder_with(tmp_path, exercises__old__calf_raise=EXERCISE, Routine__mine="", exercises__empty__x="")
    (tmp_path / "exercises/empty/x.toml").rename(tmp_path / "exercises/empty/x.txt")
    assert ignored_in(tmp_path) == [
        (
            "exercises/old: files in this folder are ignored; move them into exercises, or put a dot "
            "before the folder’s name"
        ),
        "Routine: this folder is ignored; rename it to routines",
    ]


@pytest.mark.parametrize("name", ["settings.TOML", "settings.toml.txt", "Settings.tml", "config.toml"])
def test_settings_of_another_name_are_named(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("")
    assert ignored_in(tmp_path) == [f"{name}: this file is ignored; rename it to settings.toml"]


@pytest.mark.parametrize(
    "name",
    [
        ".mine.toml.swp", ".#mine.toml", "#mine.toml#", "mine.toml~", "mine.toml.bak", "mine.toml.orig",
        "mine.toml.tmp", ".mine.TOML", "README.md", "notes.txt", ".DS_Store", "mine.toml.swp",
    ],
)  # fmt: skip
def test_what_editors_leave_behind_is_passed_over(tmp_path: Path, name: str) -> None:
    folder_with(tmp_path, exercises__calf_raise=EXERCISE)
    for folder in (tmp_path, tmp_path / "exercises"):
        (folder / name).write_text("x")
    assert ignored_in(tmp_path) == []


def test_what_cannot_be_looked_into_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "exercises").symlink_to("exercises")
    (tmp_path / "routine").symlink_to("routine")
    assert ignored_in(tmp_path) == []
    assert list(ignored_files(tmp_path / "nowhere")) == []


def test_of_very_many_the_first_are_named(tmp_path: Path) -> None:
    for number in range(100):
        folder_with(tmp_path, **{f"exercises__x{number:02}": ""})
        (tmp_path / f"exercises/x{number:02}.toml").rename(tmp_path / f"exercises/x{number:02}.TOML")
    assert len(ignored_in(tmp_path)) == 20


def test_a_lone_file_of_a_wrong_extension_is_named_when_it_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "mine.TOML"
    path.write_text(EXERCISE)
    assert [str(fault) for fault in check([path]).faults] == [f"{path}: {EXTENSION}; rename it to mine.toml"]


@pytest.mark.parametrize(
    ("name", "better"),
    [("My Bridge.TOML", "my-bridge"), ("a.toml.txt", "a"), ("a.toml ", "a"), ("ä.tml", "a"), ("中.tml", "my-exercise")],
)
def test_the_better_name(name: str, better: str) -> None:
    assert looks_like_toml(name)
    assert better_id(name) == better


@given(st.text())
def test_ids_like_one_are_ids_and_all_different(name: str) -> None:
    found = list(islice(ids_like(better_id(name)), 120))
    assert all(is_id(id_) for id_ in found)
    assert len(set(found)) == len(found)
