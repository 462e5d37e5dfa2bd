"""Says a line of standard input by way of prismatoid, the extra `voice`: it reaches the screen reader that runs.

It is quiet as soon as its input ends, and ends itself when the line must have been said: few screen readers tell.
"""

import os
import sys
from contextlib import suppress
from importlib import import_module
from threading import Thread

SECONDS_A_WORD = 0.5
"""A slow voice."""


def main() -> None:
    """Say it. Where nobody can, this ends with an error."""
    text = sys.stdin.buffer.readline().decode().strip()
    input_ends = Thread(target=os.read, args=(sys.stdin.fileno(), 1), daemon=True)
    input_ends.start()

    prism = import_module("prism")
    context = prism.Context()
    voice = context.acquire_best()
    with suppress(prism.PrismError):  # not every voice can be stopped, and there may be nothing to stop
        voice.stop()
    voice.speak(text)

    input_ends.join(1 + SECONDS_A_WORD * len(text.split()))
    if not input_ends.is_alive():
        with suppress(prism.PrismError):
            voice.stop()
    os._exit(0)  # at once: what a library tidies up can take long, or for ever


if __name__ == "__main__":
    main()
