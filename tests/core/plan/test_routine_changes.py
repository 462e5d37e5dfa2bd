"""Changes to a routine that is being edited: whatever is done, it can be done, saved and undone."""

from dataclasses import asdict

from hypothesis import given
from hypothesis import strategies as st

from backstretch_tui.content.validation import validated
from backstretch_tui.core.model.exercise import Entry, Group, Routine
from backstretch_tui.core.plan.draft import Draft, Field
from backstretch_tui.core.plan.request import SessionRequest
from backstretch_tui.core.plan.routine_changes import (
    MAX_ENTRIES,
    ROUTINE_FIELDS,
    added,
    entry_fields,
    moved,
    removed,
    value_of,
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
                assert value_of(draft.now.exercises[index], name) == value
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


def test_an_exercise_that_is_moved_out_of_its_group_leaves_it() -> None:
    entries = Entry(id="bridge", group="core"), Entry(id="pelvic-tilt", group="core"), Entry(id="knee-to-chest")
    routine = Routine(id="x", name="X", purpose="Any.", exercises=entries, groups={"core": Group(rounds=2)})
    routine = moved(routine, 1, 1)
    assert [(entry.id, entry.group) for entry in routine.exercises] == [
        ("bridge", "core"), ("knee-to-chest", None), ("pelvic-tilt", None),
    ]  # fmt: skip
    assert validated(Routine, asdict(routine)) == routine


def test_there_are_no_more_entries_than_a_file_may_have() -> None:
    routine = LIBRARY.routines["relief"]
    for _ in range(MAX_ENTRIES):
        routine = added(routine, "bridge")
    assert len(routine.exercises) == MAX_ENTRIES
