"""A conversation at the app: in one dialog, with what is saved on the way; here about the dose."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

from backstretch_tui.content.settings import load_settings
from backstretch_tui.core.checkin.values import Ask
from backstretch_tui.history.database import open_history
from backstretch_tui.history.export.importer import merge
from backstretch_tui.ui.screens.checkin import CheckinScreen
from backstretch_tui.ui.screens.session import SessionScreen
from backstretch_tui.ui.settings_rules import RULES
from tests.support.history import House
from tests.support.person import Person, open_app
from tests.support.sessions import a_session, archive_of

ONLY_ADVICE = "dose_advice = true\nask_before = false\n"


@asynccontextmanager
async def after_pain(folder: Path, settings: str = ONLY_ADVICE) -> AsyncIterator[Person]:
    """Open the app with the daily routine, the day after a session with pain of 7."""
    folder.mkdir(exist_ok=True)
    house = House(folder)
    with closing(open_history(house.paths)) as connection:
        merge(connection, archive_of(a_session(0, pain_before=3, pain_after=7)).items())
    house.pass_days(1, "2026-11-23")
    async with open_app(folder, settings=settings, routine="daily", house=house) as person:
        yield person
    assert house.recorders[0].close() == ""


def question(person: Person) -> str:
    """Return the question that is asked, and its text, as one line."""
    assert isinstance(person.app.screen, CheckinScreen)
    asked = person.app.screen.asked
    return " ".join(map(str, (asked, *getattr(asked, "text", ()))))


def answers(folder: Path) -> list[tuple[str, str]]:
    with closing(open_history(House(folder).paths)) as connection:
        return connection.execute("SELECT question, answer FROM answer").fetchall()


async def test_a_step_is_explained_accepted_and_saved(tmp_path: Path) -> None:
    async with after_pain(tmp_path) as person:
        await person.press("s")
        assert "Change your dose" in question(person)
        assert "Your pain was 7 out of 10 in your last session. One step down: " in question(person)
        await person.press("t")
        kept, faults = load_settings(tmp_path / "settings.toml", RULES)
        assert faults == ()
        (own,) = kept.own_doses
        done = person.session.player.plan.routine.exercises
        assert own in [entry.with_values(repetitions=own.repetitions) for entry in done]
        assert "your own dose" in str(person.app.screen_stack[0].query_one("#choice").render())


async def test_a_no_leaves_all_as_it_is_and_is_not_asked_again(tmp_path: Path) -> None:
    async with after_pain(tmp_path) as person:
        await person.press("s")
        assert "Change your dose" in question(person)
        await person.press("k")
        assert isinstance(person.app.screen, SessionScreen)
        assert "[doses]" not in (tmp_path / "settings.toml").read_text()
        await person.press("q", "d")
        assert len(person.app.screen_stack) == 1
        await person.press("s")
        assert isinstance(person.app.screen, SessionScreen)
    assert answers(tmp_path) == [("dose", "keep")]


async def test_escape_goes_back_to_the_list_and_answers_nothing(tmp_path: Path) -> None:
    async with after_pain(tmp_path) as person:
        await person.press("s")
        assert "Change your dose" in question(person)
        await person.press("escape")
        assert len(person.app.screen_stack) == 1
    assert answers(tmp_path) == []


async def test_nothing_is_advised_unasked_nor_against_a_dose_chosen_for_today(tmp_path: Path) -> None:
    async with after_pain(tmp_path / "off", "ask_before = false\n") as person:
        await person.press("s")
        assert isinstance(person.app.screen, SessionScreen)
    async with after_pain(tmp_path / "chosen") as person:
        await person.press("d", "s")
        assert isinstance(person.app.screen, SessionScreen)


async def test_signs_rest_and_dose_come_in_one_dialog(tmp_path: Path) -> None:
    async with after_pain(tmp_path, "dose_advice = true\n") as person:
        await person.press("9")
        assert "Before you start" in question(person)
        dialog = person.app.screen
        for _ in range(100):  # to the end of what is to be read
            await person.press("enter")
            if "Rest today" in question(person):
                break
        assert "Your pain is 9 out of 10 now" in question(person)
        assert person.app.screen is dialog
        assert len(person.app.screen_stack) == 2


async def test_the_dialog_shows_its_own_keys(tmp_path: Path) -> None:
    async with after_pain(tmp_path) as person:
        await person.press("s")
        assert "Accept" in person.keys
        assert "Routine" not in person.keys


async def test_on_a_screen_that_is_closed_nobody_answers() -> None:
    screen = CheckinScreen()
    assert await screen.ask(Ask("score", "How is it?"), ["Something to tell."]) is None
