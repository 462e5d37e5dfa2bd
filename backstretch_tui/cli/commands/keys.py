"""`keys`: every key, as the settings have changed it, with the id to change it by."""

from argparse import Namespace
from collections.abc import Iterator, Mapping

from backstretch_tui.cli.library import load_own_settings
from backstretch_tui.cli.output import put_json, put_lines
from backstretch_tui.core.format.columns import table
from backstretch_tui.ui.changed_keys import names_of
from backstretch_tui.ui.key_names import written_key
from backstretch_tui.ui.keys import AREAS, KEYS, Key, keys_of


def run(asked: Namespace) -> int:
    """List all keys."""
    settings, _ = load_own_settings()
    if asked.json:
        put_json([_data(key, settings.keys) for key in KEYS])
    else:
        put_lines(_page(settings.keys))
    return 0


def _page(changed: Mapping[str, str]) -> Iterator[str]:
    separator = ""
    for area, heading in AREAS.items():
        yield f"{separator}{heading}"
        yield from table([(key.id, ", ".join(_written(key, changed)), key.tooltip) for key in keys_of(area)])
        separator = "\n"


def _data(key: Key, changed: Mapping[str, str]) -> dict[str, object]:
    return {
        "id": key.id,
        "area": AREAS[key.place],
        "keys": _written(key, changed),
        "usual_keys": _written(key, {}),
        "label": key.label,
        "description": key.tooltip,
    }


def _written(key: Key, changed: Mapping[str, str]) -> list[str]:
    return [written_key(name) for name in names_of(key, changed)]
