"""The summary: planned against done, and the way back into the session."""

from pathlib import Path

import pytest

from backstretch_tui.core.plan.options import Choices
from tests.support.exercises import a_phase, an_exercise, two_sided
from tests.support.history import House, past
from tests.support.person import AtTheApp, Person, a_library, open_app

LEGS = an_exercise(two_sided(hold=5, repetitions=2, side_word="leg"), id="first")
COUNTED = an_exercise(a_phase(hold=0, repetitions=3), id="counted")
SHORT = a_library(LEGS, COUNTED)


async def all_done(person: Person) -> None:
    await person.press("s")
    await all_held(person)


async def all_held(person: Person) -> None:
    await person.waits(person.session.player.plan.milliseconds / 1000)


async def test_all_that_was_done_is_told_per_exercise_and_side(at_the_app: AtTheApp) -> None:
    async with at_the_app(library=SHORT) as person:
        await all_done(person)
        told = [" ".join(line.split()) for line in person.lines if line.strip()]
        assert told[:-1] == [
            "All 7 repetitions done.",
            "Held 0:20 of 0:20.",
            "Exercise Side Repetitions Held",
            "First Left leg ━━━━━━━━━━ 2 of 2 10 of 10 s",
            "First Right leg ━━━━━━━━━━ 2 of 2 10 of 10 s",
            "Counted ━━━━━━━━━━ 3 of 3",
            "Tomorrow: Test again.",
        ]


async def test_what_was_skipped_and_what_was_not_reached_is_told_apart(at_the_app: AtTheApp) -> None:
    async with at_the_app(library=SHORT, start=True) as person:
        await person.waits(10 + 3 + 5 + 3 + 4 + 3)
        await person.waits(2.7)
        await person.press("n", "q", "f")
        assert "1 of 7 repetitions done." in person.sees
        assert "Held 0:07 of 0:20." in person.sees
        told = {" ".join(line.split()) for line in person.lines}
        assert "First Left leg ━━━━━───── 1 of 2 5 of 10 s" in told
        assert "First Right leg ━━──────── 0 of 2 2 of 10 s" in told
        assert "Counted ────────── 0 of 3" in told
        assert "Skipped or cut short: First (1)." in told
        assert "Not reached: First (2), Counted (3)." in told


async def test_what_is_saved_and_what_was_said_is_shown(tmp_path: Path) -> None:
    house = House(tmp_path / "data")
    async with open_app(tmp_path, library=SHORT, house=house) as person:
        await person.press("5", "5")
        await all_held(person)
        assert "Pain 5 → ?. Saved." in person.sees
        await person.press("3")
        await person.types("easier")
        await person.press("enter")
        assert "Pain 5 → 3. Saved." in person.sees
        assert "Note: easier" in person.sees
        await person.press("e", "enter", "2", "end")
        await person.types("!")
        await person.press("enter")
        assert "Pain 5 → 2. Saved." in person.sees
        assert "Note: easier!" in person.sees
    (session,) = past(house)
    assert (session.pain_before, session.pain_after, session.note) == (5, 2, "easier!")


async def test_what_is_not_saved_cannot_be_changed(at_the_app: AtTheApp) -> None:
    async with at_the_app(library=SHORT, start=True) as person:
        await person.press("q", "f")
        assert "Change" not in person.keys


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (80, 24), (200, 50)])
async def test_no_line_is_broken_in_its_middle(at_the_app: AtTheApp, size: tuple[int, int]) -> None:
    async with at_the_app(size=size, start=True) as person:
        await person.press("n", "n", "n", "n", "N", "n", "n", "n", "q", "f")
        for _ in range(8):
            for line in person.sees.splitlines():
                assert not line.startswith(("of ", " of ", " s")), person.sees
            await person.press("pagedown")
        assert "Bridge" in person.sees
        assert "Bridge (10)" in " ".join(person.sees.split())


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
        assert person.session.shown
        assert person.session.shown.paused
        assert person.session.shown.doing == "Hold"
        await person.press("space")
        await person.waits(3 + 3)
        assert person.session.shown.doing == "Back to rest"
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
