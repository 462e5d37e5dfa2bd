"""Controls of a session from elsewhere."""

from typing import Literal, Protocol

from backstretch_tui.core.text.media import NowPlaying

Order = Literal["toggle", "play", "pause", "next", "previous", "extend"]


class MediaControls(Protocol):
    """Shows a session elsewhere, and takes orders for it from there."""

    def show(self, now: NowPlaying) -> None:
        """Show what is done now."""

    def hide(self) -> None:
        """Show nothing any more: the session is over."""


class NoMediaControls:
    """Where there are none."""

    def show(self, now: NowPlaying) -> None:
        """Do nothing."""

    def hide(self) -> None:
        """Do nothing."""
