"""A small app that shows what it was told, and breaks when asked: run as `python -m tests.support.demo_app`."""

import os
import sys
import threading
from pathlib import Path

from textual.app import ComposeResult
from textual.events import Key, Paste
from textual.widgets import Static

from backstretch_tui.ui.terminal.app import TerminalApp
from backstretch_tui.ui.terminal.detection import has_terminal
from backstretch_tui.ui.terminal.running import run

HOME = Path(os.environ["BACKSTRETCH_HOME"])


class DemoApp(TerminalApp[None]):
    """Shows its size, the keys it got and what it was told."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [
        ("q", "quit", "Quit"),
        ("ctrl+z", "suspend_process", "Suspend"),
        ("c", "crash", "Crash"),
        ("w", "crash_in_worker", "Crash in a worker"),
        ("d", "crash_in_drawing", "Crash while drawing"),
        ("x", "leave", "Leave by sys.exit"),
        ("f", "fill", "Fill the screen anew"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.fillings = 0

    def compose(self) -> ComposeResult:
        yield Static(id="text")
        yield Static("This never changes.")
        yield Static(id="filling")

    def on_mount(self) -> None:
        self.app_suspend_signal.subscribe(self, lambda _: self.say("suspended"), immediate=True)
        self.app_resume_signal.subscribe(self, lambda _: self.say("resumed"), immediate=True)
        self.show()

    def on_resize(self) -> None:
        self.call_later(self.show)

    async def on_key(self, event: Key) -> None:
        if event.key != "ctrl+z":
            self.say(f"key {event.key}")

    def on_paste(self, event: Paste) -> None:
        self.say(f"pasted {len(event.text)}")

    def action_crash(self) -> None:
        note = "what is said in private"
        raise RuntimeError("the bridge fell [/] down" if note else "")

    def action_crash_in_worker(self) -> None:
        async def work() -> None:
            raise RuntimeError("the bridge fell in a worker")

        self.run_worker(work())

    def action_crash_in_drawing(self) -> None:
        class Broken(Static):
            def render(self) -> str:
                raise RuntimeError("the bridge fell while drawn")

        self.mount(Broken())

    def action_fill(self) -> None:
        self.fillings += 1
        letter = "ABCDEFG"[self.fillings % 7]
        self.query_one("#filling", Static).update(letter * self.size.width * (self.size.height - 8))

    def action_leave(self) -> None:
        sys.exit(7)

    def say(self, what: str) -> None:
        """Note what was heard, in a file at once and on the screen when it is drawn."""
        self.said.append(what)
        (HOME / "said").write_text(", ".join(self.said))
        self.show()

    def show(self) -> None:
        threads = sorted(thread.name for thread in threading.enumerate())
        said = ", ".join(self.said)
        size = f"{self.size.width}x{self.size.height}"
        self.query_one("#text", Static).update(f"Demo {size}\nsaid: {said}.\nthreads: {', '.join(threads)}")


def main() -> int:
    """Run the demo, or say that there is no terminal."""
    if not has_terminal():
        print("no terminal", file=sys.stderr)  # noqa: T201
        return 2
    return run(DemoApp(), report_folder=HOME / "faults")


if __name__ == "__main__":
    sys.exit(main())
