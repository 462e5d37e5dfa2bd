"""Where the history is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Places:
    """The person's data folder, and what is in it."""

    folder: Path

    @property
    def database(self) -> Path:
        """All that is kept."""
        return self.folder / "history.db"

    @property
    def backups(self) -> Path:
        """Copies of it."""
        return self.folder / "backups"

    @property
    def lease(self) -> Path:
        """Held by the one copy of the program that plays a session."""
        return self.folder / "playing.lock"


def history_places(environ: Mapping[str, str]) -> Places:
    """Return the person's data folder; it need not exist."""
    if chosen := environ.get("BACKSTRETCH_HOME"):
        return Places(Path(chosen).absolute())
    from platformdirs import user_data_path  # only where it is needed: it costs start-up time

    return Places(user_data_path("backstretch", appauthor=False))
