"""Lists whose keys for pages wait until there is a page, and which keep the cursor in sight in a smaller window.

Textual fails where a list has no rows yet, or none at all, and leaves the cursor where it was.
"""

from textual.events import Resize
from textual.widgets import OptionList


class PagedList(OptionList):
    """A list of options."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer pages where there are any."""
        return not action.startswith("page_") or bool(self.scrollable_content_region)

    def on_resize(self, _: Resize) -> None:
        """Keep the line under the cursor in sight."""
        self.call_after_refresh(self.scroll_to_highlight)
