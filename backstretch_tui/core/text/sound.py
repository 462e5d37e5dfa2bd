"""Sentences about sound: whether it can be played, by which program, and what cannot be spoken."""

from collections.abc import Sequence

NO_SOUND = "No sound."
SOUND_IS_BACK = "Sound is back."
"""Said and shown when a player works again."""

SAMPLE = ("Left leg,", "2", "of", "3.")
"""Said to test the voice: recorded phrases."""

VOICE_IS_OFF = "The voice is off. Turn it on in the settings."

_NOTHING = "nothing was found"


def players(names: Sequence[str]) -> str:
    """Name what can play sounds, best first."""
    return ", ".join(names) or _NOTHING


def voices(names: Sequence[str]) -> str:
    """Name what can say words that nobody has recorded, best first."""
    return ", ".join(names) or f"{_NOTHING}; their names are not spoken"


def plays(found: str) -> str:
    """Say what plays sounds. `found`: what `players` returns."""
    return f"To play sounds: {found}."


def speaks(found: str) -> str:
    """Say what speaks. `found`: what `voices` returns."""
    return f"To speak your own exercises: {found}."


def settings(voice: str, volume: int, *, tones: bool) -> str:
    """Say what is set."""
    return f"Settings: voice {voice}, tones {'on' if tones else 'off'}, volume {volume}%."


def tone(name: str, meaning: str) -> str:
    """Announce a tone."""
    return f"{name}: {meaning}"


def words(said: Sequence[str]) -> str:
    """Announce words."""
    return f"Spoken words: {' '.join(said)}"


# --- a session as a sound file ---------------------------------------------------------------------------------------

NEVER_FASTER = "a sound file always has normal speed; remove --speed"


def not_sound_file(path: str, endings: Sequence[str]) -> str:
    """Ask for another name, with one of these endings."""
    return f"--out is “{path}”; choose a name that ends in {', '.join(endings[:-1])} or {endings[-1]}"


def needs_program(suffix: str, program: str) -> str:
    """Say which program is missing for a kind of file."""
    return f"a {suffix} file is made by the program {program}, which was not found; install it, or choose .wav"


def not_written(path: str, reason: str) -> str:
    """Say why the sound file cannot be written."""
    return f"{path} cannot be written: {reason}; choose another --out"


def not_encoded(path: str, reason: str) -> str:
    """Say why the sound file was not made; `reason`: what one of the next three returns."""
    return f"{path} was not written: {reason}; try again, or choose another folder or .wav"


def temporary_not_written(folder: str, reason: str) -> str:
    """Say why the sounds could not be prepared."""
    return f"the temporary folder {folder} cannot be written: {reason}"


def encoder_not_started(reason: str) -> str:
    """Say why ffmpeg cannot be started, though it was found."""
    return f"ffmpeg cannot be started: {reason}"


def encoder_failed(complaint: str, status: int) -> str:
    """Say how ffmpeg failed. `complaint`: its last line, or nothing; `status`: its exit status, -n after signal n."""
    if complaint:
        return f"ffmpeg says “{complaint}”"
    if status < 0:
        return f"ffmpeg was ended by signal {-status}"
    return f"ffmpeg failed with status {status}" if status else "ffmpeg wrote nothing"


def not_recorded(first: str, *, more: bool) -> str:
    """Say that words are missing from a sound file. `first`: one of them; `more`: whether there are others."""
    others = " and more" if more else ""
    return f"no recording of “{first}”{others}: only in the transcript, not in the sound file"
