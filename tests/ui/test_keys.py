"""The registry of keys, and what is made of it: bindings, help, line of keys, command palette, remapping."""

from collections import Counter
from itertools import combinations
from typing import Any

import pytest
from textual.screen import ModalScreen

from backstretch_tui.core.session import EVENTS
from backstretch_tui.core.text import keys as text
from backstretch_tui.core.text.safety import ABOUT
from backstretch_tui.ui.app import BackstretchApp
from backstretch_tui.ui.keys import AREAS, KEYS, Area, Key, keys_of
from backstretch_tui.ui.screens.activities import ActivitiesScreen
from backstretch_tui.ui.screens.checkin import CheckinScreen
from backstretch_tui.ui.screens.dialogs import DeleteScreen, LeaveScreen, ReadingScreen
from backstretch_tui.ui.screens.exercise import ExerciseScreen
from backstretch_tui.ui.screens.exercise_list import ExerciseListScreen
from backstretch_tui.ui.screens.progress import HistoryScreen, ProgressScreen
from backstretch_tui.ui.screens.routine import RoutineScreen
from backstretch_tui.ui.screens.session import SessionScreen
from backstretch_tui.ui.screens.settings import SettingsScreen
from backstretch_tui.ui.screens.summary import SummaryScreen
from backstretch_tui.ui.widgets.big_text import BigText
from tests.support.exercises import an_exercise, two_sided
from tests.support.person import AtTheApp, Person, a_library

SCREENS: dict[Area, type[Any]] = {
    "anywhere": BackstretchApp,
    "list": ExerciseListScreen,
    "exercise": ExerciseScreen,
    "session": SessionScreen,
    "question": LeaveScreen,
    "summary": SummaryScreen,
    "settings": SettingsScreen,
    "routine": RoutineScreen,
    "reading": ReadingScreen,
    "broken-off": CheckinScreen,
    "damage": CheckinScreen,
    "signs": CheckinScreen,
    "go-on": CheckinScreen,
    "score": CheckinScreen,
    "note": CheckinScreen,
    "activities": ActivitiesScreen,
    "dose": CheckinScreen,
    "progress": ProgressScreen,
    "history": HistoryScreen,
    "delete": DeleteScreen,
}

SHORT = a_library(an_exercise(two_sided(), id="first"), an_exercise(id="second"))


def names(keys: str) -> set[str]:
    return {name.strip() for name in keys.split(",")}


# --- the registry ---------------------------------------------------------------------------------------------------


def test_every_key_has_words_and_no_words_are_left_over() -> None:
    assert [key.id for key in KEYS] == list(text.KEYS)
    assert list(AREAS) == list(text.AREAS)


def test_ids_are_unique_and_begin_with_their_place() -> None:
    assert [key_id for key_id, times in Counter(key.id for key in KEYS).items() if times > 1] == []
    assert {key.place for key in KEYS} == set(AREAS) == set(SCREENS)


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.id)
def test_what_a_key_does_is_there(key: Key) -> None:
    action = key.action.partition("(")[0]
    owner = SCREENS[key.place]
    if action.startswith("app."):
        owner, action = BackstretchApp, action.removeprefix("app.")
    assert callable(getattr(owner, f"action_{action}", None))
    assert key.label
    assert key.tooltip


def test_every_event_but_those_that_are_not_for_keys_has_one() -> None:
    sent = {key.action.removeprefix("send('").removesuffix("')") for key in KEYS if key.action.startswith("send(")}
    assert sent == set(EVENTS) - {"Begin", "Tick", "Stop"}  # a dialog asks before the session is stopped


@pytest.mark.parametrize("place", AREAS)
def test_no_key_does_two_things_in_one_place(place: Area) -> None:
    told_apart = {
        ("session.pause", "session.resume"),
        ("score.back", "score.leave"),
        ("go-on.not_today", "go-on.close"),
    }
    """By check_action: only one of them is there at a time."""
    shared = [
        (one.id, other.id) for one, other in combinations(keys_of(place), 2) if names(one.keys) & names(other.keys)
    ]
    assert set(shared) <= told_apart
    anywhere = set().union(*(names(key.keys) for key in keys_of("anywhere")))
    if place != "anywhere" and not issubclass(SCREENS[place], ModalScreen):
        assert not any(names(key.keys) & anywhere for key in keys_of(place))


