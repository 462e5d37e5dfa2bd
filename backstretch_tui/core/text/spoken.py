"""Spoken phrases, short enough to be recorded once and used everywhere."""

from backstretch_tui.core.format.sentences import sentence

Phrases = tuple[str, ...]

HALF_WAY: Phrases = ("Half way.",)
BREATHE: Phrases = ("Breathe.",)
"""Said in each short hold, which has no time for more: nobody should hold their breath."""
STOP_IF_IT_HURTS: Phrases = ("Stop if it hurts.",)
SPACE_PAUSES: Phrases = ("Space pauses.",)
ALL_DONE: Phrases = ("All done.",)
LAST_ONE: Phrases = ("Last one.",)
PAUSED: Phrases = ("Paused.",)
OVER: Phrases = ("The session is over.",)
NEXT_IS_THE_END: Phrases = ("Next,", "the end.")


def session(exercises: int, milliseconds: int) -> Phrases:
    """Say how many exercises a session has, and about how long it lasts."""
    minutes = max(1, round(milliseconds / 60_000))
    return (
        str(exercises),
        "exercise, about" if exercises == 1 else "exercises, about",
        str(minutes),
        "minute." if minutes == 1 else "minutes.",
    )


def count(second: int) -> Phrases:
    """Count one of the last seconds of a hold."""
    return (f"{second}.",)


def exercise(number: int, of: int) -> Phrases:
    """Say which exercise it is."""
    return ("Exercise", str(number), "of", f"{of}.")


def set_of(number: int, of: int) -> Phrases:
    """Say which set it is."""
    return ("Set", str(number), "of", f"{of}.")


def repetition(number: int, of: int) -> Phrases:
    """Say which repetition it is."""
    return (str(number), "of", f"{of}.")


def turn(side: str, number: int, of: int) -> Phrases:
    """Say which side and repetition it is; `side` is empty where there are none."""
    return (*((f"{side},",) if side else ()), *repetition(number, of))


def side(name: str) -> Phrases:
    """Say which side comes: `Left leg`."""
    return (f"{name}.",)


def side_first(name: str) -> Phrases:
    """Say which side is the first."""
    return (f"{name} first.",)


def then(phase: str) -> Phrases:
    """Say which phase comes."""
    return (sentence(f"Then {phase.lower()}"),)


def kind(name: str) -> Phrases:
    """Say the name of a kind of step."""
    return (f"{name}.",)


def next_exercise(name: str) -> Phrases:
    """Say which exercise comes next, during the one before."""
    return ("Next:", sentence(name))


def next_is(*phrases: str) -> Phrases:
    """Say what comes next, to a person who asks."""
    return ("Next,", *phrases)


def this_is(name: str) -> Phrases:
    """Say which exercise it is, to a person who asks."""
    return ("This is", sentence(name))


def left(milliseconds: int) -> Phrases:
    """Say how long a step still lasts."""
    return (*seconds(milliseconds), "left.")


def seconds(milliseconds: int) -> Phrases:
    """Say a number of seconds, or of minutes where it is two or more of them."""
    if milliseconds >= 120_000 and milliseconds % 60_000 == 0:
        return (str(milliseconds // 60_000), "minutes")
    number = f"{milliseconds / 1000:g}"
    return (number, "second" if number == "1" else "seconds")


def dose(sets: int, repetitions: int, hold: int, sides: str) -> Phrases:
    """Say how much is to be done: `("3", "times", "10", "seconds,", "each leg.")`.

    `hold` is in milliseconds, 0 where nothing is held; `sides` is empty where there are none.
    """
    said = [*(() if sets == 1 else (str(sets), "sets of"))]
    said += ["Once"] if repetitions == 1 else [str(repetitions), "times"]
    if hold:
        said += seconds(hold)
    if sides:
        said[-1] += ","
        said.append(sides)
    said[-1] += "."
    return tuple(said)
