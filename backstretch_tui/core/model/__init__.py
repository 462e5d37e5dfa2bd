"""What an exercise and a routine are, and which text is safe to show."""
