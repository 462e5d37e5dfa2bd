"""Changes to settings are written, and all else in the file stays as the person has it."""

import os
import stat
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstretch_tui.content.settings import Settings, SettingsRules, load_settings
from backstretch_tui.content.settings_file import save_settings
from backstretch_tui.content.toml_changes import MAX_CHARACTERS
from backstretch_tui.core.model.exercise import FixedDose
from backstretch_tui.core.model.text_safety import is_plain
from backstretch_tui.ui.settings_rules import RULES
from tests.support.toml_documents import mutated

ANY_KEY = SettingsRules(themes=("nord", "quiet “light”"), refused_keys=lambda _: {})
KEY_IDS = ["session.pause", "session.skip", "list.start"]

MINE = """\
# My settings.   Do not lose this line.

theme='nord'      # like the rest of my desktop
voice = "brief"   # my ears

#volume = 40
bell = false
activities = [
    "Put on my socks",  # hardest in the morning
    "Walk",
]
unknown = [1, 2]  # of another version

[doses]
# after the operation
bridge = { hold_seconds = 4, repetitions = 6 } # slowly
tilt = { hold = 4 } # a mistake

[keys]   # as in my editor
session.pause = "space,f5"
"session.skip" = "x"   # next
# the end
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "settings.toml"


def written(path: Path, text: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode())
    return path


def changed(path: Path, **changes: object) -> str:
    """Change settings as the app does, and return the file's text."""
    before, _ = load_settings(path, ANY_KEY)
    after = before.with_values(**changes)
    assert save_settings(path, before, after) is None
    assert load_settings(path, ANY_KEY)[0] == after
    return path.read_bytes().decode()


