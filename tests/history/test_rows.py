"""Events are read back from their rows, and what is none is refused in a sentence."""

from typing import Any

import pytest

from backstretch_tui.core.session import EVENTS, Event, Pause, PauseReason
from backstretch_tui.core.session.journal import JournalEntry
from backstretch_tui.history.errors import DamagedError
from backstretch_tui.history.rows import note_in, note_row


@pytest.mark.parametrize("kind", EVENTS.values(), ids=EVENTS)
def test_each_kind_of_event_is_read_back(kind: type[Event]) -> None:
    entry = JournalEntry(kind(at=5_000), last_at=4_000)
    assert note_in(note_row(entry)) == entry


@pytest.mark.parametrize("reason", PauseReason)
def test_the_reason_of_a_pause_is_read_back(reason: PauseReason) -> None:
    entry = JournalEntry(Pause(5_000, reason), last_at=4_000)
    assert note_in(note_row(entry)) == entry


@pytest.mark.parametrize(
    "row",
    [
        ("Jump", 1, None, 0),
        ("Pause", 1, None, 0),
        ("Pause", 1, "tired", 0),
        ("Skip", -1, None, 0),
        ("Skip", 1, None, -1),
        ("Skip", 10**12, None, 0),
        ("Skip", 1, None, 10**12),
    ],
)
def test_what_is_no_event_is_refused(row: tuple[Any, ...]) -> None:
    with pytest.raises(DamagedError, match=r"^the session’s journal cannot be read$"):
        note_in(row)
