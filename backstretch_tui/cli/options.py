"""From words on the command line to a session; what is not said there, settings.toml says."""

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace

from backstretch_tui.cli.output import UsageError, number_in, pick
from backstretch_tui.content.settings import Settings
from backstretch_tui.core.audio.cue_compiler import VOICES
from backstretch_tui.core.model.exercise import Routine
from backstretch_tui.core.plan.dose import LEVELS, Dose
from backstretch_tui.core.plan.options import MAX_SPEED, SIDE_ORDERS, SIDES, Choices
from backstretch_tui.core.plan.request import Today
from backstretch_tui.core.text import command_errors
from backstretch_tui.ui.state import AppState, RunOptions


def state_from(asked: Namespace, settings: Settings, routine: Routine) -> AppState:
    """Return all that is chosen when a command begins. Raises UsageError."""
    session = Choices(
        dose=None if asked.dose is None else _dose(asked.dose),
        first_side=None if asked.first_side is None else pick(command_errors.SIDE, asked.first_side, SIDES),
        side_order=None if asked.side_order is None else pick(command_errors.SIDE_ORDER, asked.side_order, SIDE_ORDERS),
        wait_for_key=asked.wait_for_key,
        teach=getattr(asked, "teach", None),
        speed=number_in("--speed", getattr(asked, "speed", "1"), MAX_SPEED),
    )
    run = replace(sound_options(asked), session=session, asks=getattr(asked, "questions", None))
    return AppState(settings, Today(routine.id, left_out=_left_out(asked.only, routine)), run)


def sound_options(asked: Namespace) -> RunOptions:
    """Return what was said about sound for this run. Raises UsageError."""
    voice = getattr(asked, "voice", None)
    chosen = None if voice is None else pick(command_errors.VOICE, voice, VOICES)
    return RunOptions(voice=chosen, tones=getattr(asked, "tones", None))


def _dose(text: str) -> Dose:
    doses = [*LEVELS, *(f"{hold}/{repetitions}" for hold in LEVELS for repetitions in LEVELS)]
    return Dose.parse(pick(command_errors.DOSE, text, doses, command_errors.CHOOSE_DOSE))


def _left_out(only: Sequence[str] | None, routine: Routine) -> frozenset[str]:
    """Return the ids of all exercises but those named, one by one or with commas."""
    if only is None:
        return frozenset()
    wanted = [word.strip() for word in ",".join(only).split(",") if word.strip()]
    if not wanted:
        raise UsageError(command_errors.NO_EXERCISE_NAMED)
    ids = [entry.id for entry in routine.exercises]
    return frozenset(ids) - {pick(command_errors.exercise_in(routine.id), word, ids) for word in wanted}
