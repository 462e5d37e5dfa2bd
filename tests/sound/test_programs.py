"""Which programs are found, and in what order."""

from backstretch_tui.sound.programs import ENGINES, engines, players


def test_what_is_found_is_in_order_of_preference() -> None:
    there = {"aplay", "paplay", "espeak-ng", "spd-say"}
    assert players(lambda name: name if name in there else None) == ["paplay", "aplay"]
    assert engines(lambda name: name if name in there else None) == ["spd-say", "espeak-ng"]
    assert all(engine.reads_input or engine.command[-1] == "--" for engine in ENGINES.values())
