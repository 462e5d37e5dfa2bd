"""The real speaker: the one place where sound comes into the program."""

import os

from backstretch_tui.content.settings import Settings
from backstretch_tui.sound.speaker import HelperSpeaker, NullSpeaker, Speaker


def real_speaker(settings: Settings) -> Speaker:
    """Return what plays sounds as the settings have it; nothing is played where $BACKSTRETCH_SILENT is set."""
    if os.environ.get("BACKSTRETCH_SILENT"):
        return NullSpeaker()
    return HelperSpeaker(tones=settings.tones, words=settings.voice != "off", volume=settings.volume)
