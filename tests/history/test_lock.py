"""One copy of the program at a time runs a session."""

from pathlib import Path

from backstretch_tui.history.lock import SessionLock, is_free


def test_one_at_a_time_holds_the_lock(tmp_path: Path) -> None:
    path = tmp_path / "playing.lock"
    lock, other = SessionLock(path), SessionLock(path)
    assert lock.acquire()
    assert not other.acquire()
    assert not is_free(path)
    lock.release()
    assert other.acquire()
    other.release()
    assert is_free(path)


def test_a_lock_is_one_file_and_a_kill_leaves_no_other(tmp_path: Path) -> None:
    lock = SessionLock(tmp_path / "playing.lock")
    assert lock.acquire()
    assert [path.name for path in tmp_path.iterdir()] == ["playing.lock"]
    lock.release()
