"""Settings: a default for each bad value, and nothing lost when they are written."""

import os
import stat
import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as unhurried
from hypothesis import strategies as st

from backstretch_tui.content.settings import OwnDose, Settings, load_settings, save_settings
from backstretch_tui.core.model.exercise import Entry

KEY_IDS = {"session.pause", "session.skip", "list.start"}

BAD = """\
theme = "\\u001b[31m"
reduced_motion = true
bell = "no"
first_side = "rihgt"
side_ordr = "alternate"
dose = "full"

[keys]
"session.pause" = "space"
session.skip = 3
session.pauze = "p"
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "settings.toml"


def written(path: Path, text: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_all_is_the_default(path: Path) -> None:
    assert load_settings(path, KEY_IDS) == (Settings(), ())


def test_a_bad_value_is_named_and_only_its_own_default_used(path: Path) -> None:
    settings, faults = load_settings(written(path, BAD), KEY_IDS)
    assert settings == Settings(reduced_motion=True, dose="full", keys={"session.pause": "space"})
    assert [str(fault) for fault in faults] == [
        f"{path}{message}"
        for message in (
            ":1: theme: character 1 is U+001B, a control or direction mark that cannot be shown; take it out",
            ":3: bell: it is “no”; write true or false, without quotes",
            ":4: first_side: it is “rihgt”; did you mean “right”?",
            ":10: keys.session.skip: it is 3, not text; write it in quotes",
            ":5: side_ordr: there is no such key here; did you mean “side_order”?",
            ":11: keys.session.pauze: there is no such action; did you mean “session.pause”?",
        )
    ]


@pytest.mark.parametrize(
    "text", ["keys = 3", "[[keys]]\na = 'b'", "[keys.a.b]\nc = 'd'", "id = 3", "x = 1", "theme = "]
)
def test_whatever_is_wrong_leaves_the_defaults(path: Path, text: str) -> None:
    settings, faults = load_settings(written(path, text), KEY_IDS)
    assert settings == Settings()
    assert len(faults) == 1


def test_a_bad_dose_of_ones_own_costs_no_other(path: Path) -> None:
    text = 'dose_advice = true\n[doses]\nbridge = { hold_seconds = 4 }\ntilt = { hold = 4 }\n"U p" = {}\n'
    settings, faults = load_settings(written(path, text), KEY_IDS)
    assert settings.own_doses == (Entry(id="bridge", hold_seconds=4),)
    assert [str(fault).partition(": ")[2].partition(":")[0] for fault in faults] == ["doses.tilt.hold", "doses.U p"]
    assert save_settings(path, settings.model_copy(update={"bell": False})) is None
    assert tomllib.loads(path.read_text()) == tomllib.loads(text) | {"bell": False}


def test_ones_own_doses_hold_while_there_is_advice() -> None:
    assert Settings(doses={"bridge": OwnDose(hold_seconds=4)}).own_doses == ()


def test_keys_may_be_written_with_or_without_quotes(path: Path) -> None:
    quoted = load_settings(written(path, '[keys]\n"session.pause" = "p,space"'), KEY_IDS)
    bare = load_settings(written(path, '[keys]\nsession.pause = "p,space"'), KEY_IDS)
    assert quoted == bare == (Settings(keys={"session.pause": "p,space"}), ())


def test_a_pipe_is_not_waited_for(path: Path) -> None:
    path.parent.mkdir()
    os.mkfifo(path)
    settings, (fault,) = load_settings(path, KEY_IDS)
    assert settings == Settings()
    assert "not a file" in str(fault)


ANY_SETTINGS = st.builds(
    Settings,
    theme=st.none() | st.sampled_from(["nord", "quiet “light”"]),
    reduced_motion=st.booleans(),
    bell=st.booleans(),
    first_side=st.sampled_from(["left", "right"]),
    side_order=st.sampled_from(["alternate", "one-side-first"]),
    wait_for_key=st.booleans(),
    dose=st.sampled_from([None, "gentle", "middle", "full"]),
    dose_advice=st.booleans(),
    doses=st.dictionaries(
        st.sampled_from(["bridge", "pelvic-tilt"]),
        st.builds(OwnDose, hold_seconds=st.none() | st.sampled_from([3, 4.5]), repetitions=st.none() | st.just(4)),
    ),
    keys=st.dictionaries(st.sampled_from(sorted(KEY_IDS)), st.sampled_from(["p", "space,p"])),
)


@unhurried(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ANY_SETTINGS)
def test_what_is_saved_is_loaded(path: Path, settings: Settings) -> None:
    path.unlink(missing_ok=True)
    assert save_settings(path, settings) is None
    assert load_settings(path, KEY_IDS) == (settings, ())


def test_only_what_is_not_the_default_is_written(path: Path) -> None:
    save_settings(path, Settings(theme="nord", wait_for_key=True, first_side="left"))
    assert tomllib.loads(path.read_text()) == {"theme": "nord", "wait_for_key": True}
    save_settings(path, Settings(theme="nord"))
    assert tomllib.loads(path.read_text()) == {"theme": "nord"}


def test_saving_one_change_keeps_all_else_that_stands_in_the_file(path: Path) -> None:
    settings, _ = load_settings(written(path, BAD), KEY_IDS)
    before = tomllib.loads(BAD)

    assert save_settings(path, settings) is None
    assert tomllib.loads(path.read_text()) == before

    changed = settings.model_copy(update={"dose": None, "first_side": "right"})
    assert save_settings(path, changed) is None
    del before["dose"]
    assert tomllib.loads(path.read_text()) == before | {"first_side": "right"}

    changed = changed.model_copy(update={"keys": {"session.pause": "p", "list.start": "s"}})
    assert save_settings(path, changed) is None
    assert tomllib.loads(path.read_text())["keys"] == {
        "session.pause": "p", "session.skip": 3, "session.pauze": "p", "list.start": "s",
    }  # fmt: skip


def test_a_file_that_cannot_be_read_is_not_written_over(path: Path) -> None:
    fault = save_settings(written(path, "theme = nord"), Settings(theme="nord"))
    assert fault
    assert str(fault).startswith(f"{path}:1: ")
    assert path.read_text() == "theme = nord"


def test_files_and_folders_are_the_persons_alone(path: Path) -> None:
    save_settings(path, Settings(bell=False))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [file.name for file in path.parent.iterdir()] == ["settings.toml"]


def test_a_link_to_the_file_stays_a_link(path: Path) -> None:
    elsewhere = written(path, "").rename(path.parent / "elsewhere.toml")
    path.symlink_to(elsewhere.name)
    save_settings(path, Settings(bell=False))
    assert path.is_symlink()
    assert elsewhere.read_text() == "bell = false\n"


def test_a_failure_half_way_leaves_the_old_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    written(path, 'theme = "nord"')
    monkeypatch.setattr(os, "fsync", fail)
    fault = save_settings(path, Settings())
    assert str(fault) == f"{path}: it cannot be written: the disk is full; make room on it"
    assert path.read_text() == 'theme = "nord"'
    assert [file.name for file in path.parent.iterdir()] == ["settings.toml"]
