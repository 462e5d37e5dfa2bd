"""The environment variables that Textual reads: checked and completed before it is loaded."""

from collections.abc import Mapping, MutableMapping
from importlib import import_module

from backstretch_tui.core.text.terminal import wrong_color_system, wrong_driver, wrong_log

COLOR_SYSTEMS = ("auto", "standard", "256", "truecolor", "windows")
"""The values that TEXTUAL_COLOR_SYSTEM may have."""


class EnvironmentVariableError(Exception):
    """A variable of the environment cannot be used; the message says which, why, and what would work."""


def prepare_environment(environ: MutableMapping[str, str]) -> None:
    """Set what is not set for Textual. Raises EnvironmentVariableError for what it could not start with."""
    for name in ("TEXTUAL_COLOR_SYSTEM", "TEXTUAL_DRIVER", "TEXTUAL_LOG"):
        if environ.get(name) == "":
            del environ[name]
    environ.setdefault("TEXTUAL_FPS", "240")  # a key is answered four times as soon, for a twentieth more work
    environ.setdefault("TEXTUAL_COLOR_SYSTEM", "256" if is_gnu_screen(environ) else "auto")
    if environ["TEXTUAL_COLOR_SYSTEM"] not in COLOR_SYSTEMS:
        raise EnvironmentVariableError(
            wrong_color_system("TEXTUAL_COLOR_SYSTEM", environ["TEXTUAL_COLOR_SYSTEM"], COLOR_SYSTEMS[:4])
        )
    if "TEXTUAL_DRIVER" in environ:
        is_another_driver(environ)
    if path := environ.get("TEXTUAL_LOG"):
        try:
            with open(path, "a", encoding="utf-8"):  # noqa: PTH123 - as Textual does
                pass
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else str(error)
            raise EnvironmentVariableError(wrong_log("TEXTUAL_LOG", path, str(reason))) from error


def is_another_driver(environ: Mapping[str, str]) -> bool:
    """Return whether TEXTUAL_DRIVER names one that needs no terminal. Raises EnvironmentVariableError."""
    if not environ.get("TEXTUAL_DRIVER"):
        return False
    from textual.driver import Driver  # only here: it takes time

    module, _, name = environ["TEXTUAL_DRIVER"].partition(":")
    try:
        driver = getattr(import_module(module), name)
        is_driver = issubclass(driver, Driver)
    except Exception as error:  # whatever a module may do
        raise EnvironmentVariableError(wrong_driver("TEXTUAL_DRIVER", environ["TEXTUAL_DRIVER"], str(error))) from error
    if not is_driver:
        raise EnvironmentVariableError(wrong_driver("TEXTUAL_DRIVER", environ["TEXTUAL_DRIVER"]))
    return not driver.__module__.startswith("textual.drivers.linux")


def is_gnu_screen(environ: Mapping[str, str]) -> bool:
    """Return whether this is GNU screen, which garbles true color, and hands on COLORTERM all the same.

    tmux turns colors into what the terminal around it can show.
    """
    return "TMUX" not in environ and ("STY" in environ or environ.get("TERM", "").startswith("screen"))
