"""The session as a media player, on a real session bus and by a real client."""

from collections.abc import Iterator
from queue import Queue
from threading import enumerate as threads

import pytest

from backstretch_tui.core.text.media import NowPlaying
from backstretch_tui.remote.controls import NoMediaControls, Order
from backstretch_tui.remote.mpris import MprisControls, media_controls, session_bus_address
from tests.support.session_bus import needs_bus, playerctl, session_bus
from tests.support.waiting import PATIENCE_SECONDS, wait_until

HOLD = NowPlaying(
    track=7, title="Knee to Chest, left leg, 2 of 3", album="Relief", is_playing=True,
    position=2_000, length=10_000, at=50_000, speed=1,
)  # fmt: skip


@pytest.fixture
def bus() -> Iterator[str]:
    with session_bus() as address:
        yield address


@pytest.fixture
def orders() -> "Queue[Order]":
    return Queue()


@pytest.fixture
def controls(bus: str, orders: "Queue[Order]") -> Iterator[MprisControls]:
    made = MprisControls(bus, orders.put, lambda: 51_500)
    made.show(HOLD)
    wait_until(lambda: playerctl(bus, "status") == "Playing")
    yield made
    made.hide()


@needs_bus
@pytest.mark.usefixtures("controls")
def test_it_shows_what_is_done_for_how_long_and_how_far_it_is(bus: str) -> None:
    shown = playerctl(bus, "metadata", "--format", "{{title}}|{{album}}|{{mpris:length}}|{{playerName}}")
    assert shown == "Knee to Chest, left leg, 2 of 3|Relief|10000000|backstretch"
    assert float(playerctl(bus, "position")) >= 3.5  # playerctl adds the time since it asked


@needs_bus
@pytest.mark.parametrize(
    ("asked", "order"),
    [
        (["play-pause"], "toggle"), (["play"], "play"), (["pause"], "pause"), (["stop"], "pause"),
        (["next"], "next"), (["previous"], "previous"), (["position", "5+"], "extend"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("controls")
def test_each_order_arrives(bus: str, orders: "Queue[Order]", asked: list[str], order: Order) -> None:
    playerctl(bus, *asked)
    assert orders.get(timeout=PATIENCE_SECONDS) == order


@needs_bus
def test_what_changes_is_told_and_the_player_is_gone_when_the_session_is(bus: str, controls: MprisControls) -> None:
    controls.show(HOLD._replace(is_playing=False, title="Bridge, 1 of 10", track=8))
    wait_until(lambda: playerctl(bus, "metadata", "title") == "Bridge, 1 of 10")
    assert playerctl(bus, "status") == "Paused"
    controls.hide()
    wait_until(lambda: playerctl(bus, "--list-all") == "")
    assert not [thread for thread in threads() if thread.name == "mpris"]
    controls.show(HOLD)
    wait_until(lambda: playerctl(bus, "status") == "Playing")


@needs_bus
def test_a_bus_that_goes_away_ends_it_quietly() -> None:
    with session_bus() as address:
        made = MprisControls(address, lambda _: None, lambda: 0)
        made.show(HOLD)
        wait_until(lambda: playerctl(address, "status") == "Playing")
    wait_until(lambda: not [thread for thread in threads() if thread.name == "mpris"])
    made.show(HOLD._replace(track=9))
    made.hide()


def test_an_address_where_nobody_listens_is_no_fault(tmp_path: object) -> None:
    made = MprisControls(f"unix:path={tmp_path}/nobody", lambda _: None, lambda: 0)
    made.show(HOLD)
    made.hide()
    wait_until(lambda: not [thread for thread in threads() if thread.name == "mpris"])


@pytest.mark.parametrize(
    ("environment", "address"),
    [
        ({"DBUS_SESSION_BUS_ADDRESS": "unix:path=/run/bus"}, "unix:path=/run/bus"),
        ({"DBUS_SESSION_BUS_ADDRESS": "tcp:host=example.org,port=1"}, None),
        ({"DBUS_SESSION_BUS_ADDRESS": "unix:path=/run/bus;tcp:host=example.org,port=1"}, None),
        ({"XDG_RUNTIME_DIR": "/nonexistent"}, None),
        ({}, None),
    ],
)
def test_only_a_bus_on_this_machine_is_used(environment: dict[str, str], address: str | None) -> None:
    assert session_bus_address(environment) == address


def test_without_a_bus_there_is_nothing() -> None:
    assert isinstance(media_controls(lambda _: None, {}, lambda: 0), NoMediaControls)
