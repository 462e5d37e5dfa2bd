"""Files of the person's own, as the commands write them: never one over another."""

from pathlib import Path

from backstretch_tui.cli.output import UsageError
from backstretch_tui.content.errors import shown_path
from backstretch_tui.core.text import command_errors, sharing
from backstretch_tui.system.atomic_files import atomic_path, make_private_folder


def write_new(path: Path, text: str) -> None:
    """Write a file that does not exist yet. Raises UsageError."""
    try:
        if path.exists() or path.is_symlink():
            raise UsageError(sharing.exists(shown_path(path)))
        make_private_folder(path.parent)
        with atomic_path(path) as temporary:
            temporary.write_text(text, "utf-8")
    except OSError as error:
        problem = command_errors.file_not_writable(shown_path(path), error.strerror or str(error))
        raise UsageError(problem) from error
