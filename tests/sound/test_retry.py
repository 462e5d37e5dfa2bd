"""When to try again: at once, and then ever more seldom."""

from backstretch_tui.sound.retry import MAX_PAUSE, Retry


def test_the_first_failure_is_followed_by_an_attempt_at_once_and_the_others_by_growing_pauses() -> None:
    retry = Retry()
    pauses = []
    for _ in range(8):
        retry.failed(100)
        pauses.append(retry.next_at - 100)
    assert pauses == [0, 1, 2, 4, 8, 16, MAX_PAUSE, MAX_PAUSE]


def test_a_success_makes_up_for_all_failures() -> None:
    retry = Retry()
    retry.failed(100)
    retry.failed(100)
    retry.worked()
    assert (retry.failures, retry.next_at) == (0, 0)
