"""What tests of the app share: a home for each, and no colours or keys of the machine's own."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.support.person import AtTheApp, open_app
from tests.support.stylesheets import parsed_once


@pytest.fixture(autouse=True, scope="session")
def _parsed_once() -> Iterator[None]:
    with parsed_once:
        yield


@pytest.fixture
def at_the_app(tmp_path: Path) -> AtTheApp:
    """Open the app in a home of its own."""
    return partial(open_app, tmp_path)
