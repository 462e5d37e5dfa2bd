"""Warning signs, what to do about them, and when to ask about them again. Nothing here rules anything out."""

from dataclasses import dataclass
from enum import StrEnum

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
        return f"{self.heading}: {'; '.join(self.signs)}."


SIGNS = (
    Signs(
        Group.EMERGENCY,
        "a",
        "Get emergency help now",
        (
            "numbness or tingling around your genitals, buttocks or inner thighs, or a changed feeling when you wipe",
            "new loss of sexual feeling or function",
            "new trouble passing urine, or controlling your bladder or bowels",
            "weakness, numbness or pain in both legs, or a leg that is getting weaker",
            "chest pain, or a pulsing feeling in your belly",
            "pain that began with a serious accident or fall",
        ),
        "Please do not exercise now. Call your local emergency number.",
    ),
    Signs(
        Group.ADVICE,
        "b",
        "Get medical advice first",
        (
            "fever, feeling ill, a recent infection, or a weakened immune system",
            "weight loss without trying, or current or past cancer",
            "a new lump, or a change in the shape of your back",
            "pain that rest does not ease, is much worse at night, or is between your shoulder blades",
            "sudden pain after a small bump, if you have thin bones or have taken steroids for a long time",
        ),
        "Please do not start yet. See a doctor about it soon.",
    ),
    Signs(
        Group.CLINICIAN,
        "c",
        "Ask a clinician before you start",
        (
            "pain, tingling or numbness down one leg",
            "a first episode of back pain, under 20 or over 50",
            "pregnancy or recent childbirth",
            "osteoporosis, a joint replacement, or recent surgery or injury",
            "heart trouble or uncontrolled blood pressure",
            "no improvement after several weeks",
        ),
        "It is best to ask a clinician first. If you have done that, or decide to start anyway, go gently.",
    ),
)
"""The three groups, most serious first."""

STOP = (
    "Stop this session if pain goes above 5 out of 10 or is sharp; if you notice new tingling, numbness or weakness; "
    "if pain moves further down a leg; or if you feel dizzy, have chest pain or become short of breath."
)

PAIN_SCALE = "0 none, 10 worst imaginable"

MAX_PAIN_TO_START = 5
"""The highest pain score at which a session is not advised against."""

REST_TODAY = "Pain above 5 is a reason to rest today. If you start anyway, go gently, and stop if it gets worse."

REST_NOW = "Pain above 5 is a reason to rest, and to do less next time. If it is new or sharp, get medical advice."


def is_due(answered: int | None, now: int, scores_before: tuple[int, ...], score: int | None) -> bool:
    """Return whether to ask about the signs: at first, after four weeks, or when pain before a session has risen.

    `answered` is when they were last answered so that a session could start, None where the last answer was another;
    `scores_before` are the earlier scores before a session, oldest first. Times are in milliseconds since 1970.
    """
    if answered is None or now - answered >= SIGNS_VALID_MILLISECONDS:
        return True
    return score is not None and bool(scores_before) and score - scores_before[-1] >= RISE
