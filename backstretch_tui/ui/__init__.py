"""The Textual front end: screens that show a state and turn keys into events."""
