"""Tests of `backstretch_tui/ui/widgets/`."""
