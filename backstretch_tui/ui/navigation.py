"""The part of the app that a flow needs: to move between screens, and to notify."""

from collections.abc import Callable, Coroutine
from typing import Any, Protocol, TypeVar

from textual.app import App
from textual.message import Message
from textual.screen import Screen
from textual.worker import Worker

Result = TypeVar("Result")
AnyScreen = TypeVar("AnyScreen", bound=Screen[Any])


class Navigator(Protocol):
    """Leads from screen to screen."""

    @property
    def current(self) -> Screen[Any]:
        """The screen in front."""

    def find(self, kind: type[AnyScreen]) -> AnyScreen | None:
        """Return the screen of a kind that is open, whatever may be above it."""

    def push(self, screen: Screen[Result], then: Callable[[Result | None], None] | None = None) -> None:
        """Open a screen, and do something with its result. Where one of its kind is in front, that one stays."""

    async def show(self, screen: Screen[Any]) -> None:
        """Open a screen, and return when it is there."""

    async def ask(self, screen: Screen[Result]) -> Result | None:
        """Open a screen, and return its result."""

    def replace(self, screen: Screen[Any]) -> None:
        """Open a screen in the place of the one in front."""

    def pop(self) -> None:
        """Close the screen in front."""

    def bring_to_front(self, screen: Screen[Any]) -> None:
        """Close what is open above a screen: the command palette, say, opened at the last moment."""

    def close(self, screen: Screen[Any]) -> None:
        """Close a screen, with what is open above it."""

    def notify(self, text: str, *, is_warning: bool = False) -> None:
        """Say something for a few seconds."""

    def run(self, work: Callable[[], Coroutine[Any, Any, None]], group: str = "default") -> None:
        """Do something that waits. In a group of its own, it ends what is still waiting there.

        Takes the function, not its coroutine: if the app ends before its turn comes, that would never be awaited.
        """

    def post(self, message: Message) -> None:
        """Send the app a message: the one way from another thread."""

    def bell(self) -> None:
        """Ring the terminal's bell."""


class AppNavigator:
    """The navigator of an app."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app

    @property
    def current(self) -> Screen[Any]:
        """The screen in front."""
        return self._app.screen

    def find(self, kind: type[AnyScreen]) -> AnyScreen | None:
        """Return the screen of a kind that is open, whatever may be above it."""
        return next((screen for screen in self._app.screen_stack if isinstance(screen, kind)), None)

    def push(self, screen: Screen[Result], then: Callable[[Result | None], None] | None = None) -> None:
        """Open a screen, and do something with its result. Where one of its kind is in front, that one stays."""
        if type(screen) is not type(self._app.screen):  # otherwise the key was pressed twice
            self._app.push_screen(screen, then)

    async def show(self, screen: Screen[Any]) -> None:
        """Open a screen, and return when it is there."""
        await self._app.push_screen(screen)

    async def ask(self, screen: Screen[Result]) -> Result | None:
        """Open a screen, and return its result."""
        return await self._app.push_screen_wait(screen)

    def replace(self, screen: Screen[Any]) -> None:
        """Open a screen in the place of the one in front."""
        self._app.switch_screen(screen)

    def pop(self) -> None:
        """Close the screen in front."""
        self._app.pop_screen()

    def bring_to_front(self, screen: Screen[Any]) -> None:
        """Close what is open above a screen: the command palette, say, opened at the last moment."""
        while screen in self._app.screen_stack[:-1]:
            self._app.pop_screen()

    def close(self, screen: Screen[Any]) -> None:
        """Close a screen, with what is open above it."""
        while screen in self._app.screen_stack:
            self._app.pop_screen()

    def notify(self, text: str, *, is_warning: bool = False) -> None:
        """Say something for a few seconds."""
        self._app.notify(text, severity="warning" if is_warning else "information", markup=False)

    def run(self, work: Callable[[], Coroutine[Any, Any, None]], group: str = "default") -> None:
        """Do something that waits. In a group of its own, it ends what is still waiting there."""
        _: Worker[None] = self._app.run_worker(work, exclusive=group != "default", group=group)

    def post(self, message: Message) -> None:
        """Send the app a message: the one way from another thread."""
        self._app.post_message(message)

    def bell(self) -> None:
        """Ring the terminal's bell."""
        self._app.bell()
