"""Numbers and times in words."""


def counted(number: int, thing: str) -> str:
    """Say how many of a thing there are: `1 session`, `2 sessions`."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def out_of(number: int, total: int) -> str:
    """Say which of how many it is, or how many of all: `2 of 5`."""
    return f"{number} of {total}"


def seconds_in_words(milliseconds: int) -> str:
    """Say a short time exactly: `10 s`, `2.5 s`."""
    return f"{milliseconds / 1000:g} s"


def whole_seconds(milliseconds: int) -> int:
    """Round a time down to whole seconds, in milliseconds: of what was held, no more than that is claimed."""
    return milliseconds // 1000 * 1000


def minutes_in_words(milliseconds: int) -> str:
    """Say a long time roughly: `about 14 minutes`."""
    minutes = round(milliseconds / 60_000)
    if minutes == 0:
        return "less than a minute"
    return "about 1 minute" if minutes == 1 else f"about {minutes} minutes"


def clock(milliseconds: int) -> str:
    """Write a time as a clock does, `6:05` or `1:06:05`: a second begun counts, so that only no time left is 0:00."""
    minutes, seconds = divmod(-(-milliseconds // 1000), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
