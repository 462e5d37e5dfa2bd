"""What is asked at all."""

import pytest

from backstretch_tui.core.checkin.values import Wishes, wishes


@pytest.mark.parametrize(
    ("may_ask", "speed", "wanted"),
    [(True, 1, Wishes(True, True)), (False, 1, Wishes(False, False)), (True, 2, Wishes(False, False))],
)
def test_a_rehearsal_and_a_run_without_questions_ask_nothing(may_ask: bool, speed: int, wanted: Wishes) -> None:
    assert wishes(may_ask=may_ask, speed=speed, questions=True, advice=True) == wanted


def test_the_settings_say_what_is_asked() -> None:
    assert wishes(may_ask=True, speed=1, questions=False, advice=True) == Wishes(questions=False, advice=True)
