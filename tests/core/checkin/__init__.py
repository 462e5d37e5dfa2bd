"""Tests of the conversation around a session."""
