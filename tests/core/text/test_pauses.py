"""Every reason for a pause has its own words."""

from collections.abc import Mapping

import pytest

from backstretch_tui.core.session import PauseReason
from backstretch_tui.core.text.pauses import PAST_PAUSES, PAUSE_SENTENCES


@pytest.mark.parametrize("words", [PAUSE_SENTENCES, PAST_PAUSES])
def test_every_reason_for_a_pause_is_told_in_words(words: Mapping[PauseReason, str]) -> None:
    assert set(words) == set(PauseReason)
    assert len(set(words.values())) == len(PauseReason)
