"""The screen of a session, its end, and the session as lines."""

from collections.abc import Sequence

from backstretch_tui.core.format.numbers import clock, out_of, whole_seconds
from backstretch_tui.core.format.sentences import capitalized

GET_SET = "Resuming"
GET_SET_HEADLINE = "RESUMING"
PAUSED = "Paused"
PAUSED_HEADLINE = "PAUSED"
THE_END = "The end"
RESUMING = "Resuming in three seconds."

STEP_METER, SESSION_METER = "Step", "Session"

# --- the running session ---------------------------------------------------------------------------------------------


def hold_for(name: str, seconds: str) -> str:
    """Announce a hold. `name`: of the kind of step."""
    return f"{name} for {seconds}"


def turn(side: str, repetition: str) -> str:
    """Say which side and repetition it is; `side` is empty where it stays the same or there are none."""
    return capitalized(", ".join(filter(None, (side, repetition))))


def next_is(what: str) -> str:
    """Announce what comes next."""
    return f"Next: {what}"


def left(milliseconds: int) -> str:
    """Say how long the session still takes."""
    return f"{clock(milliseconds)} left"


def ends(time: str) -> str:
    """Say when the session ends, by the clock on the wall."""
    return f"ends {time}"


def press_to_resume(reason: str, key: str) -> str:
    """Say why it is paused, and how to resume."""
    return f"{reason} Press {key} to resume."


def press_to_test(reason: str, key: str) -> str:
    """Say that there is no sound, and how to test it."""
    return f"{reason} Press {key} to test it."


def rehearsal(speed: int) -> str:
    """Say that it is a rehearsal."""
    return f"Rehearsal, {speed}× as fast"


def rehearsal_short(speed: int) -> str:
    """Say the same where there is little room."""
    return f"{speed}×"


# --- leaving it ------------------------------------------------------------------------------------------------------

LEAVE_TITLE = "The session is paused"
LEAVE_RESUME = "Resume the session"
LEAVE_FINISH = "End now and show the summary"
LEAVE_DISCARD = "Discard this session"

# --- its summary -----------------------------------------------------------------------------------------------------


def note(text: str) -> str:
    """Show the note of a session."""
    return f"Note: {text}"


def headline(verdict: str, *, is_rehearsal: bool) -> str:
    """Say what came of the session."""
    return f"This was a rehearsal. {verdict}" if is_rehearsal else verdict


def facts(held: int, planned: int, pain: str, saving: str) -> str:
    """Say how long was held, in milliseconds, then the pain and whether it is saved, where that is known."""
    said = [f"Held {clock(whole_seconds(held))} of {clock(planned)}."]
    return " ".join([*said, *(f"{capitalized(fact)}." for fact in (pain, saving) if fact)])


REPORT_HEADINGS = ("Exercise", "Side", "", "Repetitions", "Held")

# --- as lines --------------------------------------------------------------------------------------------------------


def is_over(verdict: str) -> str:
    """Say that the session is over, and what came of it."""
    return f"The session is over. {verdict}"


def report_line(what: str, facts: Sequence[str]) -> str:
    """Say what came of one exercise or side."""
    return f"{what}: {', '.join(filter(None, facts))}."


def new_exercise(name: str, number: int, of: int) -> str:
    """Name an exercise as it begins."""
    return f"{name}, exercise {out_of(number, of)}"


def new_phase(name: str) -> str:
    """Name a phase as it begins."""
    return f"Then {name.lower()}"


def getting_ready(what: str, kind: str, seconds: str, cue: str) -> str:
    """Announce an exercise or a phase. `kind`: the name of the kind of step; `seconds`: nothing where it waits."""
    return f"{what}. {_lasting(kind, seconds)}. {cue}"


def step(kind: str, seconds: str, turn: Sequence[str], cue: str) -> str:
    """Announce any other step. `turn`: the side, where there is one, and which repetition it is."""
    return f"{_lasting(kind, seconds)}. {capitalized(', '.join(filter(None, turn)))}. {cue}"


def _lasting(kind: str, seconds: str) -> str:
    return f"{kind} {seconds}" if seconds else kind
