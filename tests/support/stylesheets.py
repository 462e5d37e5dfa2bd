"""Style sheets that are parsed once for all apps of a process: it is a fifth of what a start of the app costs."""

from typing import Any
from unittest.mock import patch

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

_parse_rules = Stylesheet._parse_rules
_parsed: dict[object, list[RuleSet]] = {}


def _parse_once(sheet: Stylesheet, *args: Any, **options: Any) -> list[RuleSet]:
    """Parse as Textual does, which keeps and shares what it parsed within one app."""
    key = (frozenset(sheet._variables.items()), args, frozenset(options.items()))
    if key not in _parsed:
        _parsed[key] = _parse_rules(sheet, *args, **options)
    return _parsed[key]


parsed_once = patch.object(Stylesheet, "_parse_rules", _parse_once)
