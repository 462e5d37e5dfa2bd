"""Problems of a value in a TOML file, each with its cure."""

from collections.abc import Sequence

from backstretch_tui.core.format.numbers import counted
from backstretch_tui.core.text.file_errors import Problem

EXAMPLES = {
    "name": 'name = "Calf Raise"',
    "purpose": 'purpose = "What it is good for."',
    "position": 'position = "How to lie, sit or stand."',
    "start": 'start = "Lie on your back."',
    "steps": 'steps = ["First this.", "Then that."]',
    "phases": "[[phases]], and below it name, hold_seconds and repetitions",
    "hold_seconds": "hold_seconds = { min = 5, max = 10 }",
    "repetitions": "repetitions = { min = 5, max = 10 }",
    "min": "min = 5",
    "max": "max = 10",
    "exercises": '[[exercises]], and below it id = "bridge"',
    "id": 'id = "bridge"',
}
"""How to write each key that has to be there, or that is a table."""

# --- values of the wrong kind ----------------------------------------------------------------------------------------

HUGE_NUMBER = "a very large number"
LIST = "a list"
TABLE = "a table"
DATE_OR_TIME = "a date or a time"


def quoted(text: str) -> str:
    """Name a text that was found."""
    return f"“{text}”"


def missing(key: str) -> Problem:
    """Say that a key is missing. `key`, here and below: the key in question."""
    return "missing", f"add {EXAMPLES.get(key, 'it')}"


def not_text(found: str) -> Problem:
    """Ask for text. `found`, here and below: what was found, as `quoted` or a constant above names it."""
    return f"must be text, not {found}", "put it in quotes"


def not_whole_number(found: str) -> Problem:
    """Ask for a whole number."""
    return f"must be a whole number, not {found}", "write a number such as 5"


def not_true_or_false(found: str) -> Problem:
    """Ask for true or false."""
    return f"must be true or false, not {found}", "write it without quotes"


def not_id(found: str) -> Problem:
    """Ask for an id."""
    return f"{found} is not a valid id", "write an id such as knee-to-chest"


def not_list(key: str) -> Problem:
    """Ask for a list."""
    return "must be a list", f"write {EXAMPLES.get(key, 'it in brackets: [ … ]')}"


def not_table(found: str, key: str) -> Problem:
    """Ask for a table with keys that are given."""
    return f"must be a table, not {found}", f"write {EXAMPLES.get(key, 'keys and values')}"


def not_table_of_entries(found: str) -> Problem:
    """Ask for a table with keys of the person's own."""
    return f"must be a table, not {found}", "write its entries under a heading"


def empty_list(key: str) -> Problem:
    """Ask for something in a list."""
    return "the list is empty", f"write {EXAMPLES.get(key, 'at least one entry')}"


def too_long_text(characters: int, most: float) -> Problem:
    """Say that a text has more characters than the most."""
    return f"has {characters} characters", _maximum(most)


def too_long_list(entries: int, most: float) -> Problem:
    """Say that a list has more entries than the most."""
    return f"has {entries} entries", _maximum(most)


def too_small(found: str, least: float) -> Problem:
    """Say that a number is less than the least."""
    return f"{found} is too small", f"the minimum is {least:g}"


def too_large(found: str, most: float) -> Problem:
    """Say that a number is more than the most."""
    return f"{found} is too large", _maximum(most)


def far_too_large(found: str) -> Problem:
    """Say that a number is too large to count with."""
    return f"{found} is too large", "write a smaller number"


def not_a_choice(found: str, choices: Sequence[str], meant: str) -> Problem:
    """Say that a value is none of the choices. `meant`: a suggestion, or nothing."""
    *first, last = (f'"{choice}"' for choice in choices)
    either = f"{', '.join(first)} or {last}" if first else last
    return f"{found} is not allowed here", meant or f"write {either}"


def unknown_key(keys: Sequence[str], meant: str) -> Problem:
    """Say that there is no such key, but these. `meant`: a suggestion, or nothing."""
    return "unknown key", meant or f"remove it, or use one of these: {', '.join(keys)}"


_PLACES = {
    "Exercise": "the top of an exercise’s file",
    "Phase": "a phase of an exercise, under [[phases]]",
    "Cues": "the cues of a phase, under [phases.cues]",
    "Routine": "the top of a routine’s file",
    "Entry": "an exercise of a routine, under [[exercises]]",
    "Group": "a group of a routine, under [groups.…]",
}
"""Where the keys of a model are written, by its name."""


def misplaced_key(models: Sequence[str]) -> Problem:
    """Say that a key belongs elsewhere. `models`: the names of those that have it."""
    return "is not used here", f"move it to {', or to '.join(_PLACES[model] for model in models)}"


def more_errors(number: int) -> Problem:
    """Say how many errors of a file are not listed."""
    return counted(number, "more error"), "fix these first, then check again"


def _maximum(most: float) -> str:
    return f"the maximum is {most:g}"


# --- what the models refuse: the problem and its cure in one text, with a semicolon between --------------------------

EMPTY = "must not be empty; write something, or remove the line"
LINE_BREAK = "must not contain line breaks or tabs; write it on one line"
NOT_A_NUMBER = "must be a number; write it without quotes"
NOT_FINITE = "must be a finite number; write a number such as 5 or 2.5"
NO_WAY_ACROSS = 'crosses needs sides = "alternating" and change_side_seconds above 0; set them, or remove it'
NO_TIME = "a repetition without hold_seconds and move_in_seconds takes no time; set one of them"
GAP_ABOVE_THE_FLOOR = "a raised trunk leaves no gap under the back; set trunk or gap to 0"


