"""No file on disk can crash, hang or slow the app, and a bad one never hides a good one."""

import os
import socket
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from backstretch_tui.content import library, model_reader
from backstretch_tui.content.library import check, load
from backstretch_tui.content.toml_files import MAX_BYTES, read_toml
from backstretch_tui.core.model.text_safety import is_plain
from tests.support.toml_documents import COMPLETE, KEYS, VALUES
from tests.support.toml_examples import EXERCISE, ROUTINE, folder_with

Make = Callable[[Path], object]


def text(content: str) -> Make:
    return lambda path: path.write_text(content, encoding="utf-8")


def data(content: bytes) -> Make:
    return lambda path: path.write_bytes(content)


def bind_socket(path: Path) -> None:
    folder = Path.cwd()
    os.chdir(path.parent)  # a socket's path may not be long
    try:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(path.name)
    finally:
        os.chdir(folder)


def make_large(path: Path) -> None:
    path.touch()
    os.truncate(path, 50_000_000)


DEEP = "lists or tables are nested too deeply; use fewer levels"
CROWDED = ":2: too many dots or brackets in one line; the maximum is 100"
NOT_A_FILE = ": this is a pipe, a socket or a device, not a file; move it elsewhere"

HOSTILE: dict[str, tuple[Make, str]] = {
    "pipe": (os.mkfifo, NOT_A_FILE),
    "socket": (bind_socket, NOT_A_FILE),
    "endless device": (lambda path: path.symlink_to("/dev/zero"), NOT_A_FILE),
    "terminal": (lambda path: path.symlink_to("/dev/tty"), NOT_A_FILE),
    "folder": (Path.mkdir, ": this is a folder, not a file; give it a name that does not end in .toml"),
    "dangling link": (
        lambda path: path.symlink_to("nowhere"),
        ": the link points to a missing file; fix the link, or delete it",
    ),
    "link to itself": (
        lambda path: path.symlink_to(path.name),
        ": the link points to itself; fix the link, or delete it",
    ),
    "50 MB": (
        make_large,
        ": larger than 256 KiB; shorten it, or move it elsewhere",
    ),
    "one byte too many": (
        text("#" * (MAX_BYTES + 1)),
        ": larger than 256 KiB; shorten it, or move it elsewhere",
    ),
    "dotted key of 20,000 parts": (text("x = 1\n" + "a." * 20_000 + "a = 1\n"), CROWDED),
    "the same, in quotes": (text("x = 1\n" + '"a".' * 20_000 + "a = 1\n"), CROWDED),
    "1,000 lists in one another": (text("x = 1\ny = " + "[" * 1_000 + "]" * 1_000), CROWDED),
    "1,000 tables in one another": (text("x = 1\ny = " + "{a=" * 1_000 + "1" + "}" * 1_000), CROWDED),
    "the same on as many lines": (text("y = " + "[\n" * 1_000 + "]\n" * 1_000), f": {DEEP}"),
    "Latin-1": (
        data("# fine\nname = 'Übung'\n".encode("latin-1")),
        ":2: not encoded in UTF-8; save it as UTF-8",
    ),
    "UTF-16": (data("name = 1".encode("utf-16")), ":1: not encoded in UTF-8; save it as UTF-8"),
    "nothing but quotes": (
        text('x = 1\ny = "' + '\\"' * 100_000),
        ":2: the text has no closing quote; end it with the quote that it starts with",
    ),
    "a number of 5,000 digits": (
        text("x = " + "9" * 5_000),
        ": it contains an impossible number or date; correct it, or put it in quotes",
    ),
    "a day that no calendar has": (
        text("x = 2026-02-31"),
        ":1: not a valid date or time; correct it, or put it in quotes",
    ),
    "no equals sign": (
        text("# mine\nname\n"),
        ':2: “=” is missing after the name; write name = "…"',
    ),
    "text without its last quote": (
        text('name = "Calf Raise\n'),
        ":1: the text has no closing quote; end it with the quote that it starts with",
    ),
    "text without quotes": (
        text("name = Calf Raise"),
        ":1: not a valid value; put text in quotes, and write numbers without",
    ),
    "twice the same": (text("name = 'a'\nname = 'b'"), ":2: this key is already defined above; delete one of the two"),
    "an escape sequence": (
        text("name = '\x1b[31m'"),
        ":1: a character that TOML does not allow; remove it",
    ),
    "the name of a file as a key": (
        text('id = "other"\n' + EXERCISE),
        ":1: id: the id is the file name; remove this line",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("make", "message"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_named_with_its_cure_and_hides_no_other(tmp_path: Path, make: Make, message: str) -> None:
    folder_with(tmp_path, exercises__calf_raise=EXERCISE, routines__mine=ROUTINE)
    bad = tmp_path / "exercises" / "bad.toml"
    make(bad)

    found = load([tmp_path])

    assert [str(fault) for fault in found.faults] == [f"{bad}{message}"]
    assert list(found.exercises) == ["calf-raise"]
    assert list(found.routines) == ["mine"]
    assert [str(fault) for fault in check([tmp_path]).faults] == [f"{bad}{message}"]


def test_a_file_that_may_not_be_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder_with(tmp_path, exercises__bad=EXERCISE)

    def refuse(*_: object) -> int:  # whoever runs the tests may be allowed everything
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    (fault,) = load([tmp_path]).faults
    assert (fault.problem, fault.cure) == ("cannot be read: permission denied", "change its permissions")


def test_a_file_that_goes_before_it_is_read_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ghost = tmp_path / "exercises" / "ghost.toml"
    monkeypatch.setattr(model_reader, "list_toml", lambda _: [ghost])
    assert load([tmp_path]) == library.Library()


def test_a_file_that_becomes_a_pipe_before_it_is_opened_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "bad.toml"
    path.touch()
    was = path.stat()
    path.unlink()
    os.mkfifo(path)
    monkeypatch.setattr(Path, "stat", lambda *_, **__: was)
    assert str(read_toml(path)) == f"{path}{NOT_A_FILE}"


@pytest.mark.parametrize(
    ("name", "shown", "better"),
    [
        ("Calf Raise.toml", "Calf Raise.toml", "calf-raise"),
        ("calf_raise.toml", "calf_raise.toml", "calf-raise"),
        ("-.toml", "-.toml", "my-exercise"),
        ("calf\nraise.toml", "calf\\nraise.toml", "calf-raise"),
        ("calf\x1b[31m.toml", "calf\\x1b[31m.toml", "calf-31m"),
        ("calf\u202e.toml", "calf\\u202e.toml", "calf"),
        (b"calf\xff.toml", "calf\\xff.toml", "calf"),
        ("a" * 41 + ".toml", "a" * 41 + ".toml", "a" * 40),
    ],
)
def test_a_name_that_is_no_id_is_shown_harmlessly_with_a_better_one(
    tmp_path: Path, name: str | bytes, shown: str, better: str
) -> None:
    folder = tmp_path / "exercises"
    folder.mkdir()
    (folder / os.fsdecode(name)).write_text(EXERCISE)
    (fault,) = load([tmp_path]).faults
    problem = "a file name may have at most 40 characters: lower-case letters, digits and single hyphens"
    assert str(fault) == f"{folder}/{shown}: {problem}; rename it to {better}.toml"


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    folder_with(tmp_path, exercises__calf_raise=b"\xef\xbb\xbf" + EXERCISE.replace("\n", "\r\n").encode())
    assert list(load([tmp_path]).exercises) == ["calf-raise"]


def test_a_link_to_a_good_file_is_as_good(tmp_path: Path) -> None:
    folder_with(tmp_path, exercises__calf_raise=EXERCISE)
    (tmp_path / "exercises" / "other.toml").symlink_to("calf-raise.toml")
    assert list(load([tmp_path]).exercises) == ["calf-raise", "other"]


def test_what_an_editor_keeps_beside_a_file_is_passed_over(tmp_path: Path) -> None:
    folder_with(tmp_path, exercises__calf_raise=EXERCISE)
    (tmp_path / "exercises" / ".#calf-raise.toml").symlink_to("someone@somewhere.1234")
    (tmp_path / "exercises" / "calf-raise.toml~").write_text("old")
    assert load([tmp_path]).faults == ()


def test_a_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "exercises").write_text("not a folder")
    (fault,) = load([tmp_path]).faults
    assert str(fault) == (
        f"{tmp_path}/exercises: this is a file, not a folder; rename it, and create a folder with this name"
    )


def test_of_too_many_files_the_first_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_reader, "MAX_FILES", 2)
    folder_with(tmp_path, exercises__a=EXERCISE, exercises__b=EXERCISE, exercises__c=EXERCISE)
    found = load([tmp_path])
    assert list(found.exercises) == ["a", "b"]
    assert [str(fault) for fault in found.faults] == [
        f"{tmp_path}/exercises: 3 files are too many; only the first 2 by name are read; move the others elsewhere"
    ]


def test_too_much_in_one_folder_does_not_keep_another_from_being_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model_reader, "MAX_CHARACTERS", 2 * len(EXERCISE))
    folder_with(tmp_path, **{f"exercises__{name}": EXERCISE for name in "abcd"}, routines__mine=ROUTINE)
    other = folder_with(tmp_path / "other", exercises__calf_raise=EXERCISE)
    found = load([tmp_path, other])
    assert list(found.exercises) == ["a", "b", "calf-raise"]
    assert list(found.routines) == ["mine"]
    assert [fault.path.name for fault in found.faults] == ["c.toml"]


