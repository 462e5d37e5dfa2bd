"""A session at the media keys: shown on lock screens, desktop panels and phones, and controlled from there."""

from collections.abc import Callable
from dataclasses import dataclass

from textual.message import Message

from backstretch_tui.content.settings import Settings
from backstretch_tui.core.text.media import now_playing
from backstretch_tui.player import Player
from backstretch_tui.remote.controls import MediaControls, Order
from backstretch_tui.ui.navigation import Navigator
from backstretch_tui.ui.screens.session import SessionScreen


class MediaFlow:
    """Shows the session that runs, and carries out orders for it."""

    @dataclass
    class Ordered(Message):
        """An order has come from another device."""

        order: Order

    def __init__(
        self,
        navigator: Navigator,
        controls_for: Callable[[Callable[[Order], None]], MediaControls],
        settings: Callable[[], Settings],
    ) -> None:
        self._navigator = navigator
        self._settings = settings
        self._controls = controls_for(lambda order: navigator.post(self.Ordered(order)))

    def show(self, player: Player) -> None:
        """Show where a session is."""
        if (wanted := self._settings().media_controls) != "off":
            self._controls.show(now_playing(player.plan, player.state, is_neutral=wanted == "neutral"))

    def hide(self) -> None:
        """Show nothing any more."""
        self._controls.hide()

    def carry_out(self, order: Order) -> None:
        """Do what was ordered, as its key would; nothing while the session is behind another screen."""
        if isinstance(self._navigator.current, SessionScreen):
            self._navigator.current.obey(order)
