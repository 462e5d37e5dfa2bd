"""Time that passes for an app only when a test lets it, so that no result depends on how fast the machine is.

As with trio's `MockClock`, whatever waits for a time (timers, animations, notifications, time limits) waits for this
one. Threads run in real time, and are waited for.
"""

import asyncio
from asyncio import AbstractEventLoop, Future
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any
from unittest.mock import patch

from textual.app import App
from textual.pilot import Pilot

EYE_SECONDS = 0.005
"""How much later than it is due a person looks at something: timers ring a little late."""


class VirtualTime:
    """The time of an event loop with an app in it."""

    def __init__(self, loop: AbstractEventLoop, app: App[Any], wait_for_threads: Callable[[], object]) -> None:
        """Describe it. `wait_for_threads` blocks until threads that the loop does not know of have done their work."""
        self.app = app
        self.seconds = loop.time()
        self._wait_for_threads = wait_for_threads
        self._loop: Any = loop
        self._in_executor: set[Future[Any]] = set()
        self._run_in_executor = loop.run_in_executor

    def __call__(self) -> float:
        return self.seconds

    def run_in_executor(self, *arguments: Any) -> Future[Any]:
        """Have a thread do something, as the loop does, and know of it."""
        future = self._run_in_executor(*arguments)
        self._in_executor.add(future)
        future.add_done_callback(self._in_executor.discard)
        return future

    async def settle(self) -> None:
        """Wait until nothing is left to be done before time passes: messages, layout, workers, threads, animations."""
        while True:
            await self._until_idle()
            await self.run_in_executor(None, self._wait_for_threads)
            await self._until_idle()
            if self._has_to_draw():
                self.app.screen._on_timer_update()
            elif self._is_in_motion():
                self.seconds = max(self.seconds, self._next_timer())
            else:
                return

    async def let_pass(self, seconds: float, passed: Callable[[float], None] = lambda _: None) -> None:
        """Let time pass, from timer to timer. `passed` is told after each part of it how much has passed in all."""
        start, end = self.seconds, self.seconds + seconds + EYE_SECONDS
        while True:
            await self.settle()
            if self._next_timer() > end:
                break
            self.seconds = max(self.seconds, self._next_timer())
            passed(min(self.seconds - start, seconds))
        self.seconds = end
        passed(seconds)
        await self.settle()

    async def _until_idle(self) -> None:
        """Wait until no task can go on."""
        while True:
            await asyncio.sleep(0)
            if self._loop._ready or self._next_timer() <= self.seconds:
                continue
            if not self._in_executor:
                return
            await asyncio.wait(self._in_executor, return_when=asyncio.FIRST_COMPLETED)

    def _next_timer(self) -> float:
        """Return when the next timer rings."""
        return min((timer._when for timer in self._loop._scheduled if not timer._cancelled), default=float("inf"))

    def _has_to_draw(self) -> bool:
        screen = self.app._screen_stack[-1] if self.app._screen_stack else None
        return screen is not None and screen._update_timer._active.is_set()

    def _is_in_motion(self) -> bool:
        """Tell whether Textual waits for a moment itself: in an animation, or for the end of a change of size."""
        animator = self.app.animator
        return bool(animator._animations or animator._scheduled or self.app._resize_event)


@asynccontextmanager
async def in_virtual_time(
    app: App[Any], wait_for_threads: Callable[[], object] = lambda: None, **options: Any
) -> AsyncIterator[tuple[Pilot[Any], VirtualTime]]:
    """Run an app as its `run_test` does, with these options, in a time that stands still."""
    loop = asyncio.get_running_loop()
    time = VirtualTime(loop, app, wait_for_threads)
    with (
        patch.object(loop, "time", time),
        patch.object(loop, "run_in_executor", time.run_in_executor),
        patch("textual._time.get_time", time),
        patch("textual.notifications.time", time),
        patch("textual.pilot.wait_for_idle", lambda *_: time.settle()),
    ):
        async with app.run_test(**options) as pilot:
            await time.settle()
            yield pilot, time
