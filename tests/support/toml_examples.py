"""Files that work, to make others of that do not."""

from pathlib import Path

EXERCISE = """\
name = "Calf Raise"
purpose = "Strong calves."
position = "Stand."
start = "Stand behind a chair."
steps = [
    "Rise.",
    "Sink.",
]

[[phases]]
name = "Up"
hold_seconds = { min = 2, max = 4 }
repetitions = { min = 5, max = 10 }

[phases.cues]
hold = "Hold"
"""

ROUTINE = """\
name = "Mine"
purpose = "For me."

[[exercises]]
id = "calf-raise"
hold_seconds = 3
"""


def folder_with(folder: Path, **files: str | bytes) -> Path:
    """Make a folder of content: `exercises__calf_raise` stands for `exercises/calf-raise.toml`."""
    for name, text in files.items():
        path = folder / (name.replace("__", "/").replace("_", "-") + ".toml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder
