"""Tests of `backstretch_tui/core/session/`."""
