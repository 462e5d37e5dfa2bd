"""One exercise, to read: its neighbours, and the session from here."""

import pytest
from textual.widgets import Static

from backstretch_tui.core.plan.dose import Dose
from backstretch_tui.core.plan.options import Choices
from tests.support.exercises import an_exercise
from tests.support.person import AtTheApp, Person, a_library


def title(person: Person) -> str:
    return " ".join(person.lines[0].split())


async def test_it_tells_all_there_is_to_know(at_the_app: AtTheApp) -> None:
    async with at_the_app(size=(80, 40)) as person:
        await person.press("down", "down", "down", "i")
        assert title(person) == "Hamstring Stretch 4 of 5"
        assert person.lines[1].strip() == "3 × 10 s each leg, gentle dose"
        exercise = person.app.services.library.exercises["hamstring-stretch"]
        words = " ".join(person.sees.split())
        for text in (exercise.purpose, exercise.position, *exercise.steps, *exercise.cautions, *exercise.equipment):
            assert text in words
        assert "3 × 10–20 s each leg" in words


async def test_next_and_previous_stop_at_the_ends(at_the_app: AtTheApp) -> None:
    async with at_the_app() as person:
        await person.press("i")
        assert title(person) == "Pelvic Tilt 1 of 5"
        await person.press("left", "p")
        assert title(person) == "Pelvic Tilt 1 of 5"
        await person.press("n", "right", "n")
        assert title(person) == "Hamstring Stretch 4 of 5"
        await person.press("n", "n", "n")
        assert title(person) == "Bridge 5 of 5"
        await person.press("p")
        assert title(person) == "Hamstring Stretch 4 of 5"


async def test_the_next_one_is_read_from_its_top(at_the_app: AtTheApp) -> None:
    async with at_the_app(size=(40, 12)) as person:
        await person.press("i", "end")
        assert "What it does" not in person.sees
        await person.press("n")
        assert title(person) == "Knee to Chest 2 of 5"
        assert "What it does" in person.sees


@pytest.mark.parametrize("key", ["down", "pagedown"])
async def test_a_long_text_is_scrolled(at_the_app: AtTheApp, key: str) -> None:
    async with at_the_app(size=(40, 12)) as person:
        await person.press("i", key, key, key, key)
        assert title(person) == "Pelvic Tilt 1 of 5"
        assert "What it does" not in person.sees


async def test_the_session_can_begin_here(at_the_app: AtTheApp) -> None:
    async with at_the_app() as person:
        await person.press("i", "n", "n", "s")
        assert title(person).startswith("Lower Trunk Rotation 1 of 3")
        await person.press("q", "d")
        assert title(person).startswith("Relief gentle dose")


async def test_an_exercise_that_was_left_out_can_still_be_begun_at(at_the_app: AtTheApp) -> None:
    async with at_the_app() as person:
        await person.press("space", "i", "s")
        assert title(person).startswith("Pelvic Tilt 1 of 5")


async def test_an_exercise_outside_the_routine_is_done_alone(at_the_app: AtTheApp) -> None:
    library = a_library(an_exercise(), outside=[an_exercise(id="other")])
    async with at_the_app(library=library) as person:
        await person.press("i", "n", "s")
        assert title(person).startswith("Other 1 of 1")


async def test_it_goes_back_to_the_list_as_it_was(at_the_app: AtTheApp) -> None:
    for key in ("escape", "q"):
        async with at_the_app(run=Choices(dose=Dose("full", "full"))) as person:
            await person.press("down", "down", "i", "p", key)
            assert "full dose" in person.lines[0]
            await person.press("i")
            assert title(person) == "Lower Trunk Rotation 3 of 5"


async def test_each_step_of_the_movement_stands_beside_its_sentence(at_the_app: AtTheApp) -> None:
    async with at_the_app(figures=True) as person:
        await person.press("down", "i")
        poses = person.app.services.library.figures["knee-to-chest-one"].poses
        seen = [words_of_the_pose(person)]
        for _ in range(60):
            await person.waits(0.25)
            if words_of_the_pose(person) != seen[-1]:
                seen.append(words_of_the_pose(person))
        there = [f"{number} of {len(poses)} {pose.words}" for number, pose in enumerate(poses, start=1)]
        assert seen[: 2 * len(poses) - 1] == [*there, *there[-2::-1]]


def words_of_the_pose(person: Person) -> str:
    return " ".join(str(person.app.screen.query_one("#pose", Static).render()).split())
