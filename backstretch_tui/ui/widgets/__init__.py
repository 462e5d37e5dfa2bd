"""What the screens are made of. A widget shows; it does not know about stretching."""
