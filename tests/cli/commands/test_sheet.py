"""`sheet`: a routine as a page to print."""

from pathlib import Path

import pytest

from tests.support.commands import run
from tests.support.pages import Read

Captured = pytest.CaptureFixture[str]

pytestmark = pytest.mark.usefixtures("home")


def test_a_sheet_goes_into_a_file_named_like_the_routine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("sheet", "daily", "--dose", "full", "--only", "bridge") == 0
    texts = Read((tmp_path / "daily.html").read_text()).texts
    assert "Full dose, about 2 minutes" in texts
    assert "Pelvic Tilt" not in texts
    assert "wrote daily.html" in capsys.readouterr().err
