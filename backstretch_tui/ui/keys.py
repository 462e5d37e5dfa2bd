"""Every key once: footer, help screen, README, command palette and remapping all come from here."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast, get_args

from backstretch_tui.core.text import keys as text

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
    "routine",
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

AREAS: dict[Area, str] = {area: text.AREAS[area] for area in get_args(Area)}
"""The places where keys work, with their headings on the help screen."""


@dataclass(frozen=True, slots=True)
class Key:
    """One thing that keys do."""

    id: str
    """The name by which `settings.toml` remaps it, such as `session.pause`."""
    keys: str
    """Textual's names of keys, separated by commas; the first is shown."""
    action: str
    shown: bool = True
    """Whether the footer has room for it."""
    priority: bool = False
    """Whether it works above everything else, a question that is open too."""

    @property
    def label(self) -> str:
        """For the footer: one or two words."""
        return text.KEYS[self.id][0]

    @property
    def tooltip(self) -> str:
        """For help and the command palette: what it does."""
        return text.KEYS[self.id][1]

    @property
    def place(self) -> Area:
        """The part of the id before the dot."""
        return cast(Area, self.id.partition(".")[0])


KEYS: tuple[Key, ...] = (
    Key("anywhere.care", "c", "care"),
    Key("anywhere.commands", "ctrl+p", "command_palette", priority=True),
    Key("anywhere.help", "question_mark,f1", "help"),
    Key("anywhere.suspend", "ctrl+z", "suspend_process", shown=False, priority=True),
    Key("anywhere.quit", "ctrl+q", "quit", shown=False, priority=True),
    Key("anywhere.interrupt", "ctrl+c", "quit", shown=False),
    Key("list.start", "enter,s", "start"),
    Key("list.open", "right,i", "open"),
    Key("list.include", "x,space", "include"),
    Key("list.faults", "e", "faults"),
    Key("list.clear", "escape", "clear_filter"),
    Key("list.dose", "d", "next_dose"),
    Key("list.routine", "r", "next_routine"),
    Key("list.progress", "p", "progress"),
    Key("list.settings", "o", "settings"),
    Key("list.edit", "m", "edit"),
    Key("list.new", "n", "new"),
    Key("list.filter", "slash", "filter"),
    Key("list.quit", "q", "app.quit"),
    Key("exercise.start", "s", "start"),
    Key("exercise.teach", "t", "teach"),
    Key("exercise.next", "right,n", "next"),
    Key("exercise.previous", "left,p", "previous"),
    Key("exercise.edit", "m", "edit"),
    Key("exercise.list", "escape,q", "list"),
    Key("session.pause", "space", "send('Pause')"),
    Key("session.resume", "space", "send('Resume')"),
    Key("session.skip", "right,n,pagedown", "send('Skip')"),
    Key("session.back", "left,p,pageup", "send('Back')"),
    Key("session.skip_exercise", "N", "send('SkipExercise')", shown=False),
    Key("session.back_exercise", "P", "send('BackExercise')", shown=False),
    Key("session.extend", "plus,equals_sign", "send('Extend')"),
    Key("session.where", "w", "where", shown=False),
    Key("session.again", "a", "again", shown=False),
    Key("session.test_sound", "t", "test_sound", shown=False),
    Key("session.read", "i", "read"),
    Key("session.leave", "q", "leave"),
    Key("question.go_on", "g,escape", "answer('go-on')"),
    Key("question.finish", "f", "answer('finish')"),
    Key("question.discard", "d", "answer('discard')"),
    Key("summary.list", "enter,escape,q", "list"),
    Key("summary.go_on", "b", "go_on"),
    Key("summary.correct", "e", "correct"),
    Key("broken-off.resume", "r,g", "answer('resume')"),
    Key("broken-off.save", "s", "answer('save')"),
    Key("broken-off.discard", "d", "answer('discard')"),
    Key("broken-off.later", "escape", "answer('later')"),
    Key("damage.later", "l,escape", "answer('later')"),
    Key("damage.backup", "b", "answer('backup')"),
    Key("damage.anew", "n", "answer('anew')"),
    Key("signs.none", "enter,n", "answer('none')"),
    Key("signs.down", "space,pagedown", "read('down')"),
    Key("signs.emergency", "a", "answer('emergency')"),
    Key("signs.advice", "b", "answer('advice')"),
    Key("signs.clinician", "c", "answer('clinician')"),
    Key("signs.unanswered", "s", "answer('unanswered')"),
    Key("signs.up", "pageup", "read('up')", shown=False),
    Key("signs.later", "escape", "answer('back')"),
    Key("go-on.not_today", "n,escape", "answer('not-today')"),
    Key("go-on.start", "s", "answer('start')"),
    Key("go-on.close", "enter,escape", "answer('close')"),
    Key("dose.take", "t", "answer('take')"),
    Key("dose.keep", "k", "answer('keep')"),
    Key("score.skip", "enter", "answer('skip')"),
    Key("score.back", "escape", "answer('back')"),
    Key("score.leave", "escape", "answer('leave')"),
    Key("note.save", "enter", "answer('save')"),
    Key("note.skip", "escape", "answer('leave')"),
    Key("activities.down", "down", "move('down')"),
    Key("activities.up", "up", "move('up')"),
    Key("activities.leave", "escape", "leave"),
    Key("progress.next", "right,n,pagedown,space", "next"),
    Key("progress.previous", "left,p,pageup", "previous"),
    Key("progress.history", "enter,s", "history"),
    Key("progress.period", "w", "period"),
    Key("progress.list", "escape,q", "list"),
    Key("history.open", "enter", "open"),
    Key("history.correct", "e", "correct"),
    Key("history.delete", "d,delete", "delete"),
    Key("history.undo", "u", "undo"),
    Key("history.back", "escape,q", "pictures"),
    Key("delete.keep", "k,escape", "answer('keep')"),
    Key("delete.delete", "y", "answer('delete')"),
    Key("settings.down", "down", "move('down')"),
    Key("settings.up", "up", "move('up')"),
    Key("settings.next", "right", "change(1)"),
    Key("settings.previous", "left", "change(-1)"),
    Key("settings.hear", "h", "hear"),
    Key("settings.close", "escape,q,o", "close"),
    Key("routine.down", "down", "move('down')", shown=False),
    Key("routine.up", "up", "move('up')", shown=False),
    Key("routine.next", "right", "change(1)"),
    Key("routine.previous", "left", "change(-1)"),
    Key("routine.open", "enter", "open"),
    Key("routine.move_up", "minus,shift+up", "shift(-1)"),
    Key("routine.move_down", "plus,shift+down", "shift(1)"),
    Key("routine.remove", "x,delete", "remove"),
    Key("routine.undo", "u", "undo"),
    Key("routine.hear", "h", "hear"),
    Key("routine.close", "escape,q", "close"),
    Key("reading.close", "escape,q,enter,space", "close"),
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

_MOVES = dict.fromkeys(["up", "down", "j", "k", "home", "end", "pageup", "pagedown"], text.MOVES)
_SELECTS = {"enter": text.SELECTS}
_SCORES = dict.fromkeys(SCORE_KEYS, text.SETS_SCORE)
_EDITS = dict.fromkeys(["left", "right", "home", "end", "backspace", "delete", "enter"], text.EDITS)
_FOCUS = dict.fromkeys(["tab", "shift+tab"], text.MOVES_FOCUS)

RESERVED: dict[str, dict[str, str]] = {
    **dict.fromkeys(AREAS, _FOCUS),
    "list": _FOCUS | _MOVES | _SCORES,
    "score": _FOCUS | _SELECTS | _SCORES,
    **dict.fromkeys(["exercise", "summary", "reading", "progress", "history"], _FOCUS | _MOVES),
    **dict.fromkeys(["settings", "routine", "question", "broken-off", "damage", "delete"], _FOCUS | _MOVES | _SELECTS),
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
