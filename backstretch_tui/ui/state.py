"""All choices in one value: the settings, the options of this run, and the choice for today."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from backstretch_tui.content.settings import Settings
from backstretch_tui.core.audio.cue_compiler import Voice
from backstretch_tui.core.checkin.values import Wishes, wishes
from backstretch_tui.core.model.exercise import Routine
from backstretch_tui.core.plan.dose import Dose
from backstretch_tui.core.plan.options import Choices
from backstretch_tui.core.plan.request import NO_CHOICES, SessionRequest, Today, session_request


@dataclass(frozen=True, slots=True)
class RunOptions:
    """The options of the command line for this run; None where it has none."""

    session: Choices = NO_CHOICES
    voice: Voice | None = None
    tones: bool | None = None
    asks: bool | None = None
    """Whether this run asks questions around a session, whatever the settings say."""


@dataclass(frozen=True, slots=True)
class AppState:
    """All that was chosen. The app owns it; everything else asks for changes."""

    settings: Settings
    today: Today
    run: RunOptions = RunOptions()
    edited: Mapping[str, Routine] = field(default_factory=dict)
    """By id, the routines that were edited since the files were read."""

    def routines(self, read: Mapping[str, Routine]) -> Mapping[str, Routine]:
        """Return all routines: those that were read from files, and as they were edited since."""
        return {**read, **self.edited}

    def with_routine(self, routine: Routine) -> "AppState":
        """Return the state after a routine was edited, which is today's from then on."""
        today = self.today if self.today.routine == routine.id else Today(routine.id)
        return replace(self, edited={**self.edited, routine.id: routine}, today=today)

    def request(self, routines: Mapping[str, Routine]) -> SessionRequest:
        """Return the session that would begin now."""
        return session_request(
            self.routines(routines)[self.today.routine],
            run=self.run.session,
            today=self.today,
            settings=self.settings.choices,
            own=self.settings.own_doses,
        )

    @property
    def audio(self) -> Settings:
        """The settings, with what this run says about sound."""
        said = {"voice": self.run.voice, "tones": self.run.tones}
        return self.settings.with_values(**{name: value for name, value in said.items() if value is not None})

    def wishes(self, speed: int) -> Wishes:
        """Return what is to be asked around a session of a speed."""
        settings = self.settings
        return wishes(asks=self.run.asks, speed=speed, questions=settings.ask_before, advice=settings.dose_advice)

    def with_settings(self, settings: Settings) -> "AppState":
        """Return the state after a change of settings. It replaces what was said about the same thing before."""
        before, after = vars(self.settings), vars(settings)
        changed = {name for name in after if after[name] != before[name]}
        session: dict[str, Any] = dict.fromkeys(changed & {its.name for its in fields(Choices)})
        sound: dict[str, Any] = dict.fromkeys(changed & {"voice", "tones"})
        run = replace(self.run, session=replace(self.run.session, **session), **sound)
        today = replace(self.today, dose=None) if "dose" in changed else self.today
        return replace(self, settings=settings, run=run, today=today)

    def with_today(self, today: Today) -> "AppState":
        """Return the state after another choice for today."""
        return replace(self, today=today)

    def with_dose(self, dose: Dose | None) -> "AppState":
        """Return the state after a dose was chosen for today, or the person's own. It replaces the command line's."""
        run = replace(self.run, session=replace(self.run.session, dose=None))
        return replace(self, today=replace(self.today, dose=dose), run=run)


NOTHING_CHOSEN = AppState(Settings(), Today(""))
"""The state before the app has its own."""
