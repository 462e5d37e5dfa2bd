"""Whole sessions by way of the command line, in real processes and real pseudo-terminals."""
