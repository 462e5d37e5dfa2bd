"""The tables that README.md has from the code. `python -m tests.support.readme` writes them into it anew."""

import re
from pathlib import Path

from textual.app import App
from textual.binding import Binding

from backstretch_tui.core.audio.tones import SIGNALS
from backstretch_tui.core.session import LEGAL, Event
from backstretch_tui.history.export.csv import COLUMNS
from backstretch_tui.ui.keys import AREAS, keys_of

README = Path(__file__).parents[2] / "README.md"


def key_table() -> str:
    """Every key of the registry, by where it works."""
    display = App[None]().get_key_display
    lines = ["| Where | Key | Does | Id |", "|---|---|---|---|"]
    for place, heading in AREAS.items():
        for key in keys_of(place):
            names = " ".join(f"`{display(Binding(name, '', ''))}`" for name in key.keys.split(","))
            lines.append(f"| {heading} | {names} | {key.tooltip} | `{key.id}` |")
    return "\n".join(lines)


def legal_table() -> str:
    """Which events each state of a session takes."""
    events = sorted({event for legal in LEGAL.values() for event in legal}, key=_in_order)
    lines = ["| State | " + " | ".join(event.__name__ for event in events) + " |", "|---" * (len(events) + 1) + "|"]
    for state, legal in LEGAL.items():
        marks = " | ".join("●" if event in legal else " " for event in events)
        lines.append(f"| {state.__name__} | {marks} |")
    return "\n".join(lines)


def _in_order(event: type[Event]) -> int:
    return list(Event.__args__).index(event)


def tone_table() -> str:
    """Return what each sound means."""
    lines = ["| Tone | Means |", "|---|---|"]
    return "\n".join(lines + [f"| {tone.value} | {signal.meaning} |" for tone, signal in SIGNALS.items()])


def column_table() -> str:
    """Return what each column of an export as CSV holds."""
    lines = ["| Column | Holds |", "|---|---|"]
    return "\n".join(lines + [f"| `{name}` | {meaning} |" for name, meaning in COLUMNS.items()])


TABLES = {"keys": key_table, "tones": tone_table, "columns": column_table, "legal": legal_table}


def with_tables(text: str) -> str:
    """Return a text with what stands between `<!-- NAME -->` and `<!-- /NAME -->` written anew."""
    for name, table in TABLES.items():
        between = re.compile(f"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
        text = between.sub(lambda found, table=table: f"{found[1]}\n{table()}\n\n{found[2]}", text)  # type: ignore[misc]
    return text


if __name__ == "__main__":
    README.write_text(with_tables(README.read_text("utf-8")), "utf-8")
