"""The first screen: what there is to do, tailored, and begun."""

from pathlib import Path

import pytest

from backstretch_tui.content.library import Library, load
from backstretch_tui.content.settings import Settings
from backstretch_tui.core.format.numbers import clock
from backstretch_tui.core.model.exercise import Entry, Group
from backstretch_tui.core.plan.compiler import compile_plan
from backstretch_tui.core.plan.dose import Dose
from backstretch_tui.core.plan.options import Choices, Options
from backstretch_tui.core.plan.steps import Part
from backstretch_tui.system.paths import shipped_folder
from backstretch_tui.ui.widgets.demonstration import Demonstration
from backstretch_tui.ui.widgets.exercises import Exercises
from tests.support.exercises import a_phase, an_exercise, two_sided
from tests.support.history import House
from tests.support.person import AtTheApp, Person, a_library, open_app
from tests.support.toml_examples import EXERCISE, folder_with

RELIEF = ["Pelvic Tilt", "Knee to Chest", "Lower Trunk Rotation", "Hamstring Stretch", "Bridge"]

ONE = a_library(an_exercise(two_sided(hold=5, repetitions=1), id="first"))


def listed(person: Person) -> list[str]:
    """Return the lines of the list, from their marks on."""
    return [line[2:].strip() for line in person.lines if line.startswith(("● ", "○ "))]


def names(person: Person) -> list[str]:
    """Return the names of the exercises listed."""
    return [line.split("   ")[0] for line in listed(person)]


def under_the_cursor(person: Person) -> str | None:
    return person.app.screen.query_one(Exercises).exercise_id


async def test_it_says_whose_it_is_where_several_use_the_machine(at_the_app: AtTheApp) -> None:
    async with at_the_app(profile="anna") as person:
        assert person.lines[0].split()[:2] == ["anna", "Relief"]


async def test_it_shows_the_routine_its_length_and_every_exercise_with_its_dose(at_the_app: AtTheApp) -> None:
    async with at_the_app() as person:
        assert person.lines[0].split() == ["Relief", "gentle", "dose", "11:21", "total"]
        assert names(person) == RELIEF
        assert "3 × 10 s each leg, then both legs" in listed(person)[1]
        assert "Stop if something hurts" in person.sees


async def test_the_cursor_moves_and_what_is_under_it_can_be_read_below(at_the_app: AtTheApp) -> None:
    async with at_the_app() as person:
        assert under_the_cursor(person) == "pelvic-tilt"
        assert "Works the muscles low in your belly" in person.sees
        await person.press("down", "j")
        assert under_the_cursor(person) == "lower-trunk-rotation"
        assert "moving freely from side to side" in person.sees
        await person.press("end")
        assert under_the_cursor(person) == "bridge"
        await person.press("home", "down", "k")
        assert under_the_cursor(person) == "pelvic-tilt"


# --- the filter -----------------------------------------------------------------------------------------------------


async def test_the_filter_keeps_what_matches_and_escape_brings_all_back(at_the_app: AtTheApp) -> None:
    async with at_the_app() as person:
        await person.press("slash")
        await person.types("KNEE chest")
        assert names(person) == ["Knee to Chest"]
        await person.press("escape")
        assert names(person) == RELIEF
        assert "KNEE" not in person.sees
        assert under_the_cursor(person) == "knee-to-chest"


async def test_the_filter_finds_exercises_for_other_regions_too_and_one_that_is_included_stays(
    at_the_app: AtTheApp,
) -> None:
    async with at_the_app() as person:
        await person.press("slash")
        await person.types("turn")
        assert names(person) == ["Head Turn"]
        await person.press("enter", "space")
        await person.press("escape")
        assert names(person) == [*RELIEF, "Head Turn"]


async def test_letters_typed_into_the_filter_are_letters_and_no_keys(at_the_app: AtTheApp) -> None:
    async with at_the_app() as person:
        await person.press("slash")
        await person.types("s d r/q")
        assert "s d r/q" in person.sees
        assert "11:21" in person.sees
        assert person.keys == "esc Show all  ^p Commands  f1 Help"


