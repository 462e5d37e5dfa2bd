"""Sentences of `import`: its outcome, or why a file cannot be imported."""

from backstretch_tui.core.format.numbers import counted

# --- what is wrong with a file: the end of a sentence that begins with its name and often the line -------------------

NO_SUCH_FILE = "no such file"
NOT_A_FILE = "not a file; to import from a pipe, write - and redirect it to standard input"
NOT_BY_PIPE = "a database cannot be read from standard input; give the name of its file"
EMPTY = "it is empty; export it again"
NOT_UTF8 = "not encoded in UTF-8"

NOT_JSON = "not JSON; each line must be one JSON object, as “backstretch export” writes it"
NEWER = "a newer version of Backstretch wrote this file; use that version to import it"
_EXPORT_AGAIN = "export it again, or delete its first and last lines to import the rest"
CUT_OFF = f"the file was cut off here; {_EXPORT_AGAIN}"
THIS_LINE = "this line"

OTHER_COLUMNS = "these are not the columns that “backstretch export --format csv” writes"
ROWS_MISSING = "rows are missing: the file was cut off or sorted; export it again"
END_MISSING = f"{ROWS_MISSING}, or clear the column “more” to import the rest"
ROW_DAMAGED = "this row is cut off or damaged"

FIELD_REASONS = {
    "missing": "it is missing",
    "extra_forbidden": "exports have no such field",
    "string_pattern_mismatch": "not a valid id",
    "union_tag_not_found": "it has no “kind”",
    "union_tag_invalid": "its “kind” is unknown",
    "model_type": "not an object",
    "model_attributes_type": "not an object",
}
"""Problems of a field, by pydantic's name for them, where pydantic's words are not plain."""


def line_too_long(most: int) -> str:
    """Say that a line has more bytes than the most."""
    return f"this line is longer than {most:,} bytes"


def lines_missing(written: int, found: int) -> str:
    """Say that a file does not have as many lines as were written."""
    return f"this export should have {written:,} lines, but has {found:,}; {_EXPORT_AGAIN}"


def not_valid(field: str, reason: str) -> str:
    """Say what is wrong with a field, or with THIS_LINE."""
    return f"{field} is not valid ({reason})"


def not_valid_cell(column: str, cell: str) -> str:
    """Say that a cell does not hold what its column does."""
    return f"{column} is “{cell}”, which is not valid"


def too_many_repetitions(most: int) -> str:
    """Say that a session has more repetitions than the most."""
    return f"this session has more than {most:,} repetitions"


def too_many_in_record(number: int, most: int) -> str:
    """Say the same of a record."""
    return f"it has {number:,} repetitions; the maximum is {most:,}"


# --- the command -----------------------------------------------------------------------------------------------------


def own_history(path: str) -> str:
    """Say that a file is the history itself."""
    return f"{path} is your own history; there is nothing to import from it"


def nothing_imported(reason: str) -> str:
    """Say that a file is to blame."""
    return f"nothing was imported: {reason}"


def history_unusable(path: str, reason: str) -> str:
    """Say that the person's own history is to blame."""
    return f"nothing was imported, because the history in {path} cannot be used: {reason}"


def outcome(*, new: int, already: int, updated: int, deleted: int, skipped: int, answers: int, damaged: int) -> str:
    """Say what came of an import; all but `answers` are numbers of sessions."""
    others = (
        (f"{counted(deleted, 'session')} deleted", deleted),
        (f"{skipped} not imported (deleted earlier)", skipped),
        (f"{counted(answers, 'new answer')}", answers),
        (f"{damaged} not imported (damaged)", damaged),
    )
    parts = [f"imported {counted(new, 'new session')}", f"{already} already here", f"{updated} updated"]
    return "; ".join([*parts, *(part for part, number in others if number)])
