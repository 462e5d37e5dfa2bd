"""Tests of `backstretch_tui/cli/`."""
