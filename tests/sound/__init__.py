"""What plays and speaks."""
