"""The two interfaces of MPRIS: the program, and the session as what it plays."""

from collections.abc import Callable
from typing import Annotated

from dbus_fast import PropertyAccess, Variant
from dbus_fast.annotations import DBusBool, DBusDict, DBusDouble, DBusInt64, DBusObjectPath, DBusSignature, DBusStr
from dbus_fast.service import ServiceInterface, dbus_method, dbus_property, dbus_signal

from backstretch_tui.core.text.media import PLAYER_NAME, NowPlaying
from backstretch_tui.remote.controls import Order

DBusStrings = Annotated[list[str], DBusSignature("as")]


class RootInterface(ServiceInterface):
    """The program."""

    def __init__(self) -> None:
        super().__init__("org.mpris.MediaPlayer2")

    @dbus_method("Raise")
    def raise_window(self) -> None:
        """Do nothing: a terminal cannot be brought to the front."""

    @dbus_method("Quit")
    def quit(self) -> None:
        """Do nothing: nobody loses a session by a button."""

    @dbus_property(PropertyAccess.READ, "CanQuit")
    def can_quit(self) -> DBusBool:
        """Say that `Quit` does nothing."""
        return False

    @dbus_property(PropertyAccess.READ, "CanRaise")
    def can_raise(self) -> DBusBool:
        """Say that `Raise` does nothing."""
        return False

    @dbus_property(PropertyAccess.READ, "HasTrackList")
    def has_track_list(self) -> DBusBool:
        """Say that there is no list of tracks."""
        return False

    @dbus_property(PropertyAccess.READ, "Identity")
    def identity(self) -> DBusStr:
        """Return the program's name."""
        return PLAYER_NAME

    @dbus_property(PropertyAccess.READ, "SupportedUriSchemes")
    def supported_uri_schemes(self) -> DBusStrings:
        """Say that nothing can be opened."""
        return []

    @dbus_property(PropertyAccess.READ, "SupportedMimeTypes")
    def supported_mime_types(self) -> DBusStrings:
        """Say that nothing can be opened."""
        return []


class PlayerInterface(ServiceInterface):
    """The session. Times are microseconds."""

    def __init__(self, now: NowPlaying, take_order: Callable[[Order], None], clock: Callable[[], int]) -> None:
        super().__init__("org.mpris.MediaPlayer2.Player")
        self._now = now
        self._take_order = take_order
        self._clock = clock

    def tell_changes(self, now: NowPlaying) -> None:
        """Tell what is shown on this bus what has changed."""
        before, self._now = self._now, now
        changed: dict[str, object] = {}
        if before.is_playing != now.is_playing:
            changed["PlaybackStatus"] = _status(now)
        if _metadata(before) != _metadata(now):
            changed["Metadata"] = _metadata(now)
        if changed:
            self.emit_properties_changed(changed)
        if before.track == now.track and before.position_at(now.at) != now.position:
            self.seeked()

    @dbus_method("PlayPause")
    def play_pause(self) -> None:
        """Pause or resume."""
        self._take_order("toggle")

    @dbus_method("Play")
    def play(self) -> None:
        """Resume."""
        self._take_order("play")

    @dbus_method("Pause")
    def pause(self) -> None:
        """Pause."""
        self._take_order("pause")

    @dbus_method("Stop")
    def stop(self) -> None:
        """Pause: nobody loses a session by a button."""
        self._take_order("pause")

    @dbus_method("Next")
    def next(self) -> None:
        """Skip to the next step."""
        self._take_order("next")

    @dbus_method("Previous")
    def previous(self) -> None:
        """Go back a step; undo a skip."""
        self._take_order("previous")

    @dbus_method("Seek")
    def seek(self, offset: DBusInt64) -> None:
        """Hold five seconds longer, however far forward it asks to go. There is no way back in a hold."""
        if offset > 0:
            self._take_order("extend")

    @dbus_method("SetPosition")
    def set_position(self, track: DBusObjectPath, position: DBusInt64) -> None:
        """Do nothing: a hold is held from its beginning to its end."""

    @dbus_method("OpenUri")
    def open_uri(self, uri: DBusStr) -> None:
        """Do nothing: nothing can be opened."""

    @dbus_signal("Seeked")
    def seeked(self) -> DBusInt64:
        """Tell that the position is another than time alone would make it."""
        return self._now.position * 1000

    @dbus_property(PropertyAccess.READ, "PlaybackStatus")
    def playback_status(self) -> DBusStr:
        """Return `Playing` or `Paused`."""
        return _status(self._now)

    @dbus_property(PropertyAccess.READ, "Metadata")
    def metadata(self) -> DBusDict:
        """Return the step as a track."""
        return _metadata(self._now)

    @dbus_property(PropertyAccess.READ, "Position")
    def position(self) -> DBusInt64:
        """Return how much of the step is spent."""
        return self._now.position_at(self._clock()) * 1000

    @dbus_property(PropertyAccess.READ, "Rate")
    def rate(self) -> DBusDouble:
        """Return how fast time passes; more than 1 in a rehearsal."""
        return float(self._now.speed)

    @dbus_property(PropertyAccess.READ, "MinimumRate")
    def minimum_rate(self) -> DBusDouble:
        """Return the only rate there is."""
        return float(self._now.speed)

    @dbus_property(PropertyAccess.READ, "MaximumRate")
    def maximum_rate(self) -> DBusDouble:
        """Return the only rate there is."""
        return float(self._now.speed)

    @dbus_property(PropertyAccess.READ, "Volume")
    def volume(self) -> DBusDouble:
        """Return full volume: it is a setting of the program."""
        return 1.0

    @dbus_property(PropertyAccess.READ, "CanGoNext")
    def can_go_next(self) -> DBusBool:
        """Say that `Next` does something."""
        return True

    @dbus_property(PropertyAccess.READ, "CanGoPrevious")
    def can_go_previous(self) -> DBusBool:
        """Say that `Previous` does something."""
        return True

    @dbus_property(PropertyAccess.READ, "CanPlay")
    def can_play(self) -> DBusBool:
        """Say that `Play` does something."""
        return True

    @dbus_property(PropertyAccess.READ, "CanPause")
    def can_pause(self) -> DBusBool:
        """Say that `Pause` does something."""
        return True

    @dbus_property(PropertyAccess.READ, "CanSeek")
    def can_seek(self) -> DBusBool:
        """Say that `Seek` does something."""
        return True

    @dbus_property(PropertyAccess.READ, "CanControl")
    def can_control(self) -> DBusBool:
        """Say that the methods do something."""
        return True


def _status(now: NowPlaying) -> str:
    return "Playing" if now.is_playing else "Paused"


def _metadata(now: NowPlaying) -> dict[str, Variant]:
    return {
        "mpris:trackid": Variant("o", f"/backstretch/step/{now.track}"),
        "mpris:length": Variant("x", now.length * 1000),
        "xesam:title": Variant("s", now.title),
        "xesam:album": Variant("s", now.album),
    }
