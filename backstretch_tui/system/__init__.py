"""Shared by content, history and sound: paths, files written whole, progress of long work."""
