"""All the ways there are to play sound: what one player fails to play, the next one plays."""

from collections.abc import Callable, Sequence
from itertools import takewhile
from typing import NamedTuple, Protocol

from backstretch_tui.sound.retry import Retry
from backstretch_tui.sound.vocabulary import RATE
from backstretch_tui.sound.waves import Samples, lead

LOOK_SECONDS = 0.05
"""How often what plays is looked at."""

WAKE = 400
"""Milliseconds of near-silence: they wake what sleeps, and show whether a player plays at all."""

MAX_LATE_SECONDS = 0.5
"""How much later than asked for a clip may begin: after that it would only confuse."""

Clock = Callable[[], float]
"""Seconds of a clock that never goes back."""


class Clip(NamedTuple):
    """Samples to play."""

    name: str
    """The kind of sound: a player may keep it in a file of this name."""
    samples: "Samples[int]"

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.samples) / RATE


class Playback(Protocol):
    """A clip being played."""

    @property
    def sounds(self) -> bool:
        """Whether there is still something to hear, as far as can be known."""

    @property
    def ended(self) -> bool:
        """Whether the player is done with it."""

    @property
    def failed(self) -> bool:
        """Whether it cannot have been heard."""

    def stop(self) -> None:
        """End it at once."""


class Player(Protocol):
    """One way to play sound."""

    mixes: bool
    """Whether it can play two clips at once."""

    def play(self, clip: Clip) -> Playback | None:
        """Begin to play a clip. None where it cannot even be begun."""

    @property
    def is_broken(self) -> bool:
        """Whether what is needed to play was there, and is no longer."""

    def finish(self) -> None:
        """Wait until the last clip has been heard."""

    def close(self) -> None:
        """Let go of what is needed to play, at once."""


class _Attempt(NamedTuple):
    """A clip in the hands of a player."""

    clip: Clip
    began_at: float
    ends_at: float
    player: Player
    playback: Playback
    others: Sequence[Player]
    """Who may still be tried."""


class Outputs:
    """Plays clips by the best player that works, and knows whether any does.

    A player that fails is passed over as long as another one works, and is tried again with near-silence: at once,
    and then after growing pauses. Where all have failed, each of them is tried with every clip.
    """

    def __init__(self, players: Sequence[Player], clock: Clock, tell: Callable[[bool], None]) -> None:
        """Play by these players, the best first. `tell` is told whether sound can be heard, whenever that changes."""
        self._retries = {player: Retry() for player in players}
        """The best player first."""
        self._clock = clock
        self._tell = tell
        self._attempts: list[_Attempt] = []
        self.works: bool | None = None
        """Whether sound can be heard; None as long as that is not known."""

    @property
    def mixes(self) -> bool:
        """Whether the player that the next clip goes to can play two at once."""
        return bool(self._retries) and self._in_order()[0].mixes

    def sounds(self, *names: str) -> bool:
        """Return whether there is still something to hear, of clips of these names if any are given."""
        return any(each.playback.sounds for each in self._attempts if not names or each.clip.name in names)

    @property
    def is_busy(self) -> bool:
        """Whether a player is not done yet."""
        return bool(self._attempts)

    def wait(self) -> float | None:
        """Return the seconds until the next look is due; None where nothing is under way."""
        if self._attempts:
            left = (attempt.ends_at - self._clock() for attempt in self._attempts)
            return min([LOOK_SECONDS, *(seconds for seconds in left if seconds > 0)])
        due = [retry.next_at for _, retry in self._to_probe()]
        return max(0.0, min(due) - self._clock()) if due else None

    def wake(self) -> None:
        """Play near-silence."""
        self.play(_WAKE)

    def play(self, clip: Clip) -> None:
        """Play a clip, beside what sounds."""
        self._try(clip, self._clock(), self._in_order())

    def stop(self, *names: str) -> None:
        """Cut off what sounds, or only clips of these names; players that take their time after a clip may do so."""
        for attempt in self._attempts[:]:
            if attempt.playback.sounds and (not names or attempt.clip.name in names):
                attempt.playback.stop()
                self._attempts.remove(attempt)

    def look(self) -> None:
        """See what has become of what plays, and try again what has failed where it is time for that."""
        for attempt in self._attempts[:]:
            if attempt.playback.failed:
                self._attempts.remove(attempt)
                attempt.playback.stop()
                self._fail(attempt.player)
                self._hand_on(attempt)
            elif attempt.playback.ended:
                self._attempts.remove(attempt)
                self._retries[attempt.player].worked()
                self._set(works=True)
        for player, retry in self._retries.items():
            if player.is_broken and not retry.failures:
                self._fail(player)
        if not self._attempts:
            self._probe()

    def finish(self) -> None:
        """Wait until the last clip has been heard, after the players are done with it."""
        for player in self._retries:
            player.finish()

    def close(self) -> None:
        """End all that is under way."""
        for attempt in self._attempts:
            attempt.playback.stop()
        for player in self._retries:
            player.close()

    def _in_order(self) -> list[Player]:
        """Return the players: those that have not failed come first."""
        return sorted(self._retries, key=lambda player: self._retries[player].failures > 0)

    def _try(self, clip: Clip, began_at: float, players: Sequence[Player]) -> None:
        for number, player in enumerate(players, 1):
            if playback := player.play(clip):
                ends_at = self._clock() + clip.seconds
                self._attempts.append(_Attempt(clip, began_at, ends_at, player, playback, players[number:]))
                return
            self._fail(player)
        self._judge()

    def _hand_on(self, attempt: _Attempt) -> None:
        """Let the next player play what one has failed to play, unless it is too late or something else sounds."""
        if self._clock() > attempt.began_at + MAX_LATE_SECONDS:
            self._judge()
        elif not self.sounds():
            self._try(attempt.clip, attempt.began_at, attempt.others)

    def _to_probe(self) -> list[tuple[Player, Retry]]:
        """Return the players that have failed and are better than the one in use."""
        return list(takewhile(lambda rated: rated[1].failures > 0, self._retries.items()))

    def _probe(self) -> None:
        for player, retry in self._to_probe():
            if retry.next_at <= self._clock():
                self._try(_WAKE, self._clock(), [player])
                return

    def _judge(self) -> None:
        """Say that there is no sound where no player is left that has not failed."""
        if all(retry.failures for retry in self._retries.values()):
            self._set(works=False)

    def _fail(self, player: Player) -> None:
        self._retries[player].failed(self._clock())

    def _set(self, *, works: bool) -> None:
        if self.works is not works:
            self.works = works
            self._tell(works)


_WAKE = Clip("wake", lead(WAKE))
