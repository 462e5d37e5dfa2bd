"""Where the joints are at any moment of a movement."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import cos, pi

from backstretch_tui.core.figure.body import Joints, between, joints_of
from backstretch_tui.core.figure.drawing import FRAMES_PER_SECOND
from backstretch_tui.core.figure.model import Figure
from backstretch_tui.core.model.exercise import Phase, Side
from backstretch_tui.core.plan.steps import Part, Step

BREATH = 5_000
"""Milliseconds that one easy breath takes."""

BREATH_FRAMES = 10
"""How many pictures one breath is shown in: it is so slow that more would not be seen."""

BREATH_DEPTH = 0.7
"""How far the belly rises with it."""

REPEATED = 2_000
"""How many milliseconds each way of a movement takes that is done over and over, where its file does not say."""

DEMONSTRATED_START = 1_000
DEMONSTRATED_HOLD = 3_000
"""How many milliseconds a demonstration stays at the start, and in the hold."""


PREVIEW_AFTER = 2_000
PREVIEWED_HOLD = 1_000
"""When the preview of a movement begins, after so many milliseconds of getting ready, and how long its hold is."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A place in a repetition."""

    part: Part
    share: float = 0.0
    """How far the movement has come, from 0 to 1; in the hold, how far a breath has."""
    side: Side | None = None
    """The side that works, or that is being crossed over to."""


def moment_of(step: Step, phase: Phase, done: int, frames_per_second: int = FRAMES_PER_SECOND) -> Moment:
    """Return the moment after `done` milliseconds of a step.

    It stays the same until the next picture is due, and wherever nothing moves, so that equal moments need no drawing.
    While a person gets ready, the coming movement is previewed once.
    """
    part, over, length = _part_at(step, phase, done)
    return moment_in(part, over, length, step.side, frames_per_second)


def milliseconds_to_next(step: Step, phase: Phase, done: int, frames_per_second: int = FRAMES_PER_SECOND) -> int | None:
    """Return how long until the next picture of a step is due; None where nothing moves."""
    part, over, length = _part_at(step, phase, done)
    is_preview = step.kind.traits.is_introduction
    if part is Part.START:
        return length - over if is_preview and over < length else None
    frame = picture_length(part, frames_per_second)
    due = frame - over % frame
    return min(due, length - over) if is_preview else due


def _part_at(step: Step, phase: Phase, done: int) -> tuple[Part, int, int]:
    """Return the part of a movement that a step shows, how much of it is over and how long it is, in milliseconds."""
    if step.kind.traits.is_introduction:
        return _preview(step, phase, done)
    part = step.kind.traits.part
    if part is Part.REPEAT:
        return _repeated(phase, done)
    return Part.START if part is Part.CROSS and not phase.crosses else part, done, step.milliseconds


def _repeated(phase: Phase, done: int) -> tuple[Part, int, int]:
    """Return the same of a movement that is done over and over, there and back."""
    there, back = (round(seconds * 1000) or REPEATED for seconds in (phase.move_in_seconds, phase.move_out_seconds))
    over = done % (there + back)
    return (Part.MOVE_IN, over, there) if over < there else (Part.MOVE_OUT, over - there, back)


def _preview(step: Step, phase: Phase, done: int) -> tuple[Part, int, int]:
    """Return the same of the preview while a person gets ready: before and after it, the start."""
    lengths = [round(phase.move_in_seconds * 1000), PREVIEWED_HOLD, round(phase.move_out_seconds * 1000)]
    shrunk = min(1.0, (step.milliseconds - PREVIEW_AFTER) / sum(lengths))
    left = done - PREVIEW_AFTER
    if left >= 0 and shrunk > 0:
        for part, length in zip((Part.MOVE_IN, Part.HOLD, Part.MOVE_OUT), lengths, strict=True):
            if left < int(length * shrunk):
                return part, left, int(length * shrunk)
            left -= int(length * shrunk)
    return Part.START, done, min(PREVIEW_AFTER, step.milliseconds)


def demonstrated(
    phases: Sequence[Phase], milliseconds: int, frames_per_second: int = FRAMES_PER_SECOND
) -> tuple[Phase, Moment]:
    """Return the phase and moment of a demonstration: one phase after the other, each on both sides, over and over."""
    parts = [(phase, *part) for phase in phases for part in _demonstrated_parts(phase)]
    left = milliseconds % sum(length for _, _, length, _ in parts)
    for phase, part, length, side in parts:
        if left < length:
            return phase, moment_in(part, left, length, side, frames_per_second)
        left -= length
    raise AssertionError("what is left of a division is less than the divisor")


