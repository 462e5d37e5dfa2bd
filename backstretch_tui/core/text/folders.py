"""Why the person's folder cannot be used, and what to do."""

from collections.abc import Sequence

NAME_TOO_LONG = "its name is too long"
LINK_TO_ITSELF = "it is a link to itself"


def no_home_folder(name: str, variable: str) -> str:
    """Say that a user has no home folder. `variable`, here and below: an environment variable that names a folder."""
    return f"there is no home folder “{name}”; set {variable} to the full path of a folder"


def no_home(variable: str) -> str:
    """Say that nobody has a home folder here."""
    return f"you have no home folder here; set HOME, or {variable} to a folder for your files"


def variable_name(variable: str) -> str:
    """Name a folder by the variable that leads to it."""
    return f"${variable}"


def folder_name(folder: str) -> str:
    """Name a folder."""
    return f"“{folder}”"


def set_variable(variable: str) -> str:
    """Say what to do where the variable leads nowhere."""
    return f"set {variable} to a folder"


def move_or_set(variable: str) -> str:
    """Say what to do where something else has the folder's place."""
    return f"move it elsewhere, or set {variable} to a folder"


def new_profile(name: str, others: Sequence[str]) -> str:
    """Say that there is nothing yet in a profile, and which others there are."""
    return f"the profile “{name}” is new; the others are: {', '.join(others)}"


def wrong_profile(most: int) -> str:
    """Say what the name of a profile may be."""
    return f"the name of a profile has at most {most} lower-case letters, digits and single hyphens, such as anna"


def link_to_nothing(name: str, cure: str) -> str:
    """Say that a link leads nowhere. `name`, `reason` and `cure`, here and below: made by what stands above."""
    return f"{name} is a link to a missing folder; {cure}"


def not_a_folder(name: str, cure: str) -> str:
    """Say that it is a file."""
    return f"{name} is not a folder; {cure}"


def unusable(name: str, reason: str, cure: str) -> str:
    """Say that nothing can be there."""
    return f"{name} cannot be used: {reason}; {cure}"


def unreadable(name: str, cure: str) -> str:
    """Say that the person may not look into the folder."""
    return f"{name} cannot be read: permission denied; change its permissions, or {cure}"
