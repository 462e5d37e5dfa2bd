"""The reminder: in a calendar, and as a notification."""

from collections.abc import Sequence

from backstretch_tui.core.format.dates import WEEKDAYS

TITLE = "Stretch your back"
DESCRIPTION = (
    "A few gentle exercises on the floor, about ten minutes. Stop if something hurts.\n"
    "In a terminal, type “backstretch start”."
)
NOTIFICATION = "“backstretch next” starts the routine that is due"

# --- what `remind` says ----------------------------------------------------------------------------------------------

ABOUT_UNIT = "Backstretch reminder"
WRITES = "This writes:"
AND_RUNS = "and runs:"
CONFIRMATION = "remind"
TO_SET_UP = "set up the reminder"
NOT_SET_UP = "no reminder was set up"
NO_REMINDER = "there is no reminder; “backstretch remind --at 18:00” sets one up"
REMOVED = "the reminder is removed"
NEEDS_TIME = "give a time, such as --at 18:00"


def title_after(habit: str) -> str:
    """Write the title of a notification that follows a habit: `my coffee`."""
    return f"After {habit}: stretch your back" if habit else TITLE


def set_up(days: Sequence[str], time: str) -> str:
    """Say that the reminder is set up. `days`: `mon`, `wed`; all seven mean every day."""
    when = "every day" if len(days) == len(WEEKDAYS) else f"on {', '.join(day.capitalize() for day in days)}"
    return f"you will be reminded {when} at {time}, unless you have stretched that day"


def missing(program: str) -> str:
    """Say what the system lacks."""
    return (
        f"reminders need the program “{program}”, which is not here; “backstretch export --format ics --at 18:00 "
        "--out back.ics” writes one for any calendar"
    )


def failed(command: str, reason: str) -> str:
    """Say that a command of the system failed."""
    return f"“{command}” failed: {reason}"
