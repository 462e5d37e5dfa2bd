"""What is written can be read back, and what could not have been written is refused in a sentence."""

import zlib
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given

from backstretch_tui.core.session.record import Record, record_of
from backstretch_tui.history.codec import (
    MAX_RECORD_BYTES,
    PLAN_VERSION,
    plan_in,
    plan_text,
    record_bytes,
    record_in,
)
from backstretch_tui.history.errors import DamagedError, UnusableError
from tests.support.archives import RECORDS
from tests.support.history import PLAN


def test_a_plan_is_read_back() -> None:
    assert plan_in(plan_text(PLAN)) == PLAN


STEP = PLAN.steps[1]


def with_last_step(**changes: int) -> str:
    """Return the plan with another last step, as it is written."""
    *steps, last = PLAN.steps
    return plan_text(replace(PLAN, steps=(*steps, replace(last, **changes))))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "change",
    [
        lambda _: "{}",
        lambda _: "[]",
        lambda _: '{"version": "two"}',
        lambda _: "[" * 100_000,
        lambda _: "no JSON",
        lambda _: plan_text(replace(PLAN, steps=())),
        lambda _: plan_text(replace(PLAN, steps=PLAN.steps[1:])),
        lambda text: text.replace(f'"cue":"{STEP.cue}"', '"cue":"\\u001b[2J"'),
        lambda text: text.replace(f'"cue":"{STEP.cue}"', '"cue":"\u202e"'),
        lambda _: plan_text(replace(PLAN, speed=0)),
        lambda _: plan_text(replace(PLAN, speed=10**9)),
        lambda _: plan_text(replace(PLAN, exercises=())),
        lambda _: plan_text(replace(PLAN, cues=PLAN.cues[1:])),
        lambda _: plan_text(replace(PLAN, steps=tuple(replace(step, completes=False) for step in PLAN.steps))),
        lambda _: with_last_step(milliseconds=-1),
        lambda _: with_last_step(milliseconds=10**15),
        lambda _: with_last_step(starts_at=0),
        lambda _: with_last_step(entry=-1),
        lambda _: with_last_step(phase_index=9),
    ],
    ids=[
        "empty",
        "a list",
        "a version that is none",
        "too deep",
        "no JSON",
        "no steps",
        "a step missing",
        "a control character",
        "a direction mark",
        "no speed",
        "an impossible speed",
        "no exercises",
        "a cue missing",
        "nothing completed",
        "a negative length",
        "an endless step",
        "an impossible start",
        "no such exercise",
        "no such phase",
    ],
)
def test_what_is_no_plan_is_refused(change: Callable[[str], str]) -> None:
    text = plan_text(PLAN)
    assert change(text) != text
    with pytest.raises(DamagedError, match=r"^the session’s plan cannot be read$"):
        plan_in(change(text))


def test_a_plan_without_a_version_is_read_as_the_first() -> None:
    text = plan_text(PLAN)
    first = text.replace(f'"version":{PLAN_VERSION},', "")
    assert first != text
    assert plan_in(first) == PLAN


@pytest.mark.parametrize("more", ['"new":[1]', '"steps":"in another form"'])
def test_a_plan_of_a_later_version_is_left_to_that(more: str) -> None:
    with pytest.raises(UnusableError, match=r"^a newer version of Backstretch wrote it; use that version$"):
        plan_in(f'{{"version":{PLAN_VERSION + 1},{more}}}')


@given(RECORDS)
def test_a_record_is_read_back(record: Record) -> None:
    assert record_in(record_bytes(record)) == record


@pytest.mark.parametrize(
    "data", [b"", b"no archive", zlib.compress(b"no JSON"), record_bytes(record_of(PLAN, ()))[:-9]]
)
def test_what_is_no_record_is_refused(data: bytes) -> None:
    with pytest.raises(DamagedError, match=r"^a session’s record cannot be read$"):
        record_in(data)


def test_no_more_is_unpacked_of_a_record_than_one_can_have() -> None:
    """JSON may begin with any number of blanks, which pack to next to nothing."""
    whole = zlib.decompress(record_bytes(record_of(PLAN, ())))
    blanks = b" " * (MAX_RECORD_BYTES - len(whole))
    assert record_in(zlib.compress(blanks + whole)) == record_of(PLAN, ())
    with pytest.raises(DamagedError):
        record_in(zlib.compress(blanks + b" " + whole))
