"""Which programs are found, and in what order."""

import sys

from backstretch_tui.sound.programs import ENGINES, engines, players


def test_what_is_found_is_in_order_of_preference() -> None:
    there = {"aplay", "paplay", "pacat", "espeak-ng", "spd-say"}
    streams = ["pacat"] if sys.platform == "linux" else []
    assert players(lambda name: name if name in there else None) == [*streams, "paplay", "aplay"]
    assert engines(lambda name: name if name in there else None) == ["spd-say", "espeak-ng"]
    assert all(engine.reads_input or engine.command[-1] == "--" for engine in ENGINES.values())
