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
    """Raised with how ffmpeg failed: what it complains of, the signal that ended it, or that it wrote nothing."""


def encode(program: str, unfinished: Path, path: Path, metadata: str, write: Callable[[Path], None]) -> None:
    """Write a file of the kind that its name ends in, from the WAV file that `write` makes. Raises EncodeError.

    `program`: where ffmpeg is; `unfinished`: where to write; `path`: what the file is called when it is whole;
    `metadata`: title and chapters, in ffmpeg's own form.
    """
    written_to = str(unfinished.resolve())
    with TemporaryDirectory(prefix="backstretch-") as folder:
        wav, described = Path(folder) / "session.wav", Path(folder) / "chapters.txt"
        write(wav)
        described.write_text(metadata, encoding="utf-8")
        inputs = ["-i", str(wav), "-f", "ffmetadata", "-i", str(described), "-map_metadata", "1", "-map_chapters", "1"]
        command = [program, "-nostdin", "-loglevel", "error", *inputs, *ENCODERS[path.suffix], "-y", written_to]
        ended = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)  # noqa: S603
    if ended.returncode or not unfinished.is_file() or not unfinished.stat().st_size:
        complaints = ended.stderr.replace(written_to, str(path)).strip().split("\n")
        raise EncodeError(sound.encoder_failed(complaints[-1], ended.returncode))
