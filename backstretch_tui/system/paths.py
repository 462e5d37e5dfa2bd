"""Where the files are: those of the package, the person's configuration, and the person's data."""

import errno
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from backstretch_tui.core.text import folders as text

SETTINGS = "settings.toml"
"""The name of the file of settings, in the person's folder."""

HOME = "BACKSTRETCH_HOME"
"""The environment variable that names one folder for both configuration and data."""

PROFILE = "BACKSTRETCH_PROFILE"
"""The environment variable that names the person, where several use one machine."""

_PROFILE_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MAX_PROFILE_CHARACTERS = 40

_LONG_NAME = "x" * len("backups/.before-version-99.db.01234567-journal")
"""As long as any name below the person's folders."""

_UNUSABLE = {errno.ENAMETOOLONG: text.NAME_TOO_LONG, errno.ELOOP: text.LINK_TO_ITSELF}


class FolderError(Exception):
    """The person's folder cannot be used; the message says why, and what to do."""


def shipped_folder() -> Path:
    """Return the folder of the shipped data: inside the package where it was installed, else the checkout's."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "data"
    return inside if inside.is_dir() else package.parent / "data"


def settings_folder(environ: Mapping[str, str]) -> Path:
    """Return the person's folder, with `exercises/`, `routines/` and `settings.toml`, where there are any.

    Raises FolderError.
    """
    return _in_profile(_chosen_folder(environ) or _default_folder("user_config_path"), environ)


def cache_file(environ: Mapping[str, str]) -> Path | None:
    """Return the file of what was validated before; None where the folder chosen for everything is not there yet.

    Raises FolderError.
    """
    chosen = _chosen_folder(environ)
    if chosen and not chosen.is_dir():
        return None
    return _in_profile(chosen or _default_folder("user_cache_path"), environ) / "cache.json"


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
    """Return the person's data folder; it need not exist. Raises FolderError."""
    return DataPaths(_in_profile(_chosen_folder(environ) or _default_folder("user_data_path"), environ))


def profile_in(environ: Mapping[str, str]) -> str:
    """Return the name of the profile, empty where there is none. Raises FolderError."""
    name = environ.get(PROFILE, "")
    if name and (len(name) > MAX_PROFILE_CHARACTERS or not _PROFILE_NAME.fullmatch(name)):
        raise FolderError(text.wrong_profile(MAX_PROFILE_CHARACTERS))
    return name


def other_profiles(environ: Mapping[str, str]) -> list[str]:
    """Return the names of the other profiles where the chosen one has no folder yet. Raises FolderError."""
    folders = [settings_folder(environ).parent, data_paths(environ).folder.parent] if profile_in(environ) else []
    found: set[str] = set()
    for folder in folders:
        with suppress(OSError):
            found |= {its.name for its in folder.iterdir() if its.is_dir() and _PROFILE_NAME.fullmatch(its.name)}
    return [] if profile_in(environ) in found else sorted(found)


def _in_profile(folder: Path, environ: Mapping[str, str]) -> Path:
    """Return the folder of the profile, inside the one of all."""
    name = profile_in(environ)
    return folder / "profiles" / name if name else folder


def _chosen_folder(environ: Mapping[str, str]) -> Path | None:
    chosen = environ.get(HOME)
    if not chosen:
        return None
    folder = Path(chosen)
    try:
        folder = folder.expanduser()
    except RuntimeError as error:
        raise FolderError(text.no_home_folder(folder.parts[0], HOME)) from error
    return _checked(folder.absolute(), text.variable_name(HOME), text.set_variable(HOME))


def _default_folder(kind: str) -> Path:
    import platformdirs  # only where it is needed: it costs start-up time

    try:
        folder: Path = getattr(platformdirs, kind)("backstretch", appauthor=False)
    except RuntimeError as error:
        raise FolderError(text.no_home(HOME)) from error
    return _checked(folder, text.folder_name(str(folder)), text.move_or_set(HOME))


def _checked(folder: Path, name: str, cure: str) -> Path:
    """Return a folder that there is or may be made. Raises FolderError where something else has its place."""
    try:
        (folder / _LONG_NAME).lstat()
    except FileNotFoundError:
        if folder.is_symlink() and not folder.exists():
            raise FolderError(text.link_to_nothing(name, cure)) from None
    except NotADirectoryError as error:
        raise FolderError(text.not_a_folder(name, cure)) from error
    except PermissionError as error:
        raise FolderError(text.unreadable(name, cure)) from error
    except OSError as error:
        if reason := _UNUSABLE.get(error.errno or 0):
            raise FolderError(text.unusable(name, reason, cure)) from error
    return folder
