"""Settings: a default for each bad value."""

import os
from dataclasses import fields
from pathlib import Path

import pytest

from backstretch_tui.content.settings import Settings, SettingsRules, load_settings
from backstretch_tui.core.model.exercise import Entry, FixedDose

RULES = SettingsRules(
    themes=("nord", "quiet “light”"),
    refused_keys=lambda keys: {
        key: ("unknown action", "remove it") for key in keys if key not in {"session.pause", "session.skip"}
    },
)

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
    assert load_settings(path, RULES) == (Settings(), ())


def test_a_bad_value_is_named_and_only_its_own_default_used(path: Path) -> None:
    settings, faults = load_settings(written(path, BAD), RULES)
    assert settings == Settings(reduced_motion=True, dose="full", keys={"session.pause": "space"})
    assert [str(fault) for fault in faults] == [
        f"{path}{message}"
        for message in (
            ":1: theme: character 1 is U+001B, a control or direction mark that cannot be shown; remove it",
            ":3: bell: must be true or false, not “no”; write it without quotes",
            ":4: first_side: “rihgt” is not allowed here; did you mean “right”?",
            ":5: side_ordr: unknown key; did you mean “side_order”?",
            ":10: keys.session.skip: must be text, not 3; put it in quotes",
            ":11: keys.session.pauze: unknown action; remove it",
        )
    ]


@pytest.mark.parametrize(
    "text", ["keys = 3", "[[keys]]\na = 'b'", "[keys.a.b]\nc = 'd'", "id = 3", "x = 1", "theme = "]
)
def test_whatever_is_wrong_leaves_the_defaults(path: Path, text: str) -> None:
    settings, faults = load_settings(written(path, text), RULES)
    assert settings == Settings()
    assert len(faults) == 1


def test_a_bad_dose_of_ones_own_costs_no_other(path: Path) -> None:
    text = 'dose_advice = true\n[doses]\nbridge = { hold_seconds = 4 }\ntilt = { hold = 4 }\n"U p" = {}\n'
    settings, faults = load_settings(written(path, text), RULES)
    assert settings.own_doses == (Entry(id="bridge", hold_seconds=4),)
    assert [str(fault).partition(": ")[2].partition(":")[0] for fault in faults] == ["doses.tilt.hold", "doses.U p"]


def test_ones_own_doses_hold_while_there_is_advice() -> None:
    assert Settings(doses={"bridge": FixedDose(hold_seconds=4)}).own_doses == ()


def test_keys_may_be_written_with_or_without_quotes(path: Path) -> None:
    quoted = load_settings(written(path, '[keys]\n"session.pause" = "p,space"'), RULES)
    bare = load_settings(written(path, '[keys]\nsession.pause = "p,space"'), RULES)
    assert quoted == bare == (Settings(keys={"session.pause": "p,space"}), ())


def test_activities_typed_into_an_earlier_version_stay(path: Path) -> None:
    assert load_settings(written(path, 'activities = ["Walk 👩‍🦽"]'), RULES) == (
        Settings(activities=("Walk 👩‍🦽",)),
        (),
    )


def test_a_pipe_is_not_waited_for(path: Path) -> None:
    path.parent.mkdir()
    os.mkfifo(path)
    settings, (fault,) = load_settings(path, RULES)
    assert settings == Settings()
    assert "not a file" in str(fault)


@pytest.mark.parametrize(
    ("theme", "cure"),
    [("nrod", "did you mean “nord”?"), ("[/] no such", "choose one in the command palette (ctrl+p, Theme)")],
)
def test_an_unknown_theme_is_named_with_its_line(path: Path, theme: str, cure: str) -> None:
    settings, (fault,) = load_settings(written(path, f'bell = false\ntheme = "{theme}"\n'), RULES)
    assert settings == Settings(bell=False)
    assert str(fault) == f"{path}:2: theme: unknown theme “{theme}”; {cure}"


WRONG = {
    "theme": ("3", "must be text, not 3; put it in quotes"),
    "reduced_motion": ('"yes"', "must be true or false, not “yes”; write it without quotes"),
    "cells": ('"octant"', "“octant” is not allowed here; did you mean “octants”?"),
    "voice": ("true", 'true is not allowed here; write "full", "brief", "auto" or "off"'),
    "counting": ("3", '3 is not allowed here; write "tones" or "numbers"'),
    "tones": ("1", "must be true or false, not 1; write it without quotes"),
    "volume": ('"80"', "must be a whole number, not “80”; write a number such as 5"),
    "media_controls": ('"yes"', '“yes” is not allowed here; write "on", "neutral" or "off"'),
    "bell": ("[]", "must be true or false, not a list; write it without quotes"),
    "first_side": ("1", '1 is not allowed here; write "left" or "right"'),
    "side_order": ("{}", 'a table is not allowed here; write "alternate" or "one-side-first"'),
    "sore_side": ('"both"', '“both” is not allowed here; write "left" or "right"'),
    "sore_side_more": ("1", '1 is not allowed here; write "repetitions" or "hold"'),
    "wait_for_key": ("0.5", "must be true or false, not 0.5; write it without quotes"),
    "teach": ("0", "must be true or false, not 0; write it without quotes"),
    "dose": ("2", '2 is not allowed here; write "gentle", "middle" or "full"'),
    "ask_before": ("2026-01-01", "must be true or false, not a date or a time; write it without quotes"),
    "activities": ('"Walk"', "must be a list; write it in brackets: [ … ]"),
    "dose_advice": ('"true"', "must be true or false, not “true”; write it without quotes"),
    "export_folder": ("3", "must be text, not 3; put it in quotes"),
    "doses": ("3", "must be a table, not 3; write its entries under a heading"),
    "keys": ('"space"', "must be a table, not “space”; write its entries under a heading"),
}


def test_a_wrong_type_is_named_in_every_setting() -> None:
    assert WRONG.keys() >= {its.name for its in fields(Settings)}


@pytest.mark.parametrize(("name", "value", "message"), [(name, *wrong) for name, wrong in WRONG.items()], ids=str)
def test_a_wrong_type_is_named_with_its_line_and_costs_nothing_else(
    path: Path, name: str, value: str, message: str
) -> None:
    other = "bell = false\n" if name != "bell" else "tones = false\n"
    settings, (fault,) = load_settings(written(path, f"# mine\n{other}{name} = {value}\n"), RULES)
    assert settings == Settings().with_values(**{other.partition(" ")[0]: False})
    assert str(fault) == f"{path}:3: {name}: {message}"
