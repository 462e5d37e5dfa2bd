"""The reminder in a calendar."""

TITLE = "Stretch your back"
DESCRIPTION = (
    "A few gentle exercises on the floor, about ten minutes. Stop if something hurts.\n"
    "In a terminal, type “backstretch start”."
)