def headline(person: Person) -> str:
    """Return what the session says in block letters."""
    return person.session.query_one("#headline", BigText).text


async def test_pause_and_go_on_are_never_there_together(at_the_app: AtTheApp) -> None:
    async with at_the_app(library=SHORT, start=True) as person:
        assert offered(person) & {"session.pause", "session.resume"} == {"session.pause"}
        await person.press("space")
        assert offered(person) & {"session.pause", "session.resume"} == {"session.resume"}


def offered(person: Person) -> set[str | None]:
    return {active.binding.id for active in person.app.screen.active_bindings.values() if active.enabled}


# --- help -----------------------------------------------------------------------------------------------------------


async def test_help_names_every_key_and_the_warning(at_the_app: AtTheApp) -> None:
    async with at_the_app(size=(100, 180)) as person:
        await person.press("question_mark")
        text = " ".join(line.split("│")[1].strip() for line in person.lines if line.count("│") >= 2)
        text = " ".join(text.split())
        for key in KEYS:
            assert key.tooltip in text, key.id
        for heading in AREAS.values():
            assert heading in text
        assert ABOUT in text


async def test_help_can_be_scrolled_to_its_end_in_the_smallest_window(at_the_app: AtTheApp) -> None:
    async with at_the_app(size=(40, 12)) as person:
        await person.press("f1", "end")
        assert ABOUT.split()[-1] in person.sees
        await person.press("home")
        assert AREAS["list"] in person.sees


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        ([], "list"),
        (["i"], "exercise"),
        (["s"], "session"),
        (["s", "N", "N"], "summary"),
    ],
)
async def test_help_begins_with_the_keys_that_work_here(at_the_app: AtTheApp, keys: list[str], place: Area) -> None:
    async with at_the_app(library=SHORT) as person:
        await person.press(*keys, "question_mark")
        first = next(line.split("│")[1].strip() for line in person.lines if line.count("│") >= 2)
        assert first == AREAS[place]


async def test_help_closes_and_all_is_as_before(at_the_app: AtTheApp) -> None:
    async with at_the_app() as person:
        before = person.sees
        for key in ("escape", "q", "enter", "space"):
            await person.press("question_mark", key)
            assert person.sees == before, key


@pytest.mark.parametrize("opened", [["question_mark"], ["s", "i"], ["s", "question_mark"], ["s", "q"]], ids=" ".join)
async def test_the_key_to_quit_works_over_anything_and_never_leaves_a_session_unasked(
    at_the_app: AtTheApp, opened: list[str]
) -> None:
    async with at_the_app(library=SHORT) as person:
        await person.press(*opened, "ctrl+q")
        if "s" in opened:
            assert "The session is paused" in person.sees
            assert person.app.return_code is None
        else:
            assert person.app.return_code == 0


# --- the line of keys -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (200, 50)])
async def test_the_way_to_help_is_always_shown(at_the_app: AtTheApp, size: tuple[int, int]) -> None:
    async with at_the_app(library=SHORT, size=size) as person:
        for keys in ([], ["i"], ["s"], ["space"], ["N", "N"]):
            await person.press(*keys)
            assert person.keys.endswith("Help"), keys
            assert len(person.lines[-1].rstrip()) <= size[0]


# --- the command palette --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "keys", [[], ["i"], ["s"], ["s", "space"], ["s", "n", "n"], ["s", "q"], ["s", "N", "N"]], ids=" ".join
)
async def test_the_palette_offers_each_action_that_works_once(at_the_app: AtTheApp, keys: list[str]) -> None:
    async with at_the_app(library=SHORT) as person:
        await person.press(*keys)
        commands = list(person.app.get_system_commands(person.app.screen))
        titles = [command.title for command in commands]
        assert [title for title, times in Counter(titles).items() if times > 1] == []
        labels = {title.rpartition(" (")[0] or title for title in titles}
        expected = {key.label for key in KEYS if key.id in offered(person) - {"anywhere.commands"}}
        assert expected <= labels
        assert {"Theme", "Screenshot"} <= set(titles)


