"""The exercises as chapters of a sound file."""

from hypothesis import given
from hypothesis import strategies as st

from backstretch_tui.core.audio.chapters import chapters, cue_sheet, ffmpeg_metadata
from tests.support.exercises import an_exercise, plan_of

PLAN = plan_of(an_exercise(id="tilt"), an_exercise(id="twist").with_values(name='Twist; a=b "c" #1'))


def test_every_exercise_is_a_chapter() -> None:
    assert chapters(PLAN) == [("Tilt", 0, 34_000), ('Twist; a=b "c" #1', 34_000, 68_000)]


def test_a_cue_sheet_has_a_track_for_each() -> None:
    assert list(cue_sheet(PLAN, "daily.wav")) == [
        'TITLE "Test"', 'FILE "daily.wav" WAVE',
        "  TRACK 01 AUDIO", '    TITLE "Tilt"', "    INDEX 01 00:00:00",
        "  TRACK 02 AUDIO", '    TITLE "Twist; a=b ”c” #1"', "    INDEX 01 00:34:00",
    ]  # fmt: skip


def test_what_means_something_to_ffmpeg_is_escaped() -> None:
    lines = ffmpeg_metadata(PLAN).splitlines()
    assert lines[:6] == [";FFMETADATA1", "title=Test", "[CHAPTER]", "TIMEBASE=1/1000", "START=0", "END=34000"]
    assert lines[-1] == r'title=Twist\; a\=b "c" \#1'


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=30))
def test_no_name_ends_the_line_of_a_cue_sheet(name: str) -> None:
    plan = plan_of(an_exercise(id="tilt").with_values(name=name))
    (title,) = [line for line in cue_sheet(plan, "x.wav") if line.startswith("    TITLE")]
    assert title.count('"') == 2
