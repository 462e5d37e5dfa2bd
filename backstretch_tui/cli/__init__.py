"""The command line: `backstretch`."""

from __future__ import annotations

import gc
import os
import sys

from backstretch_tui.cli.interrupts import loading

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments ask for, and return the exit status."""
    with loading():
        from backstretch_tui.cli.output import guarded

    return guarded(lambda: _run(sys.argv[1:] if arguments is None else arguments))


def _tell_of_new_profile() -> None:
    """Say that the profile that was chosen is new: its name may be misspelt."""
    from backstretch_tui.cli.output import say
    from backstretch_tui.core.text.folders import new_profile
    from backstretch_tui.system.paths import other_profiles, profile_in

    if others := other_profiles(os.environ):
        say(new_profile(profile_in(os.environ), others))


def _run(arguments: Sequence[str]) -> int:
    with loading():
        from backstretch_tui.cli.output import be_quiet
        from backstretch_tui.cli.parser import parse, taken_profile

    arguments, profile = taken_profile(arguments)
    if profile is not None:
        from backstretch_tui.system.paths import PROFILE  # late: it takes as long to import as all the rest

        os.environ[PROFILE] = profile  # for the processes that are started too
    asked = parse(arguments)
    be_quiet(getattr(asked, "quiet", False))
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # we have none; to look for them takes time
    # While all is being loaded, a collection finds nothing to free. The app collects from its first picture on.
    gc.disable()
    try:
        if profile is not None:
            _tell_of_new_profile()
        with loading():
            from backstretch_tui.cli.commands import run  # late: `--help` and `--version` have ended by now

        return run(asked)
    finally:
        gc.enable()
        be_quiet(False)
