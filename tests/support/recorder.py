"""A speaker that writes down what it is to play."""

from collections.abc import Callable

from backstretch_tui.core.audio.cues import Speech
from backstretch_tui.core.session import Effect, Say, Sound


class Recorder:
    """Takes everything, and plays nothing."""

    def __init__(self, *, works: bool = True) -> None:
        self.heard: list[Effect] = []
        self.works: bool | None = works
        self.on_change: Callable[[], None] = lambda: None

    def play(self, effect: Effect) -> bool:
        self.heard.append(effect)
        return self.works is not False

    def answer(self, speech: Speech) -> bool:
        return self.play(Say(speech))

    def prepare(self) -> None:
        self.on_change()

    def wait(self) -> None: ...

    def change(self, *, works: bool) -> None:
        """Begin or cease to work."""
        self.works = works
        self.on_change()

    def close(self, *, finish: bool = False) -> bool:
        return bool(self.works)

    @property
    def tones(self) -> list[str]:
        """The names of the tones heard."""
        return [effect.tone.value for effect in self.heard if isinstance(effect, Sound)]

    @property
    def words(self) -> list[str]:
        """What was said."""
        return [effect.words.text for effect in self.heard if isinstance(effect, Say)]
