"""`share`: a routine with its exercises and figures in one file."""

from argparse import Namespace

from backstretch_tui.cli.files import write_page
from backstretch_tui.cli.library import load_library, pick_routine
from backstretch_tui.content.sharing import shared_text


def run(asked: Namespace) -> int:
    """Write the file."""
    library = load_library()
    routine = pick_routine(asked, library)
    write_page(asked.out or f"{routine.id}-shared.toml", shared_text(library, routine))
    return 0
