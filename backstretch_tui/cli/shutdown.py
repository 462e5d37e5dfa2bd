"""The end of a program that keeps sessions: what has not been written yet gets a little more time."""

from backstretch_tui.cli.output import say
from backstretch_tui.history.recorder import Recorder

MORE_SECONDS = 10


def close(recorder: Recorder) -> bool:
    """Write what can still be written, and tell what cannot. Return whether all of it was."""
    if why := recorder.close():
        say(f"your history cannot be written: {why}; trying for {MORE_SECONDS} seconds more")
        if why := recorder.close(MORE_SECONDS):
            say(f"your session could not be saved to its end: {why}")
            return False
        say("your session is saved")
    return True
