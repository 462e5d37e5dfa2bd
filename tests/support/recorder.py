"""A speaker that writes down what it is to let be heard."""

from backstretch_tui.core.session import Effect, Say, Sound


class Recorder:
    """Hears everything, if it works, and plays nothing."""

    def __init__(self, *, works: bool = True) -> None:
        self.heard: list[Effect] = []
        self._works = works

    def hear(self, effect: Effect) -> bool:
        self.heard.append(effect)
        return self._works

    def prepare(self) -> None: ...

    def close(self, *, finish: bool = False) -> bool:
        return self._works

    @property
    def tones(self) -> list[str]:
        """The names of the tones heard."""
        return [effect.tone.value for effect in self.heard if isinstance(effect, Sound)]

    @property
    def words(self) -> list[str]:
        """What was said."""
        return [effect.words.text for effect in self.heard if isinstance(effect, Say)]
