"""The cache of validated models: it saves time where it can, and never changes what is read."""

import inspect
import os
import sys
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

import backstretch_tui
from backstretch_tui.content import cache as cache_module
from backstretch_tui.content import validation
from backstretch_tui.content.cache import Cache
from backstretch_tui.content.library import Library, load
from backstretch_tui.content.settings import Settings, load_settings
from backstretch_tui.core.model.exercise import Entry, FixedDose, Group, Routine
from backstretch_tui.system.paths import shipped_folder
from backstretch_tui.ui.settings_rules import RULES

PACKAGE = Path(backstretch_tui.__file__).parent

ROUTINE = """
name = "Mine"
purpose = "Mornings."
rest_between_seconds = 5
groups.a.rounds = 2
exercises = [{ id = "bridge", group = "a", repetitions = 10 }, { id = "pelvic-tilt" }]
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    (folder / "routines").mkdir(parents=True)
    (folder / "routines" / "mine.toml").write_text(ROUTINE, "utf-8")
    return folder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "cache.json"


@pytest.fixture
def validations(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list to which the ids of what is validated are added."""
    done: list[str] = []
    really = validation.validated

    def noted(model: type[Any], values: Mapping[str, Any]) -> Any:
        done.append(values.get("id", ""))
        return really(model, values)

    monkeypatch.setattr(validation, "validated", noted)
    return done


def loaded(home: Path, path: Path) -> Library:
    cache = Cache(path)
    library = load([shipped_folder(), home], cache)
    cache.save()
    return library


def test_what_was_validated_is_not_validated_again(home: Path, path: Path, validations: list[str]) -> None:
    first = loaded(home, path)
    assert "mine" in validations
    validations.clear()
    assert loaded(home, path) == first
    assert validations == []
    assert load([shipped_folder(), home]) == first
    assert "mine" in validations
    assert first.routines["mine"].groups == {"a": Group(rounds=2)}


def test_what_is_known_is_not_written_again(home: Path, path: Path) -> None:
    settings = home / "settings.toml"
    settings.write_text("volume = 40\n", "utf-8")
    written = []
    for _ in range(2):
        cache = Cache(path)
        assert load_settings(settings, RULES, cache)[0].volume == 40
        cache.save()
        written.append(path.stat().st_mtime_ns)
    assert written[0] == written[1]


def test_a_changed_file_is_validated_even_where_its_times_and_length_are_the_same(
    home: Path, path: Path, validations: list[str]
) -> None:
    loaded(home, path)
    file = home / "routines" / "mine.toml"
    times = file.stat()
    file.write_text(ROUTINE.replace("Mine", "Ours"), "utf-8")
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    validations.clear()
    assert loaded(home, path).routines["mine"].name == "Ours"
    assert validations == ["mine"]
    validations.clear()
    assert loaded(home, path).routines["mine"].name == "Ours"
    assert validations == []


def test_a_faulty_file_is_named_each_time(home: Path, path: Path) -> None:
    (home / "routines" / "mine.toml").write_text(ROUTINE.replace("rounds = 2", "rounds = 0"), "utf-8")
    first = loaded(home, path)
    assert first.faults
    assert loaded(home, path) == first


@pytest.mark.parametrize(
    "data",
    [b"", b"not hex!{}", *(b"%08x" % crc32(body) + body for body in (b"{}", b"[1, 2]", b"1", b"[" * 100_000))],
)
def test_what_is_no_cache_costs_time_and_nothing_else(home: Path, path: Path, data: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(data)
    path.chmod(0o600)
    assert loaded(home, path) == load([shipped_folder(), home])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"Routine"', b'"Rutine"'),
        (b'"rounds"', b'"sounds"'),
        (b'{"Group":{"rounds":2}}', b'{"Group":2}'),
        (b'"Routine"', b'"Exercise"'),
    ],
)
def test_values_that_make_no_model_are_validated_again(home: Path, path: Path, old: bytes, new: bytes) -> None:
    first = loaded(home, path)
    data = path.read_bytes()[8:]
    assert old in data
    data = data.replace(old, new)
    path.write_bytes(b"%08x" % crc32(data) + data)
    assert loaded(home, path) == first


def test_a_damaged_cache_does_not_count(home: Path, path: Path) -> None:
    first = loaded(home, path)
    data = path.read_bytes()
    for damaged in (data[:-1], data.replace(b'purpose":"Mornings.', b'purpose":"Evenings.')):
        assert damaged != data
        path.write_bytes(damaged)
        assert loaded(home, path) == first