async def test_enter_goes_from_the_filter_to_what_it_found(at_the_app: AtTheApp) -> None:
    async with at_the_app() as person:
        await person.press("slash")
        await person.types("bridge")
        await person.press("enter", "space")
        assert listed(person)[0].startswith("Bridge")
        assert any(line.startswith("○ Bridge") for line in person.lines)
        await person.press("i")
        assert person.lines[0].split()[:2] == ["Bridge", "5"]
        await person.press("escape", "escape")
        assert len(listed(person)) == 5


async def test_a_filter_that_finds_nothing_says_so_and_breaks_no_key(at_the_app: AtTheApp) -> None:
    async with at_the_app() as person:
        await person.press("slash")
        await person.types("[/] zzz")
        assert "Nothing matches “[/] zzz”. Press Escape to show all." in person.sees
        await person.press("enter", "i", "space", "down", "x", "r", "d")
        assert "Nothing matches" in person.sees
        await person.press("escape")
        assert names(person) == RELIEF


async def test_the_filter_asked_for_again_keeps_its_words(at_the_app: AtTheApp) -> None:
    async with at_the_app() as person:
        await person.press("slash")
        await person.types("bri")
        await person.press("enter", "slash")
        await person.types("dge")
        assert " bridge" in person.sees
        assert names(person) == ["Bridge"]


# --- routine, dose, in and out --------------------------------------------------------------------------------------


async def test_the_routine_goes_round_with_its_own_dose(at_the_app: AtTheApp) -> None:
    async with at_the_app(routine="relief") as person:
        await person.press("d", "r")
        assert person.lines[0].split()[:3] == ["Daily", "middle", "dose"]
        await person.press("r")
        assert person.lines[0].split()[:3] == ["Neck", "gentle", "dose"]
        assert names(person) == ["Chin Nod", "Head Turn", "Head Tilt", "Open Arms", "Arms Overhead"]
        await person.press("r")
        assert person.lines[0].split()[:3] == ["Relief", "gentle", "dose"]


async def test_the_dose_goes_round_and_the_lines_follow(at_the_app: AtTheApp) -> None:
    async with at_the_app() as person:
        library = person.app.services.library
        for dose, bridge in (("gentle", "10 × 3 s"), ("middle", "10 × 4 s"), ("full", "10 × 5 s")):
            plan = compile_plan(library.routines["relief"], library.exercises, Options(Dose.parse(dose)))
            length = clock(plan.milliseconds)
            assert person.lines[0].split() == ["Relief", dose, "dose", length, "total"]
            assert listed(person)[-1].endswith(bridge)
            await person.press("d")
        assert "gentle dose" in person.lines[0]


async def test_a_mixed_dose_is_shown_and_the_key_leads_to_a_plain_one(at_the_app: AtTheApp) -> None:
    async with at_the_app(run=Choices(dose=Dose("gentle", "full"))) as person:
        assert "gentle/full dose" in person.lines[0]
        await person.press("d")
        assert "gentle dose" in person.lines[0]


@pytest.mark.parametrize("key", ["space", "x"])
async def test_an_exercise_is_left_out_and_taken_in(at_the_app: AtTheApp, key: str) -> None:
    async with at_the_app() as person:
        await person.press("down", key)
        assert any(line.startswith("○ Knee to Chest") for line in person.lines)
        assert under_the_cursor(person) == "knee-to-chest"
        assert "11:21" not in person.lines[0]
        await person.press(key)
        assert any(line.startswith("● Knee to Chest") for line in person.lines)
        assert "11:21" in person.lines[0]


async def test_an_exercise_left_out_is_not_in_the_session(at_the_app: AtTheApp) -> None:
    async with at_the_app() as person:
        await person.press("space", "s")
        assert person.lines[0].split()[:6] == ["Knee", "to", "Chest", "1", "of", "4"]


async def test_with_all_left_out_it_says_so_and_does_not_start(at_the_app: AtTheApp) -> None:
    async with at_the_app(library=a_library(an_exercise())) as person:
        await person.press("space")
        assert "No exercise is included. Include at least one." in person.sees
        await person.press("s")
        assert len(person.app.screen_stack) == 1
        assert "No exercise is included" in person.sees


