"""What to look out for, what to do then, and when to ask about it again. Nothing here rules anything out."""

from dataclasses import dataclass
from enum import StrEnum

SIGNS_LAST = 28 * 86_400_000
"""Milliseconds after which the questions are asked again: four weeks."""

RISE = 2
"""How much higher the score before a session has to be than before the last session, to ask again."""


class Group(StrEnum):
    """What a person says applies to them."""

    NONE = "none"
    CLINICIAN = "clinician"
    ADVICE = "advice"
    EMERGENCY = "emergency"


SETTLED = frozenset({Group.NONE, Group.CLINICIAN})
"""Answers after which a session may start, and the question is put off: the last after a second thought."""

NOT_TODAY = "not today"
"""What is kept where that second thought was not to start."""


@dataclass(frozen=True, slots=True)
class Signs:
    """Signs that call for the same."""

    group: Group
    heading: str
    signs: tuple[str, ...]
    advice: str

    @property
    def sentence(self) -> str:
        """All of them, as they are read out."""
        return f"{self.heading}: {'; '.join(self.signs)}."


SIGNS = (
    Signs(
        Group.EMERGENCY,
        "Get emergency help now",
        (
            "numbness or tingling between the legs: around the genitals, the buttocks or the inner thighs",
            "new trouble passing urine, or holding bladder or bowels",
            "both legs weak, numb or painful, or a leg that is getting weaker",
            "pain in the chest, or a belly that throbs",
            "it began with a bad fall or another serious accident",
        ),
        "Please do not exercise now. Call your local emergency number.",
    ),
    Signs(
        Group.ADVICE,
        "Get medical advice first",
        (
            "fever, feeling ill, an infection not long ago, or weak immunity",
            "losing weight without trying, or cancer now or earlier",
            "a new lump, or a back that has changed its shape",
            "pain that rest does not ease, that is much worse at night, or that sits between the shoulder blades",
            "sudden pain after a small bump, with thin bones or after long use of steroids",
        ),
        "Please do not start yet. Tell a doctor about it, soon.",
    ),
    Signs(
        Group.CLINICIAN,
        "Ask a clinician before starting",
        (
            "pain, tingling or numbness down one leg",
            "your first bad back, under 20 or over 50",
            "pregnancy, or a birth not long ago",
            "osteoporosis, a joint replacement, recent surgery or a recent injury",
            "heart trouble, or high blood pressure that is not under control",
            "no better after some weeks",
        ),
        "It is better to ask a clinician first. If you have, or decide to start all the same, go gently.",
    ),
)
"""The three groups, the gravest first."""

STOP = (
    "Stop this session when pain goes above 5 of 10 or is sharp; on new tingling, numbness or weakness; when pain "
    "moves further down a leg; when you feel dizzy, have pain in the chest or get short of breath."
)

PAIN_SCALE = "0 is no pain, 10 the worst you can imagine"

ABOVE = 5
"""The highest score at which a session is not advised against."""

REST_TODAY = "Pain above 5 is a reason to rest today. If you start all the same, go gently; c shows when to stop."

REST_NOW = "Pain above 5 is a reason to rest, and to do less the next time. If it is new or sharp, c says more."


def is_due(asked: int | None, now: int, scores_before: tuple[int, ...], score: int | None) -> bool:
    """Tell whether to ask about the signs: at first, after four weeks, or when pain before a session has risen.

    `asked` is when they were answered last so that a session could start, None where the last answer was another;
    `scores_before` are the earlier scores before a session, oldest first.
    """
    if asked is None or now - asked >= SIGNS_LAST:
        return True
    return score is not None and bool(scores_before) and score - scores_before[-1] >= RISE
