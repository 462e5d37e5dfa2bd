"""Holds a conversation on the screen: shows what it yields, and sends it what the person replies."""

from asyncio import to_thread
from collections.abc import Callable
from typing import Any

from backstretch_tui.core.checkin.values import Ask, Conversation, Outcome, Repair, Reply, Save, Show
from backstretch_tui.ui.navigation import Navigator
from backstretch_tui.ui.screens.checkin import CheckinScreen


async def converse(
    navigator: Navigator, conversation: Conversation[Outcome], carry_out: Callable[[Save], str]
) -> Outcome:
    """Hold a conversation to its end, in one dialog if anything is asked.

    Where the program ends in the middle of a text, what has been written counts.
    """
    screen: CheckinScreen | None = None
    reply: Reply = None
    told: list[str] = []
    try:
        while True:
            step = conversation.send(reply)
            reply = None
            match step:
                case Ask():
                    screen = screen or await _shown(navigator)
                    reply = await screen.ask(step, told)
                    told = []
                case Show(text):
                    told.append(text)
                case _:
                    is_long = isinstance(step, Repair)
                    told += filter(None, [await to_thread(carry_out, step) if is_long else carry_out(step)])
    except StopIteration as end:
        if screen:
            navigator.close(screen)
        for text in told:
            navigator.notify(text)
        outcome: Outcome = end.value
        return outcome
    except BaseException:  # the program ends
        if screen and screen.written:
            for step in _rest(conversation, screen.written):
                carry_out(step)
        raise


async def _shown(navigator: Navigator) -> CheckinScreen:
    screen = CheckinScreen()
    await navigator.show(screen)
    return screen


def _rest(conversation: Conversation[Any], reply: Reply) -> list[Save]:
    """Return what a conversation wants saved after a last reply."""
    saves: list[Save] = []
    try:
        step = conversation.send(reply)
        while not isinstance(step, Ask):
            saves += [] if isinstance(step, Show) else [step]
            step = conversation.send(None)
    except StopIteration:
        pass
    return saves
