"""`new`: a file of one's own, from a template or from another."""

import tomllib
from pathlib import Path

import pytest

from tests.support.commands import run

Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BACKSTRETCH_HOME", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("kind", ["exercise", "routine"])
def test_a_template_is_valid_and_has_the_name(kind: str, home: Path, capsys: Captured) -> None:
    name = 'Heel "slide" é'
    assert run("new", kind, name) == 0
    path = home / f"{kind}s" / "heel-slide-e.toml"
    assert capsys.readouterr().out == f"{path}\n"
    assert tomllib.loads(path.read_text("utf-8"))["name"] == name
    assert "#" in path.read_text("utf-8")
    assert run("check") == 0
    assert run("show", "heel-slide-e") == 0


def test_a_copy_keeps_its_comments_and_can_be_used(home: Path) -> None:
    assert run("new", "routine", "Mine", "--from", "daily") == 0
    text = (home / "routines" / "mine.toml").read_text()
    assert text.startswith('name = "Mine"\n')
    assert 'dose = "middle" # or gentle' in text
    assert run("check") == 0
    assert run("new", "routine", "Ours", "--from", "mine") == 0


def test_nothing_is_overwritten(home: Path, capsys: Captured) -> None:
    assert run("new", "exercise", "Mine") == 0
    before = (home / "exercises" / "mine.toml").read_text()
    assert run("new", "exercise", "MINE", "--from", "bridge") == 2
    assert "exists already" in capsys.readouterr().err
    assert (home / "exercises" / "mine.toml").read_text() == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("exercice", "Mine"), "did you mean “exercise”?"),
        (("exercise", "Mine", "--from", "bridg"), "did you mean “bridge”?"),
        (("routine", "Mine", "--from", "bridge"), "there is no routine “bridge”"),
        (("routine", " "), "the name has no visible characters"),
        (("routine", "a\x1b[31m"), "the name: character 2 is"),
        (("routine", "one\ntwo"), "line breaks"),
        (("exercise", "Stretch 👩\u200d🦽"), "the name: character 10 is"),
        (("exercise", "x" * 61), "the name: has 61 characters; the maximum is 60"),
    ],
)
def test_what_cannot_be_made_is_said(arguments: tuple[str, ...], said: str, home: Path, capsys: Captured) -> None:
    assert run("new", *arguments) == 2
    assert said in capsys.readouterr().err
    assert {path.name for path in home.iterdir()} <= {"cache.json"}


def test_names_in_any_script_have_an_id_each(home: Path) -> None:
    for name in ("Übung", "Ärger", "日本語", "中文"):
        assert run("new", "routine", name) == 0
    assert {path.stem for path in (home / "routines").iterdir()} == {"ubung", "arger", "my-routine", "my-routine-2"}
    assert run("check") == 0


def test_what_takes_the_place_of_a_built_in_one_says_so(capsys: Captured) -> None:
    assert run("new", "exercise", "Bridge", "--from", "bridge") == 0
    assert "replaces the exercise “bridge” that is built in" in capsys.readouterr().err
    assert run("new", "exercise", "Bridges") == 0
    assert "built in" not in capsys.readouterr().err
