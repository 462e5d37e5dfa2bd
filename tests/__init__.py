"""Tests, in the folders of what they test; what helps them is in `support`."""

import pytest

# So that a condition that fails in a helper shows what it compared.
pytest.register_assert_rewrite("tests.support")
