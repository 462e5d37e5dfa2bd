"""Tests of `backstretch_tui/core/model/`."""
