"""The services that the app is given."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from backstretch_tui.content.errors import Fault
from backstretch_tui.content.library import Library
from backstretch_tui.content.settings import Settings
from backstretch_tui.core.figure.drawing import Drawing
from backstretch_tui.player import Clock
from backstretch_tui.remote.controls import MediaControls, NoMediaControls, Order
from backstretch_tui.sound.speaker import Speaker

if TYPE_CHECKING:  # it loads a database, which has time until the first screen is there
    from backstretch_tui.core.session.summary import Timestamp
    from backstretch_tui.history.recorder import Recorder


@dataclass(frozen=True)
class Services:
    """All of it was read before; nothing of it is read again."""

    library: Library
    faults: tuple[Fault, ...]
    """Those of the library and of the settings."""
    settings_path: Path
    clock: Clock
    speaker_for: Callable[[Settings], Speaker]
    """Makes what plays sounds."""
    drawing: Drawing = field(default_factory=Drawing)
    open_recorder: "Callable[[], Recorder] | None" = None
    """Opens what records the sessions; None where nothing is saved."""
    now: "Callable[[], Timestamp] | None" = None
    """The wall clock; None where the time of day is not to be shown."""
    media_for: Callable[[Callable[[Order], None]], MediaControls] = lambda _: NoMediaControls()
    """Makes what shows sessions on other devices. Orders may come from another thread."""
    profile: str = ""
    """The name of the person, where several use this machine."""