def hidden_character(place: int, code: str) -> str:
    """Say which character of a text cannot be shown, counted from 1."""
    return f"character {place} is {code}, a control or direction mark that cannot be shown; remove it"


def character_of_unsure_width(place: int, code: str) -> str:
    """Say which character of a text would move what is beside it, counted from 1."""
    return f"character {place} is {code}, which terminals show in different widths; remove it"


def no_side_to_name(word: str) -> str:
    """Say that there is no side to name. `word`: what stands for the side in a cue."""
    return f'{word} in a cue needs sides = "alternating"; set that, or remove it'


def no_group(group: str) -> str:
    """Say that an entry is of a group that the routine does not have."""
    return f"there is no group “{group}”; add [groups.{group}] with rounds, or remove it"


def group_in_parts(group: str) -> str:
    """Say that the entries of a group are not next to each other."""
    return f"other exercises stand between those of the group “{group}”; put them next to each other"


def no_sides(key: str, exercise: str) -> Problem:
    """Say that a routine fixes something for one side of an exercise that has none. `key`: of the entry."""
    return f"{exercise} is not done on two sides", f"remove {key}"


def poses_without_steps(poses: int, steps: int) -> str:
    """Say that step_poses does not have as many entries as steps."""
    return f"step_poses has {poses} poses for {steps} steps; write one for each step, or remove step_poses"


def not_a_range(number: float) -> str:
    """Say that a single number stands where a range belongs."""
    return f"must be a range, not a single number; write {{ min = {number}, max = {number} }}"


def range_reversed(low: float, high: float) -> str:
    """Say that a range has its ends the wrong way round."""
    return f"min is {low:g}, greater than max, {high:g}; swap them"


def under_the_floor(limb: str) -> str:
    """Say that a pose goes through the floor. `limb`, here and below: its key in the file."""
    return f"{limb} goes through the floor; change its angles"


def under_the_floor_between(start: str, end: str, limb: str) -> str:
    """Say so of the way from one pose to another."""
    return f"between “{start}” and “{end}”, {limb} goes through the floor; put a pose in between"


# --- files that do not fit each other --------------------------------------------------------------------------------


def faulty_exercise(exercise: str, place: str) -> Problem:
    """Say that an exercise cannot be used. `place`, here and below: the file and line of the error."""
    return f"the exercise “{exercise}” has an error in {place}", "fix that first"


def no_exercise(exercise: str) -> Problem:
    """Say that a routine names an exercise that does not exist."""
    return f"there is no exercise “{exercise}”", "add one, or remove this entry"


def faulty_figure(figure: str, place: str) -> Problem:
    """Say that a figure cannot be drawn."""
    return f"the figure “{figure}” has an error in {place}", "fix that first"


def no_figure(figure: str) -> Problem:
    """Say that an exercise names a figure that does not exist."""
    return f"there is no figure “{figure}”", "add one, or remove this line"


def no_phase(name: str, known: Sequence[str]) -> Problem:
    """Say that an exercise has no such phase. `known`, here and below: the names that there are."""
    return f"there is no phase “{name}”", _write_one_of(known)


def no_pose(name: str, figure: str, known: Sequence[str]) -> Problem:
    """Say that a figure has no such pose."""
    return f"the figure “{figure}” has no pose “{name}”", _write_one_of(known)


def _write_one_of(names: Sequence[str]) -> str:
    return f"write {' or '.join(f'“{name}”' for name in names)}"


def too_many_repetitions(number: int, most: int) -> Problem:
    """Say that a routine comes to more repetitions than the most."""
    return f"{number:,} repetitions are too many, with each side counted", f"the maximum is {most:,}"


def out_of_range(fixed: float, low: float, high: float, exercise: str, phase: str) -> Problem:
    """Say that a routine fixes a value outside the range of a phase."""
    allowed = f"{low:g}" if low == high else f"from {low:g} to {high:g}"
    return f"{fixed:g} is outside the range of “{exercise}”, “{phase}”", f"write {allowed}, or remove it"


# --- settings --------------------------------------------------------------------------------------------------------

NO_KEY: Problem = ("no key is given", 'write one, such as "space"; the key , is called comma')


def unknown_theme(theme: str, meant: str) -> Problem:
    """Say that there is no such theme. `meant`, here and below: a suggestion, or nothing."""
    return f"unknown theme “{theme}”", meant or "choose one in the command palette (ctrl+p, Theme)"


def unknown_action(meant: str) -> Problem:
    """Say that there is no action with such an id."""
    return "unknown action", meant or "run “backstretch keys” for all ids"


def unknown_key_name(name: str, meant: str) -> Problem:
    """Say that no key of the keyboard has such a name."""
    return f"unknown key “{name}”", meant or "write names such as space, f5, n or ctrl+x"


def key_in_use(name: str, action: str, action_id: str) -> Problem:
    """Say which other action has a key."""
    problem = f"“{name}” is already used for “{action}” ({action_id})"
    return problem, f"choose another key, or change {action_id} too"


def reserved_key(name: str, reason: str) -> Problem:
    """Say what a key does here that cannot be changed."""
    return f"“{name}” {reason}", "choose another key"


def typing_key(name: str) -> Problem:
    """Say that a key would be missing where text is typed."""
    return f"“{name}” is needed for typing", "choose a function key, or one with ctrl"
