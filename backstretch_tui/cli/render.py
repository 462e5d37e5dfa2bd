"""`render`: a session as a sound file to take along, with what is said in it and its chapters beside it."""

import sys
from pathlib import Path

from backstretch_tui.cli.output import UsageError, put, say
from backstretch_tui.content.settings import Settings
from backstretch_tui.core.plan import Plan
from backstretch_tui.core.score import chapters, transcript
from backstretch_tui.sound.render import render

_BAR = 40


def render_to(plan: Plan, path: Path, settings: Settings) -> int:
    """Write the three files, each under its name only when it is whole."""
    progress = _Progress()
    try:
        unfinished = path.with_name(f".{path.name}.part")
        try:
            missing = render(plan, unfinished, tones=settings.tones, volume=settings.volume, progress=progress.show)
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)
        for suffix, lines in ((".txt", transcript(plan)), (".vtt", chapters(plan))):
            path.with_suffix(suffix).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror or error}; choose another --out") from None
    put(str(path))
    put(str(path.with_suffix(".txt")))
    put(str(path.with_suffix(".vtt")))
    if missing:
        more = " and more" if missing[1:] else ""
        say(f"nobody has recorded “{missing[0]}”{more}: it is in the transcript, and not in the sound")
    return 0


class _Progress:
    """A bar on standard error, where that is a terminal."""

    def __init__(self) -> None:
        self._shown = -1

    def show(self, fraction: float) -> None:
        done = int(fraction * _BAR)
        if done == self._shown or not (sys.stderr and sys.stderr.isatty()):
            return
        self._shown = done
        sys.stderr.write(f"\r{'█' * done}{'░' * (_BAR - done)}" + ("\n" if done == _BAR else ""))
        sys.stderr.flush()
