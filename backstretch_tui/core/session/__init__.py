"""A stretching session: events in, state and effects out.

The complexity is in the plan. A session is a position in its flat tuple of steps, and one of four states:

    Ready --Begin--> Running --Pause, a gap, a step that waits--> Paused --Resume--> Running --the end, Stop--> Finished

Every event carries `at`, whole milliseconds of a clock that never goes back and that counts on in sleep. Time passed
is `at` minus the last `at`, never a number of ticks; what a step does not use runs into the next. So many ticks or few
give the same state and the same effects. An illegal event raises IllegalEventError and changes nothing. Should two
events come in the wrong order all the same, no time passes until the clock is past the later one again.
"""

from backstretch_tui.core.session.effects import Effect, Effects, Say, Sound
from backstretch_tui.core.session.events import (
    EVENTS,
    EXTENSION,
    Back,
    BackExercise,
    Begin,
    Event,
    Extend,
    Pause,
    PauseReason,
    Resume,
    Skip,
    SkipExercise,
    Stop,
    Tick,
)
from backstretch_tui.core.session.machine import (
    GAP,
    LEAD_IN,
    LEGAL,
    IllegalEventError,
    advance,
    legal,
    milliseconds_to_sound,
)
from backstretch_tui.core.session.states import (
    Finished,
    Interruption,
    Log,
    Paused,
    Position,
    Ready,
    Running,
    State,
    StepOutcome,
    Visit,
)

__all__ = [
    "EVENTS",
    "EXTENSION",
    "GAP",
    "LEAD_IN",
    "LEGAL",
    "Back",
    "BackExercise",
    "Begin",
    "Effect",
    "Effects",
    "Event",
    "Extend",
    "Finished",
    "IllegalEventError",
    "Interruption",
    "Log",
    "Pause",
    "PauseReason",
    "Paused",
    "Position",
    "Ready",
    "Resume",
    "Running",
    "Say",
    "Skip",
    "SkipExercise",
    "Sound",
    "State",
    "StepOutcome",
    "Stop",
    "Tick",
    "Visit",
    "advance",
    "legal",
    "milliseconds_to_sound",
]
