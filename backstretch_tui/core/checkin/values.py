"""Values of a conversation: those it yields, those it is sent back, and the facts it needs."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from backstretch_tui.core.insights.safety import Signs
from backstretch_tui.core.model.exercise import Entry
from backstretch_tui.core.session.summary import Timestamp

SCORES = range(11)

SIGNS_QUESTION, DOSE_QUESTION, ACTIVITIES_QUESTION = "signs", "dose", "activities"
"""The names under which answers are stored."""


def question_of(question: str, region: str) -> str:
    """Return the name under which an answer about a region is stored. That of the low back was there before regions."""
    return question if region == "low-back" else f"{question}-{region}"


class Choice(NamedTuple):
    """One answer to a question."""

    id: str
    keys: str
    """Letters, `enter` or `escape`, separated by commas; the first is shown. `escape` always means no answer: None."""
    label: str


@dataclass(frozen=True, slots=True)
class Ask:
    """A question. The reply is the id of a choice, a pain score, a text, or None where the person leaves it."""

    id: str
    """The place of its keys in the registry, and the event of its JSON line."""
    title: str
    text: tuple[str | Signs, ...] = ()
    choices: tuple[Choice, ...] = ()
    scale: str = ""
    """The meaning of 0 and 10, where a number from 0 to 10 is an answer."""
    scored: str = ""
    """The meaning of a number besides the score."""
    is_text: bool = False
    """Whether a line of text is the answer."""
    written: str = ""
    """The text in the line at first."""
    must_be_seen: bool = False
    """Whether a number and Enter count only when all of it has been in sight."""


@dataclass(frozen=True, slots=True)
class Show:
    """Something to tell, without a question."""

    text: str


@dataclass(frozen=True, slots=True)
class SaveAnswer:
    """Save the answer to a question that does not belong to one session."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class SavePainBefore:
    """Save another pain score before the session."""

    score: int


@dataclass(frozen=True, slots=True)
class SavePainAfter:
    """Save the pain score after the session."""

    score: int


@dataclass(frozen=True, slots=True)
class SaveNote:
    """Save a note about the session."""

    note: str


@dataclass(frozen=True, slots=True)
class SaveActivity:
    """Save how well an activity goes, 0 to 10."""

    name: str
    score: int


@dataclass(frozen=True, slots=True)
class SaveDoses:
    """Save the person's own doses."""

    own: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class SaveInterrupted:
    """Save what was done of the interrupted session."""


@dataclass(frozen=True, slots=True)
class DiscardInterrupted:
    """Delete the interrupted session."""


@dataclass(frozen=True, slots=True)
class GiveUp:
    """Save nothing in this run, and leave the history alone."""

    reason: str


@dataclass(frozen=True, slots=True)
class Repair:
    """Set the damaged history aside, and start a new one or restore the backup."""

    from_backup: bool


Save = (
    SaveAnswer
    | SavePainBefore
    | SavePainAfter
    | SaveNote
    | SaveActivity
    | SaveDoses
    | SaveInterrupted
    | DiscardInterrupted
    | GiveUp
    | Repair
)
"""A change that the history or the settings have to make."""

Reply = int | str | None

Outcome = TypeVar("Outcome")

Conversation = Generator[Ask | Show | Save, Reply, Outcome]


class Wishes(NamedTuple):
    """The person's wishes about questions around a session."""

    questions: bool
    """About warning signs, pain, activities and a note."""
    advice: bool
    """Whether to change the dose where the past calls for it."""


ONLY_QUESTIONS = Wishes(questions=True, advice=False)
"""The usual wishes."""


def wishes(*, asks: bool | None, speed: int, questions: bool, advice: bool) -> Wishes:
    """Combine what the command line says for this run and what the settings want.

    `asks` is None where the command line says nothing: then a rehearsal, which cannot be felt, asks nothing.
    """
    may_ask = speed == 1 if asks is None else asks
    return Wishes(may_ask and (questions or asks is True), may_ask and advice)


class PastAnswers(NamedTuple):
    """The answers of earlier sessions."""

    signs_at: int | None = None
    """When the warning signs were last answered so that a session could start, in milliseconds since 1970.

    None where they never were, or where the last answer was another one: then they are asked about again.
    """
    scores_before: tuple[int, ...] = ()
    """Earlier scores before a session, oldest first."""
    dose: Timestamp | None = None
    """When dose advice was last accepted or refused."""
    activities_on: str | None = None
    """The date on which the person's own activities were last asked about."""
