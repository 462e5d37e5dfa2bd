"""Values in words: numbers, times and dates. Imports nothing else of the core."""
