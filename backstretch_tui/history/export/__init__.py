"""The history as data for other programs, and back."""