async def test_what_is_chosen_in_the_palette_is_done(at_the_app: AtTheApp) -> None:
    async with at_the_app() as person:
        await person.press("ctrl+p")
        assert "Search all commands" in person.sees
        await person.searches("dose")
        assert "Dose (d)" in person.sees
        assert "Switch between the gentle" in person.sees
        await person.press("enter")
        assert "middle dose" in person.lines[0]


@pytest.mark.parametrize("turns", range(6))
async def test_enter_pressed_twice_in_the_palette_does_it_once(at_the_app: AtTheApp, turns: int) -> None:
    async with at_the_app() as person:
        await person.press("ctrl+p")
        await person.searches("dose")
        await person.presses_quickly("enter", "enter", turns=turns)
        assert isinstance(person.app.screen, ExerciseListScreen)
        assert "middle dose" in person.lines[0]


@pytest.mark.parametrize("turns", range(6))
async def test_the_palette_is_opened_again_at_once(at_the_app: AtTheApp, turns: int) -> None:
    async with at_the_app() as person:
        await person.presses_quickly("ctrl+p", "escape", "ctrl+p", "escape", "ctrl+p", turns=turns)
        await person.press("escape")
        assert isinstance(person.app.screen, ExerciseListScreen)


@pytest.mark.parametrize("keys", [("pageup", "pagedown"), ("enter", "enter"), ("down", "enter", "enter")])
async def test_keys_pressed_quickly_in_the_search_for_themes(at_the_app: AtTheApp, keys: tuple[str, ...]) -> None:
    for turns in range(6):
        async with at_the_app() as person:
            await person.press("ctrl+p")
            await person.searches("theme")
            await person.presses_quickly("enter", *keys, turns=turns)
            await person.press("escape", "escape")
            assert isinstance(person.app.screen, ExerciseListScreen)


async def test_a_session_is_left_through_the_palette_by_the_question(at_the_app: AtTheApp) -> None:
    async with at_the_app(library=SHORT, start=True) as person:
        await person.press("ctrl+p")
        await person.searches("leave")
        assert "end now, or discard" in person.sees
        await person.press("enter")
        assert "The session is paused" in person.sees


# --- remapping ------------------------------------------------------------------------------------------------------

REMAPPED = """\
[keys]
"session.skip" = "k"
"list.start" = "b,f5"
session.pause = "x"
session.resume = "x"
"question.go_on" = "w"
"""


async def test_keys_are_remapped_by_the_settings(at_the_app: AtTheApp) -> None:
    async with at_the_app(library=SHORT, settings=REMAPPED) as person:
        await person.press("s")
        assert len(person.app.screen_stack) == 1
        assert "b Start" in person.keys
        await person.press("b")
        assert "k Skip" in person.keys
        assert "x Pause" in person.keys
        await person.press("n")
        assert "GET READY" in headline(person)
        await person.press("k")
        assert "MOVE" in headline(person)
        await person.press("space")
        assert "PAUSED" not in headline(person)
        await person.press("x")
        assert "PAUSED" in headline(person)
        assert "press x to resume" in person.sees.lower()


async def test_help_and_the_question_show_the_keys_as_they_are(at_the_app: AtTheApp) -> None:
    async with at_the_app(library=SHORT, settings=REMAPPED, size=(80, 60)) as person:
        await person.press("question_mark")
        assert any(line.split("│")[1].split()[:2] == ["b", "f5"] for line in person.lines if line.count("│") >= 2)
        await person.press("escape", "b", "q")
        assert "(w)" in person.sees
        await person.press("w")
        assert "RESUMING" in headline(person)


async def test_a_key_that_is_none_harms_nothing(at_the_app: AtTheApp) -> None:
    settings = '[keys]\n"list.start" = "[/] nonsense"\n"session.pause" = ","\n'
    async with at_the_app(library=SHORT, settings=settings) as person:
        await person.press("question_mark", "escape", "i", "s")
        assert "GET READY" in headline(person)


async def test_an_unknown_action_is_told_of(at_the_app: AtTheApp) -> None:
    async with at_the_app(settings='[keys]\n"list.strat" = "b"\n') as person:
        await person.press("e")
        assert "keys.list.strat" in person.sees
