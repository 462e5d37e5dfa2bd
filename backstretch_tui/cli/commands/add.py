"""`add`: take in a shared routine."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from backstretch_tui.cli.confirm import is_confirmed
from backstretch_tui.cli.files import named_file
from backstretch_tui.cli.library import load_library, own_folder
from backstretch_tui.cli.output import FAILED, UsageError, announce, confirm, put_lines, say
from backstretch_tui.cli.own_files import write_new
from backstretch_tui.content.errors import shown_path
from backstretch_tui.content.sharing import Shared, model_of, shared_in
from backstretch_tui.core.format.columns import table
from backstretch_tui.core.text import pages, sharing


def run(asked: Namespace) -> int:
    """Show what a file holds, ask, and write what is new; nothing that is there is touched."""
    path = named_file(asked.file, "sheet.toml")
    shared = shared_in(path, load_library())
    if not isinstance(shared, Shared):
        put_lines(map(str, shared))
        return FAILED
    announce([sharing.holds(shown_path(path)), *table(_rows(shared))], is_agreed=asked.yes)
    if shared.different:
        raise UsageError(sharing.different(sorted(shared.different)))
    new = {item: text for item, text in shared.texts.items() if item not in shared.known}
    if not new:
        confirm(sharing.NOTHING_NEW)
        return 0
    if not asked.yes and not is_confirmed(sharing.CONFIRMATION, sharing.TO_ADD):
        say(sharing.NOTHING_ADDED)
        return 0
    for (kind, id_), text in new.items():
        write_new(own_folder() / Path(kind, f"{id_}.toml"), text)
    confirm(sharing.added(len(new), shown_path(own_folder())))
    return 0


def _rows(shared: Shared) -> Iterator[tuple[str, str, str]]:
    for item in reversed(list(shared.texts)):
        kind, id_ = item
        model = model_of(shared.library, item)
        is_known = sharing.ALREADY_THERE if item in shared.known else sharing.NEW
        yield sharing.KINDS[kind], pages.named(model.name if model else id_, id_), is_known
