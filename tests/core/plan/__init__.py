"""Tests of `backstretch_tui/core/plan/`."""
