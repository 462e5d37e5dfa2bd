"""The parts of the body that routines are for."""

from collections.abc import Mapping

REGION_NAMES: Mapping[str, str] = {
    "low-back": "low back",
    "neck": "neck and upper back",
    "other": "another part of the body",
}
