"""A question that is answered by a word to be typed, so that nothing grave is done by mistake."""

import sys

from backstretch_tui.cli.output import put_at_once
from backstretch_tui.core.text.command_errors import confirm


def is_confirmed(word: str, to: str) -> bool:
    """Ask for a word to be typed, `to` do something, and return whether it was."""
    put_at_once(confirm(word, to))
    try:
        return sys.stdin is not None and sys.stdin.readline().strip() == word
    except (OSError, ValueError):  # a standard input that cannot be read, or holds no text
        return False
