"""Sound files smaller than WAV, made by ffmpeg: with the exercises as chapters in the file itself."""

import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType

from backstretch_tui.core.text import sound

ENCODERS: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        ".m4a": ("-c:a", "aac", "-b:a", "40k", "-f", "ipod"),
        ".opus": ("-c:a", "libopus", "-b:a", "20k", "-f", "opus"),
        ".mp3": ("-c:a", "libmp3lame", "-b:a", "40k", "-f", "mp3"),
    }
)
"""By the ending of a name, how ffmpeg is asked for it. Speech of 16 kHz needs no more."""


class EncodeError(Exception):
    """Raised with the reason that a file could not be made, in words."""


def encode(program: str, unfinished: Path, path: Path, metadata: str, write: Callable[[Path], None]) -> None:
    """Write a file of the kind that its name ends in, from the WAV file that `write` makes. Raises EncodeError.

    `program`: where ffmpeg is; `unfinished`: where to write; `path`: what the file is called when it is whole;
    `metadata`: title and chapters, in ffmpeg's own form.
    """
    written_to = str(unfinished.resolve())
    with TemporaryDirectory(prefix="backstretch-") as folder:
        wav, described = Path(folder) / "session.wav", Path(folder) / "chapters.txt"
        try:
            write(wav)
            described.write_text(metadata, encoding="utf-8")
        except OSError as error:
            raise EncodeError(sound.temporary_not_written(folder, error.strerror or str(error))) from error
        inputs = ["-i", str(wav), "-f", "ffmetadata", "-i", str(described), "-map_metadata", "1", "-map_chapters", "1"]
        # Without -xerror, a disk that is full ends some kinds of file early, with status 0.
        command = [program, "-nostdin", "-xerror", "-loglevel", "error", *inputs, *ENCODERS[path.suffix]]
        try:
            ended = subprocess.run(  # noqa: S603
                [*command, "-y", written_to], capture_output=True, text=True, errors="replace", check=False
            )
        except OSError as error:
            raise EncodeError(sound.encoder_not_started(error.strerror or str(error))) from error
    if ended.returncode or not unfinished.is_file() or not unfinished.stat().st_size:
        complaints = ended.stderr.replace(written_to, str(path)).strip().split("\n")
        raise EncodeError(sound.encoder_failed(complaints[-1], ended.returncode))
