"""Tests of the pure core."""

import pytest

# So that a script that goes wrong shows in which line.
pytest.register_assert_rewrite("tests.core.rehearsal")
