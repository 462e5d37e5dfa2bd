"""Clips added up: where they begin, end and meet."""

from array import array

from backstretch_tui.sound.mixer import FADE, Mixer
from backstretch_tui.sound.waves import LOUDEST, count_of

NOW = 0.0
LOUD = array("h", [1000] * 100)


def mixer(now: float = NOW) -> Mixer:
    return Mixer(lambda: now)


def test_where_nothing_plays_there_is_near_silence_and_never_none() -> None:
    block = mixer().block(320)
    assert len(block) == 320
    assert 0 < max(map(abs, block)) < 10


def test_a_clip_begins_with_the_next_block_and_goes_on_in_those_after_it() -> None:
    mixed = mixer()
    track = mixed.add(array("h", range(100, 200)), NOW)
    assert mixed.block(60) == array("h", range(100, 160))
    assert not track.ended
    assert mixed.block(60)[:40] == array("h", range(160, 200))
    assert track.ended
    assert mixed.is_idle


def test_two_clips_are_added_up_and_never_overflow() -> None:
    mixed = mixer()
    for loudness in (1000, 500, 100):
        mixed.add(array("h", [loudness] * 100), NOW)
    assert mixed.block(100) == array("h", [1600] * 100)
    for _ in range(2):
        mixed.add(array("h", [30_000] * 100), NOW)
    assert max(mixed.block(100)) == LOUDEST


def test_a_shorter_clip_leaves_the_rest_of_a_longer_one_alone() -> None:
    mixed = mixer()
    mixed.add(array("h", [1000] * 100), NOW)
    mixed.add(array("h", [1] * 50), NOW)
    assert mixed.block(100) == array("h", [1001] * 50 + [1000] * 50)


def test_a_clip_that_is_cut_off_dies_away() -> None:
    mixed = mixer()
    track = mixed.add(array("h", [1000] * 2000), NOW)
    mixed.block(100)
    track.cut()
    fading = list(mixed.block(320)[: count_of(FADE)])
    assert fading == sorted(fading, reverse=True)
    assert 1000 == fading[0] > fading[1] > fading[-1] >= 0
    assert mixed.is_idle


def test_a_clip_that_is_cut_off_before_it_began_is_not_heard() -> None:
    mixed = mixer()
    mixed.add(LOUD, NOW).cut()
    assert max(mixed.block(320)) < 10
    assert mixed.is_idle


def test_a_clip_that_could_not_begin_in_time_is_left_out() -> None:
    mixed = mixer(now=0.6)
    late, begun = mixed.add(LOUD, 0.5), mixed.add(LOUD, 0.7)
    assert max(mixed.block(320)) == 1000
    assert (late.is_late, begun.is_late) == (True, False)
    assert late.ended
