"""Tests of `backstretch_tui/core/text/`."""
