"""Figures are content: loaded from their own folder, named by a phase, and never in the way of an exercise."""

from pathlib import Path

from backstretch_tui.content.library import check, load
from backstretch_tui.system.paths import shipped_folder
from tests.support.toml_examples import EXERCISE, folder_with

FIGURE = """\
name = "Leg up"

[[poses]]
name = "Start"
words = "You lie on your back."

[[poses]]
name = "Up"
words = "One leg points up."
working_leg = { hip = 80, knee = 5 }
"""
MOVED = EXERCISE.replace('name = "Up"', 'name = "Up"\nfigure = "leg-up"')


def test_a_persons_own_exercise_brings_its_own_figure(tmp_path: Path) -> None:
    library = load([folder_with(tmp_path, exercises__calf_raise=MOVED, figures__leg_up=FIGURE)])
    assert library.faults == ()
    assert library.exercises["calf-raise"].phases[0].figure == "leg-up"
    assert library.figures["leg-up"].poses[1].working_leg is not None
    assert library.sources["figures", "leg-up"] == tmp_path / "figures/leg-up.toml"


def test_a_persons_own_exercise_names_one_of_ours(tmp_path: Path) -> None:
    folder_with(tmp_path, exercises__calf_raise=MOVED.replace("leg-up", "bridge"))
    assert load([shipped_folder(), tmp_path]).faults == ()


def test_a_figure_that_there_is_not_is_told_of_and_the_exercise_stays(tmp_path: Path) -> None:
    folder_with(tmp_path, exercises__calf_raise=MOVED.replace("leg-up", "brigde"))
    library = load([shipped_folder(), tmp_path])
    assert "calf-raise" in library.exercises
    (fault,) = library.faults
    said = "phases[1].figure: there is no figure “brigde”; did you mean “bridge”?"
    assert str(fault) == f"{tmp_path}/exercises/calf-raise.toml:12: {said}"


def test_a_faulty_figure_is_told_of_and_the_exercise_stays(tmp_path: Path) -> None:
    folder_with(tmp_path, exercises__calf_raise=MOVED, figures__leg_up=FIGURE.replace("80", "180"))
    library = load([tmp_path])
    assert "calf-raise" in library.exercises
    problem = "phases[1].figure: the figure “leg-up” has an error"
    assert [str(fault).removeprefix(f"{tmp_path}/") for fault in library.faults] == [
        "figures/leg-up.toml:10: poses[2].working_leg.hip: 180 is too large; the maximum is 140",
        f"exercises/calf-raise.toml:12: {problem} in {tmp_path}/figures/leg-up.toml:10; fix that first",
    ]


def test_a_figure_is_known_by_its_keys(tmp_path: Path) -> None:
    (tmp_path / "leg-up.toml").write_text(FIGURE, encoding="utf-8")
    assert check([tmp_path / "leg-up.toml"])[:2] == (1, ())
