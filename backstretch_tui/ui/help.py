"""The help screen's text: every key from the registry, those that work here first."""

from collections.abc import Callable, Mapping

from textual.binding import Binding
from textual.content import Content

from backstretch_tui.ui.keys import PLACES, Place, keys_of

SAFETY = (
    "Backstretch is a guide to moving gently. No clinician has reviewed it, and it is no medical advice. Stop when "
    "something hurts. Get help at once for numbness between the legs, new trouble with bladder or bowels, or legs that "
    "get weaker: call your local emergency number."
)


def help_text(here: Place, changed: Mapping[str, str], display: Callable[[Binding], str]) -> Content:
    """Write out the keys, as `changed` by the settings and as `display` names them."""
    places = [here, "anywhere", *(place for place in PLACES if place not in (here, "anywhere"))]
    parts = [_place(place, changed, display) for place in dict.fromkeys(places)]
    return Content("\n\n").join([*parts, Content.styled(SAFETY, "$text-muted")])


def _place(place: Place, changed: Mapping[str, str], display: Callable[[Binding], str]) -> Content:
    lines = [Content.styled(PLACES[place], "bold $secondary")]
    for key in keys_of(place):
        names = [display(Binding(name.strip(), "", "")) for name in changed.get(key.id, key.keys).split(",")]
        lines.append(Content.assemble(("  " + "  ".join(names), "bold $primary"), f"   {key.tooltip}"))
    return Content("\n").join(lines)
