"""Tests of `backstretch_tui/history/export/`."""
