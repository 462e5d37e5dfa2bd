"""The advice on the dose: why, and what to change."""

from collections.abc import Sequence

HEADING = "About your dose"
ASKED_LATER = "You will be asked about it before your next session."

# --- why -------------------------------------------------------------------------------------------------------------

NO_SESSION_SINCE = "You have not done a session since the last suggestion."
THREE_EASY_SESSIONS = "You completed three sessions in a row, on different days, with pain of 3 or less."
THREE_CUT_SHORT = "Your last three sessions were cut short."
SOME_PAIN = "Pain of 4 or 5 is a reason not to do more."
NOTHING_CALLS = "No change is needed."

# --- what ------------------------------------------------------------------------------------------------------------

STAY = "Keep this dose."
GENTLEST = "Every exercise is already at its gentlest: rest, or do fewer of them."
GENTLEST_TO_BEGIN = "Every exercise is at its gentlest: a good dose to start again with."
FULLEST = "Every exercise is already at its fullest."


def days_away(days: int) -> str:
    """Say how long ago the last session was; a week at least."""
    return f"Your last session was {days} days ago."


def pain_now(score: int) -> str:
    """Say that pain before this session is high."""
    return f"Your pain is {score} out of 10 now."


def pain_last(score: int) -> str:
    """Say that pain in the last session was high."""
    return f"Your pain was {score} out of 10 in your last session."


def pain_risen(earlier: int, later: int) -> str:
    """Say that pain before sessions has risen."""
    return f"Your pain before a session has risen from {earlier} to {later}."


def holds(exercise: str, now: float, then: float) -> str:
    """Say that holds become longer or shorter; in seconds."""
    return f"{exercise}, holds of {then:g} s instead of {now:g} s"


def repetitions(exercise: str, now: float, then: float) -> str:
    """Say that there are more or fewer repetitions."""
    return f"{exercise}, {then:g} {'time' if then == 1 else 'times'} instead of {now:g}"


def step_down(step: str) -> str:
    """Advise to do a little less. `step`, here and below: `holds` or `repetitions` of one exercise."""
    return f"One step down: {step}."


def step_up(step: str) -> str:
    """Advise to do a little more."""
    return f"One step up: {step}."


def step_down_each(steps: Sequence[str]) -> str:
    """Advise to do a little less of everything."""
    return f"One step down for each exercise: {'; '.join(steps)}."


def back_to_gentle(steps: Sequence[str]) -> str:
    """Advise to begin again."""
    return f"Back to gentle: {'; '.join(steps)}."
