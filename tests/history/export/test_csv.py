"""What goes out as CSV comes back as it was, and a file that was cut or sorted is refused."""

import csv
from pathlib import Path

import pytest
from hypothesis import given

from backstretch_tui.core.session.summary import SessionSummary
from backstretch_tui.core.text.exports import CSV_COLUMNS
from backstretch_tui.history.errors import HistoryError
from backstretch_tui.history.export.archive import LineError, SessionRecord
from backstretch_tui.history.export.csv import csv_lines, from_csv
from backstretch_tui.history.export.exporter import Archive
from backstretch_tui.history.export.importer import read
from tests.support.archives import archives
from tests.support.sessions import a_session, archive_of

CASES = Path(__file__).parent / "cases"


def lines_of(archive: Archive) -> list[str]:
    return [f"{line}\n" for line in csv_lines(archive)]


def several(*notes: str) -> Archive:
    """Return sessions of three repetitions each."""
    pairs = []
    for number, note in enumerate(notes):
        session, record = a_session(number, note=note)
        pairs.append((session, type(record)(record.repetitions * 3, ())))
    return archive_of(*pairs)


@given(archives())
def test_it_comes_back_as_it_was(archive: Archive) -> None:
    assert list(from_csv(lines_of(archive))) == list(archive.sessions())


@given(archives())
def test_no_cell_is_a_formula(archive: Archive) -> None:
    for row in csv.reader(csv_lines(archive)):
        assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_a_file_that_was_cut_anywhere_is_refused() -> None:
    text = "".join(lines_of(several("", 'Two, and a "quote"')))
    head = text.index("\n")
    for end in [*range(1, head), *range(head + 2, len(text) - 1)]:  # the head alone is the export of no sessions
        with pytest.raises(LineError):
            list(from_csv(text[:end].splitlines(keepends=True)))


def test_rows_that_were_sorted_are_refused() -> None:
    head, *rows = lines_of(several("", ""))
    rows.sort(key=lambda row: row.rsplit(",", 6)[-6:])
    mixed = [rows[0], rows[3], rows[1], rows[4], rows[2], rows[5]]
    with pytest.raises(LineError, match="2: rows are missing: the file was cut off or sorted; export it again"):
        list(from_csv([head, *mixed]))


def test_every_field_of_a_session_has_a_column() -> None:
    assert SessionRecord.model_fields.keys() - {"kind", "record"} <= CSV_COLUMNS.keys()


def test_what_a_person_left_over_is_imported_when_the_column_that_tells_of_more_is_cleared() -> None:
    head, *rows = lines_of(several("", ""))
    with pytest.raises(LineError, match="clear the column “more” to import the rest"):
        list(from_csv([head, *rows[:3]]))
    assert len(list(from_csv([head, *(row.replace(",yes,", ",,") for row in rows[:3])]))) == 1


@pytest.mark.parametrize("added", [("region",), ("region", "active_seconds", "rows", "more")])
def test_an_export_of_an_earlier_version_is_read(added: tuple[str, ...]) -> None:
    earlier = [name for name in CSV_COLUMNS if name not in added]
    rows = list(csv.DictReader(lines_of(several("Rain"))))
    lines = [",".join(earlier), *(",".join(row[name] for name in earlier) for row in rows)]
    (session,) = from_csv(f"{line}\n" for line in lines)
    assert (session.note, session.region, session.record.active) == ("Rain", "low-back", None)


def test_rows_too_many_to_be_one_session_are_refused() -> None:
    head, row = lines_of(archive_of(a_session()))
    with pytest.raises(LineError, match="2: this session has more than 2,000 repetitions"):
        list(from_csv([head, *[row] * 2001]))


def test_a_row_that_is_cut_is_named() -> None:
    head, row = lines_of(archive_of(a_session()))
    with pytest.raises(LineError, match="2: this row is cut off"):
        list(from_csv([head, row[:90]]))


@pytest.mark.parametrize("name", ["c_ext_inf.csv", "c_held_inf.csv"])
def test_times_without_end_are_refused(name: str) -> None:
    with pytest.raises(HistoryError, match=f"{name}:2: "):
        list(read(CASES / name))


@pytest.mark.parametrize("number", ["inf", "-inf", "nan", "1e400", "1e300", "-1", "", "x", "9" * 5000])
@pytest.mark.parametrize("column", ["planned_seconds", "held_seconds", "extended_seconds", "active_seconds", "set"])
def test_numbers_that_cannot_be_are_refused_in_a_short_sentence(column: str, number: str) -> None:
    head, row = csv.reader(lines_of(archive_of(a_session())))
    if (column, number) == ("active_seconds", ""):
        return
    row[head.index(column)] = number
    with pytest.raises(LineError, match=r"^2: ") as raised:
        list(from_csv([",".join(head) + "\n", ",".join(row) + "\n"]))
    assert len(str(raised.value)) < 400


def test_a_session_without_repetitions_is_left_out() -> None:
    session, record = a_session()
    empty: tuple[SessionSummary, type] = (session, type(record)((), ()))  # type: ignore[assignment]
    assert lines_of(archive_of(empty)) == lines_of(Archive())  # type: ignore[arg-type]
