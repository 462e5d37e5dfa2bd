"""Why the history, or a copy of it, cannot be used: the end of a sentence that begins with the file, or with “it”."""

DISK_FULL = "the disk is full"
DISK_ERROR = "the disk reports an error"
DISK_TOO_SLOW = "the disk is too slow"
LOCKED = "another program is using it"
READ_ONLY = "it is read-only"
DAMAGED = "it is damaged"
NOT_OPENED = "it cannot be opened"
BEING_CREATED = "another program is creating it"

EMPTY = "it is empty"
CUT_OFF = "part of it is missing"
NOT_A_FILE = "it is not a file"
NOT_A_DATABASE = "it is not a database"
NOT_A_HISTORY = "not a history"
OTHER_TABLES = "its tables are not those of a Backstretch history"
OTHER_PROGRAMS = "it belongs to another program"
NEWER = "a newer version of Backstretch wrote it; use that version"
LINK_TO_NOTHING = "it is a link to a missing file"
TOO_LARGE = "it is too large to be a history"
TOO_MUCH_WORK = "it takes too long to read to be a history"
COPY_DAMAGED = "the copy is incomplete"
TOO_MANY_SET_ASIDE = "there are too many old copies beside it; delete some of them"

WRONG_TYPE = "it contains a value of the wrong type"
WRONG_DATE = "it contains an invalid date"
PLAN_DAMAGED = "the session’s plan cannot be read"
JOURNAL_DAMAGED = "the session’s journal cannot be read"
RECORD_DAMAGED = "a session’s record cannot be read"
ANSWER_OR_DELETION = "an answer or a deletion"


def old_sqlite(version: str) -> str:
    """Say that the version of SQLite is too old."""
    return f"SQLite {version} is too old; install 3.37 or newer"


def unlike_a_history(message: str) -> str:
    """Say that SQLite finds another database than ours. `message`: what it says."""
    return f"it does not look like a history ({message})"


def journal_not_a_file(name: str) -> str:
    """Say what is in the place of a journal of the database."""
    return f"“{name}” next to it is not a file; move that elsewhere"


def too_many_rows(most: int) -> str:
    """Say that a table has more rows than the most."""
    return f"it has more than {most:,} rows in a table, too many for a history"


def import_an_export(reason: str) -> str:
    """Say how to import from a database that cannot be used."""
    return f"{reason}; import an export from there instead (“backstretch export --all”)"


def too_large(megabytes: int) -> str:
    """Say that a database is larger than the most."""
    return import_an_export(f"larger than {megabytes} MB, the maximum for a database")


def not_writable(kind: str) -> str:
    """Say that a write cannot be carried out. `kind`: the name of the error."""
    return f"the data cannot be written ({kind})"


def session_of(date: str) -> str:
    """Name a session that cannot be exported."""
    return f"the session of {date}"


def not_valid(field: str, thing: str) -> str:
    """Say which field is wrong. `thing`: `session_of` a date, or ANSWER_OR_DELETION."""
    return f"“{field}” of {thing} is not valid"
