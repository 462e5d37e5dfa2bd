"""The effect of every key: a word or two for the footer, and a line for help, the command palette and `keys`."""

AREAS = {
    "anywhere": "Everywhere except in a dialog",
    "list": "Exercise list",
    "exercise": "Exercise details",
    "session": "Session",
    "question": "Leaving a session",
    "summary": "Summary",
    "settings": "Settings",
    "routine": "Editing a routine or an exercise",
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
"""The headings of the places where keys work."""

KEYS = {
    "anywhere.care": ("When to stop", "Show when to stop and when to get help"),
    "anywhere.commands": ("Commands", "Search all commands"),
    "anywhere.help": ("Help", "Show all keys, those that work here first"),
    "anywhere.suspend": ("Suspend", "Suspend; type fg to return"),
    "anywhere.quit": ("Quit", "Quit Backstretch; asks first during a session"),
    "anywhere.interrupt": ("Copy or quit", "Copy the selected text, or quit Backstretch"),
    "list.start": ("Start", "Start; 0–9 starts with that pain score, t with 10"),
    "list.open": ("Read", "Read the instructions"),
    "list.include": ("Include", "Include or exclude this exercise"),
    "list.faults": ("Errors", "Show the errors found in your files"),
    "list.clear": ("Show all", "Clear the filter"),
    "list.dose": ("Dose", "Switch between the gentle, middle and full dose"),
    "list.routine": ("Routine", "Switch to the next routine"),
    "list.progress": ("Progress", "Show what you have done so far"),
    "list.settings": ("Settings", "Change the settings"),
    "list.edit": ("Edit", "Edit this routine, or make a copy of your own"),
    "list.new": ("New", "Make a new routine"),
    "list.filter": ("Filter", "Show only exercises that match what you type"),
    "list.quit": ("Quit", "Quit Backstretch"),
    "exercise.start": ("Start here", "Start the session at this exercise"),
    "exercise.teach": ("Teach", "Show and speak the instructions step by step"),
    "exercise.next": ("Next", "Show the next exercise"),
    "exercise.previous": ("Previous", "Show the previous exercise"),
    "exercise.edit": ("Edit", "Edit this exercise, or make a copy of your own"),
    "exercise.list": ("Close", "Return to the exercise list"),
    "session.pause": ("Pause", "Pause; a click anywhere does the same"),
    "session.resume": ("Resume", "Resume after three seconds; a click does the same"),
    "session.skip": ("Skip", "Skip to the next step; Back undoes it"),
    "session.back": ("Back", "Go back one step"),
    "session.skip_exercise": ("Next exercise", "Skip to the next exercise"),
    "session.back_exercise": ("Previous exercise", "Go back one exercise"),
    "session.extend": ("+5 s", "Hold five seconds longer"),
    "session.where": ("Where am I", "Say and show where you are and what is next"),
    "session.again": ("Repeat", "Say and show the last words again"),
    "session.test_sound": ("Test sound", "Play a tone and a few words to test the sound"),
    "session.read": ("Read", "Pause and read the instructions"),
    "session.leave": ("Leave", "Pause and choose: resume, end now, or discard the session"),
    "question.go_on": ("Resume", "Resume the session"),
    "question.finish": ("End now", "End now and show the summary"),
    "question.discard": ("Discard", "Discard the part of the session that is not saved"),
    "summary.list": ("Close", "Return to the exercise list"),
    "summary.go_on": ("Resume", "Resume the session, paused where it ended"),
    "summary.correct": ("Change", "Change a pain score or the note"),
    "broken-off.resume": ("Resume", "Resume the interrupted session, paused"),
    "broken-off.save": ("Save", "Save what was done"),
    "broken-off.discard": ("Discard", "Delete the part that is not saved"),
    "broken-off.later": ("Later", "Decide later"),
    "damage.later": ("Later", "Decide later; nothing is saved today"),
    "damage.backup": ("Backup", "Set the history aside and restore the newest backup"),
    "damage.anew": ("New", "Set the history aside and start a new one"),
    "signs.none": ("None", "None of these apply; 0–9 or t also sets the score"),
    "signs.down": ("Read on", "Scroll down"),
    "signs.emergency": ("Emergency", "Something in group a applies"),
    "signs.advice": ("Medical advice", "Something in group b applies"),
    "signs.clinician": ("Clinician", "Something in group c applies"),
    "signs.unanswered": ("Skip", "Start without answering"),
    "signs.up": ("Scroll up", "Scroll up"),
    "signs.later": ("Back", "Return to the exercise list without starting"),
    "go-on.not_today": ("Not today", "Do not start the session"),
    "go-on.start": ("Start anyway", "Start anyway"),
    "go-on.close": ("Close", "Return to the exercise list"),
    "dose.take": ("Accept", "Accept the new dose, starting with this session"),
    "dose.keep": ("Keep", "Keep the current dose"),
    "score.skip": ("Skip", "Skip; 0–9 sets the score, t sets 10"),
    "score.back": ("Back", "Before a session: return without starting"),
    "score.leave": ("Skip all questions", "After a session: skip the other questions too"),
    "note.save": ("Save", "Save the note; skip it if it is empty"),
    "note.skip": ("Skip", "Close without a note"),
    "activities.down": ("Down", "Go to the next line"),
    "activities.up": ("Up", "Go to the previous line"),
    "activities.leave": ("Cancel", "Close without saving; Enter saves"),
    "progress.next": ("Next", "Show the next chart"),
    "progress.previous": ("Previous", "Show the previous chart"),
    "progress.history": ("Sessions", "Show the session history"),
    "progress.period": ("Weeks", "Show 13, 26 or 52 weeks"),
    "progress.list": ("Close", "Return to the exercise list"),
    "history.open": ("Read", "Show the details of the session"),
    "history.correct": ("Change", "Change a pain score or the note of the session"),
    "history.delete": ("Delete", "Delete the session; asks first"),
    "history.undo": ("Undo", "Restore the last deleted session"),
    "history.back": ("Close", "Return to the charts"),
    "delete.keep": ("Cancel", "Keep the session"),
    "delete.delete": ("Delete", "Delete the session here and in synced copies"),
    "settings.down": ("Down", "Go to the next setting"),
    "settings.up": ("Up", "Go to the previous setting"),
    "settings.next": ("Next", "Choose the next value; Enter and a click do the same"),
    "settings.previous": ("Previous", "Choose the previous value"),
    "settings.hear": ("Listen", "Play a sample with these settings"),
    "settings.close": ("Close", "Return to the exercise list"),
    "routine.down": ("Down", "Go to the next line"),
    "routine.up": ("Up", "Go to the previous line"),
    "routine.next": ("Next", "Choose the next value"),
    "routine.previous": ("Previous", "Choose the previous value"),
    "routine.open": ("Open", "Type, add the exercise, or show what can be changed"),
    "routine.move_up": ("Move up", "Move the exercise up"),
    "routine.move_down": ("Move down", "Move the exercise down"),
    "routine.remove": ("Remove", "Remove the exercise"),
    "routine.undo": ("Undo", "Undo the last change"),
    "routine.hear": ("Listen", "Hear what the line says"),
    "routine.close": ("Close", "Return to the exercise list; every change is saved already"),
    "reading.close": ("Close", "Close the text"),
}
"""By the id of a key: its label, and what it does."""

HELP_TITLE = "Help"
FAULTS_TITLE = "Errors in your files"

# --- the command palette ---------------------------------------------------------------------------------------------

SEARCH = "Search all commands"
SEARCH_THEMES = "Search all themes"
"""The placeholder where words are typed."""

STOCK = {
    "Theme": "Change the colours",
    "Screenshot": "Save this screen as an SVG picture",
}
"""Those of Textual's own commands that are offered, and what they do."""


def command(label: str, key: str) -> str:
    """Name a command, and the key that does the same."""
    return f"{label} ({key})"


# --- what keys do that cannot be changed -----------------------------------------------------------------------------

MOVES = "moves or scrolls here"
SELECTS = "selects here"
SETS_SCORE = "sets the pain score here"
EDITS = "is needed for typing here"
MOVES_FOCUS = "moves the focus"

TYPED_KEYS = {
    "n": ("Skip", "skip"),
    "b": ("Back", "back"),
    "N": ("SkipExercise", "skip the exercise"),
    "B": ("BackExercise", "back one exercise"),
    "+": ("Extend", "hold five seconds longer"),
    "q": ("Stop", "end the session"),
}
"""The lines of a session as text that are one event each: the name of the event, and what it does."""

FROM_THE_FLOOR = "To pause from the floor"
WAYS_TO_PAUSE: tuple[tuple[str, str, str], ...] = (
    ("keyboard", "`space` or any click", "`→` `←`"),
    ("presenter", "the start (`F5`), end (`Esc`) or blank button (`.` `b`)", "page keys"),
    ("media keys on the keyboard", "play/pause, where the terminal passes it on", "next, previous"),
    (
        "headset, desktop, phone",
        "play/pause, with `pip install '.[remote]'` on Linux (MPRIS; KDE Connect or GSConnect for the phone)",
        "next, previous",
    ),
)
"""For each device, what pauses and resumes, and what skips and undoes."""


def way_to_pause(device: str, pause: str, skip: str) -> tuple[str, str]:
    """Return the device, and what it does, to be read on the screen."""
    return device.capitalize(), f": {pause}. Skip, undo: {skip}".replace("`", "")
