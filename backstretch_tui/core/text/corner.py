"""The right corner of the footer: sound and saving, in a word or two each."""

NO_SOUND, SOUND_OFF, SOUND_ON = "no sound", "sound off", "sound on"
NOT_SAVED, OTHER_WINDOW, SAVED = "not saved", "other window", "saved"

PROBLEMS = frozenset({NOT_SAVED, OTHER_WINDOW, NO_SOUND})
"""Words that must be seen even where they take the place of a key."""

_ORDER = (NOT_SAVED, OTHER_WINDOW, NO_SOUND, SAVED, SOUND_OFF, SOUND_ON)
"""The most important comes first: there may be no room for more."""


def sound_word(*, is_on: bool, works: bool | None) -> str:
    """Say whether anything can be heard; nothing where that is not known yet.

    `is_on`: whether the settings let anything be heard. `works`: whether sound can be played; None where not known.
    """
    if not is_on:
        return SOUND_OFF
    return {True: SOUND_ON, False: NO_SOUND, None: ""}[works]


def corner(sound: str, saving: str, *, is_saved_here: bool) -> tuple[str, ...]:
    """Return what to show, what matters most first; `is_saved_here`: whether the screen shows what has been saved."""
    words = {sound, saving} - {""} - (set() if is_saved_here else {SAVED})
    return tuple(sorted(words, key=_ORDER.index))
