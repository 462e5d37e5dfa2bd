"""The garbage collector, which is off until the first screen is there."""

import gc


def collect_from_now_on() -> None:
    """Turn the garbage collector on, and spare it what was loaded to stay."""
    gc.freeze()
    gc.enable()
