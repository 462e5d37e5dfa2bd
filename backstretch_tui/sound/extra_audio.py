"""Plays the file that is named, by way of just_playback, the extra `audio`: a player like those of the system."""

import sys
import time
from importlib import import_module

LOOK_SECONDS = 0.02

TAIL_SECONDS = 0.1
"""How long the last of a file may still be on its way to the loudspeaker."""


def main() -> None:
    """Play it to its end. Where nothing can be heard, the libraries underneath complain on standard error."""
    playback = import_module("just_playback").Playback(sys.argv[1])
    playback.play()
    while playback.active:
        time.sleep(LOOK_SECONDS)
    time.sleep(TAIL_SECONDS)


if __name__ == "__main__":
    main()
