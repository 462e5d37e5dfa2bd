"""Before a session: what is asked, what is advised, and when it begins."""

from dataclasses import replace

import pytest

from backstretch_tui.core.checkin.before import Facts, Start, before
from backstretch_tui.core.checkin.values import Ask, PastAnswers, Reply, SaveAnswer, SaveDoses, Wishes
from backstretch_tui.core.insights.safety import SIGNS, SIGNS_VALID_MILLISECONDS
from backstretch_tui.core.plan.options import Options
from tests.support.conversations import ADVISED, FIRST, LATER, NOW, REQUEST, hold

NONE_WANTED = Wishes(questions=False, advice=False)

NONE_APPLY = SaveAnswer("signs", "none")


# --- how many keys --------------------------------------------------------------------------------------------------


def test_the_first_time_one_question_asks_for_signs_and_score() -> None:
    held = hold(before(FIRST), 3)
    assert held.questions == ["signs"]
    assert held.outcome == Start(REQUEST, 3)
    assert held.saved == [NONE_APPLY]


def test_later_the_score_alone_is_asked() -> None:
    held = hold(before(LATER), 3)
    assert held.questions == ["score"]
    assert held.outcome == Start(REQUEST, 3)
    assert held.saved == []


def test_a_score_given_on_the_list_is_not_asked_again() -> None:
    assert hold(before(LATER, 3)).outcome == Start(REQUEST, 3)


def test_a_score_given_on_the_list_is_kept_while_the_signs_are_asked() -> None:
    held = hold(before(FIRST, 4), "none")
    assert "start with pain 4" in held.asked[0].choices[0].label
    assert held.outcome == Start(REQUEST, 4)
    assert hold(before(FIRST, 4), 2).outcome == Start(REQUEST, 2)


@pytest.mark.parametrize("facts", [FIRST, LATER])
def test_whoever_wants_no_questions_gets_none(facts: Facts) -> None:
    assert hold(before(replace(facts, wishes=NONE_WANTED))).outcome == Start(REQUEST, None)


# --- the warning signs ----------------------------------------------------------------------------------------------


def test_the_signs_are_named_in_three_groups_and_must_be_seen() -> None:
    held = hold(before(FIRST), "none")
    assert held.asked[0].text[1:] == SIGNS["low-back"]
    assert held.asked[0].must_be_seen


def test_the_signs_are_those_of_the_routines_region_and_answered_for_it_alone() -> None:
    neck = replace(REQUEST, routine=REQUEST.routine.with_values(region="neck"))
    held = hold(before(replace(FIRST, request=neck)), "none")
    assert held.asked[0].text[1:] == SIGNS["neck"]
    assert held.saved == [SaveAnswer("signs-neck", "none")]


@pytest.mark.parametrize("group", ["emergency", "advice"])
def test_serious_signs_are_answered_with_advice_and_no_session(group: str) -> None:
    held = hold(before(FIRST), group, "close")
    assert held.questions == ["signs", "advice"]
    assert held.asked[1].title == next(signs.heading for signs in SIGNS["low-back"] if signs.group == group)
    assert held.outcome is None
    assert held.saved == [SaveAnswer("signs", group)]


def test_with_signs_for_a_clinician_the_person_may_confirm() -> None:
    held = hold(before(FIRST), "clinician", 2)
    assert held.questions == ["signs", "advice"]
    assert held.outcome == Start(REQUEST, 2)
    assert held.saved == [SaveAnswer("signs", "clinician")]
    assert hold(before(FIRST, 2), "clinician", "start").outcome == Start(REQUEST, 2)


@pytest.mark.parametrize("reply", ["not-today", None])
def test_with_signs_for_a_clinician_the_person_may_refuse(reply: str | None) -> None:
    held = hold(before(FIRST), "clinician", reply)
    assert held.outcome is None
    assert held.saved == [SaveAnswer("signs", "not today")]


def test_to_start_without_answering_is_a_choice_that_is_not_saved() -> None:
    held = hold(before(FIRST), "unanswered")
    assert held.outcome == Start(REQUEST, None)
    assert held.saved == []


