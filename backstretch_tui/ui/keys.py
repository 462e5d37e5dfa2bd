"""Every key once: footer, help screen, README, command palette and remapping all come from here."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from textual.binding import BindingType

Area = Literal[
    "anywhere",
    "list",
    "exercise",
    "session",
    "question",
    "summary",
    "settings",
    "reading",
    "broken-off",
    "damage",
    "signs",
    "go-on",
    "score",
    "note",
    "activities",
    "dose",
    "progress",
    "history",
    "delete",
]

AREAS: dict[Area, str] = {
    "anywhere": "Anywhere but in a question",
    "list": "List of exercises",
    "exercise": "One exercise",
    "session": "Session",
    "question": "Question before leaving a session",
    "summary": "Summary",
    "settings": "Settings",
    "reading": "Something to read",
    "broken-off": "Question about a session that was broken off",
    "damage": "Question about a damaged history",
    "signs": "Questions before a first session",
    "go-on": "Question whether to start all the same",
    "score": "How it feels",
    "note": "A note after a session",
    "activities": "Your activities",
    "dose": "Dose advice before a session",
    "progress": "Progress",
    "history": "Sessions of the past",
    "delete": "Question before deleting a session",
}
"""Where keys work, as the help screen heads them."""


@dataclass(frozen=True, slots=True)
class Key:
    """One thing that keys do."""

    id: str
    """What `settings.toml` remaps it by, such as `session.pause`."""
    keys: str
    """Textual's names of keys, separated by commas; the first is shown."""
    action: str
    label: str
    """For the footer: one or two words."""
    tooltip: str
    """For help and the command palette: what it does."""
    shown: bool = True
    """Whether the footer has room for it."""
    priority: bool = False
    """Whether it works above everything else, a question that is open too."""

    @property
    def place(self) -> str:
        """The part of the id before the dot: one of AREAS."""
        return self.id.partition(".")[0]


