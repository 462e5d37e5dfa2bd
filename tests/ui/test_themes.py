"""Themes: ours and Textual's, kept when chosen; and less motion where that is asked for."""

import tomllib
from pathlib import Path

import pytest
from rich.color import Color as RichColour
from rich.color import ColorSystem
from textual.color import Color

from backstretch_tui.ui.themes import DEFAULT, THEMES, themes_for
from tests.support.exercises import an_exercise, two_sided
from tests.support.person import AtTheApp, a_library

SHORT = a_library(an_exercise(two_sided(), id="first"))


async def test_ours_are_there_beside_textuals(at_the_app: AtTheApp) -> None:
    async with at_the_app() as person:
        themes = set(person.app.available_themes)
        assert {"backstretch-dark", "backstretch-light", "backstretch-contrast"} <= themes
        assert {"textual-dark", "textual-light", "nord"} <= themes
        assert person.app.theme == DEFAULT
        assert any(theme.dark for theme in THEMES)
        assert any(not theme.dark for theme in THEMES)


async def test_one_that_is_chosen_is_kept_and_used_the_next_time(at_the_app: AtTheApp, tmp_path: Path) -> None:
    async with at_the_app(settings="first_side = 'right'\n") as person:
        await person.press("ctrl+p")
        await person.searches("theme")
        assert "Change the colours" in person.sees
        await person.press("enter")
        await person.searches("backstretch-light")
        await person.press("enter")
        assert person.app.theme == "backstretch-light"
    assert tomllib.loads((tmp_path / "settings.toml").read_text()) == {
        "first_side": "right",
        "theme": "backstretch-light",
    }
    async with at_the_app() as person:
        assert person.app.theme == "backstretch-light"


async def test_the_default_chosen_again_leaves_no_trace(at_the_app: AtTheApp, tmp_path: Path) -> None:
    async with at_the_app(settings='theme = "nord"\n') as person:
        assert person.app.theme == "nord"
        person.app.theme = DEFAULT
        await person.settles()
    assert tomllib.loads((tmp_path / "settings.toml").read_text()).get("theme", DEFAULT) == DEFAULT


async def test_a_name_that_is_none_falls_back_and_keeps_what_the_file_says(
    at_the_app: AtTheApp, tmp_path: Path
) -> None:
    async with at_the_app(settings='theme = "[/] no such"\n') as person:
        assert person.app.theme == DEFAULT
        assert "Relief" in person.sees
    assert (tmp_path / "settings.toml").read_text() == 'theme = "[/] no such"\n'


async def test_settings_that_cannot_be_written_are_told_of(at_the_app: AtTheApp, tmp_path: Path) -> None:
    (tmp_path / "settings.toml").mkdir()
    async with at_the_app() as person:
        person.app.theme = "nord"
        await person.settles()
        assert person.app.theme == "nord"
        assert "settings.toml" in person.sees


@pytest.mark.parametrize("theme", ["ansi-dark", "textual-light", "nord", *(theme.name for theme in THEMES)])
async def test_each_theme_can_show_every_screen(at_the_app: AtTheApp, theme: str) -> None:
    async with at_the_app(library=SHORT, settings=f'theme = "{theme}"\n', start=True) as person:
        assert person.app.theme == theme
        await person.press("n", "n", "space", "q", "f")
        assert "No complete" in person.sees


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_ours_can_be_read(at_the_app: AtTheApp, theme: str) -> None:
    """Contrast by the formula of the accessibility guidelines of the Web: 4.5 for text, 7 where contrast is the aim."""
    least = 7.0 if theme == "backstretch-contrast" else 4.5
    async with at_the_app(library=SHORT, settings=f'theme = "{theme}"\n', start=True, size=(80, 24)) as person:
        for keys in ([], ["n"], ["n"], ["space"]):
            await person.press(*keys)
            for selector in ("#exercise", "#doing", "#seconds", "#cue", "#next"):
                widget = person.session.query_one(selector)
                background, text = widget.background_colors[1], widget.colors[3]
                assert contrast(background, text) >= least, (keys, selector, background, text)


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_a_left_out_exercise_can_be_read_also_under_the_cursor(at_the_app: AtTheApp, theme: str) -> None:
    async with at_the_app(settings=f'theme = "{theme}"\n') as person:
        await person.press("space", "down", "space")
        left_out = [
            (Color.from_rich_color(segment.style.bgcolor), Color.from_rich_color(segment.style.color))
            for strip in person.app.screen._compositor.render_strips()
            for segment in strip
            if "○" in segment.text and segment.style
        ]
        assert len({background for background, _ in left_out}) == 2
        assert min(contrast(*colours) for colours in left_out) >= 4.5


def contrast(one: Color, other: Color) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color: Color) -> float:
    parts = (part / 255 for part in (color.r, color.g, color.b))
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


async def test_less_motion_where_it_is_asked_for_loses_nothing(at_the_app: AtTheApp) -> None:
    async with at_the_app(library=SHORT, start=True) as person:
        await person.press("n", "n")
        with_motion = person.sees
        assert person.app.animation_level == "full"
    async with at_the_app(library=SHORT, settings="reduced_motion = true\n", start=True) as person:
        await person.press("n", "n")
        assert person.app.animation_level == "none"
        assert person.sees == with_motion


def test_in_16_colours_our_themes_stay_apart() -> None:
    """Rich shows each colour as the nearest of 16; what is told by colour must not become the same one."""
    assert [theme.name for theme in themes_for(few_colours=True)] == [theme.name for theme in THEMES]
    assert themes_for(few_colours=False) == THEMES
    for theme in themes_for(few_colours=True):
        roles = (theme.primary, theme.secondary, theme.accent, theme.success, theme.warning, theme.error)
        shown = [RichColour.parse(role or "").downgrade(ColorSystem.STANDARD).number for role in roles]
        background = RichColour.parse(theme.background or "").downgrade(ColorSystem.STANDARD).number
        assert background not in shown
        phases = shown[:1] + shown[2:5]  # getting ready, moving, holding, paused
        assert len(set(phases)) == len(phases)
