"""The screens on which a routine or an exercise is edited."""

from collections.abc import Sequence

from backstretch_tui.core.format.numbers import clock, counted

FIELDS = {
    "name": "Name",
    "region": "Part of the body",
    "dose": "Dose",
    "days": "Days",
    "frequency": "How often",
    "first_side": "First side",
    "rest_between_seconds": "Rest between exercises",
    "repetitions": "Repetitions",
    "hold_seconds": "Hold",
    "sets": "Sets",
    "rest_seconds": "Rest between repetitions",
    "sides": "Sides",
    "left.repetitions": "Left: repetitions",
    "left.hold_seconds": "Left: hold",
    "right.repetitions": "Right: repetitions",
    "right.hold_seconds": "Right: hold",
    "rest_after_seconds": "Rest after it",
    "note": "Note",
    "purpose": "Purpose",
    "position": "Start position",
    "start": "To get ready",
    "end": "To get up",
    "work": "Kind",
    "side_word": "Word for the side",
    "repetitions.min": "Repetitions, gentle",
    "repetitions.max": "Repetitions, full",
    "hold_seconds.min": "Hold, gentle",
    "hold_seconds.max": "Hold, full",
    "sets.min": "Sets, gentle",
    "sets.max": "Sets, full",
    "get_ready_seconds": "Time to get ready",
    "move_in_seconds": "Into position",
    "move_out_seconds": "Back to rest",
    "change_side_seconds": "Change sides",
    "set_rest_seconds": "Rest between sets",
    "figure": "Figure",
    "cues.move_in": "Cue, into position",
    "cues.hold": "Cue, hold",
    "cues.move_out": "Cue, back to rest",
}
REMOVES = "; x removes it"
HINTS = {
    "name": "Enter: type the name",
    "region": "Decides which warning signs you are asked about, and which pain is compared",
    "dose": "How much of each exercise to do, unless you set a number yourself",
    "days": "On these days the list opens with this routine",
    "frequency": "Enter: type how often and until when, such as twice a day",
    "first_side": "The side to begin with",
    "sides": "Both sides, or one alone",
    "note": "Enter: type what cannot be chosen, such as slowly, as tolerated",
    "part": "Enter shows what can be changed about it",
    "purpose": "Enter: type in a sentence what it is for",
    "position": "Enter: type how to lie, sit or stand",
    "start": "Enter: type what to do while getting ready, in a few words",
    "end": "Enter: type how to get up, said when this is the last exercise",
    "work": "hold: stay there. move: keep moving for so long. breathe: in and out",
    "side_word": "Enter: type the part of the body of which there are two, such as leg",
    "figure": "The movement that is shown",
    "cues.move_in": "Enter: type two to seven words to say on the way into position",
    "cues.hold": "Enter: type two to seven words to say while it is held",
    "cues.move_out": "Enter: type two to seven words to say on the way back",
    "steps": f"Enter: type what to do, in a sentence{REMOVES}",
    "cautions": f"Enter: type what to take care of{REMOVES}",
    "equipment": f"Enter: type what is needed, such as a towel{REMOVES}",
    "new": "Enter opens it, from a template; with your first change it is added",
    "add": "← → choose an exercise, Enter adds it",
}
LINES = {"steps": "Step", "cautions": "Caution", "equipment": "Needed"}
ADD_LINE = {"steps": "+ Add a step", "cautions": "+ Add a caution", "equipment": "+ Add what is needed"}
ADD = "+ Add"
ADD_NEW = "+ Add a new exercise"
NEW_ROUTINE = "My routine"
NEW_PURPOSE = "Exercises of my own."
NEW_EXERCISE = {
    "name": "My exercise",
    "purpose": "Prescribed for me.",
    "position": "Take the position that you were shown.",
    "start": "Take the position that you were shown.",
    "steps": ("Move as you were shown.", "Hold, and breathe easily.", "Come back slowly."),
    "cautions": (),
}
"""True of any exercise from a sheet: what is not typed is no lie."""
BY_DOSE = "set by the dose"
EMPTY = "–"
NOTHING_CHOSEN = {
    "frequency": EMPTY,
    "first_side": "as in the settings",
    "rest_seconds": "as in the exercise",
    "sides": "both",
    **dict.fromkeys(("left.repetitions", "left.hold_seconds", "right.repetitions", "right.hold_seconds"), "as on both"),
    "rest_after_seconds": "none",
    "note": EMPTY,
    "end": EMPTY,
    "figure": "none",
    **dict.fromkeys(("cues.move_in", "cues.hold", "cues.move_out"), "the usual words"),
    **dict.fromkeys((f"add.{name}" for name in ("steps", "cautions", "equipment")), ""),
}
"""The value of a field for which nothing is chosen, but for those that go by the dose."""
ANY_DAY = "any day"


def title(name: str) -> str:
    """Name the screen."""
    return f"Edit: {name}"


def copy_of(name: str) -> str:
    """Name the copy of a built-in routine or exercise."""
    return f"My {name}"


def hint(field: str) -> str:
    """Say what a line does: a field, or one of several lines such as `steps.2`."""
    if field.startswith("add."):
        return HINTS[field.removeprefix("add.")].removesuffix(REMOVES)
    return HINTS.get(field) or HINTS[field.partition(".")[0]]


def line_label(name: str, number: int) -> str:
    """Name one of several lines."""
    return f"{LINES[name]} {number}"


def phase_label(name: str) -> str:
    """Name a phase."""
    return f"Phase: {name}"


def doses(gentle: str, full: str, milliseconds: int) -> str:
    """Say how much is done, and how long the gentle dose takes."""
    return f"Gentle: {gentle}, {clock(milliseconds)}. Full: {full}"


def not_saved(why: str) -> str:
    """Say that a change is not in the file, and why."""
    return f"Not saved: {why}"


def read_again(name: str) -> str:
    """Say that another version is shown."""
    return f"“{name}” was changed by an editor or another Backstretch. That version is shown; undo brings yours back."


def does_not_fit(routine: str, problem: str, cure: str) -> str:
    """Say why a change of an exercise cannot be made, since a routine fixes something."""
    return f"not changed: in the routine “{routine}”, {problem}; {cure} there first"


def left_group(exercise: str, group: str, rounds: int, undo: str) -> str:
    """Say that an exercise is no longer done in rounds with others. `undo`: the key, or nothing."""
    said = f"“{exercise}” is no longer in the group “{group}” ({counted(rounds, 'round')})"
    return f"{said}; {undo} undoes this" if undo else said


def total(exercises: int, milliseconds: int) -> str:
    """Say how long the routine is."""
    return f"{counted(exercises, 'exercise')}, {clock(milliseconds)} total"


def days(chosen: Sequence[str]) -> str:
    """Name the days of a routine."""
    return ", ".join(day.capitalize() for day in chosen) or ANY_DAY


def number_hint(lowest: float, highest: float, *, in_seconds: bool) -> str:
    """Say which numbers may be typed."""
    return f"← → choose, or Enter: type a number from {lowest:g} to {highest:g}{' seconds' if in_seconds else ''}"


def wrong_number(typed: str, lowest: float, highest: float, *, is_whole: bool) -> str:
    """Say why what was typed is not taken."""
    kind = "a whole number" if is_whole else "a number"
    return f"“{typed}” is not {kind} from {lowest:g} to {highest:g}"


def numbered(number: int, name: str) -> str:
    """Name an entry by its place."""
    return f"{number}. {name}"
