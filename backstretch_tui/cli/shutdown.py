"""The end of a program that keeps sessions: what has not been written yet gets a little more time."""

from backstretch_tui.cli.output import say
from backstretch_tui.core.text import history
from backstretch_tui.history.recorder import Recorder

MORE_SECONDS = 10


def close(recorder: Recorder) -> bool:
    """Write what can still be written, and tell what cannot. Return whether all of it was."""
    if reason := recorder.close():
        say(history.still_trying(reason, MORE_SECONDS))
        if reason := recorder.close(MORE_SECONDS):
            say(history.not_saved_to_its_end(reason))
            return False
        say(history.SAVED)
    return True
