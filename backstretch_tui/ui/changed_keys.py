"""Keys as the person has changed them: which changes are refused and why, and what each key does then.

Whatever the settings say, every action keeps a key of its own: a change that would take the key of another action, or
one that a list or a text field needs, is refused, and the action keeps its usual keys.
"""

from collections.abc import Mapping

from backstretch_tui.content.errors import did_you_mean
from backstretch_tui.core.model.text_safety import shown
from backstretch_tui.core.text import value_errors
from backstretch_tui.core.text.file_errors import Problem
from backstretch_tui.ui.key_names import KEY_NAMES, key_name, types
from backstretch_tui.ui.keys import DIALOGS, EXCLUSIVE, KEYS, RESERVED, SAME_DIALOG, TEXT_PLACES, Key

MAX_SUGGESTIONS = 20
"""For how many unknown actions a known one is suggested: looking for it takes time."""

_BY_ID = {key.id: key for key in KEYS}


def names_of(key: Key, changed: Mapping[str, str]) -> tuple[str, ...]:
    """Return Textual's names of the keys of an action, as `changed`."""
    given = changed.get(key.id)
    return _default_names(key) if given is None else tuple(name for name in map(key_name, _parts(given)) if name)


def keymap(changed: Mapping[str, str]) -> dict[str, str]:
    """Return a keymap for Textual: all actions of the places in which one is changed.

    Given one action alone, Textual would take its former keys from all others that have them too.
    """
    places = {_BY_ID[key_id].place for key_id in changed if key_id in _BY_ID}
    return {key.id: ",".join(names_of(key, changed)) for key in KEYS if key.place in places}


def refused_keys(changed: Mapping[str, str]) -> dict[str, Problem]:
    """Return what is wrong with each change that cannot be used: the ids of actions, with problem and cure."""
    refused: dict[str, Problem] = {}
    accepted: dict[str, tuple[str, ...]] = {}
    for key_id, text in changed.items():
        if key_id not in _BY_ID:
            meant = did_you_mean(key_id, _BY_ID) if len(refused) < MAX_SUGGESTIONS else ""
            refused[key_id] = value_errors.unknown_action(meant)
        elif refusal := _refusal(_BY_ID[key_id], text):
            refused[key_id] = refusal
        else:
            accepted[key_id] = names_of(_BY_ID[key_id], changed)
    while clash := _clash(accepted):  # what is refused has its usual keys again, and these may clash in turn
        key_id, name, other = clash
        refused[key_id] = value_errors.key_in_use(name, other.label, other.id)
        del accepted[key_id]
    return {key_id: refused[key_id] for key_id in changed if key_id in refused}


def _refusal(key: Key, text: str) -> Problem | None:
    """Return what is wrong with a change in itself."""
    parts = _parts(text)
    if not parts:
        return value_errors.NO_KEY
    for part in parts:
        name = key_name(part)
        if name is None:
            return value_errors.unknown_key_name(shown(part, 40), did_you_mean(part.lower(), KEY_NAMES))
        if name in _default_names(key):
            continue
        if reason := RESERVED.get(key.place, {}).get(name):
            return value_errors.reserved_key(part, reason)
        if types(name) and (key.priority or key.place in TEXT_PLACES):
            return value_errors.typing_key(part)
    return None


def _clash(accepted: dict[str, tuple[str, ...]]) -> tuple[str, str, Key] | None:
    """Return a change that takes the key of another action, with the key and that action: the last one in the file."""
    for key_id in reversed(accepted):
        for other in KEYS:
            common = {*accepted[key_id]} & {*accepted.get(other.id, _default_names(other))}
            if common and _meet(_BY_ID[key_id], other):
                return key_id, min(common), other
    return None


def _meet(one: Key, other: Key) -> bool:
    """Return whether two actions can be active at the same time."""
    if one.id == other.id or {one.id, other.id} in EXCLUSIVE:
        return False
    places = {one.place, other.place}
    if "anywhere" in places:
        return not places & DIALOGS or one.priority or other.priority
    return len(places) == 1 or places == SAME_DIALOG


def _default_names(key: Key) -> tuple[str, ...]:
    return tuple(key.keys.split(","))


def _parts(text: str) -> list[str]:
    return [part for part in map(str.strip, text.split(",")) if part]
