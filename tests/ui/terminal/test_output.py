"""A terminal that does not read holds nobody up."""

import os
import re
import select
import signal
import sys
from pathlib import Path
from threading import Event, Thread

import pytest

from backstretch_tui.ui.terminal.output import Output
from tests.support.demo import DEMO, guardians, is_left_as_found, said
from tests.support.terminal import Terminal
from tests.support.waiting import PATIENCE_SECONDS

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals of this kind, and Textual's own driver", allow_module_level=True)


def press_unread(terminal: Terminal, times: int) -> None:
    """Fill the screen over and over while the terminal does not read, and wait until all keys have had their effect."""
    terminal.is_read = False
    terminal.press(*"f" * times)
    terminal.wait_until(lambda: said(terminal).count("key f") == times, "effect of all keys", 60)


def test_a_terminal_that_does_not_read_holds_nobody_up_and_is_repainted(tmp_path: Path) -> None:
    with Terminal(DEMO, home=tmp_path, columns=200, rows=50) as terminal:
        terminal.wait_for("Demo 200x50")
        press_unread(terminal, 40)
        terminal.is_read = True
        terminal.wait_for(f"^{'ABCDEFG'[40 % 7] * 200}$", 60)
        terminal.wait_for("This never changes.")
        assert len(re.findall(rb"([A-G])\1{199}", terminal.raw)) < 40 * 40  # most pictures were dropped
        terminal.press("q")
        assert terminal.wait_exit() == 0
        assert is_left_as_found(terminal)


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_terminal_that_does_not_read_keeps_no_signal_from_ending_it(tmp_path: Path, unbuffered: str) -> None:
    with Terminal(DEMO, home=tmp_path, columns=200, rows=50, env={"PYTHONUNBUFFERED": unbuffered}) as terminal:
        terminal.wait_for("Demo 200x50")
        terminal.wait_until(lambda: bool(guardians(terminal)), "guardian")
        press_unread(terminal, 40)
        terminal.signal(signal.SIGTERM)
        assert terminal.wait_exit(60) == 128 + signal.SIGTERM
        terminal.is_read = True
        terminal.wait_until(lambda: not guardians(terminal), "end of the guardian", 60, after_exit=True)
        terminal.settle()
        assert is_left_as_found(terminal)


# --- without a terminal ---------------------------------------------------------------------------------------------


class Pipe:
    """A pipe in the place of a terminal: full after 64 kB, read when a test says so."""

    def __init__(self) -> None:
        self._reads, writes = os.pipe()
        self.recovered = Event()
        self.output = Output(writes, "utf-8", on_loss=lambda: None, on_recovery=self.recovered.set)
        self._writes = writes

    def fill(self) -> None:
        """Write a frame that there is no room for, and wait until it is being written."""
        self.output.write(f"<{'x' * 200_000}>")
        while select.select([], [self._writes], [], 0)[1]:
            pass

    def read_to_the_end(self) -> str:
        """Read all that has been written, and close the output."""
        found: list[bytes] = []
        reader = Thread(target=lambda: found.extend(iter(lambda: os.read(self._reads, 65536), b"")))
        reader.start()
        if self.output.is_dropping:
            assert self.recovered.wait(60)
        assert self.output.close()
        os.close(self._writes)
        reader.join(PATIENCE_SECONDS)
        os.close(self._reads)
        return b"".join(found).decode()


def test_all_is_written_in_its_order_where_it_is_read() -> None:
    pipe = Pipe()
    frames = [f"frame {number}\n" for number in range(100)]
    for frame in frames:
        pipe.output.write(frame)
    assert pipe.read_to_the_end() == "".join(frames)


def test_a_frame_larger_than_what_may_wait_is_written_whole() -> None:
    pipe = Pipe()
    pipe.output.write("x" * 1_000_000)
    assert pipe.read_to_the_end() == "x" * 1_000_000


def test_where_nothing_is_read_frames_are_dropped_whole_and_modes_never() -> None:
    pipe = Pipe()
    pipe.fill()
    for number in range(500):
        pipe.output.write(f"<{'x' * 5_000}>")
        pipe.output.write(f"[mode {number}]", is_frame=False)
    assert pipe.output.is_dropping
    written = pipe.read_to_the_end()
    assert re.findall(r"\[mode (\d+)\]", written) == [str(number) for number in range(500)]
    frames = re.sub(r"\[mode \d+\]", "", written)
    assert re.fullmatch(r"(<x+>)+", frames)
    assert frames.count("<") < 100
