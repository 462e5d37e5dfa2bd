"""Sound files with chapters, by the real ffmpeg; what it complains of is told."""

import json
import os
import shutil
import subprocess
from errno import ENOSPC
from pathlib import Path

import pytest

from backstretch_tui.core.audio.chapters import ffmpeg_metadata
from backstretch_tui.sound.encode import ENCODERS, EncodeError, encode
from backstretch_tui.sound.render import render
from tests.support.exercises import a_phase, an_exercise, plan_of

FFMPEG, FFPROBE = (shutil.which(name) or "" for name in ("ffmpeg", "ffprobe"))

needs_ffmpeg = pytest.mark.skipif(not (FFMPEG and FFPROBE), reason="there is no ffmpeg")

PLAN = plan_of(
    an_exercise(a_phase(5, 1), id="tilt"),
    an_exercise(a_phase(5, 1), id="twist").with_values(name="Twist; a=b"),
)


def write(wav: Path) -> None:
    render(PLAN, wav, tones=True, volume=100, progress=lambda _: None)


@needs_ffmpeg
@pytest.mark.parametrize("suffix", ENCODERS)
def test_a_file_has_its_length_title_and_chapters(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"daily{suffix}"
    encode(FFMPEG, path, path, ffmpeg_metadata(PLAN), write)
    asked = [FFPROBE, "-v", "error", "-show_chapters", "-show_format", "-of", "json", str(path)]
    found = json.loads(subprocess.run(asked, capture_output=True, check=True).stdout)
    assert [each["tags"]["title"] for each in found["chapters"]] == ["Tilt", "Twist; a=b"]
    second = PLAN.steps[PLAN.first_step_of(1)].starts_at / 1000
    assert float(found["chapters"][1]["start_time"]) == pytest.approx(second, abs=0.01)
    assert float(found["format"]["duration"]) == pytest.approx(PLAN.milliseconds / 1000 + 2, abs=2)


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("echo first >&2; echo Unknown encoder >&2; exit 1", "ffmpeg says “Unknown encoder”"),
        ("echo last >&2; echo >&2; exit 1", "ffmpeg says “last”"),
        ("printf 'no newline' >&2; exit 1", "ffmpeg says “no newline”"),
        ("kill -9 $$", "ffmpeg was ended by signal 9"),
        ("exit 3", "ffmpeg failed with status 3"),
        ("exit 0", "ffmpeg wrote nothing"),
        ('for last; do :; done; : > "$last"', "ffmpeg wrote nothing"),
        (
            'for last; do :; done; echo "Error closing file $last: full" >&2; exit 1',
            "ffmpeg says “Error closing file x.mp3: full”",
        ),
    ],
)
def test_what_goes_wrong_is_told(tmp_path: Path, script: str, reason: str) -> None:
    program = tmp_path / "ffmpeg"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o700)
    with pytest.raises(EncodeError, match=reason):
        encode(str(program), tmp_path / ".x.mp3.12", Path("x.mp3"), "", write)


def test_a_program_that_cannot_be_started_is_named(tmp_path: Path) -> None:
    program = tmp_path / "ffmpeg"
    program.write_text("#!/nowhere/at/all\n")
    program.chmod(0o700)
    with pytest.raises(EncodeError, match="ffmpeg cannot be started: No such file or directory"):
        encode(str(program), tmp_path / "x.mp3", tmp_path / "x.mp3", "", write)


def test_a_temporary_folder_that_is_full_is_named(tmp_path: Path) -> None:
    def fail(_: Path) -> None:
        raise OSError(ENOSPC, os.strerror(ENOSPC))

    with pytest.raises(EncodeError, match=r"the temporary folder .* cannot be written: No space left on device"):
        encode("ffmpeg", tmp_path / "x.mp3", tmp_path / "x.mp3", "", fail)


@needs_ffmpeg
@pytest.mark.parametrize("suffix", ENCODERS)
def test_a_file_that_is_cut_off_is_a_failure(tmp_path: Path, suffix: str) -> None:
    program = tmp_path / "ffmpeg"
    program.write_text(f'#!/bin/sh\ntrap "" XFSZ; ulimit -f 8; exec {FFMPEG} "$@"\n')  # as on a full disk
    program.chmod(0o700)
    with pytest.raises(EncodeError, match="File too large"):
        encode(str(program), tmp_path / "x", tmp_path / f"x{suffix}", ffmpeg_metadata(PLAN), write)
