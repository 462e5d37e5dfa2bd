"""Bars of characters."""

import pytest

from backstretch_tui.core.charts.share_bar import bar


@pytest.mark.parametrize(
    ("share", "drawn"),
    [(0, "──────────"), (0.01, "━─────────"), (0.5, "━━━━━─────"), (0.99, "━━━━━━━━━─"), (1, "━━━━━━━━━━")],
)
def test_only_all_is_full_and_only_nothing_is_empty(share: float, drawn: str) -> None:
    assert bar(share, 10) == drawn
