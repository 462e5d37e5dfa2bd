"""Backstretch: a low-back stretching routine in the terminal, for someone who cannot look at the screen."""

__version__ = "0.1.0"
