"""Measurements beside a bare Textual app: `python -m tests.benchmarks`. Printed, never asserted."""