@pytest.mark.parametrize(
    ("changes", "old", "new"),
    [
        ({"voice": "off"}, 'voice = "brief"', 'voice = "off"'),
        ({"voice": "full"}, 'voice = "brief"', 'voice = "full"'),
        ({"theme": "quiet “light”"}, "theme='nord'", "theme='quiet “light”'"),
        ({"theme": None}, "theme='nord'      # like", "# like"),
        ({"bell": True}, "bell = false", "bell = true"),
        ({"activities": ()}, MINE[MINE.index("[\n    ") : MINE.index("unknown")], "[]\n"),
        ({"doses": {"bridge": FixedDose(hold_seconds=4.5, repetitions=6)}}, "hold_seconds = 4,", "hold_seconds = 4.5,"),
        ({"keys": {"session.pause": "p", "session.skip": "x"}}, '"space,f5"', '"p"'),
        ({"keys": {"session.pause": "space,f5", "session.skip": "y"}}, '"x"   # next', '"y"   # next'),
        ({"volume": 80}, "# of another version\n\n", "# of another version\nvolume = 80\n\n"),
        ({"doses": {}}, "bridge = { hold_seconds = 4, repetitions = 6 } # slowly\n", ""),
    ],
    ids=str,
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_one_change_changes_one_place(
    path: Path, changes: dict[str, object], old: str, new: str, line_end: str
) -> None:
    assert old in MINE
    written(path, MINE.replace("\n", line_end))
    assert changed(path, **changes) == MINE.replace(old, new).replace("\n", line_end)


def test_what_was_not_changed_is_not_written(path: Path) -> None:
    written(path, MINE)
    before, _ = load_settings(path, ANY_KEY)
    was = path.stat()
    assert save_settings(path, before, before) is None
    assert path.stat().st_mtime_ns == was.st_mtime_ns
    assert path.stat().st_ino == was.st_ino


def test_what_was_refused_stays_in_the_file(path: Path) -> None:
    text = 'theme = "nope"  # mine\ndose = 3\n[keys]\n"session.skip" = "q"\n'
    written(path, text)
    rules = SettingsRules((), lambda keys: dict.fromkeys(keys, ("no", "no")))
    before, _ = load_settings(path, rules)
    assert save_settings(path, before, before.with_values(bell=False)) is None
    assert path.read_text() == text.replace("[keys]", "bell = false\n\n[keys]")


def test_a_change_made_elsewhere_meanwhile_stays(path: Path) -> None:
    before, _ = load_settings(written(path, "volume = 50\n"), ANY_KEY)
    written(path, "volume = 25\n")
    assert save_settings(path, before, before.with_values(bell=False)) is None
    assert path.read_text() == "volume = 25\nbell = false\n"


ANY_SETTINGS = st.builds(
    Settings,
    theme=st.none() | st.sampled_from(["nord", "quiet “light”"]),
    reduced_motion=st.booleans(),
    bell=st.booleans(),
    volume=st.integers(0, 100),
    activities=st.lists(st.sampled_from(["Walk", "It’s", '"Sit" \\ #']), max_size=3).map(tuple),
    first_side=st.sampled_from(["left", "right"]),
    side_order=st.sampled_from(["alternate", "one-side-first"]),
    wait_for_key=st.booleans(),
    dose=st.sampled_from([None, "gentle", "middle", "full"]),
    dose_advice=st.booleans(),
    doses=st.dictionaries(
        st.sampled_from(["bridge", "pelvic-tilt"]),
        st.builds(FixedDose, hold_seconds=st.none() | st.sampled_from([3, 4.5]), repetitions=st.none() | st.just(4)),
    ),
    keys=st.dictionaries(st.sampled_from(KEY_IDS), st.sampled_from(["p", "space,p"])),
)

COMMENTS = [line[line.index("#") :] for line in MINE.splitlines() if "#" in line and "in the morning" not in line]


@given(ANY_SETTINGS, ANY_SETTINGS)
def test_what_is_saved_is_loaded_whatever_was_there_before(
    tmp_path_factory: pytest.TempPathFactory, first: Settings, second: Settings
) -> None:
    path = tmp_path_factory.mktemp("home") / "settings.toml"
    for before, after in ((Settings(), first), (first, second), (second, first)):
        assert save_settings(path, before, after) is None
        assert load_settings(path, ANY_KEY) == (after, ())


@given(ANY_SETTINGS)
def test_whatever_is_changed_the_comments_stay(tmp_path_factory: pytest.TempPathFactory, after: Settings) -> None:
    path = written(tmp_path_factory.mktemp("home") / "settings.toml", MINE)
    after = after.with_values(doses={"bridge": FixedDose(hold_seconds=9)})
    changes = {name: getattr(after, name) for name in vars(Settings()) if name != "keys"}
    text = changed(path, **changes)
    assert [comment for comment in COMMENTS if comment not in text] == []
    assert tomllib.loads(text)["unknown"] == [1, 2]


@given(content=mutated(MINE), after=ANY_SETTINGS)
def test_whatever_is_in_the_file_it_is_read_and_changed_or_left_alone(
    tmp_path_factory: pytest.TempPathFactory, content: str, after: Settings
) -> None:
    path = tmp_path_factory.mktemp("home") / "settings.toml"
    path.write_bytes(content.encode("utf-8", "surrogatepass"))
    before, faults = load_settings(path, RULES)
    was = path.read_bytes()
    fault = save_settings(path, before, after)
    assert all(is_plain(str(each)) and len(str(each)) < 1_000 for each in (*faults, *filter(None, [fault])))
    if fault:
        assert path.read_bytes() == was
    else:
        assert not {"theme", "bell", "volume", "dose"} & {each.field for each in load_settings(path, ANY_KEY)[1]} - {
            each.field for each in faults
        }


def test_only_what_is_not_the_default_is_written_into_a_new_file(path: Path) -> None:
    save_settings(path, Settings(), Settings(theme="nord", wait_for_key=True, first_side="left"))
    assert tomllib.loads(path.read_text()) == {"theme": "nord", "wait_for_key": True}


def test_a_file_that_cannot_be_read_is_not_written_over(path: Path) -> None:
    fault = save_settings(written(path, "theme = nord"), Settings(), Settings(theme="nord"))
    assert fault
    assert str(fault).startswith(f"{path}:1: ")
    assert path.read_text() == "theme = nord"


def test_a_file_too_long_to_be_changed_stays_and_says_so(path: Path) -> None:
    text = "# mine\n" * (MAX_CHARACTERS // 7 + 1)
    fault = save_settings(written(path, text), Settings(), Settings(bell=False))
    assert str(fault) == f"{path}: bell: this cannot be changed here without losing comments; edit the file yourself"
    assert path.read_text() == text


def test_files_and_folders_are_the_persons_alone(path: Path) -> None:
    save_settings(path, Settings(), Settings(bell=False))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [file.name for file in path.parent.iterdir()] == ["settings.toml"]


def test_a_link_to_the_file_stays_a_link(path: Path) -> None:
    elsewhere = written(path, "").rename(path.parent / "elsewhere.toml")
    path.symlink_to(elsewhere.name)
    save_settings(path, Settings(), Settings(bell=False))
    assert path.is_symlink()
    assert elsewhere.read_text() == "bell = false\n"


def test_a_failure_half_way_leaves_the_old_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    written(path, 'theme = "nord"')
    monkeypatch.setattr(os, "fsync", fail)
    fault = save_settings(path, Settings(theme="nord"), Settings())
    assert str(fault) == f"{path}: cannot be written: the disk is full; free some space"
    assert path.read_text() == 'theme = "nord"'
    assert [file.name for file in path.parent.iterdir()] == ["settings.toml"]
