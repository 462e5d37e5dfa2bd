"""`sound-check`: what there is to play and to speak with, and every tone once."""

from backstretch_tui.cli.output import FAILED, put
from backstretch_tui.cli.speaker import real_speaker
from backstretch_tui.content.settings import Settings
from backstretch_tui.core.audio.cues import Speech
from backstretch_tui.core.audio.tones import SIGNALS
from backstretch_tui.core.session import Say, Sound
from backstretch_tui.core.text import sound
from backstretch_tui.sound.programs import engines, players
from backstretch_tui.sound.vocabulary import measure


def what_plays() -> str:
    """Name what there is to play sounds with, best first."""
    return sound.players(players())


def what_speaks() -> str:
    """Name what there is to speak words with that nobody has recorded, best first."""
    return sound.voices(engines())


def check_sound(settings: Settings) -> int:
    """Tell what was found, then play everything, each after the last; the status says whether it could be played."""
    put(sound.plays(what_plays()))
    put(sound.speaks(what_speaks()))
    put(sound.settings(settings.voice, settings.volume, tones=settings.tones))
    audible = settings.with_values(tones=True, voice="full")
    for tone, signal in SIGNALS.items():
        speaker = real_speaker(audible)
        put(sound.tone(tone.value, signal.meaning))
        heard = speaker.play(Sound(tone))
        # One at a time: ending the speaker waits for the end of the sound, and tells whether it was one.
        if not (speaker.close(finish=True) and heard):
            put(sound.NO_SOUND)
            return FAILED
    speaker = real_speaker(audible)
    put(sound.words(sound.SAMPLE))
    speaker.play(Say(Speech(sound.SAMPLE, measure(sound.SAMPLE))))
    speaker.close(finish=True)
    return 0
