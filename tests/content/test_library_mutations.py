"""Whatever is done to a good file, the outcome is a model or a message with a place: never anything else."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstretch_tui.content.ignored_files import FILE_KINDS, FileKind
from backstretch_tui.content.library import check, load
from backstretch_tui.core.model.text_safety import is_plain
from backstretch_tui.system.paths import shipped_folder
from tests.support.toml_documents import mutated
from tests.support.toml_examples import EXERCISE, ROUTINE, folder_with

FILES: dict[FileKind, str] = {
    "exercises": (shipped_folder() / "exercises/knee-to-chest.toml").read_text("utf-8"),
    "routines": ROUTINE.replace("calf-raise", "bridge"),
    "figures": (shipped_folder() / "figures/bridge.toml").read_text("utf-8"),
}


def comes_to_a_model_or_a_message(folder: Path, kind: FileKind, content: bytes) -> None:
    folder_with(folder, exercises__calf_raise=EXERCISE, routines__mine=ROUTINE)
    folder_with(folder, **{f"{kind}__bad": content})
    found = load([shipped_folder(), folder])
    assert "calf-raise" in found.exercises
    assert "mine" in found.routines
    known = {"exercises": found.exercises, "routines": found.routines, "figures": found.figures}[kind]
    assert ("bad" in known) != (
        (kind, "bad") in found.unusable
    ) or "bad" in found.exercises  # its figure may be missing
    for fault in (*found.faults, *check([folder], found).faults):
        text = str(fault)
        assert is_plain(text)
        assert fault.problem
        assert len(text) < 1_000


@pytest.mark.parametrize("kind", FILE_KINDS)
@given(data=st.data())
def test_a_mutated_file_comes_to_a_model_or_a_message(tmp_path: Path, kind: FileKind, data: st.DataObject) -> None:
    comes_to_a_model_or_a_message(tmp_path, kind, data.draw(mutated(FILES[kind])).encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("kind", FILE_KINDS)
@given(content=st.binary(max_size=200))
def test_any_bytes_come_to_a_model_or_a_message(tmp_path: Path, kind: FileKind, content: bytes) -> None:
    comes_to_a_model_or_a_message(tmp_path, kind, content)


@given(name=st.text(min_size=1, max_size=20).filter(lambda name: not {"/", "\0"} & set(name)))
def test_any_name_of_a_file_is_survived(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    home = tmp_path_factory.mktemp("home")
    folder_with(home, exercises__calf_raise=EXERCISE)
    for place in (home, home / "exercises"):
        for extension in ("", ".toml", ".TOML", ".toml.txt"):
            try:
                (place / os.fsdecode(os.fsencode(f"{name}{extension}"))).write_text(EXERCISE)
            except (OSError, ValueError):  # the system does not take such a name
                continue
    found = load([home])
    assert "calf-raise" in found.exercises
    assert all(is_plain(str(fault)) for fault in found.faults)
