"""`render`: a session as a sound file to take along, with what is said in it beside it, and its chapters."""

import shutil
from pathlib import Path

from backstretch_tui.cli.clock import steady_clock
from backstretch_tui.cli.files import output_file
from backstretch_tui.cli.output import UsageError, put, say
from backstretch_tui.cli.progress_bar import ProgressBar
from backstretch_tui.content.settings import Settings
from backstretch_tui.core.audio.chapters import cue_sheet, ffmpeg_metadata
from backstretch_tui.core.audio.timeline import transcript
from backstretch_tui.core.plan.steps import Plan
from backstretch_tui.core.text import sound
from backstretch_tui.sound.encode import ENCODERS, EncodeError, encode
from backstretch_tui.sound.render import render
from backstretch_tui.system.atomic_files import atomic_path

FFMPEG = "ffmpeg"


def render_to(plan: Plan, path: Path, settings: Settings) -> int:
    """Write the files, each under its name only when it is whole. Raises UsageError where that cannot be done."""
    ffmpeg = shutil.which(FFMPEG) or ""
    if path.suffix in ENCODERS and not ffmpeg:
        raise UsageError(sound.needs_program(path.suffix, FFMPEG))
    beside = {".txt": transcript(plan)}
    if path.suffix not in ENCODERS:  # these have their chapters within
        beside[".cue"] = cue_sheet(plan, path.name)
    missing: list[str] = []
    try:
        # To take along and to share: it is nobody's secret, as the history is.
        with atomic_path(path, 0o666) as unfinished, ProgressBar(steady_clock()) as bar:

            def write(wav: Path) -> None:
                missing.extend(render(plan, wav, tones=settings.tones, volume=settings.volume, progress=bar.show))

            if path.suffix in ENCODERS:
                encode(ffmpeg, unfinished, path, ffmpeg_metadata(plan), write)
            else:
                write(unfinished)
        for suffix, lines in beside.items():
            with output_file(str(path.with_suffix(suffix)), mode=0o666) as file:
                file.writelines(f"{line}\n".encode() for line in lines)
    except EncodeError as error:
        raise UsageError(sound.not_encoded(str(path), str(error))) from None
    except OSError as error:
        raise UsageError(sound.not_written(str(path), error.strerror or str(error))) from None
    for name in (path, *map(path.with_suffix, beside)):
        put(str(name))
    if missing:
        say(sound.not_recorded(missing[0], more=bool(missing[1:])))
    return 0
