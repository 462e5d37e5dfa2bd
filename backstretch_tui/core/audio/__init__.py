"""Tones and words, and their times."""
