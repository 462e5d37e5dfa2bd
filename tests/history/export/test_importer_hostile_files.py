"""Whatever a file holds, it is imported or refused in a short sentence; nothing else ever comes of it."""

import csv
import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstretch_tui.core.model.text_safety import is_plain
from backstretch_tui.core.text.exports import CSV_COLUMNS
from backstretch_tui.history import database, schema
from backstretch_tui.history.errors import HistoryError
from backstretch_tui.history.export.csv import csv_lines
from backstretch_tui.history.export.exporter import collect
from backstretch_tui.history.export.importer import merge, read
from backstretch_tui.history.export.jsonl import json_lines
from tests.support.sessions import a_session, archive_of
from tests.support.stored_databases import stored

ARCHIVE = archive_of(a_session(0, note="Rain, “heavy”", pain_before=3), a_session(1, speed=20))
JSON_LINES = "".join(f"{line}\n" for line in json_lines(ARCHIVE)).encode()
CSV = "".join(f"{line}\n" for line in csv_lines(ARCHIVE)).encode()


@contextmanager
def file_of(data: bytes) -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        path.write_bytes(data)
        yield path
        assert [left.name for left in path.parent.iterdir()] == ["file"]
        assert path.read_bytes() == data


def import_it(data: bytes) -> str:
    """Import a file of these bytes. Return why it is refused; where it is not, see that all of it can be used."""
    with file_of(data) as path, closing(database.connect(":memory:")) as connection:
        database.migrate(connection)
        try:
            merge(connection, read(path))
        except HistoryError as error:
            reason = str(error).removeprefix(str(path))
            assert 0 < len(reason) < 400
            assert is_plain(reason)
            assert not collect(connection).packed
            return reason
        database.check(connection)
        archive = collect(connection)
        assert list(json_lines(archive))
        assert list(csv_lines(archive))
        assert not archive.unread
        return ""


@st.composite
def damaged(draw: st.DrawFn, whole: bytes) -> bytes:
    """Return bytes of which some pieces were replaced, removed, repeated or cut."""
    data = whole
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(len(data), start + 40)))
        data = data[:start] + draw(st.binary(max_size=20) | st.sampled_from([data[start:end] * 2, b"\n"])) + data[end:]
    return data[: draw(st.integers(0, len(data)))] if draw(st.booleans()) else data


@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    import_it(data)


@given(damaged(JSON_LINES))
def test_damaged_json_lines(data: bytes) -> None:
    import_it(data)


@given(damaged(CSV))
def test_damaged_csv(data: bytes) -> None:
    import_it(data)


VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=10,
)


@given(st.data())
def test_json_lines_with_a_value_of_another_kind_somewhere(data: st.DataObject) -> None:
    lines = [json.loads(line) for line in JSON_LINES.splitlines()]
    place: Any = data.draw(st.sampled_from(lines))
    while True:
        key = data.draw(st.sampled_from(sorted(place) if isinstance(place, dict) else range(len(place))))
        if not isinstance(place[key], dict | list) or not place[key] or data.draw(st.booleans()):
            break
        place = place[key]
    place[key] = data.draw(VALUES)
    import_it("".join(f"{json.dumps(line)}\n" for line in lines).encode())


CELLS = st.text(max_size=20) | st.floats().map(str) | st.integers().map(str) | st.datetimes().map(str)


@given(st.sampled_from(list(CSV_COLUMNS)), CELLS, st.integers(1, 2))
def test_csv_with_another_cell_somewhere(column: str, cell: str, number: int) -> None:
    rows = list(csv.reader(StringIO(CSV.decode())))
    rows[number][rows[0].index(column)] = cell
    text = StringIO()
    csv.writer(text).writerows(rows)
    import_it(text.getvalue().encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("version", range(1, len(schema.MIGRATIONS) + 1))
@given(data=st.data())
def test_a_database_of_which_bytes_are_changed(version: int, data: st.DataObject) -> None:
    database_bytes = bytearray(stored(version).read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, 200) | st.integers(0, len(database_bytes) - 1))
        database_bytes[place] = data.draw(st.integers(0, 255))
    import_it(bytes(database_bytes))


@pytest.mark.parametrize("version", range(1, len(schema.MIGRATIONS) + 1))
@given(data=st.data())
def test_a_database_of_which_pages_are_changed(version: int, data: st.DataObject) -> None:
    database_bytes = bytearray(stored(version).read_bytes())
    pages = range(len(database_bytes) // 4096)
    for _ in range(data.draw(st.integers(1, 3))):
        page, other = (data.draw(st.sampled_from(pages)) * 4096 for _ in range(2))
        filled = data.draw(st.sampled_from([bytes(4096), b"\xff" * 4096, bytes(database_bytes[other : other + 4096])]))
        database_bytes[page : page + 4096] = filled
    end = data.draw(st.just(len(database_bytes)) | st.integers(0, len(database_bytes)))
    import_it(bytes(database_bytes[:end]))
