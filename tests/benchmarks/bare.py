"""The least that a Textual app can be, to compare with: `python -m tests.benchmarks.bare`."""

from textual.app import App, ComposeResult
from textual.events import Key
from textual.widgets import Static


class BareApp(App[None]):
    """Shows one line, and another one after every key."""

    keys = 0

    def compose(self) -> ComposeResult:
        yield Static("bare: 0")

    def on_key(self, event: Key) -> None:
        self.keys += 1
        self.query_one(Static).update(f"bare: {self.keys}")


if __name__ == "__main__":
    BareApp().run()
