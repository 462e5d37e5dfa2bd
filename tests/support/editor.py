"""Moving about on the screens on which something is edited."""

from textual.widgets import OptionList

from tests.support.person import Person


async def go_to(person: Person, label: str) -> None:
    """Go down to the line that begins with a label."""
    rows = person.app.screen.query_one(OptionList)
    while not str((rows.highlighted_option or rows.options[0]).prompt).strip().startswith(label):
        at = rows.highlighted
        await person.press("down")
        assert rows.highlighted != at, f"no line {label}"
