"""`edit`: a file of one's own in the editor, checked afterwards."""

import os
import shlex
import shutil
import subprocess
import sys
from argparse import Namespace
from pathlib import Path

from backstretch_tui.cli.library import load_library, own_folder
from backstretch_tui.cli.output import UsageError, pick
from backstretch_tui.content.errors import shown_path
from backstretch_tui.content.ignored_files import FileKind
from backstretch_tui.core.text import command_errors, sharing

USUAL_EDITORS = ("notepad",) if sys.platform == "win32" else ("nano", "vim", "vi")


def run(asked: Namespace) -> int:
    """Open the editor, and check the file when it is closed."""
    path = _file(asked.id)
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or next(filter(shutil.which, USUAL_EDITORS), "")
    if not command:
        raise UsageError(sharing.no_editor())
    try:
        subprocess.run([*shlex.split(command), str(path)], check=False)  # noqa: S603
    except (OSError, ValueError) as error:
        raise UsageError(sharing.editor_failed(command, getattr(error, "strerror", None) or str(error))) from error
    from backstretch_tui.cli.commands.check import run as check  # late: the editor may take all day

    return check(Namespace(paths=[str(path)]))


def _file(id_: str) -> Path:
    """Return the person's own file, valid or not. Raises UsageError."""
    kinds: tuple[FileKind, ...] = ("routines", "exercises", "figures")
    own = {path.stem: path for kind in kinds for path in (own_folder() / kind).glob("*.toml")}
    built_in = load_library().sources
    for kind in kinds:
        if id_ not in own and (kind, id_) in built_in:
            raise UsageError(sharing.built_in(id_, sharing.KINDS[kind], shown_path(own_folder())))
    return own[pick(command_errors.EXERCISE_OR_ROUTINE, id_, own, command_errors.LIST_SHOWS_ALL)]
