"""Other devices that control a session."""
