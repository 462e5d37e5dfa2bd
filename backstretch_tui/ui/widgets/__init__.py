"""Building blocks of the screens. A widget shows; it does not know about stretching."""
