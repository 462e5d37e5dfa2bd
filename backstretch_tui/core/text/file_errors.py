"""Problems of a whole file of exercises, routines, figures or settings, each with its cure."""

Problem = tuple[str, str]
"""The problem, and its cure."""

_ALREADY_DEFINED: Problem = ("this key is already defined above", "delete one of the two")
_NOT_ALLOWED: Problem = ("a character that TOML does not allow", "remove it")
_NO_CLOSING_QUOTE: Problem = ("the text has no closing quote", "end it with the quote that it starts with")
_UNKNOWN_ESCAPE: Problem = ("an unknown escape code after a backslash", "correct it")
_HEADING_NOT_CLOSED: Problem = ("the heading is not closed", "close it: [phases.cues] or [[phases]]")

SYNTAX: tuple[tuple[str, Problem], ...] = (
    ("Expected '=' after a key", ("“=” is missing after the name", 'write name = "…"')),
    ("Cannot overwrite a value", _ALREADY_DEFINED),
    (
        "Cannot declare",
        ("this heading is already defined above", "delete one; a list of tables has two brackets: [[…]]"),
    ),
    ("Cannot mutate immutable", _ALREADY_DEFINED),
    ("Cannot redefine", _ALREADY_DEFINED),
    ("Duplicate inline table key", ("the same key is in this table twice", "delete one of the two")),
    ("Expected newline or end of document", ("unexpected text after the value", "start a new line")),
    ("Illegal character '\\n'", _NO_CLOSING_QUOTE),
    ("Illegal character", _NOT_ALLOWED),
    ("Unterminated string", _NO_CLOSING_QUOTE),
    ("Unescaped '\\'", ("a backslash in quotes starts an escape code", "write two backslashes, or use single quotes")),
    ("Unclosed array", ("the list is not closed", "put commas between its items, and ] at the end")),
    ("Unclosed inline table", ("the table is not closed", "put commas between its items, and } at the end")),
    ("Invalid initial character for a key", ("a key cannot start like this", "use letters, digits, _ and -")),
    ("Invalid statement", ("a line cannot start like this", 'write name = "…"; a comment starts with #')),
    ("Found invalid character", _NOT_ALLOWED),
    ("Escaped character", _UNKNOWN_ESCAPE),
    ("Invalid hex value", _UNKNOWN_ESCAPE),
    ("Invalid date", ("not a valid date or time", "correct it, or put it in quotes")),
    ("Invalid value", ("not a valid value", "put text in quotes, and write numbers without")),
    ("Expected ']' ", _HEADING_NOT_CLOSED),
    ("Expected ']]'", _HEADING_NOT_CLOSED),
)
"""How messages of tomllib begin, each in plain words."""

NOT_TOML: Problem = ("not valid TOML", "compare it with a file that works")
IMPOSSIBLE_VALUE: Problem = ("it contains an impossible number or date", "correct it, or put it in quotes")
TOO_DEEP: Problem = ("lists or tables are nested too deeply", "use fewer levels")
NOT_UTF8: Problem = ("not encoded in UTF-8", "save it as UTF-8")

FILE_NOT_FOLDER: Problem = ("this is a file, not a folder", "rename it, and create a folder with this name")
FOLDER_NOT_FILE: Problem = ("this is a folder, not a file", "give it a name that does not end in .toml")
NOT_A_FILE: Problem = ("this is a pipe, a socket or a device, not a file", "move it elsewhere")
LINK_TO_NOTHING: Problem = ("the link points to a missing file", "fix the link, or delete it")
LINK_TO_ITSELF: Problem = ("the link points to itself", "fix the link, or delete it")
PATH_THROUGH_FILE: Problem = ("part of the path is not a folder", "check the path")
NAME_TOO_LONG: Problem = ("the name is too long", "use a shorter name")
NO_SUCH_FILE: Problem = ("no such file or folder", "check the path")

NO_KIND: Problem = (
    "not an exercise (no phases), a routine (no exercises) or a figure (no poses)",
    "compare it with a file that works",
)
ID_IN_FILE: Problem = ("the id is the file name", "remove this line")
FOLDER_TOO_LARGE: Problem = (
    "this file and those after it are not read: the folder is too large",
    "move some files elsewhere",
)
NO_KINDS_FOLDER: Problem = (
    "this file is ignored, because it is not in a folder for its kind",
    "move it into the folder exercises, routines or figures",
)
CHANGED_MEANWHILE: Problem = (
    "an editor or another Backstretch has changed this file meanwhile, and it was left as it is",
    "close the editor and open it again to see it; undo brings your version back",
)
NOT_CHANGED: Problem = ("this cannot be changed here without losing comments", "edit the file yourself")


def line(place: str, field: str, problem: str, cure: str) -> str:
    """Write an error in one line; `field` and `cure` may be empty."""
    sentence = "; ".join(filter(None, (problem, cure)))
    return ": ".join(filter(None, (place, field, sentence)))


def did_you_mean(choice: str) -> str:
    """Suggest what a word that is not known may stand for."""
    return f"did you mean “{choice}”?"


def permission_denied(done: str) -> Problem:
    """Say that permission is missing. `done`, here and below: what could not be done, `read` or `written`."""
    return f"cannot be {done}: permission denied", "change its permissions"


def disk_full(done: str) -> Problem:
    """Say that there is no room."""
    return f"cannot be {done}: the disk is full", "free some space"


def disk_read_only(done: str) -> Problem:
    """Say that the disk cannot be written."""
    return f"cannot be {done}: the disk is read-only", "use another folder: set BACKSTRETCH_HOME"


def disk_error(done: str) -> Problem:
    """Say that it failed for a reason that is not known."""
    return f"cannot be {done}", "check the disk"


def too_large(kibibytes: int) -> Problem:
    """Say that a file is larger than the most."""
    return f"larger than {kibibytes} KiB", "shorten it, or move it elsewhere"


def crowded_line(most: int) -> Problem:
    """Say that a line has more dots or brackets than the most."""
    return "too many dots or brackets in one line", f"the maximum is {most}"


def too_many_files(number: int, most: int) -> Problem:
    """Say that a folder has more files than are read."""
    return f"{number:,} files are too many; only the first {most:,} by name are read", "move the others elsewhere"


def wrong_name(most: int, better: str) -> Problem:
    """Say how a file may be named. `most`: the most characters of an id; `better`: an id for this file."""
    problem = f"a file name may have at most {most} characters: lower-case letters, digits and single hyphens"
    return problem, f"rename it to {better}.toml"


def wrong_extension(better: str) -> Problem:
    """Say that a file that looks like TOML is not read."""
    return "this file is ignored, because its name does not end in .toml", f"rename it to {better}.toml"


def ignored_folder(kind: str) -> Problem:
    """Say that files in a folder inside the folder of a kind are not read."""
    return (
        "files in this folder are ignored",
        f"move them into {kind}, or put a dot before the folder’s name",
    )


def wrong_folder_name(better: str) -> Problem:
    """Say that a folder is not read."""
    return "this folder is ignored", f"rename it to {better}"


def wrong_settings_name(better: str) -> Problem:
    """Say that a file that seems to hold settings is not read."""
    return "this file is ignored", f"rename it to {better}"
