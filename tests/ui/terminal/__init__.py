"""Tests of `backstretch_tui/ui/terminal/`."""
