"""Tests of `backstretch_tui/ui/screens/`."""
