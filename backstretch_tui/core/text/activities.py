"""The person's own activities."""

SCALE = "0 not at all, 10 as well as ever"
"""The meaning of the scores."""

TITLE = "Your activities"
EXAMPLES = ("For example: put on my socks", "carry shopping", "sit through a film")


def instructions(most: int) -> str:
    """Say what to write down. `most`: how many there may be."""
    return (
        f"Up to {most} things that your back makes hard. Once a week, after a session, you are asked how well "
        "you can do each of them, from 0 to 10. Press Enter to save; empty lines are left out."
    )
