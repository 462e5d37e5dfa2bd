"""Text that begins and ends as a sentence does."""


def capitalized(text: str) -> str:
    """Return a text with a capital first letter; unlike `str.capitalize`, it leaves the rest as it is."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """Return a text with a full stop, unless it ends as a sentence does."""
    return text if text.endswith((".", "!", "?")) else f"{text}."


def as_message(text: str) -> str:
    """Return a sentence as it stands behind the program's name: with a small first letter, and no full stop."""
    return (text[:1].lower() + text[1:]).removesuffix(".")
