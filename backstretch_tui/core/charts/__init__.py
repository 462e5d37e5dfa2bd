"""Charts of characters: drawn to a width, readable without colour."""
