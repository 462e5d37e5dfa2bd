"""Text from a file is shown letter for letter: what looks like markup does nothing, on any screen."""

import pytest

from backstretch_tui.content.library import Library
from backstretch_tui.content.validation import validated
from backstretch_tui.core.model.exercise import Cues, Exercise, Routine
from tests.support.exercises import a_phase, two_sided
from tests.support.person import AtTheApp, Person

HOSTILE = [
    "hip [/] opener",
    "[bold]x[/bold] [each side] [red on",
    "[@click=app.quit]y[/] [link=https://example.org]l[/link]",
    "$primary [$primary]z {self} %s :smile: &amp; \\[b\\] c\\",
    "体操をする 🧘",
    "U\u0308bung n\u0303 می‌خواهم",
]


def exercise_of(text: str) -> Exercise:
    """Make an exercise of nothing but a text."""
    cues = Cues(move_in=text, hold=text, move_out=text, change_side=text)
    return Exercise(
        id="hostile", name=text, purpose=text, position=text, start=text,
        steps=(text, text), cautions=(text,), equipment=(text,),
        phases=(
            two_sided(name=text, side_word=text, hold=5, repetitions=1, cues=cues),
            a_phase(name=text, start=text, hold=5, repetitions=1, cues=cues),
        ),
    )  # fmt: skip


def library_of(text: str) -> Library:
    exercise = exercise_of(text)
    routine = validated(Routine, {"id": "test", "name": text, "purpose": text, "exercises": [{"id": exercise.id}]})
    return Library({exercise.id: exercise}, {routine.id: routine})


def shows(person: Person, text: str) -> bool:
    """Tell whether a text stands on the screen, whatever blanks it was wrapped at."""
    seen = " ".join(person.sees.replace("│", " ").split())
    return " ".join(text.split()) in seen


@pytest.mark.parametrize("text", HOSTILE)
async def test_it_is_shown_letter_for_letter_on_every_screen(at_the_app: AtTheApp, text: str) -> None:
    async with at_the_app(library=library_of(text), size=(200, 40)) as person:
        assert person.sees.count(text) >= 5, person.sees
        await person.press("i")
        assert person.sees.count(text) >= 6, person.sees
        await person.press("s")
        assert text in person.lines[0]
        assert text in person.lines[-6] or shows(person, text)
        for key in ("n", "n", "n", "N"):
            assert shows(person, text), person.sees
            await person.press(key)
        await person.press("b")
        await person.press("space", "i")
        assert person.sees.count(text) >= 6, person.sees
        await person.press("escape", "q", "f")
        assert text in person.sees
        assert "0 of 1" in person.sees


async def test_what_looks_like_a_link_does_nothing_when_clicked(at_the_app: AtTheApp) -> None:
    async with at_the_app(library=library_of("[@click=app.quit]y[/]")) as person:
        for keys in ([], ["i"], ["s"], ["i"], ["escape", "q", "f"]):
            await person.press(*keys)
            rows = [place for place, line in enumerate(person.lines[:-1]) if "@click" in line]
            assert rows
            for row in rows[:2]:
                column = person.lines[row].index("]y[") + 1
                depth = len(person.app.screen_stack)
                await person.clicks(column, row)
                assert person.app.return_code is None
                if len(person.app.screen_stack) > depth:
                    await person.press("escape")


async def test_a_filter_may_hold_anything(at_the_app: AtTheApp) -> None:
    async with at_the_app() as person:
        await person.press("slash")
        for text in HOSTILE:
            await person.types(text)
            assert "Nothing matches" in person.sees
        await person.press("escape")
        assert "Bridge" in person.sees


@pytest.mark.parametrize("text", HOSTILE)
async def test_faults_tell_of_it_letter_for_letter(at_the_app: AtTheApp, text: str) -> None:
    settings = f"theme = 3\n'{text}' = 1\n"
    async with at_the_app(settings=settings, size=(100, 30)) as person:
        await person.press("e")
        assert shows(person, text[:39]), person.sees  # a name is cut after so many


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (200, 50)])
async def test_the_longest_texts_there_may_be_break_nothing(at_the_app: AtTheApp, size: tuple[int, int]) -> None:
    exercise = exercise_of("Wort" * 15)
    long = "A long sentence goes on and on. " * 12
    exercise = exercise.with_values(purpose=long, steps=(long,) * 30, start="Start " * 20)
    routine = validated(Routine, {"id": "test", "name": "x" * 60, "purpose": long, "exercises": [{"id": "hostile"}]})
    library = Library({exercise.id: exercise}, {routine.id: routine})
    async with at_the_app(library=library, size=size) as person:
        for keys in ([], ["i"], ["end"], ["s"], ["n"], ["n"], ["space"], ["i"], ["escape", "q"], ["f"]):
            await person.press(*keys)
            assert max(len(line.rstrip()) for line in person.lines) <= size[0]
            assert len(person.lines) == size[1]
            if keys in (["s"], ["n"], ["space"]):
                assert any(block in person.sees for block in ("█", "▀", " 10\n", " 5\n")), person.sees
