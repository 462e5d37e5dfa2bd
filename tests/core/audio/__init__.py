"""Tests of `backstretch_tui/core/audio/`."""