def test_the_signs_are_asked_again_after_four_weeks() -> None:
    old = replace(LATER, answers=PastAnswers(signs_at=NOW - SIGNS_VALID_MILLISECONDS))
    assert hold(before(old), 3).questions == ["signs"]


def test_the_signs_are_asked_again_when_pain_has_risen_by_2() -> None:
    assert hold(before(LATER), 4).questions == ["score"]
    held = hold(before(LATER), 5, "none")
    assert held.questions == ["score", "signs"]
    assert held.outcome == Start(REQUEST, 5)


# --- to leave is never to begin -------------------------------------------------------------------------------------


@pytest.mark.parametrize("facts", [FIRST, LATER])
def test_leaving_the_question_begins_nothing(facts: Facts) -> None:
    held = hold(before(facts), None)
    assert held.outcome is None
    assert held.saved == []


def test_leaving_the_advice_begins_nothing() -> None:
    assert hold(before(LATER, 9), "none", None).outcome is None
    assert hold(before(ADVISED, 3), None).outcome is None


# --- rest and dose --------------------------------------------------------------------------------------------------


def test_pain_above_5_is_a_reason_to_rest() -> None:
    held = hold(before(FIRST), 6, "start")
    assert held.questions == ["signs", "advice"]
    assert held.asked[1].title == "Rest today?"
    assert held.outcome == Start(REQUEST, 6)
    assert hold(before(FIRST), 6, "not-today").outcome is None
    assert hold(before(FIRST), 5).questions == ["signs"]


def test_pain_told_on_the_list_is_a_reason_to_rest_for_those_who_want_no_questions_too() -> None:
    assert hold(before(replace(LATER, wishes=NONE_WANTED), 9), "not-today").outcome is None


def test_another_dose_is_offered_accepted_and_saved() -> None:
    held = hold(before(ADVISED), 3, "take")
    assert held.questions == ["score", "advice"]
    assert "Your pain was 7" in str(held.asked[1].text[0])
    assert held.saved[0] == SaveAnswer("dose", "take")
    assert isinstance(held.saved[1], SaveDoses)
    assert held.outcome == Start(replace(REQUEST, own=held.saved[1].own), 3)


def test_another_dose_is_refused() -> None:
    held = hold(before(ADVISED), 3, "keep")
    assert held.saved == [SaveAnswer("dose", "keep")]
    assert held.outcome == Start(REQUEST, 3)


def test_reasons_to_rest_and_another_dose_are_one_question() -> None:
    held = hold(before(ADVISED, 8), "clinician", "take")
    assert held.questions == ["signs", "advice"]
    assert len(held.asked[1].text) == 3
    assert held.asked[1].choices[0].id == "not-today"
    assert [save.answer for save in held.saved if isinstance(save, SaveAnswer)] == ["clinician", "take"]


def test_no_dose_is_advised_unasked_nor_against_one_that_was_chosen_for_today() -> None:
    assert hold(before(replace(ADVISED, wishes=LATER.wishes)), 3).questions == ["score"]
    chosen = replace(REQUEST, options=Options(), goes_by_own=False)
    assert hold(before(replace(ADVISED, request=chosen)), 3).questions == ["score"]


def test_every_answer_has_a_key_of_its_own() -> None:
    asked: list[Ask] = []
    scripts: list[tuple[Facts, list[Reply]]] = [
        (FIRST, [None]),
        (LATER, [None]),
        (FIRST, ["clinician", None]),
        (FIRST, ["emergency", "close"]),
        (ADVISED, [8, "none", None]),
    ]
    for facts, replies in scripts:
        asked += hold(before(facts), *replies).asked
    for ask in asked:
        keys = [key for choice in ask.choices for key in choice.keys.split(",")]
        assert len(keys) == len(set(keys)), ask.id
        assert "escape" in keys, ask.id
        assert not any(key.isdigit() or key == "t" for key in keys if ask.scale), ask.id
