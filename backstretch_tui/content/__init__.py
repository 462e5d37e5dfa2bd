"""Reading and checking TOML files: exercises, routines, figures and settings."""
