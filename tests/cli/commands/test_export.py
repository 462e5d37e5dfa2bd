"""What goes out, and in which form; and what doctor says of sound."""

import json
import os
import re
import stat
from contextlib import closing
from pathlib import Path

import pytest
from icalendar import Calendar

from backstretch_tui.cli import main
from backstretch_tui.cli.commands import doctor, export, importing
from backstretch_tui.cli.progress_bar import ProgressBar
from backstretch_tui.core.text.exports import CSV_COLUMNS
from backstretch_tui.history.database import open_history
from backstretch_tui.history.export.exporter import collect
from backstretch_tui.history.export.importer import merge, read
from backstretch_tui.history.export.jsonl import json_lines
from backstretch_tui.system.paths import DataPaths
from tests.support.pipes import needs_pipes, read_from
from tests.support.sessions import a_session, archive_of

Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Name a folder that is not there yet."""
    monkeypatch.setenv("BACKSTRETCH_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("BACKSTRETCH_SILENT", raising=False)
    return tmp_path / "home"


@pytest.fixture
def two_sessions(home: Path) -> None:
    with closing(open_history(DataPaths(home))) as connection:
        merge(connection, archive_of(a_session(0, pain_before=6, pain_after=4), a_session(1, speed=20)).items())


def run(*arguments: str) -> int:
    return main(arguments)


@pytest.mark.usefixtures("two_sessions")
@pytest.mark.parametrize("options", [(), ("--all",)])
def test_a_clinic_gets_no_rehearsals(tmp_path: Path, options: tuple[str, ...]) -> None:
    out = tmp_path / "back.json"
    assert run("export", "--format", "fhir", "--out", str(out), *options) == 0
    bundle = json.loads(out.read_text("utf-8"))
    assert (bundle["resourceType"], bundle["type"], len(bundle["entry"])) == ("Bundle", "collection", 3)


def test_without_a_history_there_is_an_empty_bundle(capsys: Captured) -> None:
    assert run("export", "--format", "fhir") == 0
    assert json.loads(capsys.readouterr().out) == {"resourceType": "Bundle", "type": "collection"}


def test_a_reminder_needs_no_history_and_makes_none(
    tmp_path: Path, home: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    out = tmp_path / "back.ics"
    assert run("export", "--format", "ics", "--at", "7:30", "--days", "Fri, mon,fri", "--out", str(out)) == 0
    data = out.read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n") == len(data.splitlines())
    (event,) = Calendar.from_ical(data).events
    assert event["RRULE"] == {"FREQ": ["WEEKLY"], "BYDAY": ["MO", "FR"]}
    assert b"T073000\r\n" in data
    assert not home.exists()
    assert b"the reminder was written to" in capfdbinary.readouterr().err


def test_a_reminder_is_for_every_day_where_no_days_are_named(capsys: Captured) -> None:
    assert run("export", "--format", "ics") == 0
    assert "BYDAY=MO,TU,WE,TH,FR,SA,SU" in capsys.readouterr().out


@pytest.mark.parametrize("format_", ["jsonl", "csv", "fhir", "ics"])
@pytest.mark.usefixtures("two_sessions")
def test_files_are_for_the_person_alone_and_whole_or_not_there(tmp_path: Path, format_: str) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    assert run("export", "--format", format_, "--out", str(folder / "back")) == 0
    assert [path.name for path in folder.iterdir()] == ["back"]
    if os.name == "posix":
        assert stat.S_IMODE((folder / "back").stat().st_mode) == 0o600


@pytest.mark.usefixtures("two_sessions")
def test_where_a_file_cannot_be_written_nothing_stays_behind(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "out" / "back").mkdir(parents=True)
    assert run("export", "--out", str(tmp_path / "out" / "back")) == 2
    assert "cannot be written" in capsys.readouterr().err
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["back"]


@pytest.mark.usefixtures("two_sessions")
def test_a_link_stays_one_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    link = tmp_path / "back"
    link.symlink_to(tmp_path / "target")
    for _ in ("not there yet", "there"):
        assert run("export", "--out", str(link)) == 0
        assert link.is_symlink()
        assert (tmp_path / "target").read_text().count('"kind":"session"') == 1
        if os.name == "posix":
            assert stat.S_IMODE((tmp_path / "target").stat().st_mode) == 0o600


@needs_pipes
@pytest.mark.usefixtures("two_sessions")
@pytest.mark.parametrize("through", ["pipe", "link"])
def test_a_pipe_is_written_to_and_stays_one(tmp_path: Path, through: str) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "link").symlink_to(folder / "pipe")
    with read_from(folder / "pipe") as read:
        assert run("export", "--out", str(folder / through)) == 0
    assert b"".join(read).count(b'"kind":"session"') == 1
    assert (folder / "pipe").is_fifo()
    assert sorted(path.name for path in folder.iterdir()) == ["link", "pipe"]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("--format", "ics", "--at", "24:00"), "--at is “24:00”; write a time of day, such as 07:30"),
        (("--format", "ics", "--at", "7"), "--at is “7”; write a time of day"),
        (("--format", "ics", "--at", "\u0667:30"), "write a time of day"),
        (("--format", "ics", "--days", "mon,tus"), "there is no day “tus”; did you mean “tue”?"),
        (("--format", "ics", "--days", ""), "there is no day “”; choose mon, tue"),
        (("--at", "07:30"), "--at and --days only work for a reminder; add --format ics"),
        (("--format", "fihr"), "there is no format “fihr”; did you mean “fhir”?"),
        (("--out", "/no/such/folder/back"), "there is no folder for /no/such/folder/back; create it first"),
        (("--out", "x" * 5000), "x… cannot be written: File name too long; choose another file"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(arguments: tuple[str, ...], reason: str, capsys: Captured) -> None:
    assert run("export", *arguments) == 2
    said = capsys.readouterr()
    assert (said.out, reason in said.err, said.err.count("\n")) == ("", True, 1)


@pytest.mark.usefixtures("two_sessions")
def test_export_and_import_tell_how_far_they_are(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[float] = []

    class Watched(ProgressBar):
        def show(self, done: float) -> None:
            told.append(done)

    monkeypatch.setattr(export, "ProgressBar", Watched)
    monkeypatch.setattr(importing, "ProgressBar", Watched)
    for format_ in export.FORMATS:
        assert run("export", "--format", format_, "--all", "--out", str(tmp_path / format_)) == 0
        assert (told, told[0], told[-1], len(told) > 2) == (sorted(told), 0, 1, True)
        told.clear()
    monkeypatch.setenv("BACKSTRETCH_HOME", str(tmp_path / "other"))
    assert run("import", str(tmp_path / "jsonl"), str(tmp_path / "csv"), str(home / "history.db")) == 0
    assert (told, told[-1], len(told) > 4) == (sorted(told), 1, True)


def test_a_file_of_other_letters_than_bytes_is_read_to_its_end(tmp_path: Path) -> None:
    told: list[float] = []
    file = tmp_path / "back.jsonl"
    file.write_text(
        "".join(f"{line}\n" for line in json_lines(archive_of(a_session(0, note="Ü" * 99)))),
        "utf-8",
    )
    assert len(list(read(file, told.append))) == 1
    assert told[-1] == 1


@pytest.fixture
def no_player(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "players", list)
    monkeypatch.setattr(doctor, "what_plays", lambda: "nothing was found")


@pytest.mark.usefixtures("no_player")
def test_no_sound_is_no_fault_while_the_bell_rings(capsys: Captured) -> None:
    assert run("doctor") == 0
    assert "Sound       nothing was found; the terminal’s bell and a flash mark each change" in capsys.readouterr().out


@pytest.mark.usefixtures("no_player")
@pytest.mark.parametrize(
    ("settings", "status"), [("bell = false", 1), ('bell = false\ntones = false\nvoice = "off"', 0)]
)
def test_no_sound_and_no_bell_needs_attention_where_sound_is_wanted(
    home: Path, capsys: Captured, settings: str, status: int
) -> None:
    home.mkdir()
    (home / "settings.toml").write_text(settings, "utf-8")
    assert run("doctor") == status
    assert ("! Sound" in capsys.readouterr().out) == bool(status)


def test_doctor_names_what_plays_and_says_where_it_is_silenced(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setattr(doctor, "what_plays", lambda: "pw-play, aplay")
    monkeypatch.setattr(doctor, "players", lambda: ["pw-play", "aplay"])
    monkeypatch.setattr(doctor, "what_speaks", lambda: "espeak-ng")
    assert run("doctor") == 0
    out = capsys.readouterr().out
    assert "  Sound       pw-play, aplay\n  Speech      espeak-ng\n" in out
    monkeypatch.setenv("BACKSTRETCH_SILENT", "1")
    assert run("doctor") == 0
    assert "pw-play, aplay; nothing is played while $BACKSTRETCH_SILENT is set" in capsys.readouterr().out


@pytest.mark.usefixtures("two_sessions")
def test_a_collection_can_be_read_without_rehearsals(home: Path) -> None:
    with closing(open_history(DataPaths(home))) as connection:
        assert len(collect(connection).packed) == 2
        assert len(collect(connection, rehearsals=False).packed) == 1


def test_help_names_every_column_and_every_format(capsys: Captured) -> None:
    assert run("export", "--help") == 0
    words = set(re.findall(r"\w+", capsys.readouterr().out))
    assert words >= {*CSV_COLUMNS, *export.FORMATS, export.REMINDER}


def test_a_spreadsheet_can_have_a_byte_order_mark(tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "back.csv"
    assert run("export", "--format", "csv", "--bom", "--out", str(file)) == 0
    assert file.read_bytes().startswith(b"\xef\xbb\xbfid,")
    assert run("import", str(file)) == 0
    assert run("export", "--bom") == 2
    assert "--bom only works with --format csv" in capsys.readouterr().err
