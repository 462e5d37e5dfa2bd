"""Changes to a routine that is being edited: whatever is done, it can be done, saved and undone."""

from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstretch_tui.content.validation import validated
from backstretch_tui.core.model.exercise import MAX_ENTRIES, Entry, Group, Routine
from backstretch_tui.core.plan.draft import Draft, Field, value_at
from backstretch_tui.core.plan.request import SessionRequest
from backstretch_tui.core.plan.routine_changes import (
    ROUTINE_FIELDS,
    added,
    destination,
    entry_fields,
    moved,
    removed,
    with_entry_value,
)
from backstretch_tui.core.plan.validation import mismatches
from tests.support.edits import values
from tests.support.exercises import a_phase, an_exercise, shipped, two_sided

LIBRARY = shipped()


@st.composite
def edited(draw: st.DrawFn) -> Draft[Routine]:
    """Draw a draft after any changes."""
    draft = Draft(draw(st.sampled_from(sorted(LIBRARY.routines.values(), key=lambda routine: routine.id))))
    for _ in range(draw(st.integers(0, 12))):
        routine = draft.now
        index = draw(st.integers(0, len(routine.exercises) - 1))
        match draw(st.sampled_from(["move", "remove", "add", "field", "entry", "undo"])):
            case "move":
                draft = draft.changed(moved(routine, index, draw(st.sampled_from([-1, 1]))))
            case "remove":
                draft = draft.changed(removed(routine, index))
            case "add":
                draft = draft.changed(added(routine, draw(st.sampled_from(sorted(LIBRARY.exercises)))))
            case "field":
                name = draw(st.sampled_from(sorted(ROUTINE_FIELDS)))
                draft = draft.changed(routine.with_values(**{name: draw(values(ROUTINE_FIELDS[name]))}))
            case "entry":
                fields = entry_fields(LIBRARY.exercises[routine.exercises[index].id])
                name = draw(st.sampled_from(sorted(fields)))
                value = draw(values(fields[name]))
                draft = draft.changed(with_entry_value(routine, index, name, value))
                assert value_at(draft.now.exercises[index], name) == value
            case "undo":
                draft = draft.undone()
    return draft


@given(edited())
def test_every_draft_is_a_valid_routine_that_can_be_done(draft: Draft[Routine]) -> None:
    assert validated(Routine, asdict(draft.now)) == draft.now
    assert list(mismatches(draft.now, LIBRARY.exercises)) == []
    assert SessionRequest(draft.now).plan(LIBRARY.exercises).steps


@given(edited())
def test_undo_leads_back_to_the_beginning(draft: Draft[Routine]) -> None:
    while draft.before:
        before = draft.before[-1]
        draft = draft.undone()
        assert draft.now == before
    assert draft.undone() == draft
    assert draft.now in LIBRARY.routines.values()


def test_what_changes_nothing_is_not_undone() -> None:
    routine = LIBRARY.routines["relief"]
    draft = Draft(routine)
    assert draft.changed(routine.with_values(dose="gentle")) == draft.changed(moved(routine, 0, -1)) == draft


def test_numbers_to_choose_from_fit_all_phases() -> None:
    exercise = an_exercise(two_sided((5, 12), (2, 6)), a_phase((10, 40), (4, 4)))
    fields = entry_fields(exercise)
    assert fields["hold_seconds"] == fields["left.hold_seconds"] == Field((None, 10, 11, 12), lowest=10, highest=12)
    assert not {"repetitions", "left.repetitions"} & fields.keys()
    assert fields["sides"].choices == (None, "left", "right")
    one_sided = entry_fields(an_exercise(a_phase((7, 40), 2)))
    assert one_sided["hold_seconds"].choices == (None, 7, 10, 15, 20, 25, 30, 35, 40)
    assert not {"sides", "first_side", "left.hold_seconds"} & one_sided.keys()


@pytest.mark.parametrize(
    ("index", "by", "expected"),
    [
        (0, 1, "B. A. Ca Da Eb F."),  # no group
        (1, 1, "A. Ca Da B. Eb F."),  # past a whole group, which stays one
        (5, -1, "A. B. Ca Da F. Eb"),
        (2, 1, "A. B. Da Ca Eb F."),  # within its group
        (3, 1, "A. B. Ca Eb D. F."),  # out of it, past another
        (2, -1, "A. C. B. Da Eb F."),
        (3, -1, "A. B. Da Ca Eb F."),
        (4, -1, "A. B. Eb Ca Da F."),  # alone in its group, which goes with it
        (4, 1, "A. B. Ca Da F. Eb"),
        (5, 1, "A. B. Ca Da Eb F."),  # no further
        (0, -1, "A. B. Ca Da Eb F."),
    ],
)
def test_only_what_is_moved_beyond_its_group_leaves_it(index: int, by: int, expected: str) -> None:
    entries = tuple(
        Entry(id=word[0].lower(), group=word[1].strip(".") or None) for word in ["A.", "B.", "Ca", "Da", "Eb", "F."]
    )
    groups = {"a": Group(rounds=2), "b": Group(rounds=2)}
    routine = Routine(id="x", name="X", purpose="Any.", exercises=entries, groups=groups)
    changed = moved(routine, index, by)
    assert " ".join(f"{entry.id.upper()}{entry.group or '.'}" for entry in changed.exercises) == expected
    assert changed.exercises[destination(routine, index, by)].id == entries[index].id
    assert validated(Routine, asdict(changed)) == changed


def test_there_are_no_more_entries_than_a_file_may_have() -> None:
    routine = LIBRARY.routines["relief"]
    for _ in range(MAX_ENTRIES):
        routine = added(routine, "bridge")
    assert len(routine.exercises) == MAX_ENTRIES
