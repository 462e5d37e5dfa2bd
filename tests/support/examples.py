"""How many examples a property is tried with, where each of them takes long."""

from hypothesis import settings

few = settings(max_examples=max(10, settings().max_examples // 6))
"""A sixth of the others: to be put before `@given`."""
