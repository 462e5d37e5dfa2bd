"""What goes out as JSON Lines comes back as it was, and a file that was cut is refused."""

import pytest
from hypothesis import given

from backstretch_tui.history.codec import stored_record
from backstretch_tui.history.export.archive import LineError, session_record
from backstretch_tui.history.export.exporter import Archive
from backstretch_tui.history.export.jsonl import from_json_lines, json_lines
from tests.support.archives import archives
from tests.support.sessions import a_session, archive_of

EARLIER = session_record(a_session()[0], stored_record(a_session()[1])).model_dump_json()
"""A line as earlier versions wrote it: nothing before and after it."""


@given(archives())
def test_it_comes_back_as_it_was(archive: Archive) -> None:
    assert list(from_json_lines(json_lines(archive))) == list(archive.items())


def test_a_file_that_was_cut_anywhere_is_refused() -> None:
    text = "".join(f"{line}\n" for line in json_lines(archive_of(a_session(0), a_session(1))))
    for end in range(1, len(text) - 1):
        with pytest.raises(LineError):
            list(from_json_lines(text[:end].splitlines()))


def test_a_cut_file_is_said_to_be_cut_with_its_cure() -> None:
    lines = list(json_lines(archive_of(a_session(0), a_session(1))))
    with pytest.raises(LineError, match=r"^2: the file was cut off here; export it again, or delete its first"):
        list(from_json_lines(lines[:2]))
    with pytest.raises(LineError, match=r"^3: this export should have 2 lines, but has 1; export"):
        list(from_json_lines([lines[0], lines[2], lines[3]]))
    assert len(list(from_json_lines(lines[1:-1]))) == 2


def test_exports_may_follow_each_other_in_a_file_and_those_of_earlier_versions_too() -> None:
    one = list(json_lines(archive_of(a_session(0))))
    assert len(list(from_json_lines([EARLIER, *one, EARLIER, *one]))) == 4
    with pytest.raises(LineError, match=r"^3: the file was cut off here"):
        list(from_json_lines([*one[:-1], *one]))


def test_an_export_of_a_later_version_is_refused() -> None:
    with pytest.raises(LineError, match="1: a newer version of Backstretch wrote this file"):
        list(from_json_lines(['{"kind":"export","version":2}']))
