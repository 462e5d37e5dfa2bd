"""Where the files are: those of the package, the person's configuration, and the person's data."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

SETTINGS = "settings.toml"
"""The name of the file of settings, in the person's folder."""


def shipped_folder() -> Path:
    """Return the folder of the shipped data: inside the package where it was installed, else the checkout's."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "data"
    return inside if inside.is_dir() else package.parent / "data"


def settings_folder(environ: Mapping[str, str]) -> Path:
    """Return the person's folder, with `exercises/`, `routines/` and `settings.toml`, where there are any."""
    if chosen := environ.get("BACKSTRETCH_HOME"):
        return Path(chosen).absolute()
    from platformdirs import user_config_path  # only where it is needed: it costs start-up time

    return user_config_path("backstretch", appauthor=False)


@dataclass(frozen=True, slots=True)
class DataPaths:
    """The person's data folder, and what is in it."""

    folder: Path

    @property
    def database(self) -> Path:
        """The history."""
        return self.folder / "history.db"

    @property
    def backups(self) -> Path:
        """The folder of its copies."""
        return self.folder / "backups"

    @property
    def lock(self) -> Path:
        """Locked by the one copy of the program that runs a session."""
        return self.folder / "playing.lock"


def data_paths(environ: Mapping[str, str]) -> DataPaths:
    """Return the person's data folder; it need not exist."""
    if chosen := environ.get("BACKSTRETCH_HOME"):
        return DataPaths(Path(chosen).absolute())
    from platformdirs import user_data_path  # only where it is needed: it costs start-up time

    return DataPaths(user_data_path("backstretch", appauthor=False))
