"""The sound of the app: of a session, of answers, of samples; and the notice where nothing plays."""

from collections.abc import Callable

from textual.message import Message

from backstretch_tui.content.settings import Settings
from backstretch_tui.core.audio.cues import Phrases, Speech
from backstretch_tui.core.audio.tones import Tone
from backstretch_tui.core.format.sentences import sentence
from backstretch_tui.core.session import Effect, Say, Sound
from backstretch_tui.core.text.sound import SAMPLE, VOICE_IS_OFF
from backstretch_tui.sound.speaker import Speaker
from backstretch_tui.sound.vocabulary import measure
from backstretch_tui.ui.navigation import Navigator
from backstretch_tui.ui.screens.session import SessionScreen


class SoundFlow:
    """Plays by the settings as they are."""

    class Changed(Message):
        """Sound can be heard again, or no longer."""

    def __init__(
        self, navigator: Navigator, speaker_for: Callable[[Settings], Speaker], settings: Callable[[], Settings]
    ) -> None:
        """Play by what `settings` returns, with what this run says about sound."""
        self._navigator = navigator
        self._speaker_for = speaker_for
        self._settings = settings
        self._speaker = self._new_speaker()

    @property
    def works(self) -> bool | None:
        """Whether sound can be played; None where that is not known yet."""
        return self._speaker.works

    def prepare(self) -> None:
        """Make the first sound come at once."""
        self._speaker.prepare()

    def carry_out(self, effect: Effect) -> None:
        """Play a sound; where that cannot be, ring the terminal's bell and flash."""
        if self._speaker.play(effect) or not isinstance(effect, Sound):
            return
        if self._settings().bell:
            self._navigator.bell()
        if isinstance(self._navigator.current, SessionScreen):
            self._navigator.current.flash()

    def say(self, said: Phrases) -> None:
        """Say something, and show it in the session."""
        words = Speech(said, measure(said))
        self._speaker.answer(words)
        if session := self._navigator.find(SessionScreen):
            session.tell(words.text)

    def read_aloud(self, line: str) -> None:
        """Say a line that the person asked for, or why that cannot be."""
        if self._settings().voice == "off":
            self._navigator.notify(VOICE_IS_OFF)
        else:
            self.say((sentence(line),))

    def restart(self) -> None:
        """Go by the settings as they are now, and play a sample of them."""
        self._speaker.close()
        self._speaker = self._new_speaker()
        self.carry_out(Sound(Tone.HOLD))
        if self._settings().voice != "off":
            self.carry_out(Say(Speech(SAMPLE, measure(SAMPLE))))

    def close(self) -> None:
        """End all sound."""
        self._speaker.close()

    def _new_speaker(self) -> Speaker:
        speaker = self._speaker_for(self._settings())
        speaker.on_change = lambda: self._navigator.post(self.Changed())
        return speaker
