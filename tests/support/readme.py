"""The tables that the pages have from the code. `python -m tests.support.readme` writes them anew."""

import re
from pathlib import Path

from textual.app import App
from textual.binding import Binding

from backstretch_tui.core.audio.tones import SIGNALS
from backstretch_tui.core.session import LEGAL, Event
from backstretch_tui.core.text.exports import CSV_COLUMNS
from backstretch_tui.ui.keys import AREAS, KEYS

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
FILE_FORMATS = ROOT / "data" / "README.md"
ARCHITECTURE = ROOT / ".github" / "ARCHITECTURE.md"
MAIN_KEYS = (
    "list.start",
    "list.open",
    "list.include",
    "session.pause",
    "session.skip",
    "session.back",
    "session.extend",
    "session.where",
    "session.leave",
    "anywhere.care",
)


def key_table() -> str:
    """Return the ten keys to know first."""
    display = App[None]().get_key_display
    lines = ["| Where | Key | Does |", "|---|---|---|"]
    for key in (next(key for key in KEYS if key.id == id_) for id_ in MAIN_KEYS):
        names = " ".join(f"`{display(Binding(name, '', ''))}`" for name in key.keys.split(","))
        lines.append(f"| {AREAS[key.place]} | {names} | {key.tooltip} |")
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
    return "\n".join(lines + [f"| `{name}` | {meaning} |" for name, meaning in CSV_COLUMNS.items()])


TABLES = {
    "keys": (README, key_table),
    "tones": (FILE_FORMATS, tone_table),
    "columns": (FILE_FORMATS, column_table),
    "legal": (ARCHITECTURE, legal_table),
}
PAGES = sorted({page for page, _ in TABLES.values()})


def with_tables(page: Path) -> str:
    """Return the text of a page with what stands between `<!-- NAME -->` and `<!-- /NAME -->` written anew."""
    text = page.read_text("utf-8")
    for name, (its_page, table) in TABLES.items():
        if its_page == page:
            between = re.compile(f"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
            text = between.sub(lambda found, table=table: f"{found[1]}\n{table()}\n\n{found[2]}", text)  # type: ignore[misc]
    return text


if __name__ == "__main__":
    for page in PAGES:
        page.write_text(with_tables(page), "utf-8")
