"""The requested session: a routine, with exercises excluded or included, and the options."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from backstretch_tui.core.model.exercise import MAX_SECONDS, Entry, Exercise, FixedDose, Routine
from backstretch_tui.core.plan.compiler import compile_plan
from backstretch_tui.core.plan.dose import LEVELS, Dose
from backstretch_tui.core.plan.options import DEFAULTS, Choices, More, Options, options_from
from backstretch_tui.core.plan.steps import Plan
from backstretch_tui.core.text.steps import OWN_DOSE

_MOST: Mapping[More, FixedDose] = {
    "repetitions": FixedDose(repetitions=100), "hold": FixedDose(hold_seconds=MAX_SECONDS),
}  # fmt: skip
"""More than any exercise allows: no amount leaves the range."""

FAMILIAR_AFTER = 5
"""In how many sessions an exercise was done when it is familiar."""


@dataclass(frozen=True, slots=True)
class SessionRequest:
    """A routine as it is about to be done."""

    routine: Routine
    options: Options = DEFAULTS
    left_out: frozenset[str] = frozenset()
    """Ids of exercises of the routine that are not to be done this time."""
    added: tuple[str, ...] = ()
    """Ids of exercises from outside the routine, done after it."""
    own: tuple[Entry, ...] = ()
    """Doses of the person's own, exercise by exercise; what the routine's file fixes is left as it is."""
    goes_by_own: bool = True
    """Whether they hold: not where another dose was chosen for this time."""
    taught: frozenset[str] = frozenset()
    """Ids of exercises that are taught before their first repetition."""
    familiar: frozenset[str] = frozenset()
    """Ids of exercises that the person has done often."""

    @property
    def dose(self) -> Dose:
        """The dose chosen, or the routine's own."""
        return self.options.dose_for(self.routine)

    @property
    def dose_name(self) -> str:
        """The name of the dose."""
        return OWN_DOSE if self.own and self.goes_by_own else str(self.dose)

    @property
    def next_dose(self) -> Dose | None:
        """The dose to choose next: gentle, middle, full; after that, where there are some, the person's own (None)."""
        now = self.dose
        is_own = self.own and self.goes_by_own
        if self.own and not is_own and now.hold == LEVELS[-1]:
            return None
        follows = now.hold == now.repetitions and not is_own
        level = LEVELS[(LEVELS.index(now.hold) + 1) % len(LEVELS)] if follows else LEVELS[0]
        return Dose(level, level)

    def toggled(self, exercise_id: str) -> "SessionRequest":
        """Exclude or include an exercise."""
        if any(entry.id == exercise_id for entry in self.routine.exercises):
            return replace(self, left_out=self.left_out ^ {exercise_id})
        if exercise_id in self.added:
            return replace(self, added=tuple(added for added in self.added if added != exercise_id))
        return replace(self, added=(*self.added, exercise_id))

    def entry_of(self, exercise_id: str) -> Entry:
        """Return the routine's entry for an exercise, or a plain one where the routine does not have it."""
        entries = (entry for entry in self.routine.exercises if entry.id == exercise_id)
        return self._with_own(next(entries, Entry(id=exercise_id)))

    def tailored(self, start_at: str | None = None) -> Routine:
        """Return the routine to be done: from one exercise on, where one is named, even if it was left out."""
        kept = self._kept(self.routine.unrolled(), start_at)
        if start_at is not None:
            places = [place for place, entry in enumerate(kept) if entry.id == start_at]
            kept = kept[places[0] :] if places else [Entry(id=start_at)]
        return self.routine.with_values(exercises=tuple(map(self._with_own, kept)), groups={})

    def listed(self) -> tuple[Entry, ...]:
        """Return the entries to be done as they are written: those of a group once, whatever its rounds."""
        return tuple(map(self._with_own, self._kept(self.routine.exercises)))

    def entries(self) -> tuple[Entry, ...]:
        """Return all entries of the routine, those too that are left out this time."""
        return tuple(map(self._with_own, self.routine.exercises))

    def _kept(self, entries: Iterable[Entry], start_at: str | None = None) -> list[Entry]:
        kept = [entry for entry in entries if entry.id not in self.left_out - {start_at}]
        return [*kept, *(Entry(id=added) for added in self.added)]

    def teaching(self, start_at: str | None = None) -> "SessionRequest":
        """Have every exercise taught, if the person wants that; `after_practice` takes out what was done before."""
        ids = [entry.id for entry in self.tailored(start_at).exercises] if self.options.teach else []
        return replace(self, taught=frozenset(ids))

    def after_practice(self, times: Mapping[str, int]) -> "SessionRequest":
        """Take in how many times each exercise was done before: what was done is not taught, and may be familiar."""
        done = {exercise for exercise, count in times.items() if count}
        familiar = frozenset(exercise for exercise, count in times.items() if count >= FAMILIAR_AFTER)
        return replace(self, taught=self.taught - done, familiar=familiar)

    def plan(self, exercises: Mapping[str, Exercise], start_at: str | None = None) -> Plan:
        """Compile the choice. Raises PlanError where nothing is left to do, or too much."""
        return compile_plan(self.tailored(start_at), exercises, self.options, self.taught)

    def _with_own(self, entry: Entry) -> Entry:
        """Fill in a dose of the person's own, and more for a sore side, where the routine leaves it open."""
        side = self.options.sore_side
        if side and entry.left is entry.right is None:
            entry = entry.with_values(**{side: _MOST[self.options.sore_side_more]})
        for own in self.own if self.goes_by_own else ():
            if own.id == entry.id:
                return own.with_values(**{name: value for name, value in vars(entry).items() if value is not None})
        return entry


@dataclass(frozen=True, slots=True)
class Today:
    """The choice for today alone."""

    routine: str
    """Its id."""
    dose: Dose | None = None
    left_out: frozenset[str] = frozenset()
    added: tuple[str, ...] = ()


NO_CHOICES = Choices()


def session_request(
    routine: Routine,
    *,
    run: Choices = NO_CHOICES,
    today: Today | None = None,
    settings: Choices = NO_CHOICES,
    own: tuple[Entry, ...] = (),
) -> SessionRequest:
    """Combine all that was chosen.

    What the command line says for this run comes before today's choice, that before the settings, and these before
    the routine's own file. `own` are the person's own doses: they hold unless a dose was chosen for this run or today.
    """
    today = today or Today(routine.id)
    options = options_from(run, Choices(dose=today.dose), settings)
    is_dose_chosen = run.dose is not None or today.dose is not None
    return SessionRequest(routine, options, today.left_out, today.added, own, goes_by_own=not is_dose_chosen)
