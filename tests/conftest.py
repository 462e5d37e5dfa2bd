"""What all tests share: none of them makes a sound."""

import os

os.environ["BACKSTRETCH_SILENT"] = "1"
