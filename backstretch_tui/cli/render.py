"""`render`: a session as a sound file to take along, with what is said in it and its chapters beside it."""

from pathlib import Path

from backstretch_tui.cli.clock import steady_clock
from backstretch_tui.cli.files import output_file
from backstretch_tui.cli.output import UsageError, put, say
from backstretch_tui.cli.progress_bar import ProgressBar
from backstretch_tui.content.settings import Settings
from backstretch_tui.core.audio.timeline import chapters, transcript
from backstretch_tui.core.plan.steps import Plan
from backstretch_tui.core.text import sound
from backstretch_tui.sound.render import render
from backstretch_tui.system.atomic_files import atomic_path


def render_to(plan: Plan, path: Path, settings: Settings) -> int:
    """Write the three files, each under its name only when it is whole."""
    try:
        # To take along and to share: it is nobody's secret, as the history is.
        with atomic_path(path, 0o666) as unfinished, ProgressBar(steady_clock()) as bar:
            missing = render(plan, unfinished, tones=settings.tones, volume=settings.volume, progress=bar.show)
        for suffix, lines in ((".txt", transcript(plan)), (".vtt", chapters(plan))):
            with output_file(str(path.with_suffix(suffix)), mode=0o666) as file:
                file.writelines(f"{line}\n".encode() for line in lines)
    except OSError as error:
        raise UsageError(sound.not_written(str(path), error.strerror or str(error))) from None
    put(str(path))
    put(str(path.with_suffix(".txt")))
    put(str(path.with_suffix(".vtt")))
    if missing:
        say(sound.not_recorded(missing[0], more=bool(missing[1:])))
    return 0
