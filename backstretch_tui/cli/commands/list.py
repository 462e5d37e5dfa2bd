"""`list`: all exercises and routines."""

from argparse import Namespace

from backstretch_tui.cli import render_json, render_text
from backstretch_tui.cli.library import (
    chosen_doses,
    load_library,
    load_own_settings,
    session_requests,
)
from backstretch_tui.cli.output import put_json, put_lines
from backstretch_tui.system.paths import shipped_folder


def run(asked: Namespace) -> int:
    """List what can be used."""
    library = load_library()
    own = {key for key, file in library.sources.items() if not file.is_relative_to(shipped_folder())}
    settings, _ = load_own_settings()
    requests = session_requests(library, settings)
    if asked.json:
        put_json(render_json.library_data(library, own, requests))
    else:
        put_lines(render_text.library_page(library, own, requests, chosen_doses(settings)))
    return 0
