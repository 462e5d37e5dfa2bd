"""What is written can be read back: every event there is, in particular."""

from typing import get_args

import pytest

from backstretch_tui.core.session import Event, Pause, PauseReason
from backstretch_tui.core.session.journal import JournalEntry
from backstretch_tui.history.codec import note_in, note_row


@pytest.mark.parametrize("kind", get_args(Event), ids=lambda kind: kind.__name__)
def test_each_kind_of_event_is_read_back(kind: type[Event]) -> None:
    entry = JournalEntry(kind(at=5_000), heard=4_000)
    assert note_in(note_row(entry)) == entry


@pytest.mark.parametrize("reason", PauseReason)
def test_the_reason_of_a_pause_is_read_back(reason: PauseReason) -> None:
    entry = JournalEntry(Pause(5_000, reason), heard=4_000)
    assert note_in(note_row(entry)) == entry
