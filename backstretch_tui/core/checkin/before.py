"""Before a session: the warning signs, the pain score, rest, the dose."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from backstretch_tui.core.checkin.values import (
    DOSE_QUESTION,
    ONLY_QUESTIONS,
    SIGNS_QUESTION,
    Ask,
    Choice,
    Conversation,
    PastAnswers,
    Reply,
    SaveAnswer,
    SaveDoses,
    Wishes,
    question_of,
)
from backstretch_tui.core.insights.dose_advice import Advice, advise, with_steps
from backstretch_tui.core.insights.safety import (
    MAX_PAIN_TO_START,
    NOT_TODAY,
    SIGNS,
    Group,
    Signs,
    is_due,
)
from backstretch_tui.core.model.exercise import Exercise, Region
from backstretch_tui.core.plan.request import SessionRequest
from backstretch_tui.core.session.summary import SessionSummary
from backstretch_tui.core.text import questions
from backstretch_tui.core.text.safety import PAIN_BEFORE, PAIN_SCALE

_BACK = Choice("back", "escape", questions.BACK_TO_LIST)


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts known before a session begins."""

    request: SessionRequest
    exercises: Mapping[str, Exercise]
    now: int
    """Milliseconds since 1970."""
    today: int
    """The day, as `format.dates.day_of` counts."""
    answers: PastAnswers
    past: Sequence[SessionSummary] = ()
    """Earlier sessions, oldest first, without rehearsals; needed for advice on the dose alone."""
    wishes: Wishes = ONLY_QUESTIONS


@dataclass(frozen=True, slots=True)
class Start:
    """The session may begin."""

    request: SessionRequest
    score: int | None


def before(facts: Facts, score: int | None = None) -> Conversation[Start | None]:
    """Ask what there is to ask before a session. `score` is the pain score where it was given on the list.

    Return None where the session is not to begin. Leaving a question never begins one.
    """
    caution: Signs | None = None
    region = facts.request.routine.region
    if facts.wishes.questions:
        if score is None and not _signs_are_due(facts, None):
            reply = yield _ask_score()
            if reply is None:
                return None
            score = _score_in(reply)
        if _signs_are_due(facts, score):
            reply = yield _ask_signs(region, score)
            match reply:
                case None:
                    return None
                case int() | "none":
                    score = score if reply == "none" else _score_in(reply)
                    yield _answer(facts, SIGNS_QUESTION, Group.NONE)
                case Group.EMERGENCY | Group.ADVICE:
                    yield _answer(facts, SIGNS_QUESTION, str(reply))
                    yield _tell_not_to_start(_signs_of(region, str(reply)))
                    return None
                case Group.CLINICIAN:
                    caution = _signs_of(region, Group.CLINICIAN)
    return (yield from _confirm(facts, score, caution))


def _confirm(facts: Facts, score: int | None, caution: Signs | None) -> Conversation[Start | None]:
    """Ask whether to start where there is a reason not to, and offer another dose where there is a reason for one."""
    if caution and score is None:
        reply = yield _ask_to_confirm(caution, None, is_rest=False, takes_score=True)
        yield _confirmed(facts, reply)
        if _is_refused(reply):
            return None
        score, caution = _score_in(reply), None
    is_rest = score is not None and score > MAX_PAIN_TO_START
    advice = _advice(facts, score)
    if not (caution or is_rest or advice):
        return Start(facts.request, score)
    reply = yield _ask_to_confirm(caution, advice, is_rest=is_rest)
    if caution:
        yield _confirmed(facts, reply)
    if _is_refused(reply):
        return None
    if not advice:
        return Start(facts.request, score)
    yield _answer(facts, DOSE_QUESTION, "take" if reply == "take" else "keep")
    if reply != "take":
        return Start(facts.request, score)
    own = with_steps(facts.request.own, advice.steps)
    yield SaveDoses(own)
    return Start(replace(facts.request, own=own), score)


def _is_refused(reply: Reply) -> bool:
    return reply is None or reply == "not-today"


def _confirmed(facts: Facts, reply: Reply) -> SaveAnswer:
    return _answer(facts, SIGNS_QUESTION, NOT_TODAY if _is_refused(reply) else Group.CLINICIAN)


def _answer(facts: Facts, question: str, answer: str) -> SaveAnswer:
    return SaveAnswer(question_of(question, facts.request.routine.region), answer)


def _signs_are_due(facts: Facts, score: int | None) -> bool:
    return is_due(facts.answers.signs_at, facts.now, facts.answers.scores_before, score)


def _advice(facts: Facts, score: int | None) -> Advice | None:
    """Return advice that calls for a change of the dose."""
    if not (facts.wishes.advice and facts.request.goes_by_own):
        return None
    given = facts.answers.dose
    advice = advise(facts.past, facts.request, facts.exercises, facts.today, answered=given, score=score)
    return advice if advice.steps else None


def _score_in(reply: Reply) -> int | None:
    return reply if isinstance(reply, int) else None


def _signs_of(region: Region, group: str) -> Signs:
    return next(signs for signs in SIGNS[region] if signs.group == group)


def _ask_score() -> Ask:
    choices = (Choice("skip", "enter", questions.START_UNSCORED), _BACK)
    return Ask("score", questions.PAIN_NOW, (), choices, PAIN_SCALE, questions.START_SCORED)


def _ask_signs(region: Region, score: int | None) -> Ask:
    groups = SIGNS[region]
    choices = (
        Choice(Group.NONE, "enter,n", questions.NONE_APPLY if score is None else questions.start_with(score)),
        *(Choice(signs.group, signs.letter, questions.APPLIES.format(letter=signs.letter)) for signs in groups),
        Choice("unanswered", "s", questions.START_UNANSWERED),
        _BACK,
    )
    scored = questions.NONE_APPLY_SCORED
    return Ask(
        "signs",
        questions.BEFORE_TITLE,
        (questions.SIGNS_QUESTION, *groups),
        choices,
        PAIN_SCALE,
        scored,
        must_be_seen=True,
    )


def _tell_not_to_start(signs: Signs) -> Ask:
    return Ask("advice", signs.heading, (signs.advice,), (Choice("close", "enter,escape", questions.CLOSE),))


def _ask_to_confirm(caution: Signs | None, advice: Advice | None, *, is_rest: bool, takes_score: bool = False) -> Ask:
    title = caution.heading if caution else questions.REST_TITLE if is_rest else questions.DOSE_TITLE
    text = [caution.advice] if caution else []
    text += [PAIN_BEFORE] if is_rest else []
    text += [f"{advice.reason} {advice.what}"] if advice else []
    accepted = (
        (Choice("take", "t", questions.ACCEPT), Choice("keep", "k", questions.KEEP))
        if advice
        else (Choice("start", "s", questions.START_ANYWAY),)
    )
    refuse = Choice("not-today", "n,escape", questions.NOT_TODAY)
    # Enter gives the first: not to start where there is a reason not to.
    choices = (refuse, *accepted) if caution or is_rest else (*reversed(accepted), refuse)
    scale = PAIN_SCALE if takes_score else ""
    return Ask("advice", title, tuple(text), choices, scale, questions.START_ANYWAY_SCORED)
