"""Twenty thousand sessions, more than a life has room for, are small."""

from pathlib import Path

from backstretch_tui.system.paths import DataPaths
from tests.support.history import write_sessions

SAMPLE = 500
"""How many are written here: the size of the rest follows."""


def test_twenty_thousand_sessions_stay_under_a_hundred_megabytes(tmp_path: Path) -> None:
    places = DataPaths(tmp_path)
    write_sessions(places, SAMPLE)
    assert places.database.stat().st_size / SAMPLE * 20_000 < 100_000_000
