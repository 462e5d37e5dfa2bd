"""Pastes and keys in a flood keep nobody from anything."""

import signal
import sys

import pytest

from tests.support.demo import said
from tests.support.terminal import Terminal

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals of this kind, and Textual's own driver", allow_module_level=True)


@pytest.mark.parametrize("text", ["a\x1b", "\x1b[", "x"], ids=["escapes", "sequences", "letters"])
def test_a_huge_paste_is_cut_and_keys_work_at_once_after_it(demo: Terminal, text: str) -> None:
    pasted = (text * 114_000)[:114_000]
    demo.type_long(f"\x1b[200~{pasted}\x1b[201~z")
    demo.wait_for(r"said: pasted \d+, key z\.", 60)


def test_a_signal_is_answered_in_a_flood_of_keys(demo: Terminal) -> None:
    demo.type_long("a" * 20_000)
    demo.signal(signal.SIGTERM)
    assert demo.wait_exit(60) == 128 + signal.SIGTERM
    assert 0 < said(demo).count("key") < 20_000
