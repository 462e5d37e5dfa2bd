"""Tests of `backstretch_tui/core/insights/`."""
