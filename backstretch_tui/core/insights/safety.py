"""Warning signs, what to do about them, and when to ask about them again. Nothing here rules anything out."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from backstretch_tui.core.model.exercise import REGIONS, Region
from backstretch_tui.core.text import safety as text

SIGNS_VALID_MILLISECONDS = 28 * 86_400_000
"""How long an answer about the warning signs holds: four weeks."""

RISE = 2
"""How much higher than before the last session the pain score has to be to ask again."""


class Group(StrEnum):
    """Which group of warning signs applies to the person."""

    NONE = "none"
    CLINICIAN = "clinician"
    ADVICE = "advice"
    EMERGENCY = "emergency"


SETTLED = frozenset({Group.NONE, Group.CLINICIAN})
"""Answers after which a session may start and the question is put off; `CLINICIAN` is stored after a confirmation."""

NOT_TODAY = "not today"
"""Stored where that confirmation was refused."""


@dataclass(frozen=True, slots=True)
class Signs:
    """Warning signs that call for the same action."""

    group: Group
    letter: str
    """Names the group in a question."""
    heading: str
    signs: tuple[str, ...]
    advice: str

    @property
    def sentence(self) -> str:
        """All of them in one sentence."""
        return text.signs(self.heading, self.signs)


SIGNS: Mapping[Region, tuple[Signs, ...]] = {
    region: (
        Signs(Group.EMERGENCY, "a", text.EMERGENCY_HEADING, text.EMERGENCY_SIGNS[region], text.EMERGENCY_ADVICE),
        Signs(Group.ADVICE, "b", text.DOCTOR_HEADING, text.DOCTOR_SIGNS[region], text.DOCTOR_ADVICE),
        Signs(Group.CLINICIAN, "c", text.CLINICIAN_HEADING, text.CLINICIAN_SIGNS[region], text.CLINICIAN_ADVICE),
    )
    for region in REGIONS
}
"""The three groups of each region, most serious first."""

MAX_PAIN_TO_START = 5
"""The highest pain score at which a session is not advised against."""


def is_due(answered: int | None, now: int, scores_before: tuple[int, ...], score: int | None) -> bool:
    """Return whether to ask about the signs: at first, after four weeks, or when pain before a session has risen.

    `answered` is when they were last answered so that a session could start, None where the last answer was another;
    `scores_before` are the earlier scores before a session, oldest first. Times are in milliseconds since 1970.
    """
    if answered is None or now - answered >= SIGNS_VALID_MILLISECONDS:
        return True
    return score is not None and bool(scores_before) and score - scores_before[-1] >= RISE
