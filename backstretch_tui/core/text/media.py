"""A session as a media player shows it: on lock screens, desktop panels and phones."""

from typing import NamedTuple

from backstretch_tui.core.format.numbers import out_of
from backstretch_tui.core.plan.steps import Plan, Step
from backstretch_tui.core.session import Position, Ready, Running, State
from backstretch_tui.core.text import doses

PLAYER_NAME = "Backstretch"


class NowPlaying(NamedTuple):
    """One step of a session, as a track."""

    track: int
    """The step's index in the plan."""
    title: str
    album: str
    is_playing: bool
    position: int
    """Milliseconds of the step that were spent at the moment `at`."""
    length: int
    """Milliseconds that the step takes."""
    at: int
    """From when on time counts, by the session's clock."""
    speed: int

    def position_at(self, now: int) -> int:
        """Return how many milliseconds of the step are spent now."""
        spent = max(0, now - self.at) * self.speed if self.is_playing else 0
        return min(self.length, self.position + spent)


def now_playing(plan: Plan, state: State, *, is_neutral: bool) -> NowPlaying:
    """Return what a media player shows of a session; with a neutral title, nothing of what is done."""
    position = Position(0) if isinstance(state, Ready) else state.position
    step = plan.steps[position.index]
    return NowPlaying(
        track=step.index,
        title=PLAYER_NAME if is_neutral else title(plan, step),
        album="" if is_neutral else plan.routine.name,
        is_playing=isinstance(state, Running),
        position=position.done,
        length=step.milliseconds + position.extended,
        at=state.at + state.lead_in if isinstance(state, Running) else 0,
        speed=plan.speed,
    )


def title(plan: Plan, step: Step) -> str:
    """Name a step: `Knee to Chest, left leg, 2 of 3`."""
    name = plan.exercise_of(step).name
    if step.kind.traits.is_introduction:
        return f"{name}, {step.kind.traits.name.lower()}"
    side = doses.side_in_words(step.side, plan.phase_of(step))
    return ", ".join(filter(None, [name, side, out_of(step.repetition, step.repetitions)]))
