"""Tests of what content, history and sound share."""
