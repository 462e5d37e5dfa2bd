"""Text to read, wrapped to its width, with numbers and keys hanging to the left of what they head."""

from collections.abc import Iterable
from typing import NamedTuple

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget


class Paragraph(NamedTuple):
    """One paragraph."""

    text: Content
    lead: Content = Content("")
    """Stands to the left of the first line."""
    indent: int = 0
    """Columns to the left of every line; a lead that is wider stands on a line of its own."""
    space: bool = False
    """Whether an empty line comes before it."""


def heading(text: str) -> Paragraph:
    """Make a heading, set off from what is above it."""
    return Paragraph(Content.styled(text, "bold $secondary"), space=True)


class Reading(VerticalScroll, inherit_bindings=False):
    """Scrolls what is too long. Only the keys that go up and down are its own."""

    DEFAULT_CSS = "Reading { scrollbar-size-vertical: 1; }"

    BINDINGS = [
        Binding("down,j", "scroll_down", show=False),
        Binding("up,k", "scroll_up", show=False),
        Binding("home", "scroll_home", show=False),
        Binding("end", "scroll_end", show=False),
        Binding("pagedown", "page_down", show=False),
        Binding("pageup", "page_up", show=False),
    ]


class Written(Widget):
    """Lines of text made for the width there is."""

    DEFAULT_CSS = "Written { width: 1fr; height: auto; text-wrap: nowrap; }"

    def lines(self, width: int) -> list[Content]:
        """Return the lines for so many columns."""
        raise NotImplementedError

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines the text takes."""
        return len(self.lines(width))

    def render(self) -> Content:
        """Write the text."""
        return Content("\n").join(self.lines(self.size.width))


class Prose(Written):
    """Paragraphs, wrapped anew at every width."""

    paragraphs: reactive[tuple[Paragraph, ...]] = reactive(())

    def __init__(self, paragraphs: Iterable[Paragraph] = (), *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.set_reactive(Prose.paragraphs, tuple(paragraphs))

    def watch_paragraphs(self) -> None:
        """Take the room that other paragraphs need, where it is not given."""
        if self.styles.auto_dimensions:
            self.refresh(layout=True)

    def lines(self, width: int) -> list[Content]:
        """Wrap the paragraphs."""
        return wrapped(self.paragraphs, width)


def wrapped(paragraphs: Iterable[Paragraph], width: int) -> list[Content]:
    """Wrap paragraphs to so many columns."""
    lines: list[Content] = []
    for paragraph in paragraphs:
        if paragraph.space and lines:
            lines.append(Content(""))
        indent = min(paragraph.indent, width // 3)
        body = paragraph.text.wrap(max(1, width - indent))
        lead = paragraph.lead
        if lead.cell_length > indent - 1 and lead:
            lines.append(lead)
            lead = Content("")
        for line in body:
            lines.append(Content.assemble(lead, " " * (indent - lead.cell_length), line))
            lead = Content("")
    return lines
