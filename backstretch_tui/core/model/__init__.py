"""The models of exercises and routines, and of text that is safe to show."""
