"""What is read of the history for the screens."""

from dataclasses import replace
from pathlib import Path

from backstretch_tui.core.format.dates import date_of, day_of
from backstretch_tui.history.queries import Queries
from tests.support.history import NOON, PLAN, House, finish, play, settle


def test_when_each_exercise_was_last_done(tmp_path: Path) -> None:
    house = House(tmp_path)
    recorder = house.recorder()
    for seconds in (60, 60, 0):  # nothing is done in the last one
        player, _ = play(recorder, seconds=seconds)
        finish(recorder, player)
        settle(recorder)
        house.pass_days(1, date_of(day_of(house.moment.date) + 1))
    (exercise,) = {step.exercise for step in player.plan.steps}
    assert Queries(house.paths).last_done([exercise, "other"]) == {exercise: date_of(day_of(NOON.date) + 1)}


def test_how_often_each_exercise_was_done(tmp_path: Path) -> None:
    house = House(tmp_path)
    recorder = house.recorder()
    rehearsal = replace(PLAN, speed=10)
    for seconds, plan in ((60, PLAN), (0, PLAN), (60, rehearsal), (60, PLAN)):
        player, _ = play(recorder, plan, seconds=seconds)
        finish(recorder, player)
        settle(recorder)
    (exercise,) = {step.exercise for step in player.plan.steps}
    assert Queries(house.paths).times_done([exercise, "other"], 5) == {exercise: 2, "other": 0}
    assert Queries(house.paths).times_done([exercise], 1) == {exercise: 1}


def test_without_a_history_nothing_was_done(tmp_path: Path) -> None:
    assert Queries(House(tmp_path).paths).last_done(["bridge"]) == {}
