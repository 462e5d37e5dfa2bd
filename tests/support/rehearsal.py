"""A session played by a script: what is done, where the session then stands, and what was heard.

A script is a table of three columns. The first is played; the other two are compared with what came of it:

    begin       | running: get-ready 1 at 0  | get-ready
    after 12    | running: move-in 1 at 2    | move-in
    pause       | paused (asked): move-in 1 at 2 | paused
"""

import re
from collections.abc import Callable

from backstretch_tui.core.audio.tones import COUNTS
from backstretch_tui.core.plan.steps import Plan
from backstretch_tui.core.session import (
    EVENTS,
    Effects,
    Event,
    Finished,
    Log,
    Pause,
    Paused,
    PauseReason,
    Position,
    Ready,
    Running,
    Sound,
    State,
    Tick,
    advance,
)

COMMANDS: dict[str, Callable[[int], Event]] = {
    **{re.sub(r"\B([A-Z])", r" \1", name).lower(): event for name, event in EVENTS.items()},
    "read": lambda at: Pause(at, PauseReason.READING),
    "gap": lambda at: Pause(at, PauseReason.GAP),
}
"""Every event by its name in plain words, `skip exercise`, and pauses for other reasons than the key."""


class Rehearsal:
    """A session and the clock that it hears."""

    def __init__(self, plan: Plan, ticks_every: int = 250) -> None:
        self.plan = plan
        self.state: State = Ready()
        self.now = 0
        self.effects: Effects = ()
        """All that was ordered since the session began."""
        self._ticks_every = ticks_every

    def send(self, event: Event) -> None:
        self.state, effects = advance(self.plan, self.state, event)
        self.effects += effects

    def after(self, seconds: float) -> None:
        """Let time pass, with ticks."""
        end = self.now + round(seconds * 1000)
        while self.now < end:
            self.now = min(end, self.now + self._ticks_every)
            self.send(Tick(self.now))

    def asleep(self, seconds: float) -> None:
        """Let time pass without a tick; negative, the clock goes back."""
        self.now += round(seconds * 1000)

    def do(self, command: str) -> None:
        """Play one line: an event's name, `after 12`, or `asleep 3600`."""
        verb, _, number = command.partition(" ")
        if verb == "after":
            self.after(float(number))
        elif verb == "asleep":
            self.asleep(float(number))
        else:
            self.send(COMMANDS[command](self.now))

    @property
    def log(self) -> Log:
        assert not isinstance(self.state, Ready)
        return self.state.log

    @property
    def stands(self) -> str:
        """Say where the session is."""
        match self.state:
            case Ready():
                return "ready"
            case Running(position, lead_in=lead_in):
                return f"running: {self._place(position)}" + (f" in {lead_in / 1000:g}" if lead_in else "")
            case Paused(position, reason):
                return f"paused ({reason.value}): {self._place(position)}"
            case Finished(position):
                return f"finished, from {self._place(position)}"

    def _place(self, position: Position) -> str:
        step = self.plan.steps[position.index]
        turn = [step.kind.value, step.side or "", str(step.repetition)]
        exercise = [f"{step.exercise}'s"] if len(self.plan.exercises) > 1 else []
        longer = [f"+{position.extended / 1000:g}"] if position.extended else []
        return " ".join([*exercise, *filter(None, turn), *longer, f"at {position.done / 1000:g}"])


def play(plan: Plan, script: str, ticks_every: int = 250) -> Rehearsal:
    """Play a script and compare its other columns with what came of it."""
    rehearsal = Rehearsal(plan, ticks_every)
    told = [[cell.strip() for cell in line.split("|")] for line in script.strip().splitlines()]
    came = []
    for command, *_ in told:
        heard = len(rehearsal.effects)
        rehearsal.do(command)
        # The ticks of the last seconds of a hold are left out: there would be little else to read.
        tones = [effect.tone for effect in rehearsal.effects[heard:] if isinstance(effect, Sound)]
        came.append([command, rehearsal.stands, " ".join(tone.value for tone in tones if tone not in COUNTS)])
    assert came == told
    return rehearsal
