"""What tests in a terminal share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.demo import DEMO
from tests.support.terminal import Terminal


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Terminal]:
    """Run the small app."""
    with Terminal(DEMO, home=tmp_path) as terminal:
        terminal.wait_for("Demo 80x24")
        yield terminal
