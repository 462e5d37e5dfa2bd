"""The summary: planned against done, and the way back into the session."""

import pytest

from backstretch_tui.core.plan.options import Choices
from tests.support.exercises import a_phase, an_exercise, two_sided
from tests.support.person import AtTheApp, Person, a_library

LEGS = an_exercise(two_sided(hold=5, repetitions=2, side_word="leg"), id="first")
COUNTED = an_exercise(a_phase(hold=0, repetitions=3), id="counted")
SHORT = a_library(LEGS, COUNTED)


async def all_done(person: Person) -> None:
    await person.press("s")
    await person.waits(person.session.player.plan.milliseconds / 1000)


async def test_all_that_was_done_is_told_per_exercise_and_side(at_the_app: AtTheApp) -> None:
    async with at_the_app(library=SHORT) as person:
        await all_done(person)
        told = [" ".join(line.split()) for line in person.lines if line.strip()]
        assert told[:-1] == [
            "All 7 repetitions done.",
            "Held 0:20 of 0:20.",
            "Exercise Side Repetitions Held",
            "First Left leg 2 of 2 10 of 10 s",
            "First Right leg 2 of 2 10 of 10 s",
            "Counted 3 of 3",
        ]


async def test_what_was_skipped_and_what_was_not_reached_is_told_apart(at_the_app: AtTheApp) -> None:
    async with at_the_app(library=SHORT, start=True) as person:
        await person.waits(10 + 3 + 5 + 3 + 4 + 3)
        await person.waits(2.7)
        await person.press("n", "q", "f")
        assert "1 of 7 repetitions done." in person.sees
        assert "Held 0:07 of 0:20." in person.sees
        told = {" ".join(line.split()) for line in person.lines}
        assert "First Left leg 1 of 2 5 of 10 s 1 not reached" in told
        assert "First Right leg 0 of 2 2 of 10 s 1 skipped, 1 not reached" in told
        assert "Counted 0 of 3 3 not reached" in told


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (80, 24), (200, 50)])
async def test_no_line_is_broken_in_its_middle(at_the_app: AtTheApp, size: tuple[int, int]) -> None:
    async with at_the_app(size=size, start=True) as person:
        await person.press("n", "n", "n", "n", "N", "n", "n", "n", "q", "f")
        for _ in range(8):
            for line in person.sees.splitlines():
                assert not line.startswith(("not reached", " not reached", "reached", " reached")), person.sees
            await person.press("pagedown")
        assert "Bridge" in person.sees
        assert "10 not reached" in " ".join(person.sees.split())


async def test_it_is_written_anew_at_a_new_width(at_the_app: AtTheApp) -> None:
    async with at_the_app(library=SHORT) as person:
        await all_done(person)
        assert "Repetitions" in person.sees
        await person.resizes(40, 12)
        assert "Repetitions" not in person.sees
        assert "First, left leg" in person.sees
        await person.resizes(100, 30)
        assert "Repetitions" in person.sees


async def test_b_goes_back_in_where_it_was_finished_and_ends_again_with_all_told(at_the_app: AtTheApp) -> None:
    async with at_the_app(library=SHORT, start=True) as person:
        await person.waits(15)
        await person.press("q", "f", "b")
        assert "Paused" in person.lines[1]
        assert "Hold" in person.lines[1]
        await person.press("space")
        await person.waits(3 + 3)
        assert "Move out" in person.lines[1]
        await person.waits(person.session.player.plan.milliseconds / 1000)
        assert "All 7 repetitions done." in person.sees
        assert "Held 0:20 of 0:20." in person.sees


@pytest.mark.parametrize("key", ["enter", "escape", "q"])
async def test_it_goes_back_to_the_list(at_the_app: AtTheApp, key: str) -> None:
    async with at_the_app(library=SHORT, start=True) as person:
        await person.press("N", "N", key)
        assert person.lines[0].split()[0] == "Test"
        assert len(person.app.screen_stack) == 1


async def test_a_rehearsal_is_called_one(at_the_app: AtTheApp) -> None:
    async with at_the_app(library=SHORT, run=Choices(speed=20)) as person:
        await all_done(person)
        assert "This was a rehearsal." in person.sees
