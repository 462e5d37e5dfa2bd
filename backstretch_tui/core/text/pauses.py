"""Why a session is paused, while it is and when it is told of later."""

from collections.abc import Mapping
from types import MappingProxyType

from backstretch_tui.core.session import PauseReason

PAUSE_SENTENCES: Mapping[PauseReason, str] = MappingProxyType(
    {
        PauseReason.ASKED: "Paused.",
        PauseReason.GAP: "Paused: the computer slept or was busy. That time is not counted.",
        PauseReason.KEY: "Take your time: the next exercise waits for you.",
        PauseReason.READING: "Paused while you were reading.",
        PauseReason.BROKEN_OFF: "This session was interrupted.",
    }
)
"""Why it is paused now."""

PAST_PAUSES: Mapping[PauseReason, str] = MappingProxyType(
    {
        PauseReason.ASKED: "You paused",
        PauseReason.GAP: "The computer slept or was busy",
        PauseReason.KEY: "Waited for a key",
        PauseReason.READING: "Paused while you were reading",
        PauseReason.BROKEN_OFF: "The session was interrupted",
    }
)
"""Why it was paused; how often follows."""
