"""`python -m backstretch_tui`."""

import sys

from backstretch_tui.cli import main

sys.exit(main())
