"""`completion`: what completes commands in a shell."""

import subprocess
from pathlib import Path
from shutil import which

import pytest

from backstretch_tui.cli.commands.completion import SHELLS
from tests.support.commands import run

Captured = pytest.CaptureFixture[str]


@pytest.mark.parametrize("shell", SHELLS)
def test_it_knows_the_commands_and_their_options(shell: str, capsys: Captured) -> None:
    assert run("completion", shell) == 0
    script = capsys.readouterr().out
    assert "sound-check" in script
    assert "wait-for-key" in script


@pytest.mark.skipif(not which("bash"), reason="there is no bash")
def test_bash_completes_by_it(tmp_path: Path, capsys: Captured) -> None:
    run("completion", "bash")
    (tmp_path / "script").write_text(capsys.readouterr().out)
    asked = (
        f"source {tmp_path}/script; COMP_WORDS=(backstretch sta); COMP_CWORD=1; "
        'eval "$(complete -p backstretch | sed "s/.*-F \\([^ ]*\\) .*/\\1/")"; printf "%s " "${COMPREPLY[@]}"'
    )
    found = subprocess.run(["bash", "-c", asked], capture_output=True, text=True, check=False).stdout
    assert found.split() == ["start", "status"]


def test_another_shell_is_refused(capsys: Captured) -> None:
    assert run("completion", "bsh") == 2
    assert "did you mean “bash”?" in capsys.readouterr().err
