"""Tests, in the folders of what they test; what helps them is in `support`."""

import sys

if "pytest" in sys.modules:  # a program that a test starts needs none of it, and would take twice as long to load
    import pytest

    # So that a condition that fails in a helper shows what it compared.
    pytest.register_assert_rewrite("tests.support")
