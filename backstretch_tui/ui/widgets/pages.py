"""Lists whose keys for pages wait until there is a page: Textual fails where a list has no rows yet, or none at all."""

from textual.widgets import OptionList


class PagedList(OptionList):
    """A list of options."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer pages where there are any."""
        return not action.startswith("page_") or bool(self.scrollable_content_region)
