"""`render`: a session as a sound file."""

from argparse import Namespace
from dataclasses import replace

from backstretch_tui.cli.files import named_file
from backstretch_tui.cli.library import (
    load_library,
    load_own_settings,
    pick_routine,
)
from backstretch_tui.cli.options import state_from
from backstretch_tui.cli.output import UsageError
from backstretch_tui.cli.render import render_to
from backstretch_tui.core.audio.cue_compiler import with_cues
from backstretch_tui.core.text import sound
from backstretch_tui.sound.encode import ENCODERS
from backstretch_tui.sound.vocabulary import measure


def run(asked: Namespace) -> int:
    """Write the sound file."""
    library = load_library()
    routine = pick_routine(asked, library)
    settings, _ = load_own_settings()
    state = state_from(asked, settings, routine)
    choice, heard = state.request(library.routines), state.audio
    if choice.options.speed != 1:
        raise UsageError(sound.NEVER_FASTER)
    # Nobody can be waited for.
    choice = replace(choice, options=replace(choice.options, wait_for_key=False))
    path = named_file(asked.out or f"{routine.id}.wav", f"{routine.id}.wav")
    endings = (".wav", *ENCODERS)
    if path.suffix not in endings:
        raise UsageError(sound.not_sound_file(str(path), endings))
    return render_to(with_cues(choice.plan(library.exercises), heard.speaking(), measure), path, heard)
