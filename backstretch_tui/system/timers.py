"""A reminder by a timer of the system's: what is to happen when, and what has to be known of a scheduler."""

import shlex
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

NAME = "backstretch-reminder"

Commands = Sequence[Sequence[str]]


class Timer(NamedTuple):
    """When to be reminded, and of what."""

    about: str
    days: Sequence[str]
    """`mon`, `wed`, in the order of the week; all seven mean every day."""
    time: str
    """`18:00`."""
    is_done: Sequence[str]
    """A command that succeeds where there is nothing to be reminded of."""
    variables: Mapping[str, str]
    """Of the environment, for that command: a timer knows nothing of the terminal's."""
    title: str
    message: str

    def shell_line(self, *notify: str) -> str:
        """Return a line for `sh` that runs a command, with title and message, where there is something to do."""
        variables = [f"{name}={value}" for name, value in self.variables.items()]
        done = shlex.join(["env", *variables, *self.is_done] if variables else self.is_done)
        return f"{done} || {shlex.join([*notify, self.title, self.message])}"


@dataclass(frozen=True, slots=True)
class Scheduler:
    """How a system is asked for a timer."""

    programs: Sequence[str]
    """What it takes: the program that sets the timer, then the one that shows the notification."""
    folder: Path
    files: Mapping[str, Callable[[Timer], str]]
    """By name, what is to stand in each file."""
    set_up: Commands
    remove: Commands
    """Run before the files are deleted."""
    after_removal: Commands = ()
    replace: Commands = ()
    """Run before `set_up`; they fail where there was no earlier reminder, which does not matter."""
    encoding: str = "utf-8"
    """Of the files."""