KEYS: tuple[Key, ...] = (
    Key("anywhere.care", "c", "care", "When to stop", "Show when to stop, and when to get help"),
    Key("anywhere.help", "question_mark,f1", "help", "Help", "Show the keys that work here, and how to use them"),
    Key("anywhere.suspend", "ctrl+z", "suspend_process", "Suspend", "Go to the shell; fg comes back", False, True),
    Key("anywhere.quit", "ctrl+q", "quit", "Quit", "Leave Backstretch; in a session, ask first", False, True),
    Key("anywhere.interrupt", "ctrl+c", "quit", "Copy or quit", "Copy selected text, or leave Backstretch", False),
    Key("list.start", "s", "start", "Start", "Start the session"),
    Key("list.open", "enter", "open", "Read", "Read the instructions of the exercise"),
    Key("list.include", "space,x", "include", "In/out", "Leave the exercise out of the session, or take it in"),
    Key("list.routine", "r", "next_routine", "Routine", "Switch to the next routine"),
    Key("list.dose", "d", "next_dose", "Dose", "Switch between the gentle, middle and full dose"),
    Key("list.filter", "slash", "filter", "Filter", "Show only the exercises whose words match", shown=False),
    Key("list.clear", "escape", "clear_filter", "Show all", "Show all exercises again"),
    Key("list.progress", "p", "progress", "Progress", "See what you have done so far"),
    Key("list.settings", "o", "settings", "Settings", "Change the settings, and hear them", shown=False),
    Key("list.faults", "e", "faults", "Faults", "Show what is wrong in files that could not be read"),
    Key("list.quit", "q", "app.quit", "Quit", "Leave Backstretch"),
    Key("exercise.start", "s", "start", "Start here", "Start the session from this exercise"),
    Key("exercise.next", "right,n", "next", "Next", "Read the next exercise"),
    Key("exercise.previous", "left,p", "previous", "Previous", "Read the previous exercise"),
    Key("exercise.list", "escape,q", "list", "List", "Go back to the list"),
    Key("session.pause", "space", "pause", "Pause", "Pause; a click anywhere does the same"),
    Key("session.resume", "space", "resume", "Go on", "Go on after three seconds; a click anywhere does the same"),
    Key("session.skip", "right,n,pagedown", "skip", "Skip", "Skip to the next step; back takes it back to the second"),
    Key("session.back", "left,p,pageup", "step_back", "Back", "Go back a step"),
    Key("session.skip_exercise", "N", "skip_exercise", "Skip exercise", "Skip to the next exercise", shown=False),
    Key("session.back_exercise", "P", "back_exercise", "Back an exercise", "Go back an exercise", shown=False),
    Key("session.extend", "plus,equals_sign", "extend", "+5 s", "Hold five seconds longer"),
    Key("session.where", "w", "where", "Where am I", "Say and show where you are, and what is next", shown=False),
    Key("session.again", "a", "again", "Say again", "Say and show again what was said last", shown=False),
    Key("session.read", "i", "read", "Read", "Pause and read the instructions"),
    Key("session.leave", "q", "leave", "Leave", "Pause and choose: go on, finish here, or discard the session"),
    Key("question.go_on", "g,escape", "answer('go-on')", "Go on", "Go on with the session"),
    Key("question.finish", "f", "answer('finish')", "Finish here", "Finish the session here and show what was done"),
    Key("question.discard", "d", "answer('discard')", "Discard", "Leave the session and forget it"),
    Key("summary.list", "enter,escape,q", "list", "List", "Go back to the list"),
    Key("summary.go_on", "b", "go_on", "Go on", "Go back into the session, paused where it ended"),
    Key("broken-off.resume", "g", "answer('resume')", "Go on", "Go on with the session that was broken off, paused"),
    Key("broken-off.save", "s", "answer('save')", "Save", "Save what was done of it"),
    Key("broken-off.discard", "d", "answer('discard')", "Discard", "Forget it"),
    Key("damage.later", "l,escape", "answer('later')", "Leave", "Leave the history alone, and save nothing today"),
    Key("damage.backup", "b", "answer('backup')", "Backup", "Set the history aside and go on from the newest backup"),
    Key("damage.anew", "n", "answer('anew')", "New", "Set the history aside and begin a new one"),
    Key("signs.none", "n", "answer('none')", "None", "Read on; at the end: none of this is so"),
    Key("signs.emergency", "1", "answer('emergency')", "First", "Something of the first group is so"),
    Key("signs.advice", "2", "answer('advice')", "Second", "Something of the second group is so"),
    Key("signs.clinician", "3", "answer('clinician')", "Third", "Something of the third group is so"),
    Key("signs.down", "pagedown,space", "read('down')", "Further down", "Read further down"),
    Key("signs.up", "pageup", "read('up')", "Further up", "Read further up"),
    Key("signs.later", "escape", "later", "Not now", "Start, and be asked the next time"),
    Key("go-on.not_today", "n,escape", "answer('not-today')", "Not today", "Do not start"),
    Key("go-on.start", "s", "answer('start')", "Start", "Start all the same"),
    Key("score.skip", "enter,escape", "skip", "Skip", "Do not say; 0 to 9, and t for 10, say it"),
    Key("note.skip", "escape", "skip", "Skip", "Write nothing; Enter keeps what is written"),
    Key("activities.down", "down", "move('down')", "Down", "Go to the next line"),
    Key("activities.up", "up", "move('up')", "Up", "Go to the line before"),
    Key("activities.leave", "escape", "leave", "Leave", "Leave all as it was; Enter keeps what is written"),
    Key("dose.keep", "k,escape", "answer('keep')", "Keep", "Keep the dose as it is"),
    Key("dose.take", "t", "answer('take')", "Take it", "Do as advised, from this session on"),
    Key("progress.next", "right,n,pagedown,space", "next", "Next", "Go to the next picture"),
    Key("progress.history", "enter,s", "history", "Sessions", "See the sessions one by one"),
    Key("progress.period", "w", "period", "Weeks", "Show 13, 26 or 52 weeks"),
    Key("progress.list", "escape,q", "list", "List", "Go back to the list"),
    Key("progress.previous", "left,p,pageup", "previous", "Previous", "Go back to the previous picture"),
    Key("history.open", "enter", "open", "Read", "Read what was done in the session"),
    Key("history.delete", "d,delete", "delete", "Delete", "Delete the session, after a question"),
    Key("history.undo", "u", "undo", "Undo", "Bring back the session that was deleted last"),
    Key("history.back", "escape,q", "pictures", "Progress", "Go back to the pictures"),
    Key("delete.keep", "k,escape", "answer('keep')", "Keep", "Keep the session"),
    Key("delete.delete", "d", "answer('delete')", "Delete", "Delete the session, here and wherever this history goes"),
    Key("settings.next", "right", "change(1)", "Change", "Go to the next value; Enter and a click do the same"),
    Key("settings.previous", "left", "change(-1)", "Back", "Go to the value before"),
    Key("settings.hear", "h", "hear", "Hear", "Hear what a session sounds like"),
    Key("settings.close", "escape,q,o", "close", "Close", "Go back to the list"),
    Key("reading.close", "escape,q,enter,space", "close", "Close", "Close what is being read"),
)  # fmt: skip

KEY_IDS = frozenset(key.id for key in KEYS)


def keys_of(place: Area) -> list[Key]:
    """Return the keys of one place, in the order shown."""
    return [key for key in KEYS if key.place == place]


def bindings(place: Area) -> "list[BindingType]":
    """Return a screen's bindings, for Textual."""
    from textual.binding import Binding  # late: the ids are wanted by commands that have no use for Textual

    return [
        Binding(
            key.keys,
            key.action,
            key.label,
            show=key.shown,
            tooltip=key.tooltip,
            id=key.id,
            priority=key.priority,
        )
        for key in keys_of(place)
    ]
