"""`keys`: all keys, as the settings have changed them."""

import json
from pathlib import Path

import pytest

from backstretch_tui.cli import main
from backstretch_tui.ui.keys import AREAS, KEYS

Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BACKSTRETCH_HOME", str(tmp_path))
    (tmp_path / "settings.toml").write_text('[keys]\n"session.skip" = "pgdn, ?"\n"session.where" = "ctrl-w"\n')
    return tmp_path


def test_every_key_is_listed_with_its_id_under_its_area(capsys: Captured) -> None:
    assert main(["keys"]) == 0
    said = capsys.readouterr()
    assert "problem with settings.toml" in said.err  # the key ? is that of help
    lines = said.out.splitlines()
    assert [line for line in lines if line and not line.startswith(" ")] == list(AREAS.values())
    assert [line.split()[0] for line in lines if line.startswith(" ")] == [
        key.id for area in AREAS for key in KEYS if key.place == area
    ]
    assert any(line.split()[:2] == ["session.where", "ctrl+w"] for line in lines)
    assert max(map(len, lines)) <= 110


def test_as_data_it_has_the_usual_keys_too(capsys: Captured) -> None:
    assert main(["keys", "--json"]) == 0
    keys = {key["id"]: key for key in json.loads(capsys.readouterr().out)}
    assert list(keys) == [key.id for key in KEYS]
    assert keys["session.where"]["keys"] == ["ctrl+w"]
    assert keys["session.where"]["usual_keys"] == ["w"]
    assert keys["session.skip"]["keys"] == ["right", "n", "pagedown"]
    assert keys["session.extend"]["keys"] == ["+", "="]
