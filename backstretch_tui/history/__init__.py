"""The history, kept on this machine: a journal of the session being played, and the sessions of the past."""
