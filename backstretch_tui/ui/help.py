"""The help screen's text: every key from the registry, those that work here first."""

from collections.abc import Callable, Iterator, Mapping

from textual.binding import Binding
from textual.content import Content

from backstretch_tui.core.insights.safety import SIGNS
from backstretch_tui.core.model.exercise import Region
from backstretch_tui.core.text import keys, safety
from backstretch_tui.ui.changed_keys import names_of
from backstretch_tui.ui.keys import AREAS, Area, keys_of
from backstretch_tui.ui.widgets.prose import Paragraph, heading

KEYS_WIDTH = 16
"""Columns for the names of keys."""


def help_text(here: Area, changed: Mapping[str, str], display: Callable[[Binding], str]) -> Iterator[Paragraph]:
    """Yield the keys, as `changed` by the settings and as `display` names them."""
    for place in dict.fromkeys([here, "anywhere", *AREAS]):
        yield heading(AREAS[place])
        for key in keys_of(place):
            names = [display(Binding(name, "", "")) for name in names_of(key, changed)]
            yield Paragraph(Content(key.tooltip), Content.styled("  ".join(names), "bold $primary"), KEYS_WIDTH)
    yield heading(keys.FROM_THE_FLOOR)
    for way in keys.WAYS_TO_PAUSE:
        device, does = keys.way_to_pause(*way)
        yield Paragraph(Content.assemble((device, "bold"), does), Content("•"), indent=2)
    yield heading(safety.ABOUT_HEADING)
    yield Paragraph(Content(safety.ABOUT))


def care(region: Region, *, is_in_session: bool) -> Iterator[Paragraph]:
    """Yield when to stop and when to get help, to read at any time."""
    yield heading(safety.STOP_HEADING)
    yield Paragraph(Content(safety.stop(region)))
    if is_in_session:
        yield Paragraph(Content(safety.CARE_IN_SESSION), space=True)
    for group in SIGNS[region]:
        yield heading(group.heading)
        for sign in group.signs:
            yield Paragraph(Content(sign), Content("•"), indent=2)
        yield Paragraph(Content(group.advice), space=True)
