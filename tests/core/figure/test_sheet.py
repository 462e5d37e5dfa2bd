"""All figures on one sheet."""

import xml.etree.ElementTree as ElementTree

from backstretch_tui.core.figure.sheet import sheet
from tests.support.exercises import shipped

FIGURES = shipped().figures
TEXT = "{http://www.w3.org/2000/svg}text"


def test_a_sheet_shows_every_key_pose_on_each_side() -> None:
    drawn = ElementTree.fromstring(sheet(FIGURES.values()))
    titles = [text.text or "" for text in drawn.iter(TEXT) if text.get("font-weight")]
    assert len(titles) == sum(len(figure.poses) * (2 if figure.one_sided else 1) for figure in FIGURES.values())
    assert "Hamstring stretch, left: Hold" in titles
    assert "Bridge: Start" in titles


def test_a_sheet_shows_a_name_letter_for_letter() -> None:
    figure = FIGURES["bridge"].with_values(name="<b>&")
    drawn = ElementTree.fromstring(sheet([figure]))
    assert any((text.text or "").startswith("<b>&: ") for text in drawn.iter(TEXT))


def test_a_sheet_shows_the_second_view_and_the_close_up() -> None:
    views = list(ElementTree.fromstring(sheet(FIGURES.values())).iter("{http://www.w3.org/2000/svg}svg"))
    poses = sum(len(figure.poses) * (2 if figure.one_sided else 1) for figure in FIGURES.values())
    seconds = 2 * len(FIGURES["lower-trunk-rotation"].poses) + 2 * len(FIGURES["head-turn"].poses)
    seconds += sum(len(FIGURES[name].poses) for name in ("pelvic-tilt", "chin-nod", "open-arms"))
    assert len(views) == 1 + poses + seconds
