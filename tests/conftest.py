"""What all tests share: none of them makes a sound, and no program is found but those of a test."""

import gc
import os
import signal
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.support.players import without_libraries

os.environ["BACKSTRETCH_SILENT"] = "1"

# An app is thousands of objects: to look through them so often is a fifth of the time.
gc.set_threshold(100_000, 50, 100)

# In the background, or under nohup, signals that the tests send would be ignored, here and in all programs begun here.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
for number in (signal.SIGHUP, signal.SIGQUIT) if os.name == "posix" else ():
    if signal.getsignal(number) is signal.SIG_IGN:
        signal.signal(number, signal.SIG_DFL)


def _memory() -> str | None:
    """Return a folder in memory, where a test need not wait for the disk, if it has room and programs may run there."""
    try:
        system = os.statvfs("/dev/shm")
    except (OSError, AttributeError):
        return None
    is_usable = system.f_bavail * system.f_frsize > 2**30 and not system.f_flag & os.ST_NOEXEC
    return "/dev/shm" if is_usable and os.access("/dev/shm", os.W_OK) else None


if "TMPDIR" not in os.environ and (memory := _memory()):
    os.environ["TMPDIR"] = tempfile.tempdir = memory

# How fast the machine is says nothing of the program.
settings.register_profile(
    "default",
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    print_blob=True,
)
settings.register_profile("thorough", settings.get_profile("default"), max_examples=2000)
settings.register_profile("mutation", settings.get_profile("default"), max_examples=15)  # run thousands of times
settings.load_profile(
    "mutation" if "MUTANT_UNDER_TEST" in os.environ else "thorough" if "THOROUGH" in os.environ else "default"
)


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a folder that is all there is to find programs in, and let no library be found."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    without_libraries(tmp_path, monkeypatch)
    return folder


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest: whole sessions, then whatever needs a terminal."""
    items.sort(key=lambda item: ("end_to_end" not in item.nodeid, "terminal" not in getattr(item, "fixturenames", ())))