def test_lines_and_suggestions_are_looked_for_in_the_first_faults_only(tmp_path: Path) -> None:
    bad = EXERCISE.replace("hold_seconds", "hold_second")
    folder_with(tmp_path, **{f"exercises__e{number}": bad for number in range(50)})
    lines = [fault.line for fault in load([tmp_path]).faults]
    assert len(lines) == 100  # a key that is missing, and one that is unknown
    assert None not in lines[: library.LOCATED]
    assert set(lines[library.LOCATED :]) == {None}


def test_reading_changes_nothing(tmp_path: Path) -> None:
    folder_with(tmp_path, exercises__calf_raise=EXERCISE, exercises__bad="x")
    before = {path: (path.stat().st_mtime_ns, stat.S_IMODE(path.stat().st_mode)) for path in tmp_path.rglob("*")}
    load([tmp_path])
    after = {path: (path.stat().st_mtime_ns, stat.S_IMODE(path.stat().st_mode)) for path in tmp_path.rglob("*")}
    assert after == before


def whatever_stands_in_a_file_the_good_ones_stay(folder: Path, content: bytes) -> None:
    for kind in ("exercises", "routines"):
        folder_with(folder, exercises__calf_raise=EXERCISE, routines__mine=ROUTINE)
        folder_with(folder, **{f"{kind}__bad": content})
        found = load([folder])
        (folder / kind / "bad.toml").unlink()
        assert "calf-raise" in found.exercises
        assert "mine" in found.routines
        assert found.faults or "bad" in {**found.exercises, **found.routines}
        assert all(is_plain(str(fault)) and len(str(fault)) < 500 for fault in found.faults)


@given(st.binary(max_size=200))
def test_any_bytes_are_survived(tmp_path: Path, content: bytes) -> None:
    whatever_stands_in_a_file_the_good_ones_stay(tmp_path, content)


@given(st.dictionaries(KEYS, VALUES, max_size=5) | COMPLETE)
def test_any_toml_is_survived(tmp_path: Path, document: dict[str, object]) -> None:
    whatever_stands_in_a_file_the_good_ones_stay(tmp_path, tomli_w.dumps(document).encode())
