"""A routine that is being edited: whatever is done, it can be done, saved and undone."""

from dataclasses import asdict

from hypothesis import given
from hypothesis import strategies as st

from backstretch_tui.content.validation import validated
from backstretch_tui.core.model.exercise import Entry, Group, Routine
from backstretch_tui.core.plan.draft import (
    MAX_ENTRIES,
    ROUTINE_FIELDS,
    Draft,
    Field,
    Value,
    copied,
    entry_fields,
    value_of,
)
from backstretch_tui.core.plan.request import SessionRequest
from backstretch_tui.core.plan.validation import mismatches
from tests.support.exercises import a_phase, an_exercise, shipped, two_sided

LIBRARY = shipped()


def values(field: Field) -> st.SearchStrategy[Value]:
    """Return values that a field may have."""
    chosen = st.sampled_from(field.choices or ("slowly", None))
    if field.lowest is None:
        return chosen
    whole = st.integers(int(field.lowest), int(field.highest))
    return chosen | (whole if field.is_whole else whole.map(float))


@st.composite
def edited(draw: st.DrawFn) -> Draft:
    """Draw a draft after any changes."""
    draft = Draft(draw(st.sampled_from(sorted(LIBRARY.routines.values(), key=lambda routine: routine.id))))
    for _ in range(draw(st.integers(0, 12))):
        index = draw(st.integers(0, len(draft.routine.exercises) - 1))
        match draw(st.sampled_from(["move", "remove", "add", "field", "entry", "undo"])):
            case "move":
                draft = draft.moved(index, draw(st.sampled_from([-1, 1])))
            case "remove":
                draft = draft.removed(index)
            case "add":
                draft = draft.added(draw(st.sampled_from(sorted(LIBRARY.exercises))))
            case "field":
                name = draw(st.sampled_from(sorted(ROUTINE_FIELDS)))
                draft = draft.with_field(name, draw(values(ROUTINE_FIELDS[name])) or getattr(draft.routine, name))
            case "entry":
                fields = entry_fields(LIBRARY.exercises[draft.routine.exercises[index].id])
                name = draw(st.sampled_from(sorted(fields)))
                value = draw(values(fields[name]))
                draft = draft.with_entry_field(index, name, value)
                assert value_of(draft.routine.exercises[index], name) == value
            case "undo":
                draft = draft.undone()
    return draft


@given(edited())
def test_every_draft_is_a_valid_routine_that_can_be_done(draft: Draft) -> None:
    assert validated(Routine, asdict(draft.routine)) == draft.routine
    assert list(mismatches(draft.routine, LIBRARY.exercises)) == []
    assert SessionRequest(draft.routine).plan(LIBRARY.exercises).steps


@given(edited())
def test_undo_leads_back_to_the_beginning(draft: Draft) -> None:
    while draft.before:
        before = draft.before[-1]
        draft = draft.undone()
        assert draft.routine == before
    assert draft.undone() == draft
    assert draft.routine in LIBRARY.routines.values()


def test_what_changes_nothing_is_not_undone() -> None:
    draft = Draft(LIBRARY.routines["relief"])
    assert draft.with_field("dose", "gentle") == draft.moved(0, -1) == draft


def test_numbers_to_choose_from_fit_all_phases() -> None:
    exercise = an_exercise(two_sided((5, 12), (2, 6)), a_phase((10, 40), (4, 4)))
    fields = entry_fields(exercise)
    assert fields["hold_seconds"] == fields["left.hold_seconds"] == Field((None, 10, 11, 12), 10, 12)
    assert not {"repetitions", "left.repetitions"} & fields.keys()
    assert fields["sides"].choices == (None, "left", "right")
    one_sided = entry_fields(an_exercise(a_phase((7, 40), 2)))
    assert one_sided["hold_seconds"].choices == (None, 7, 10, 15, 20, 25, 30, 35, 40)
    assert not {"sides", "first_side", "left.hold_seconds"} & one_sided.keys()


def test_an_exercise_that_is_moved_out_of_its_group_leaves_it() -> None:
    entries = Entry(id="bridge", group="core"), Entry(id="pelvic-tilt", group="core"), Entry(id="knee-to-chest")
    routine = Routine(id="x", name="X", purpose="Any.", exercises=entries, groups={"core": Group(rounds=2)})
    moved = Draft(routine).moved(1, 1).routine
    assert [(entry.id, entry.group) for entry in moved.exercises] == [
        ("bridge", "core"), ("knee-to-chest", None), ("pelvic-tilt", None),
    ]  # fmt: skip
    assert validated(Routine, asdict(moved)) == moved


def test_there_are_no_more_entries_than_a_file_may_have() -> None:
    draft = Draft(LIBRARY.routines["relief"])
    for _ in range(MAX_ENTRIES):
        draft = draft.added("bridge")
    assert len(draft.routine.exercises) == MAX_ENTRIES


def test_a_copy_has_a_name_of_its_own() -> None:
    copy = copied(LIBRARY.routines["relief"], "Mine", "mine")
    assert (copy.id, copy.name, copy.exercises) == ("mine", "Mine", LIBRARY.routines["relief"].exercises)
