"""Data to stdout, messages to stderr, and an exit status whatever happens: no traceback reaches a person."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from io import TextIOWrapper

from backstretch_tui.core.text import command_errors
from backstretch_tui.system.encoding import TRANSLITERATE

TYPE_CHECKING = False
if TYPE_CHECKING:  # typing takes as long to import as all that `--version` needs
    from collections.abc import Callable, Collection, Iterable, Iterator
    from typing import TextIO, TypeVar

    Word = TypeVar("Word", bound=str)

FAILED = 1
USAGE = 2
INTERRUPTED = 128 + 2
BROKEN_PIPE = 128 + 13


class UsageError(Exception):
    """The request cannot be carried out; the message says why, and what would work."""


def pick(what: str, word: str, choices: Collection[Word], otherwise: str = "", reason: str = "") -> Word:
    """Return the choice that a word names. Raises UsageError with a likely one, or with `reason`."""
    for choice in choices:
        if choice == word:
            return choice
    if reason:
        raise UsageError(command_errors.unusable(what, reason))
    hint = did_you_mean(word, choices) or otherwise or command_errors.choose(choices)
    raise UsageError(command_errors.no_such(what, word, hint))


def number_in(option: str, text: str, most: int) -> int:
    """Return the number from 1 on that an option was given. Raises UsageError."""
    if text.isascii() and text.isdigit() and len(text) <= len(str(most)) and 1 <= int(text) <= most:
        return int(text)
    raise UsageError(command_errors.wrong_number(option, text, most))


def did_you_mean(word: str, choices: Collection[str]) -> str:
    """Return `did you mean “…”?` where a choice is near to the word, otherwise nothing."""
    from backstretch_tui.content import errors  # late: `--help` and `--version` have no need of it

    return errors.did_you_mean(word.lower(), choices)


class OutputError(Exception):
    """Standard output cannot be written; the message says why."""


def put(text: str) -> None:
    """Write a line of data. Raises OutputError, and BrokenPipeError where the reader has gone."""
    need_output()
    with output_errors():
        print(text)  # noqa: T201


def put_at_once(text: str) -> None:
    """Write a line of data, and send it. Raises OutputError and BrokenPipeError."""
    put(text)
    flush_output()


def flush_output() -> None:
    """Send what has been put. Raises OutputError and BrokenPipeError."""
    if sys.stdout:
        with output_errors():
            sys.stdout.flush()


def need_output() -> None:
    """Raise OutputError if whoever started the program closed standard output."""
    if sys.stdout is None:
        raise OutputError(command_errors.OUTPUT_CLOSED)


@contextmanager
def output_errors() -> Iterator[None]:
    """Turn what writing to standard output raises into an OutputError, but for a BrokenPipeError."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(command_errors.output_not_writable(str(error.strerror))) from error


def put_lines(lines: Iterable[str]) -> None:
    """Write lines of data."""
    for line in lines:
        put(line)


def put_json(value: object) -> None:
    """Write data for programs: in ASCII, so that it is the same JSON whatever the output's encoding."""
    import json  # late: `--help` and `--version` have no need of it

    put(json.dumps(value, indent=2))


def can_put(characters: str) -> bool:
    """Return whether the encoding of stdout has these characters."""
    try:
        characters.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def say(message: str) -> None:
    """Write a line to the person, who may have closed that too."""
    if sys.stderr is None:
        return
    try:
        print(message_line(message), file=sys.stderr, flush=True)  # noqa: T201
    except OSError:
        _settle(sys.stderr)


_quiet = False


def be_quiet(wanted: bool) -> None:
    """Have nothing said of what has worked, or have it said again."""
    global _quiet
    _quiet = wanted


def is_quiet() -> bool:
    """Return whether the person wants to hear only of what has not worked."""
    return _quiet


def confirm(message: str) -> None:
    """Say that something has worked, unless the person wants to hear only of what has not."""
    if not _quiet:
        say(message)


def announce(lines: Iterable[str], *, is_agreed: bool) -> None:
    """Write what is about to be done, unless the person has agreed to it and wants to be told nothing of it."""
    if not (_quiet and is_agreed):
        put_lines(lines)


def message_line(message: str) -> str:
    """Return a message to the person as a line that says who writes it."""
    from backstretch_tui.core.model.text_safety import shown  # late, too

    return command_errors.prefixed(shown(message, most=4096))


def guarded(command: Callable[[], int]) -> int:
    """Run a command and return its exit status: also after bad input, Ctrl-C, a closed pipe, a full disk or a bug."""
    _open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=TRANSLITERATE)
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    try:
        status = _status_of(command)
        flush_output()
    except UsageError as error:
        say(str(error))
        return USAGE
    except OutputError as error:
        _settle(sys.stdout)
        say(str(error))
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _settle(sys.stdout)
        return BROKEN_PIPE
    except Exception as error:
        return _failed(error)
    return status


def _failed(error: Exception) -> int:
    """Say what a command did not expect, and return its exit status."""
    from backstretch_tui.system.paths import FolderError  # late: `--help` and `--version` have no need of it

    if isinstance(error, FolderError):
        say(str(error))
        return USAGE
    if sys.flags.dev_mode:
        raise error
    _settle(sys.stdout)
    reason = error.strerror if isinstance(error, OSError) else f"{type(error).__name__}: {error}"
    say(command_errors.went_wrong(str(reason)))
    return FAILED


def _status_of(command: Callable[[], int]) -> int:
    try:
        return command()
    except SystemExit as ended:  # how argparse ends after `--help` and `--version`
        return int(ended.code or 0)


def _open_closed_streams() -> None:
    """Give closed standard streams a file: otherwise the next one opened, such as the history, would take the place."""
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # the system gives it the lowest number that is free


def _settle(stream: TextIO | None) -> None:
    """Lead a stream that cannot be written to nowhere, so that the interpreter's own last flush does not complain."""
    if stream is None:
        return
    try:
        stream.flush()
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
