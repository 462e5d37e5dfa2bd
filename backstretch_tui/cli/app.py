"""The app, as the commands start it."""

import os
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from backstretch_tui.cli.interrupts import loading
from backstretch_tui.cli.library import own_folder
from backstretch_tui.cli.output import FAILED, UsageError
from backstretch_tui.content.errors import Fault
from backstretch_tui.content.library import Library
from backstretch_tui.content.settings import Settings
from backstretch_tui.core.figure.drawing import FRAMES_PER_SECOND, Drawing
from backstretch_tui.core.text import command_errors
from backstretch_tui.system.paths import SETTINGS, data_paths, profile_in
from backstretch_tui.ui.state import AppState
from backstretch_tui.ui.terminal.cell_style import cell_style, has_few_colours
from backstretch_tui.ui.terminal.detection import has_terminal
from backstretch_tui.ui.terminal.environment import (
    EnvironmentVariableError,
    is_another_driver,
    prepare_environment,
)

if TYPE_CHECKING:
    from backstretch_tui.history.recorder import Recorder


def need_a_terminal() -> None:
    """See that the app can run here. Raises UsageError."""
    try:
        prepare_environment(os.environ)
        can_start = is_another_driver(os.environ) or has_terminal()
    except EnvironmentVariableError as error:
        raise UsageError(str(error)) from error
    if not can_start:
        raise UsageError(command_errors.NO_TERMINAL)


def run_app(
    library: Library,
    faults: Sequence[Fault],
    state: AppState,
    *,
    start: bool = False,
    teach: str | None = None,
) -> int:
    """Hand everything to the app: to its list, straight into the session, or into the teaching of one exercise."""
    with loading():
        from backstretch_tui.cli.clock import new_id, now, steady_clock  # late, all of these: only the app needs them
        from backstretch_tui.cli.speaker import real_speaker
        from backstretch_tui.remote.mpris import media_controls
        from backstretch_tui.ui.app import BackstretchApp
        from backstretch_tui.ui.services import Services
    from backstretch_tui.ui.terminal.running import run

    recorders: list[Recorder] = []
    paths = data_paths(os.environ)

    def open_recorder() -> "Recorder":
        from backstretch_tui.history.recorder import Recorder

        recorders.append(Recorder(paths, now, new_id))
        return recorders[0]

    clock = steady_clock()
    services = Services(
        library, (*library.faults, *faults), own_folder() / SETTINGS, clock, real_speaker,
        _drawing(library, state.settings), open_recorder, now,
        partial(media_controls, environment=os.environ, clock=clock), profile_in(os.environ),
    )  # fmt: skip
    app = BackstretchApp(services, state, start=start, teach=teach)
    try:
        status = run(app, report_folder=own_folder())
    finally:
        app.flows.sound.close()
        is_saved = all(_closed(recorder, app.state.settings) for recorder in recorders)
    return status if is_saved else status or FAILED


def _drawing(library: Library, settings: Settings) -> Drawing:
    """Draw as finely as the terminal can, and fewer pictures a second over a slow line."""
    is_far = any(name in os.environ for name in ("SSH_CONNECTION", "SSH_TTY"))
    rate = 5 if is_far else FRAMES_PER_SECOND
    return Drawing(library.figures, cell_style(os.environ, settings.cells), rate, has_few_colours(os.environ))


def _closed(recorder: "Recorder", settings: Settings) -> bool:
    from backstretch_tui.cli.shutdown import close

    return close(recorder, settings)