async def test_an_exercise_outside_the_routine_stands_below_and_can_be_taken_in(at_the_app: AtTheApp) -> None:
    other = an_exercise(id="other")
    async with at_the_app(library=a_library(an_exercise(), outside=[other])) as person:
        places = [place for place, line in enumerate(person.lines) if line.startswith(("●", "○", "Not"))]
        assert [person.lines[place].split("  ")[0].strip() for place in places] == [
            "● Stretch", "Not in this routine", "○ Other",
        ]  # fmt: skip
        await person.press("down", "space", "s")
        assert person.lines[0].split()[:4] == ["Stretch", "1", "of", "2"]


async def test_the_persons_own_exercise_is_offered(at_the_app: AtTheApp, tmp_path: Path) -> None:
    own = folder_with(tmp_path, exercises__calf_raise=EXERCISE)
    async with at_the_app(library=load([shipped_folder(), own]), size=(80, 30)) as person:
        below = person.sees.partition("Not in this routine")[2]
        assert "○ Calf Raise" in below
        assert all(name not in below for name in RELIEF[1:])


async def test_a_settled_dose_and_side_are_the_sessions(at_the_app: AtTheApp) -> None:
    run = Choices(dose=Dose("full", "full"), first_side="right")
    async with at_the_app(run=run, start=True) as person:
        await person.press("N")
        assert "Right leg" in str(person.session.query_one("#doing").render())
        assert "1 of 5" in str(person.session.query_one("#doing").render())


# --- faults in files ------------------------------------------------------------------------------------------------


async def test_bad_files_are_named_and_the_report_is_one_key_away(at_the_app: AtTheApp, tmp_path: Path) -> None:
    own = folder_with(tmp_path, exercises__bad=EXERCISE.replace("max = 10", "max = 999"), exercises__good=EXERCISE)
    async with at_the_app(library=load([shipped_folder(), own]), size=(200, 50)) as person:
        assert "There is a problem with bad.toml." in person.sees
        assert "e Errors" in person.keys
        assert "Calf Raise" in person.sees
        await person.press("e")
        assert "Errors in your files" in person.sees
        assert "repetitions.max" in person.sees
        assert "999" in person.sees
        await person.press("escape")
        assert "What is wrong" not in person.sees


async def test_a_bad_setting_is_named_too(at_the_app: AtTheApp) -> None:
    async with at_the_app(settings='reduced_motion = "yes"\n') as person:
        assert "There is a problem with settings.toml." in person.sees


async def test_without_faults_there_is_no_key_for_them(at_the_app: AtTheApp) -> None:
    async with at_the_app() as person:
        assert "Faults" not in person.keys
        await person.press("e")
        assert len(person.app.screen_stack) == 1


# --- how it is begun and left ---------------------------------------------------------------------------------------


async def test_q_leaves_with_status_0(at_the_app: AtTheApp) -> None:
    async with at_the_app() as person:
        await person.press("q")
        assert person.app.return_code == 0


async def test_a_click_on_an_exercise_opens_it_and_one_on_a_key_does_what_it_says(at_the_app: AtTheApp) -> None:
    async with at_the_app() as person:
        row = next(place for place, line in enumerate(person.lines) if "Hamstring" in line)
        await person.clicks(5, row)
        assert person.lines[0].split()[:2] == ["Hamstring", "Stretch"]
        await person.clicks(person.lines[-1].index("Close"), 23)
        assert person.lines[0].split()[0] == "Relief"


async def test_a_long_list_is_scrolled_to_the_cursor(at_the_app: AtTheApp) -> None:
    many = [an_exercise(a_phase(), id=f"stretch-{number}") for number in range(40)]
    async with at_the_app(library=a_library(*many), size=(40, 12)) as person:
        assert "Stretch-39" not in person.sees
        await person.press("end")
        assert "Stretch-39" in person.sees
        await person.press("pageup", "home")
        assert "Stretch-0" in person.sees