def test_a_cache_of_other_rules_does_not_count(
    home: Path, path: Path, validations: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = loaded(home, path)
    validations.clear()
    monkeypatch.setattr(cache_module, "__version__", "0.0.1")
    assert loaded(home, path) == first
    assert "mine" in validations


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="this system has no owners of files as they are meant here")
def test_a_cache_that_others_may_write_does_not_count(home: Path, path: Path, validations: list[str]) -> None:
    loaded(home, path)
    path.chmod(0o666)
    validations.clear()
    loaded(home, path)
    assert "mine" in validations
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes among its files")
def test_a_pipe_in_its_place_is_not_waited_for(home: Path, path: Path) -> None:
    path.parent.mkdir()
    os.mkfifo(path)
    (path.parent / "sub").mkdir()
    assert "mine" in load([shipped_folder(), home], Cache(path)).routines


def test_a_cache_that_cannot_be_written_is_done_without(home: Path, path: Path) -> None:
    path.parent.write_text("a file where the folder should be", "utf-8")
    assert "mine" in loaded(home, path).routines
    assert not path.exists()


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there every path is text")
def test_a_path_need_not_be_text(home: Path, path: Path, validations: list[str]) -> None:
    home = home.rename(os.fsdecode(os.fsencode(home) + b"\xff"))
    assert "mine" in loaded(home, path).routines
    validations.clear()
    assert "mine" in loaded(home, path).routines
    assert validations == []


def test_the_rules_are_modules_that_exist() -> None:
    assert all((PACKAGE / module).is_file() for module in cache_module._RULES)
    models = {Path(inspect.getfile(model)).relative_to(PACKAGE).as_posix() for model in cache_module._models().values()}
    assert models <= set(cache_module._RULES)


def test_files_that_are_gone_are_forgotten(home: Path, path: Path) -> None:
    loaded(home, path)
    (home / "routines" / "mine.toml").rename(home / "routines" / "ours.toml")
    assert "ours" in loaded(home, path).routines
    assert b"mine.toml" not in path.read_bytes()
    assert b"ours.toml" in path.read_bytes()


def test_settings_are_validated_once(tmp_path: Path, path: Path, validations: list[str]) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('volume = 50\nkeys."session.pause" = "f"\ndoses.bridge.repetitions = 5\n', "utf-8")
    for number in (1, 0):
        cache = Cache(path)
        validations.clear()
        settings, faults = load_settings(file, RULES, cache)
        cache.save()
        assert (settings.volume, settings.keys, faults) == (50, {"session.pause": "f"}, ())
        assert settings.doses == {"bridge": FixedDose(repetitions=5)}
        assert len(validations) == number


def test_a_refused_key_is_named_each_time(tmp_path: Path, path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('keys."session.pause" = "foo"\n', "utf-8")
    for _ in range(2):
        cache = Cache(path)
        settings, faults = load_settings(file, RULES, cache)
        cache.save()
        assert settings.keys == {}
        assert len(faults) == 1


NAMES = st.text(max_size=20)


@given(
    st.dictionaries(NAMES, st.builds(FixedDose, hold_seconds=st.none() | st.floats(0, 3600), repetitions=st.none())),
    st.dictionaries(NAMES, NAMES),
    st.tuples(NAMES, NAMES),
)
def test_every_value_comes_back(
    tmp_path_factory: pytest.TempPathFactory,
    doses: dict[str, FixedDose],
    keys: dict[str, str],
    words: tuple[str, ...],
) -> None:
    path = tmp_path_factory.mktemp("cache") / "cache.json"
    settings = Settings(doses=doses, keys=keys, activities=words)
    entry = Entry(id="a", note="b", left=FixedDose(repetitions=2))
    routine = Routine(id="a", name="", purpose="", groups={"": Group(rounds=1)}, exercises=(entry,))
    cache = Cache(path)
    for number, model in enumerate((settings, routine)):
        cache.put(Path(str(number)), "text", model)
    cache.save()
    cache = Cache(path)
    assert cache.get(Settings, Path("0"), "text") == settings
    assert asdict(cache.get(Routine, Path("1"), "text") or settings) == asdict(routine)
    assert cache.get(Routine, Path("0"), "text") is None
    assert cache.get(Settings, Path("0"), "texts") is None
