"""Sessions as they travel."""

from backstretch_tui.core.session.record import Record
from backstretch_tui.core.session.summary import SessionSummary, totals_of
from backstretch_tui.history.export.archive import SessionRecord


def test_every_stored_field_of_a_session_travels_or_follows_from_its_record() -> None:
    travels = SessionRecord.model_fields.keys() - {"kind", "record"}
    follows = totals_of(Record((), ())).keys()
    assert travels | follows == set(SessionSummary._fields)
    assert not travels & follows
