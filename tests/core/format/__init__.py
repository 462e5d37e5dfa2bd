"""Tests of `backstretch_tui/core/format/`."""
