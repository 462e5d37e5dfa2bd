"""The effects of a session: orders to the shell."""

from dataclasses import dataclass

from backstretch_tui.core.audio.cues import Speech
from backstretch_tui.core.audio.tones import Tone


@dataclass(frozen=True, slots=True)
class Sound:
    """Let this tone be heard, in place of whatever sounds just then."""

    tone: Tone


@dataclass(frozen=True, slots=True)
class Say:
    """Say this, as soon as the tone that may have come with it is over."""

    words: Speech


Effect = Sound | Say
Effects = tuple[Effect, ...]