async def test_what_was_done_lately_is_shown_once_it_is_known(tmp_path: Path) -> None:
    house = House(tmp_path / "data")
    async with open_app(tmp_path, settings="ask_before = false\n", library=ONE, house=house) as person:
        assert "[Su –]" in person.sees
        assert "Not done yet" in person.sees
        assert "Done today" not in person.sees
        await person.press("s")
        await person.waits(person.session.player.plan.milliseconds / 1000)
        await person.press("enter")
        assert "[Su ✓]   Done today" in person.sees
        assert "Last done today" in person.sees


async def test_without_a_history_nothing_is_said_of_it(at_the_app: AtTheApp) -> None:
    async with at_the_app() as person:
        assert "Mo –" not in person.sees
        assert "Not done yet" not in person.sees


@pytest.mark.parametrize(
    ("size", "is_shown"), [((60, 24), False), ((80, 24), True), ((80, 30), True), ((100, 24), True)]
)
async def test_the_figure_moves_where_there_is_room(
    at_the_app: AtTheApp, size: tuple[int, int], is_shown: bool
) -> None:
    async with at_the_app(figures=True, size=size) as person:
        figure = person.app.screen.query_one(Demonstration)
        assert (figure.size.height > 4) is is_shown
        before, drawn = figure.moment, person.sees
        await person.waits(2.5)
        assert (figure.moment != before, person.sees != drawn) == (is_shown, is_shown)


async def test_the_figure_stands_still_behind_another_screen_and_where_motion_is_not_wanted(
    at_the_app: AtTheApp,
) -> None:
    async with at_the_app(figures=True, size=(120, 40)) as person:
        figure = person.app.screen.query_one(Demonstration)
        await person.press("i")
        before = figure.moment
        await person.waits(2.5)
        assert figure.moment == before
        await person.press("escape")
        await person.waits(2.5)
        assert figure.moment != before
        person.app.change_settings(Settings(reduced_motion=True))
        await person.press("i", "escape")
        assert figure.moment.part is Part.HOLD
        await person.waits(2.5)
        assert figure.moment.part is Part.HOLD


@pytest.mark.parametrize("key", ["space", "d"])
async def test_the_figure_does_not_begin_anew_where_its_exercise_stays_the_same(at_the_app: AtTheApp, key: str) -> None:
    async with at_the_app(figures=True, size=(120, 40)) as person:
        figure = person.app.screen.query_one(Demonstration)
        await person.waits(2.5)
        person.ticks()
        before = figure.moment
        assert before.part is Part.MOVE_IN
        await person.press(key)
        assert figure.moment == before


@pytest.mark.parametrize("size", [(40, 12), (40, 24), (80, 24), (120, 40)])
async def test_a_message_leaves_the_lines_about_safety_in_sight(at_the_app: AtTheApp, size: tuple[int, int]) -> None:
    async with at_the_app(size=size) as person:
        before = person.lines[-3:] if size[1] > 12 else person.lines[-2:]
        await person.press("p")
        assert "▌" in person.sees
        assert person.lines[-len(before) :] == before


async def test_rounds_are_said_and_an_exercise_that_is_done_twice_stands_there_twice(at_the_app: AtTheApp) -> None:
    bridge, tilt = an_exercise(id="bridge"), an_exercise(id="tilt")
    library = a_library(bridge, tilt)
    entries = (Entry(id="bridge", group="core"), Entry(id="tilt", group="core"), Entry(id="bridge"))
    routine = library.routines["test"].with_values(exercises=entries, groups={"core": Group(rounds=3)})
    async with at_the_app(library=Library(library.exercises, {"test": routine})) as person:
        assert [line.split("   ")[0] for line in listed(person)] == ["Bridge", "Tilt", "Bridge"]
        assert [line.partition(" · ")[2] for line in listed(person)] == ["core, 3 rounds", "core, 3 rounds", ""]
        await person.press("down", "down", "x", "up")
        assert under_the_cursor(person) == "tilt"  # the cursor had stayed on the second of the two
