"""Where the files are: ours, and the person's own."""

from collections.abc import Mapping
from pathlib import Path

SETTINGS = "settings.toml"
"""The name of the file of settings, in the person's folder."""


def shipped_folder() -> Path:
    """Return the folder of our own data: inside the package where it was installed, else the checkout's."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "data"
    return inside if inside.is_dir() else package.parent / "data"


def settings_folder(environ: Mapping[str, str]) -> Path:
    """Return the person's folder, with `exercises/`, `routines/` and `settings.toml`, where there are any."""
    if chosen := environ.get("BACKSTRETCH_HOME"):
        return Path(chosen).absolute()
    from platformdirs import user_config_path  # only where it is needed: it costs start-up time

    return user_config_path("backstretch", appauthor=False)
