"""Says each line of standard input by way of prismatoid, the extra `voice`: it reaches the screen reader that runs.

It prints a line when it is ready, which can take long, and after each line that it has dealt with; an empty line makes
it be quiet. It ends with an error where nobody can speak.
"""

import os
import sys
from contextlib import suppress
from importlib import import_module


def main() -> None:
    """Speak until the input ends."""
    told = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a library prints is not for whoever listens
    prism = import_module("prism")
    voice = prism.Context().acquire_best()
    os.write(told, b"ready\n")
    for line in sys.stdin.buffer:
        with suppress(prism.PrismError):  # not every voice can be stopped, and there may be nothing to stop
            voice.stop()
        if text := line.decode().strip():
            voice.speak(text)
        os.write(told, b"ready\n")
    with suppress(prism.PrismError):
        voice.stop()
    os._exit(0)  # at once: what a library tidies up can take long, or for ever


if __name__ == "__main__":
    main()
