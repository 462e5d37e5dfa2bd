"""A reminder with words in it that a shell, a scheduler or a file format could take for something else."""

from backstretch_tui.core.model.exercise import WEEK
from backstretch_tui.system.timers import Timer

ODD = "it’s <a> & \"b\" 'c' $HOME 100% `d` \\ é"

TIMER = Timer("Reminder", ["mon", "fri"], "07:05", ["/bin/false", "it’s"], {}, ODD, "Go")

DAILY = TIMER._replace(days=WEEK)
