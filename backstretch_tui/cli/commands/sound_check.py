"""`sound-check`: play every tone."""

from argparse import Namespace

from backstretch_tui.cli.library import (
    load_own_settings,
)


def run(_: Namespace) -> int:
    """Play every tone, and say with what."""
    from backstretch_tui.cli.sound_check import check_sound  # late: nothing else has need of it

    return check_sound(load_own_settings()[0])
