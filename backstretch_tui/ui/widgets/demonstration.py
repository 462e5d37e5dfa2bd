"""The figure that goes through an exercise over and over."""

from collections.abc import Sequence

from textual.reactive import reactive
from textual.timer import Timer

from backstretch_tui.core.figure.drawing import FRAMES_PER_SECOND, Drawing
from backstretch_tui.core.figure.pose import Moment, demonstrated, key_pose
from backstretch_tui.core.model.exercise import Phase
from backstretch_tui.core.plan.steps import Part
from backstretch_tui.core.text.doses import caption
from backstretch_tui.player import Clock
from backstretch_tui.ui.widgets.figure import FigureView


class Demonstration(FigureView):
    """Shows one phase after the other; where nothing is to move, the hold of the first.

    Its timer runs only where there is room for it and something is to move; a screen that is covered has to stop it.
    """

    pose: reactive[tuple[int, int, str]] = reactive((0, 0, ""))
    """The number of the key pose that is shown or gone to, of how many, and its sentence."""

    def __init__(self, drawing: Drawing, clock: Clock) -> None:
        super().__init__(drawing.style)
        self._drawing = drawing
        self._clock = clock
        self._rate = min(FRAMES_PER_SECOND, drawing.frames_per_second)
        self._phases: Sequence[Phase] = ()
        self._since = 0
        self._is_seen = False
        self._timer: Timer | None = None

    def play(self, phases: Sequence[Phase]) -> None:
        """Show these phases, those without a figure left out: from the beginning, unless they are shown already."""
        drawn = [phase for phase in phases if self._drawing.figure_of(phase)]
        if drawn != self._phases:
            self._phases, self._since = drawn, self._clock()
        self.go_on()

    def on_show(self) -> None:
        """Move while there is room."""
        self._is_seen = True
        self.go_on()

    def on_hide(self) -> None:
        """Stop where there is none."""
        self._is_seen = False
        self.stop()

    def go_on(self) -> None:
        """Move, if there is something to move."""
        self.stop()
        if self._is_seen and self._phases and self.app.animation_level != "none":
            self._timer = self.set_interval(1 / self._rate, self.tick)
        self.tick()

    def stop(self) -> None:
        """Stand still."""
        if self._timer:
            self._timer.stop()
        self._timer = None

    def tick(self) -> None:
        """Show the moment that it is time for."""
        if not self._phases:
            self.show(None, Moment(Part.START))
            self.pose = (0, 0, "")
            return
        still = self.app.animation_level == "none"
        phase, moment = demonstrated(self._phases, 0 if still else self._clock() - self._since, self._rate)
        if still:
            moment = Moment(Part.HOLD, side=moment.side)
        figure = self._drawing.figure_of(phase)
        self.show(figure, moment, caption(phase, moment.side))
        if figure:
            index = key_pose(figure, moment)
            self.pose = (index + 1, len(figure.poses), figure.poses[index].words)
