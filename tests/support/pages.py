"""Pages of HTML, as a browser reads them."""

from html.parser import HTMLParser


class Read(HTMLParser):
    """Collects what a page shows, and the names of its elements."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.elements: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self._is_hidden = False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        self._is_hidden = tag in ("style", "title")

    def handle_endtag(self, tag: str) -> None:
        self._is_hidden = False

    def handle_data(self, data: str) -> None:
        if data.strip() and not self._is_hidden:
            self.texts.append(data.strip())


def needs_nothing_else(page: str) -> bool:
    """Return whether a page runs no script and fetches nothing."""
    read = Read(page)
    fetching = {"script", "link", "img", "iframe", "object", "base"} & set(read.elements)
    return not fetching and not any(name in ("src", "href") or "url(" in value for name, value in read.attributes)
