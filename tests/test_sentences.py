"""Every sentence that a person reads or hears stands in `core/text`, numbers and dates in words in `core/format`."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import backstretch_tui

PACKAGE = Path(backstretch_tui.__file__).parent

HOMES = ("core/text", "core/format")

ELSEWHERE = {
    "cli/parser.py": {"backstretch {}"},  # the command as it is typed
    "core/audio/chapters.py": {"    TITLE {}", "  TRACK {} AUDIO", "FILE {} WAVE", "TITLE {}"},  # to players
    "core/insights/safety.py": {"not today"},  # stored
    "core/session/machine.py": {"{} is not for a session that is {}"},  # a fault of the program's own
    "core/session/record.py": {"cut short", "not reached"},  # stored
    "history/export/csv.py": {"no offset"},  # caught a moment later, and never shown
    "history/export/fhir.py": {  # names that LOINC gives
        "Pain severity - 0-10 verbal numeric rating [Score] - Reported",
        "Exercise duration",
    },
    "sound/process.py": {"the process was started without this pipe"},  # a fault of the program's own
    "sound/speaker.py": {"tone {}\n"},  # to the program's own helper
    "system/launchd.py": {  # AppleScript
        "on run argv",
        "display notification (item 2 of argv) with title (item 1 of argv)",
        "end run",
    },
    "ui/terminal/contrast.py": {"older Windows"},  # who has these colours
    "ui/terminal/running.py": {  # the report of a fault, for whoever mends it
        "Backstretch {}, Textual {}, Python {}",
        "{}, {}, TERM={}\n\n",
    },
}
"""What looks like a sentence and is none, or nobody sees."""

_TWO_WORDS = re.compile(r"(?:[^\W\d_]{2,}|{})[,;:.!?”’)]*\s+[“(]*(?:[^\W\d_]{2,}|{})")
_LETTERS = re.compile(r"[^\W\d_]{2,}")

_NO_PROSE = re.compile(
    r"\b(?:SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|PRAGMA|BEGIN|ORDER BY|CAST|AND)\b"  # SQL
    r"|^<"  # markup
    r"|^\[Unit\]"  # a file of systemd's
    r"|^Add-Type "  # PowerShell
    r"|^(?:bold )?\$\w+$|^[\s\w.&>*@+-]+\{[^}]*:[^}]*;"  # styles
)


def literals(node: ast.AST) -> Iterator[str]:
    """Yield the texts in code, with `{}` for what is put in."""
    match node:
        case ast.JoinedStr(values=values):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in values)
            for part in values:
                if isinstance(part, ast.FormattedValue):
                    yield from literals(part.value)
        case ast.Constant(value=str() as text):
            yield text
        case _:
            for name, value in ast.iter_fields(node):
                if name not in ("annotation", "returns"):
                    for part in value if isinstance(value, list) else [value]:
                        if isinstance(part, ast.AST) and not is_for_developers(part):
                            yield from literals(part)


def is_for_developers(node: ast.AST) -> bool:
    """Return whether it is a docstring, an assertion, a regular expression or a type in quotes."""
    match node:
        case ast.Expr(value=ast.Constant()) | ast.Assert():
            return True
        case ast.Raise(exc=ast.Call(func=ast.Name(id="AssertionError"))):
            return True
        case ast.Call(func=ast.Attribute(value=ast.Name(id="re")) | ast.Name(id="cast" | "TypeVar")):
            return True
    return False


def is_prose(text: str) -> bool:
    """Return whether a text has two words, of which one may be put in."""
    return bool(_TWO_WORDS.search(text) and _LETTERS.search(text)) and not _NO_PROSE.search(text)


def test_sentences_stand_in_one_place() -> None:
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        if not name.startswith(HOMES):
            found[name] = {text for text in literals(ast.parse(path.read_text("utf-8"))) if is_prose(text)}
    assert {name: texts for name, texts in found.items() if texts} == ELSEWHERE


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("say('nothing to do')", {"nothing to do"}),
        ("say(f'{number} sessions')", {"{} sessions"}),
        ("say(f'{one}: {other}')", set()),
        ("def f():\n    'Say so.'\n    raise AssertionError('not this one')", set()),
        ("x: 'One | None' = None", set()),
        ("run('SELECT a FROM b')", set()),
    ],
)
def test_a_sentence_in_another_place_is_found(code: str, found: set[str]) -> None:
    assert {text for text in literals(ast.parse(code)) if is_prose(text)} == found
