"""One screen a file, its style sheet beside it. Screens do not know each other: what they ask for, the app does."""