def _demonstrated_parts(phase: Phase) -> list[tuple[Part, int, Side | None]]:
    """Return the parts of a demonstration, with their milliseconds and sides."""
    move_in, move_out = round(phase.move_in_seconds * 1000), round(phase.move_out_seconds * 1000)
    sides = phase.sides_done
    parts: list[tuple[Part, int, Side | None]] = [(Part.START, DEMONSTRATED_START, sides[0])]
    for side in sides:
        if phase.crosses and side == "right":
            parts[-1] = (Part.CROSS, round(phase.change_side_seconds * 1000), side)
        else:
            parts.append((Part.MOVE_IN, move_in, side))
        parts += [(Part.HOLD, DEMONSTRATED_HOLD, side), (Part.MOVE_OUT, move_out, side)]
    return parts


def pose_at(figure: Figure, moment: Moment) -> Joints:
    """Return where the joints are at a moment."""
    share, is_going_in = _way(moment)
    side = moment.side
    if moment.part is Part.CROSS and not is_going_in:
        side = "right" if side == "left" else "left"
    last = len(figure.poses) - 1
    index = min(int(share * last), last - 1)
    start, end, rest = figure.poses[index], figure.poses[index + 1], share * last - index
    posture = between(start.posture, end.posture, rest)
    if moment.part is Part.HOLD:
        posture = replace(posture, belly=posture.belly - BREATH_DEPTH * (1 - cos(2 * pi * moment.share)) / 2)
    shows_arrow = moment.part in (Part.MOVE_IN, Part.HOLD)
    return replace(
        joints_of(posture, side),
        works=figure.works,
        arrow=shows_arrow and (start if rest < 0.5 else end).arrow,
        towel=(start.towel or rest == 1) and (end.towel or rest == 0),
    )


def key_pose(figure: Figure, moment: Moment) -> int:
    """Return which key pose is there at a moment, or being gone to: 0 for the first."""
    share, is_going_in = _way(moment)
    last = len(figure.poses) - 1
    return min(last, int(share * last) + is_going_in)


def _way(moment: Moment) -> tuple[float, bool]:
    """Return how far a body is from the start (0) to the hold (1), and whether that is where it goes or stays."""
    share = moment.share
    match moment.part:
        case Part.START:
            return 0.0, False
        case Part.HOLD:
            return 1.0, True
        case Part.MOVE_OUT:
            return 1 - share, False
        case Part.CROSS if share < 0.5:
            return 1 - 2 * share, False
        case Part.CROSS:
            return 2 * share - 1, True
    return share, True


def frozen(figure: Figure, moment: Moment) -> Moment:
    """Return the key pose nearest to a moment, for those who want nothing to move."""
    if moment.part is Part.HOLD:
        return replace(moment, share=0.0)
    poses = (len(figure.poses) - 1) * (2 if moment.part is Part.CROSS else 1)
    return replace(moment, share=round(moment.share * poses) / poses)


def key_moments(figure: Figure, side: Side | None) -> list[Moment]:
    """Return the moment of each key pose, on the way in."""
    last = len(figure.poses) - 1
    return [*(Moment(Part.MOVE_IN, index / last, side) for index in range(last)), Moment(Part.HOLD, 0.0, side)]


def picture_length(part: Part, frames_per_second: int) -> int:
    """Return how many milliseconds one picture of a part is shown."""
    return BREATH // BREATH_FRAMES if part is Part.HOLD else 1000 // frames_per_second


def moment_in(part: Part, done: int, milliseconds: int, side: Side | None, frames_per_second: int) -> Moment:
    """Return the moment after some of the milliseconds that a part of a movement lasts; a hold lasts as it likes."""
    if part is Part.START:
        return Moment(part, 0.0, side)
    if part is Part.HOLD:
        return Moment(part, done % BREATH * BREATH_FRAMES // BREATH / BREATH_FRAMES, side)
    frame = done * frames_per_second // 1000
    share = min(1.0, frame * 1000 / frames_per_second / milliseconds)
    return Moment(part, share * share * (3 - 2 * share), side)  # a body sets off and arrives gently
