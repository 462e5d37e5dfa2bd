"""Files that a command reads or writes: `-` stands for standard input and standard output."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from backstretch_tui.cli.output import UsageError, confirm
from backstretch_tui.content.errors import shown_path
from backstretch_tui.core.model.text_safety import shown
from backstretch_tui.core.text import command_errors
from backstretch_tui.system.atomic_files import atomic_path, is_file
from backstretch_tui.system.open_files import read_start

STANDARD = "-"

_DATABASE = b"SQLite format 3"

MAX_NAME_CHARACTERS = 300
"""Of a file's name in a message."""


@contextmanager
def output_file(name: str | None, *, mode: int = 0o600) -> Iterator[BinaryIO]:
    """Yield the file to write, which appears whole or not at all; standard output for None and `-`.

    Raises UsageError where it cannot be written, BrokenPipeError where nobody reads it any more.
    """
    is_standard = name is None or name == STANDARD
    path = Path(command_errors.STANDARD_OUTPUT if name is None or is_standard else name)
    shown_name = shown(shown_path(path), MAX_NAME_CHARACTERS)
    try:
        if is_standard:
            stream = _buffer(sys.stdout, path.name)
            yield stream
            stream.flush()
            return
        if not path.parent.is_dir():
            raise UsageError(command_errors.no_folder_for(shown_name))
        if is_file(path) and read_start(path, len(_DATABASE)) == _DATABASE:
            raise UsageError(command_errors.is_database(shown_name))
        with atomic_path(path, mode) as temporary, temporary.open("wb") as file:
            yield file
    except BrokenPipeError:
        raise
    except OSError as error:
        say_why = command_errors.not_writable if is_standard else command_errors.file_not_writable
        raise UsageError(say_why(shown_name, error.strerror or str(error))) from error


def write_page(name: str, text: str, *, mode: int = 0o600) -> None:
    """Write a page, and say where. Raises UsageError, and BrokenPipeError."""
    with output_file(name, mode=mode) as file:
        file.write(text.encode())
    if name != STANDARD:
        confirm(command_errors.wrote(shown_path(Path(name))))


def standard_input() -> BinaryIO:
    """Return standard input, as bytes. Raises UsageError."""
    return _buffer(sys.stdin, command_errors.STANDARD_INPUT)


def named_file(name: str, example: str) -> Path:
    """Return the path of a file that must have a name. Raises UsageError for `-`."""
    if name == STANDARD:
        raise UsageError(command_errors.needs_name(example))
    return Path(name)


def _buffer(stream: object, name: str) -> BinaryIO:
    buffer: BinaryIO | None = getattr(stream, "buffer", None)
    if buffer is None:
        raise UsageError(command_errors.closed(name))
    return buffer
