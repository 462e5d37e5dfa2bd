"""What a person has chosen to do: a routine, with exercises left out or taken in, and the options."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from backstretch_tui.core.models import Entry, Exercise, Routine
from backstretch_tui.core.plan import DEFAULTS, Dose, Options, Plan, compile_plan


@dataclass(frozen=True, slots=True)
class Choice:
    """A routine as it is about to be done."""

    routine: Routine
    options: Options = DEFAULTS
    left_out: frozenset[str] = frozenset()
    """Ids of exercises of the routine that are not to be done this time."""
    added: tuple[str, ...] = ()
    """Ids of exercises from outside the routine, done after it."""

    @property
    def dose(self) -> Dose:
        """The dose chosen, or the routine's own."""
        return self.options.dose or Dose(self.routine.dose, self.routine.dose)

    def includes(self, exercise_id: str) -> bool:
        """Tell whether an exercise is to be done."""
        return any(entry.id == exercise_id for entry in self.tailored().exercises)

    def toggled(self, exercise_id: str) -> "Choice":
        """Leave an exercise out, or take it in."""
        if any(entry.id == exercise_id for entry in self.routine.exercises):
            return replace(self, left_out=self.left_out ^ {exercise_id})
        if exercise_id in self.added:
            return replace(self, added=tuple(added for added in self.added if added != exercise_id))
        return replace(self, added=(*self.added, exercise_id))

    def entry_of(self, exercise_id: str) -> Entry:
        """Return the routine's entry for an exercise, or a plain one where the routine does not have it."""
        own = (entry for entry in self.routine.exercises if entry.id == exercise_id)
        return next(own, Entry(id=exercise_id))

    def tailored(self, start_at: str | None = None) -> Routine:
        """Return the routine to be done: from one exercise on, where one is named, even if it was left out."""
        kept = [entry for entry in self.routine.exercises if entry.id not in self.left_out - {start_at}]
        kept += [Entry(id=added) for added in self.added]
        if start_at is not None:
            places = [place for place, entry in enumerate(kept) if entry.id == start_at]
            kept = kept[places[0] :] if places else [Entry(id=start_at)]
        return self.routine.model_copy(update={"exercises": tuple(kept)})

    def plan(self, exercises: Mapping[str, Exercise], start_at: str | None = None) -> Plan:
        """Compile the choice. Raises PlanError where nothing is left to do."""
        return compile_plan(self.tailored(start_at), exercises, self.options)
