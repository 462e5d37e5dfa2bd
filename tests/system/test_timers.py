"""The line for `sh` that two of the schedulers run."""

import subprocess

import pytest

from tests.support.timers import ODD, TIMER


@pytest.mark.parametrize(("program", "printed"), [("/bin/false", f"{ODD}\nGo\n"), ("/bin/true", "")])
def test_the_words_reach_the_notification_as_they_are_unless_it_is_done(program: str, printed: str) -> None:
    timer = TIMER._replace(is_done=[program, "it’s"])
    line = timer.shell_line("printf", "%s\\n")
    done = subprocess.run(["/bin/sh", "-c", line], capture_output=True, text=True, check=True)
    assert done.stdout == printed


def test_variables_are_those_of_the_command() -> None:
    timer = TIMER._replace(is_done=["sh", "-c", 'test "$A" = "it’s; b"'], variables={"A": "it’s; b"})
    subprocess.run(["/bin/sh", "-c", timer.shell_line("false")], check=True)
