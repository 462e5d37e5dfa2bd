"""`sound-check`: what there is to play and to speak with, and every tone once."""

from backstretch_tui.cli.output import FAILED, put
from backstretch_tui.cli.speaker import real_speaker
from backstretch_tui.content.settings import Settings
from backstretch_tui.core.audio.cues import Speech
from backstretch_tui.core.audio.tones import SIGNALS
from backstretch_tui.core.session import Say, Sound
from backstretch_tui.sound.programs import engines, players
from backstretch_tui.sound.speaker import NO_SOUND
from backstretch_tui.sound.vocabulary import measure

_SAID = ("Left leg,", "2", "of", "3.")


def what_plays() -> str:
    """Name what there is to play sounds with, best first."""
    return ", ".join(players()) or "nothing was found"


def what_speaks() -> str:
    """Name what there is to speak words with that nobody has recorded, best first."""
    return ", ".join(engines()) or "nothing was found; their names stay unsaid"


def check_sound(settings: Settings) -> int:
    """Tell what was found, then play everything, each after the last; the status says whether it could be played."""
    put(f"To play sounds: {what_plays()}.")
    put(f"To speak your own exercises: {what_speaks()}.")
    put(f"Settings: voice {settings.voice}, tones {'on' if settings.tones else 'off'}, volume {settings.volume} %.")
    audible = settings.model_copy(update={"tones": True, "voice": "full"})
    for tone, signal in SIGNALS.items():
        speaker = real_speaker(audible)
        put(f"{tone.value}: {signal.meaning}")
        heard = speaker.play(Sound(tone))
        # One at a time: ending the speaker waits for the end of the sound, and tells whether it was one.
        if not (speaker.close(finish=True) and heard):
            put(NO_SOUND)
            return FAILED
    speaker = real_speaker(audible)
    put(f"And words: {' '.join(_SAID)}")
    speaker.play(Say(Speech(_SAID, measure(_SAID))))
    speaker.close(finish=True)
    return 0
