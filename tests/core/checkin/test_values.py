"""What is asked at all."""

import pytest

from backstretch_tui.core.checkin.values import Wishes, wishes


@pytest.mark.parametrize(
    ("asks", "speed", "wanted"),
    [
        (None, 1, Wishes(True, True)),
        (None, 2, Wishes(False, False)),
        (False, 1, Wishes(False, False)),
        (True, 2, Wishes(True, True)),
    ],
)
def test_a_rehearsal_asks_nothing_unless_the_command_line_says_so(
    asks: bool | None, speed: int, wanted: Wishes
) -> None:
    assert wishes(asks=asks, speed=speed, questions=True, advice=True) == wanted


def test_the_settings_say_what_is_asked() -> None:
    assert wishes(asks=None, speed=1, questions=False, advice=True) == Wishes(questions=False, advice=True)


def test_the_command_line_counts_more_than_the_settings() -> None:
    assert wishes(asks=True, speed=1, questions=False, advice=False) == Wishes(questions=True, advice=False)
