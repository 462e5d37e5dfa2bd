"""The session as a media player on the session bus: https://specifications.freedesktop.org/mpris-spec/latest/.

So the buttons of a headset, media keys, desktop panels, `playerctl` and phones (KDE Connect, GSConnect) control it. It
runs in a thread of its own; where the extra `remote` is not installed or there is no bus, nothing happens.
"""

import asyncio
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from backstretch_tui.core.text.media import NowPlaying
from backstretch_tui.remote.controls import MediaControls, NoMediaControls, Order

if TYPE_CHECKING:  # it is optional, and has time until the first picture is there
    from dbus_fast.aio.message_bus import MessageBus

    from backstretch_tui.remote.mpris_interfaces import PlayerInterface

OBJECT_PATH = "/org/mpris/MediaPlayer2"
END_SECONDS = 1.0
"""How long the end of the program waits for the thread."""


def session_bus_address(environment: Mapping[str, str]) -> str | None:
    """Return the address of this person's bus, if it has one on this machine: a network is never used."""
    address = environment.get("DBUS_SESSION_BUS_ADDRESS", "")
    if not address:
        socket = Path(environment.get("XDG_RUNTIME_DIR") or "/nonexistent") / "bus"
        address = f"unix:path={socket}" if socket.exists() else ""
    return address if address.startswith("unix:") and ";" not in address else None


def media_controls(
    take_order: Callable[[Order], None], environment: Mapping[str, str], clock: Callable[[], int]
) -> MediaControls:
    """Return what controls sessions from elsewhere, where there is a bus."""
    address = session_bus_address(environment)
    return MprisControls(address, take_order, clock) if address else NoMediaControls()


class MprisControls:
    """A media player that is there as long as something is shown."""

    def __init__(self, address: str, take_order: Callable[[Order], None], clock: Callable[[], int]) -> None:
        """Connect to a bus when there is something to show. `take_order` is called in another thread."""
        self._address = address
        self._take_order = take_order
        self._clock = clock
        self._now: NowPlaying | None = None
        self._thread: Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._ended: asyncio.Event | None = None
        self._player: PlayerInterface | None = None

    def show(self, now: NowPlaying) -> None:
        """Show what is done now."""
        before, self._now = self._now, now
        if self._thread is None:
            self._thread = Thread(target=self._run, name="mpris", daemon=True)
            self._thread.start()
        elif before != now:
            self._in_thread(self._tell_changes)

    def hide(self) -> None:
        """Leave the bus."""
        self._now = None
        self._in_thread(self._end)
        if self._thread:
            self._thread.join(END_SECONDS)
            self._thread = None

    def _tell_changes(self) -> None:
        if self._player and self._now:
            self._player.tell_changes(self._now)

    def _end(self) -> None:
        if self._ended:
            self._ended.set()

    def _in_thread(self, work: Callable[[], object]) -> None:
        if self._loop:
            with suppress(RuntimeError):  # the loop has ended meanwhile
                self._loop.call_soon_threadsafe(work)

    def _run(self) -> None:
        with suppress(ImportError, OSError, EOFError):  # no extra, no bus, or a bus that goes away
            asyncio.run(self._serve())
        self._loop = self._ended = self._player = None

    async def _serve(self) -> None:
        from dbus_fast.aio.message_bus import MessageBus
        from dbus_fast.errors import AuthError, DBusError

        bus = MessageBus(bus_address=self._address)
        self._ended = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        with suppress(AuthError, DBusError):
            await bus.connect()
            await self._publish(bus)
            ended = asyncio.create_task(self._ended.wait())
            lost = asyncio.create_task(bus.wait_for_disconnect())  # type: ignore[no-untyped-call]
            await asyncio.wait([ended, lost], return_when=asyncio.FIRST_COMPLETED)
        bus.disconnect()

    async def _publish(self, bus: "MessageBus") -> None:
        from backstretch_tui.remote.mpris_interfaces import PlayerInterface, RootInterface

        if self._now is None or self._ended is None:
            return
        self._player = PlayerInterface(self._now, self._take_order, self._clock)
        bus.export(OBJECT_PATH, RootInterface())
        bus.export(OBJECT_PATH, self._player)
        await bus.request_name(f"org.mpris.MediaPlayer2.backstretch.instance{os.getpid()}")
        if self._now is None:  # meanwhile
            self._end()
        self._tell_changes()
