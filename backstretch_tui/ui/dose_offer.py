"""Offers dose advice before a session, and keeps the step that the person takes."""

from asyncio import to_thread
from dataclasses import replace
from typing import TYPE_CHECKING

from backstretch_tui.content.settings import OwnDose
from backstretch_tui.core.format.dates import day_of
from backstretch_tui.core.insights.dose_advice import advise, with_steps
from backstretch_tui.core.plan.request import SessionRequest
from backstretch_tui.history.answers import DOSE
from backstretch_tui.history.errors import HistoryError
from backstretch_tui.history.queries import Queries
from backstretch_tui.history.recorder import Recorder
from backstretch_tui.ui.screens.checkin import DoseScreen
from backstretch_tui.ui.screens.exercise_list import ExerciseListScreen

if TYPE_CHECKING:
    from backstretch_tui.ui.app import BackstretchApp


async def advised(
    app: "BackstretchApp", recorder: Recorder, choice: SessionRequest, score: int | None
) -> SessionRequest:
    """Offer the step that the past calls for, if there is one, and return what is chosen then."""
    queries = Queries(recorder.paths)
    try:
        past, asked = await to_thread(queries.past_sessions), await to_thread(queries.asked)
    except HistoryError:
        return choice  # what is wrong is told elsewhere; nothing is advised on half of the facts
    today = day_of(recorder.now().date)
    advice = advise(past, choice, app.known.library.exercises, today, answered=asked.dose, score=score)
    if not advice.steps:
        return choice
    answer = await app.push_screen_wait(DoseScreen("Your dose: you decide", f"{advice.why} {advice.what}"))
    recorder.answer(DOSE, answer)
    if answer != "take":
        return choice
    own = with_steps(choice.own, advice.steps)
    doses = {entry.id: OwnDose(hold_seconds=entry.hold_seconds, repetitions=entry.repetitions) for entry in own}
    app.keep(app.known.settings.model_copy(update={"doses": doses}))
    for screen in app.screen_stack:
        if isinstance(screen, ExerciseListScreen):
            screen.choice = replace(screen.chosen, own=own)
    return replace(choice, own=own)
