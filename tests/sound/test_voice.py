"""Free text: said by the screen reader when that is ready, otherwise by the best engine that works."""

import os
from pathlib import Path

import pytest

from backstretch_tui.sound import screen_reader
from backstretch_tui.sound.programs import engines
from backstretch_tui.sound.voice import Voice
from tests.support.libraries import PRISM, Libraries
from tests.support.players import pretend
from tests.support.processes import still_running
from tests.support.sound_helper import Clock
from tests.support.waiting import wait_until

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the programs that pretend are scripts with a #! line")

TEXT = "Bird dog, for a long while."


def until_ready(voice: Voice) -> None:
    """Wait until the screen reader is ready."""
    wait_until(lambda: voice._screen_reader and voice._screen_reader.is_ready)


def until_silent(voice: Voice) -> None:
    """Look until nothing speaks."""

    def is_silent() -> bool:
        voice.look()
        return not voice.is_busy

    wait_until(is_silent)


def spoken(log: Path) -> list[str]:
    """Return what was asked of the screen reader, once it has been."""
    return log.read_text().splitlines()


def test_one_screen_reader_says_all_once_what_was_said_before_is_stopped(libraries: Libraries, programs: Path) -> None:
    log = libraries.put("prism", PRISM, on_acquire="pass")
    voice = Voice(engines(), Clock())
    for text in ("“Bird dog”.", "Cat\ncow."):
        until_ready(voice)
        voice.speak(text, 60)
        assert voice.sounds
    until_ready(voice)
    voice.close()
    assert spoken(log)[:5] == ["acquire", "stop", "speak “Bird dog”.", "stop", "speak Cat cow."]
    assert still_running(programs) == []


def test_it_can_be_hushed(libraries: Libraries) -> None:
    log = libraries.put("prism", PRISM, on_acquire="pass")
    voice = Voice(engines(), Clock())
    until_ready(voice)
    voice.speak(TEXT, 10)
    voice.hush()
    assert not voice.sounds
    until_ready(voice)
    assert spoken(log)[-1] == "stop"
    voice.close()


def test_until_it_is_ready_another_engine_speaks(programs: Path, libraries: Libraries) -> None:
    engine = pretend(programs, "espeak-ng", "pretends")
    log = libraries.put("prism", PRISM, on_acquire="time.sleep(600)")
    voice = Voice(engines(), Clock())
    voice.speak(TEXT, 1)
    until_silent(voice)
    assert len(spoken(engine)) == 1
    assert "speak" not in (log.read_text() if log.exists() else "")
    voice.close()
    assert still_running(programs) == []


def test_one_that_fails_is_given_up_after_three_times(libraries: Libraries) -> None:
    clock = Clock()
    log = libraries.put("prism", PRISM, on_acquire="raise PrismError")
    voice = Voice(engines(), clock)
    while voice._screen_reader and voice._screen_reader._retry.failures < screen_reader.MAX_FAILURES:
        voice.look()
        clock.now = voice._screen_reader._retry.next_at
    for _ in range(100):
        voice.look()
        clock.now += 10
    assert log.read_text().count("acquire") == screen_reader.MAX_FAILURES
    assert not voice.has_engine


def test_one_that_hangs_is_ended_and_begun_anew(programs: Path, libraries: Libraries) -> None:
    clock = Clock()
    libraries.put("prism", PRISM, on_acquire="time.sleep(600)")
    voice = Voice(engines(), clock)
    assert voice._screen_reader
    first = voice._screen_reader._process
    clock.now += screen_reader.BEGIN_SECONDS + 1
    voice.look()
    assert first
    assert first.returncode is not None
    assert voice._screen_reader._process not in (None, first)
    voice.close()
    assert still_running(programs) == []


def test_an_engine_that_fails_is_followed_by_the_next_one_after_it_has_failed_twice(programs: Path) -> None:
    clock = Clock()
    first, second = pretend(programs, "espeak-ng", "fails"), pretend(programs, "espeak", "pretends")
    voice = Voice(engines(), clock)
    for _ in range(3):
        voice.speak(TEXT, 1)
        until_silent(voice)
    assert (len(spoken(first)), len(spoken(second))) == (2, 1)


def test_an_engine_that_hangs_is_ended(programs: Path) -> None:
    clock = Clock()
    pretend(programs, "espeak-ng", "hangs")
    voice = Voice(engines(), clock)
    voice.speak(TEXT, 1)
    assert voice.sounds
    clock.now += 60
    assert not voice.sounds
    voice.look()
    assert not voice.is_busy
    assert still_running(programs) == []
