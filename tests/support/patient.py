"""The program, for tests that kill it: `python -m tests.support.patient`.

What is seen is saved, however slow the disk is. The program itself waits for its disk no longer than a person should.
"""

import sys

from backstretch_tui.history import recorder

# Before those are imported that wait.
recorder.PATIENCE_SECONDS = recorder.BEGIN_PATIENCE_SECONDS = 300.0

from backstretch_tui.cli import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main())
