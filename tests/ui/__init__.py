"""The app, as a person meets it."""
