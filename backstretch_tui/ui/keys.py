"""Every key once: footer, help screen, README, command palette and remapping all come from here."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

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
    "anywhere": "Everywhere except in a dialog",
    "list": "Exercise list",
    "exercise": "Exercise details",
    "session": "Session",
    "question": "Leaving a session",
    "summary": "Summary",
    "settings": "Settings",
    "reading": "Help and instructions",
    "broken-off": "Interrupted session",
    "damage": "Damaged history",
    "signs": "Safety questions",
    "go-on": "Safety warning",
    "score": "Pain score",
    "note": "Session note",
    "activities": "Activities",
    "dose": "Dose advice",
    "progress": "Progress",
    "history": "Session history",
    "delete": "Deleting a session",
}
"""The places where keys work, with their headings on the help screen."""


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
    def place(self) -> Area:
        """The part of the id before the dot."""
        return cast(Area, self.id.partition(".")[0])


KEYS: tuple[Key, ...] = (
    Key("anywhere.care", "c", "care", "When to stop", "Show when to stop and when to get help"),
    Key("anywhere.commands", "ctrl+p", "command_palette", "Commands", "Search all commands", priority=True),
    Key("anywhere.help", "question_mark,f1", "help", "Help", "Show all keys, those that work here first"),
    Key("anywhere.suspend", "ctrl+z", "suspend_process", "Suspend", "Suspend; type fg to return", False, True),
    Key("anywhere.quit", "ctrl+q", "quit", "Quit", "Quit Backstretch; asks first during a session", False, True),
    Key("anywhere.interrupt", "ctrl+c", "quit", "Copy or quit", "Copy the selected text, or quit Backstretch", False),
    Key("list.start", "enter,s", "start", "Start", "Start; 0–9 starts with that pain score, t with 10"),
    Key("list.open", "right,i", "open", "Read", "Read the instructions"),
    Key("list.include", "x,space", "include", "Include", "Include or exclude this exercise"),
    Key("list.faults", "e", "faults", "Errors", "Show the errors found in your files"),
    Key("list.clear", "escape", "clear_filter", "Show all", "Clear the filter"),
    Key("list.dose", "d", "next_dose", "Dose", "Switch between the gentle, middle and full dose"),
    Key("list.routine", "r", "next_routine", "Routine", "Switch to the next routine"),
    Key("list.progress", "p", "progress", "Progress", "Show what you have done so far"),
    Key("list.settings", "o", "settings", "Settings", "Change the settings"),
    Key("list.filter", "slash", "filter", "Filter", "Show only the exercises that match"),
    Key("list.quit", "q", "app.quit", "Quit", "Quit Backstretch"),
    Key("exercise.start", "s", "start", "Start here", "Start the session at this exercise"),
    Key("exercise.next", "right,n", "next", "Next", "Show the next exercise"),
    Key("exercise.previous", "left,p", "previous", "Previous", "Show the previous exercise"),
    Key("exercise.list", "escape,q", "list", "Close", "Return to the exercise list"),
    Key("session.pause", "space", "send('Pause')", "Pause", "Pause; a click anywhere does the same"),
    Key("session.resume", "space", "send('Resume')", "Resume", "Resume after three seconds; a click does the same"),
    Key("session.skip", "right,n,pagedown", "send('Skip')", "Skip", "Skip to the next step; Back undoes it"),
    Key("session.back", "left,p,pageup", "send('Back')", "Back", "Go back one step"),
    Key("session.skip_exercise", "N", "send('SkipExercise')", "Skip exercise", "Skip to the next exercise", False),
    Key("session.back_exercise", "P", "send('BackExercise')", "Back an exercise", "Go back one exercise", shown=False),
    Key("session.extend", "plus,equals_sign", "send('Extend')", "+5 s", "Hold five seconds longer"),
    Key("session.where", "w", "where", "Where am I", "Say and show where you are and what is next", shown=False),
    Key("session.again", "a", "again", "Repeat", "Say and show the last words again", shown=False),
    Key("session.test_sound", "t", "test_sound", "Test sound", "Play a tone and a few words to test the sound", False),
    Key("session.read", "i", "read", "Read", "Pause and read the instructions"),
    Key("session.leave", "q", "leave", "Leave", "Pause and choose: resume, end now, or discard the session"),
    Key("question.go_on", "g,escape", "answer('go-on')", "Resume", "Resume the session"),
    Key("question.finish", "f", "answer('finish')", "End now", "End now and show the summary"),
    Key("question.discard", "d", "answer('discard')", "Discard", "Discard the session without saving it"),
    Key("summary.list", "enter,escape,q", "list", "Close", "Return to the exercise list"),
    Key("summary.go_on", "b", "go_on", "Resume", "Resume the session, paused where it ended"),
    Key("summary.correct", "e", "correct", "Change", "Change a pain score or the note"),
    Key("broken-off.resume", "r,g", "answer('resume')", "Resume", "Resume the interrupted session, paused"),
    Key("broken-off.save", "s", "answer('save')", "Save", "Save what was done"),
    Key("broken-off.discard", "d", "answer('discard')", "Discard", "Delete what was done"),
    Key("broken-off.later", "escape", "answer('later')", "Later", "Decide later"),
    Key("damage.later", "l,escape", "answer('later')", "Leave", "Leave the history as it is; nothing is saved today"),
    Key("damage.backup", "b", "answer('backup')", "Backup", "Set the history aside and restore the newest backup"),
    Key("damage.anew", "n", "answer('anew')", "New", "Set the history aside and start a new one"),
    Key("signs.none", "enter,n", "answer('none')", "None", "None of these apply; 0–9 or t also sets the score"),
    Key("signs.down", "space,pagedown", "read('down')", "Read on", "Scroll down"),
    Key("signs.emergency", "a", "answer('emergency')", "Emergency", "Something in group a applies"),
    Key("signs.advice", "b", "answer('advice')", "Medical advice", "Something in group b applies"),
    Key("signs.clinician", "c", "answer('clinician')", "Clinician", "Something in group c applies"),
    Key("signs.unanswered", "s", "answer('unanswered')", "Skip", "Start without answering"),
    Key("signs.up", "pageup", "read('up')", "Read back", "Scroll up", shown=False),
    Key("signs.later", "escape", "answer('back')", "Back", "Return to the exercise list without starting"),
    Key("go-on.not_today", "n,escape", "answer('not-today')", "Not today", "Do not start the session"),
    Key("go-on.start", "s", "answer('start')", "Start anyway", "Start anyway"),
    Key("go-on.close", "enter,escape", "answer('close')", "Close", "Return to the exercise list"),
    Key("dose.take", "t", "answer('take')", "Accept", "Accept the new dose, from this session on"),
    Key("dose.keep", "k", "answer('keep')", "Keep", "Keep the current dose"),
    Key("score.skip", "enter", "answer('skip')", "Skip", "Skip; 0–9 sets the score, t sets 10"),
    Key("score.back", "escape", "answer('back')", "Back", "Before a session: return without starting"),
    Key("score.leave", "escape", "answer('leave')", "Skip the rest", "After a session: skip the other questions too"),
    Key("note.save", "enter", "answer('save')", "Save", "Save the note; skip it if it is empty"),
    Key("note.skip", "escape", "answer('leave')", "Skip", "Close without a note"),
    Key("activities.down", "down", "move('down')", "Down", "Go to the next line"),
    Key("activities.up", "up", "move('up')", "Up", "Go to the previous line"),
    Key("activities.leave", "escape", "leave", "Cancel", "Close without saving; Enter saves"),
    Key("progress.next", "right,n,pagedown,space", "next", "Next", "Show the next chart"),
    Key("progress.previous", "left,p,pageup", "previous", "Previous", "Show the previous chart"),
    Key("progress.history", "enter,s", "history", "Sessions", "Show the session history"),
    Key("progress.period", "w", "period", "Weeks", "Show 13, 26 or 52 weeks"),
    Key("progress.list", "escape,q", "list", "Close", "Return to the exercise list"),
    Key("history.open", "enter", "open", "Read", "Show the details of the session"),
    Key("history.correct", "e", "correct", "Change", "Change a pain score or the note of the session"),
    Key("history.delete", "d,delete", "delete", "Delete", "Delete the session; asks first"),
    Key("history.undo", "u", "undo", "Undo", "Restore the session deleted last"),
    Key("history.back", "escape,q", "pictures", "Close", "Return to the charts"),
    Key("delete.keep", "k,escape", "answer('keep')", "Cancel", "Keep the session"),
    Key("delete.delete", "d", "answer('delete')", "Delete", "Delete the session here and in synced copies"),
    Key("settings.next", "right", "change(1)", "Next", "Choose the next value; Enter and a click do the same"),
    Key("settings.previous", "left", "change(-1)", "Previous", "Choose the previous value"),
    Key("settings.hear", "h", "hear", "Listen", "Play a sample with these settings"),
    Key("settings.close", "escape,q,o", "close", "Close", "Return to the exercise list"),
    Key("reading.close", "escape,q,enter,space", "close", "Close", "Close the text"),
)  # fmt: skip

EXCLUSIVE = (
    {"session.pause", "session.resume"},
    {"score.back", "score.leave"},
    {"go-on.not_today", "go-on.close"},
)
"""Actions that may share a key: only one of them is active at a time."""

SAME_DIALOG = {"go-on", "dose"}
"""Places whose keys work at the same time."""

DIALOGS = frozenset(AREAS) - {"anywhere", "list", "exercise", "session", "summary", "progress", "history"}
"""Places in which the keys that work everywhere do not, but for those with priority."""

SCORE_KEYS = "0123456789t"
"""A key for each pain score from 0 to 10. No setting changes what they mean."""

_MOVES = dict.fromkeys(["up", "down", "j", "k", "home", "end", "pageup", "pagedown"], "moves or scrolls here")
_SELECTS = {"enter": "selects here"}
_SCORES = dict.fromkeys(SCORE_KEYS, "sets the pain score here")
_EDITS = dict.fromkeys(["left", "right", "home", "end", "backspace", "delete", "enter"], "is needed for typing here")
_FOCUS = dict.fromkeys(["tab", "shift+tab"], "moves the focus")

RESERVED: dict[str, dict[str, str]] = {
    **dict.fromkeys(AREAS, _FOCUS),
    "list": _FOCUS | _MOVES | _SCORES,
    "score": _FOCUS | _SELECTS | _SCORES,
    **dict.fromkeys(["exercise", "summary", "reading", "progress", "history"], _FOCUS | _MOVES),
    **dict.fromkeys(["settings", "question", "broken-off", "damage", "delete"], _FOCUS | _MOVES | _SELECTS),
    **dict.fromkeys(["signs", "go-on", "dose"], _FOCUS | _MOVES | _SELECTS | _SCORES),
    **dict.fromkeys(["note", "activities"], _FOCUS | _EDITS),
}
"""By place, the keys that an action cannot be moved to, and what they do there. An action's own usual keys are free."""

TEXT_PLACES = frozenset({"note", "activities"})
"""Places in which keys that type a character do nothing else."""

FOOTER_ORDER = tuple(key.id for key in sorted(KEYS, key=lambda key: key.place == "anywhere"))
"""The order in which the footer shows keys, whichever keys they are remapped to: a place's own first, Help last."""


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
