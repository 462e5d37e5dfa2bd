"""What each command does: reads the files, and prints or plays what was asked for."""

import json
import os
from argparse import Namespace
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any

from backstretch_tui.cli import render_json, render_text
from backstretch_tui.cli.interrupts import loading
from backstretch_tui.cli.options import state_from
from backstretch_tui.cli.output import FAILED, UsageError, can_put, pick, put, say
from backstretch_tui.cli.parser import DEFAULT_ROUTINE
from backstretch_tui.content import library as content
from backstretch_tui.content.errors import Fault, shown_path
from backstretch_tui.content.ignored_files import Kind
from backstretch_tui.content.library import Library
from backstretch_tui.content.settings import Settings, load_settings
from backstretch_tui.core.audio.cue_compiler import unsaid, with_cues
from backstretch_tui.core.figure.drawing import FRAMES_PER_SECOND, Drawing
from backstretch_tui.core.model.exercise import Entry, Exercise, Routine
from backstretch_tui.core.model.text_safety import shown
from backstretch_tui.core.plan.compiler import compile_plan
from backstretch_tui.core.plan.request import SessionRequest, Today, session_request
from backstretch_tui.sound.vocabulary import measure
from backstretch_tui.system.paths import SETTINGS, data_paths, settings_folder, shipped_folder
from backstretch_tui.ui.settings_rules import RULES
from backstretch_tui.ui.state import AppState
from backstretch_tui.ui.terminal.cell_style import cell_style, has_few_colours
from backstretch_tui.ui.terminal.detection import has_terminal
from backstretch_tui.ui.terminal.environment import (
    EnvironmentVariableError,
    is_another_driver,
    prepare_environment,
)

WIDEST_FIGURE = 60
"""Columns that a figure as text takes at most: more is only larger."""

if TYPE_CHECKING:
    from backstretch_tui.history.recorder import Recorder


def _list(asked: Namespace) -> int:
    library = _library()
    own = {key for key, file in library.sources.items() if not file.is_relative_to(shipped_folder())}
    settings, _ = _settings()
    requests = _requests(library, settings)
    if asked.json:
        _put_json(render_json.library_data(library, own, requests))
    else:
        _put_lines(render_text.library_page(library, own, requests, _chosen(settings)))
    return 0


def _show(asked: Namespace) -> int:
    library = _library()
    things: dict[str, Exercise | Routine] = {**library.routines, **library.exercises}
    why = _why_unusable(library, asked.id, "routines", "exercises")
    thing = things[pick("exercise or routine", asked.id, things, "“backstretch list” shows all", why)]
    width = get_terminal_size().columns
    if asked.json:
        _put_json(render_json.model_data(thing))
    elif asked.figure:
        ascii_only = not can_put("⠿")
        _put_lines(render_text.figures_page(thing, library.figures, min(width, WIDEST_FIGURE), ascii_only=ascii_only))
    elif isinstance(thing, Routine):
        _put_lines(render_text.routine_page(_requests(library, _settings()[0])[thing.id], library.exercises, width))
    else:
        _put_lines(render_text.exercise_page(thing, _chosen(_settings()[0]), width))
    return 0


def _chosen(settings: Settings) -> render_text.Chosen:
    """Return what tells how much of an exercise is done by these settings."""
    own = {entry.id: entry for entry in settings.own_doses}
    return lambda exercise_id: (own.get(exercise_id), settings.choices.dose)


def _requests(library: Library, settings: Settings) -> dict[str, SessionRequest]:
    """Return each routine as it would be done with these settings."""
    return {
        routine.id: session_request(routine, settings=settings.choices, own=settings.own_doses)
        for routine in library.routines.values()
    }


def _figure_sheet(asked: Namespace) -> int:
    from backstretch_tui.cli.files import STANDARD, output_file  # late, both: nothing else needs them
    from backstretch_tui.core.figure.sheet import sheet

    with output_file(asked.out, mode=0o666) as file:
        file.write(sheet(_library().figures.values()).encode())
    if asked.out != STANDARD:
        say(f"wrote {shown_path(Path(asked.out))}")
    return 0


def _plan(asked: Namespace) -> int:
    library = _library()
    state = state_from(asked, _settings()[0], _routine(asked, library))
    plan = state.request(library.routines).plan(library.exercises)
    if asked.json:
        _put_json(render_json.plan_data(plan))
    else:
        _put_lines(render_text.plan_page(plan))
    return 0


def _check(asked: Namespace) -> int:
    from backstretch_tui.cli.files import named_file  # late: few commands need it

    paths = [named_file(path, "my-stretch.toml") for path in asked.paths] or _all_places()
    settings = [
        file for path in paths for file in (path, path / SETTINGS) if file.name == SETTINGS and os.path.lexists(file)
    ]
    checked = content.check([path for path in paths if path not in settings], content.load(_folders()), _folders())
    faults = [*checked.faults, *(fault for path in settings for fault in load_settings(path, RULES)[1])]
    faults += _hurried(checked.library, paths)
    _put_lines(map(str, faults))
    if faults:
        return FAILED
    files = checked.files + len(settings)
    where = "" if asked.paths else f"; put your own files in {shown_path(_own_folder())}"
    say(f"{files} file{'s are' if files != 1 else ' is'} valid{where}")
    return 0


def _hurried(library: Library, paths: Sequence[Path]) -> list[Fault]:
    """Return which routines in these places leave no time for what must be spoken, at their own dose."""
    faults = []
    for routine in library.routines.values():
        path = library.sources["routines", routine.id]
        if not any(path.is_relative_to(place) for place in paths):
            continue
        missing = unsaid(compile_plan(routine, library.exercises), measure)
        if missing:
            step, phrases = missing[0]
            what = f"there is no time to say “{' '.join(phrases)}” in “{step.exercise}”"
            faults.append(Fault(path, None, "exercises", what, "make its get_ready_seconds or move_in_seconds longer"))
    return faults


def _open(_: Namespace) -> int:
    _need_a_terminal()
    library = _library()
    if not library.routines:
        raise UsageError("there is no routine that can be used; run “backstretch check”")
    usual = library.routines.get(DEFAULT_ROUTINE) or next(iter(library.routines.values()))
    settings, faults = _settings()
    return _run_app(library, faults, AppState(settings, Today(usual.id)))


def _start(asked: Namespace) -> int:
    library = _library()
    routine = _routine(asked, library)
    settings, faults = _settings()
    state = state_from(asked, settings, routine)
    if not (asked.plain or asked.jsonl):
        _need_a_terminal()
        return _run_app(library, faults, state, start=True)
    from backstretch_tui.cli.plain import play  # late: nothing else has need of it

    request = state.request(library.routines)
    request.plan(library.exercises)  # what cannot be planned is said before anything is asked

    def save_doses(own: tuple[Entry, ...]) -> None:
        from backstretch_tui.content.settings_file import save_settings

        if fault := save_settings(_own_folder() / SETTINGS, settings, settings.with_own_doses(own)):
            say(str(fault))

    return play(request, library, state.audio, save_doses, as_json=asked.jsonl, asks=asked.questions)


def _render(asked: Namespace) -> int:
    from backstretch_tui.cli.files import named_file  # late, as below
    from backstretch_tui.cli.render import render_to  # late: nothing else has need of it

    library = _library()
    routine = _routine(asked, library)
    settings, _ = _settings()
    state = state_from(asked, settings, routine)
    choice, heard = state.request(library.routines), state.audio
    if choice.options.speed != 1:
        raise UsageError("a sound file is never faster than life; leave out --speed")
    # Nobody can be waited for.
    choice = replace(choice, options=replace(choice.options, wait_for_key=False))
    path = named_file(asked.out or f"{routine.id}.wav", f"{routine.id}.wav")
    if path.suffix != ".wav":
        raise UsageError(f"--out is “{path}”; choose a name that ends in .wav")
    return render_to(with_cues(choice.plan(library.exercises), heard.voice, measure), path, heard)


def _sound_check(_: Namespace) -> int:
    from backstretch_tui.cli.sound_check import check_sound  # late: nothing else has need of it

    return check_sound(_settings()[0])


def _of_the_past(asked: Namespace) -> int:
    from backstretch_tui.cli import history  # late: no other command has need of a database

    return history.COMMANDS[asked.command](asked)


def _progress(asked: Namespace) -> int:
    status = _of_the_past(asked)
    settings, _ = _settings()
    if settings.dose_advice:
        from backstretch_tui.cli.advice import advice_lines  # late, as above

        _put_lines(advice_lines(_library(), settings, min(get_terminal_size().columns, 80)))
    return status


def _export(asked: Namespace) -> int:
    from backstretch_tui.cli.export import export

    return export(asked)


def _backup(asked: Namespace) -> int:
    from backstretch_tui.cli import backup

    return backup.restore(asked) if asked.command == "restore" else backup.backup(asked)


def _forget(asked: Namespace) -> int:
    from backstretch_tui.cli.forget import forget

    return forget(asked)


def _correct(asked: Namespace) -> int:
    from backstretch_tui.cli.correct import correct

    return correct(asked)


def _import(asked: Namespace) -> int:
    from backstretch_tui.cli.importing import import_files

    return import_files(asked)


def _doctor(asked: Namespace) -> int:
    from backstretch_tui.cli.doctor import doctor

    return doctor(asked)


COMMANDS: Mapping[str | None, Callable[[Namespace], int]] = {
    None: _open, "start": _start, "list": _list, "show": _show, "plan": _plan, "check": _check,
    "history": _of_the_past, "progress": _progress, "correct": _correct, "export": _export, "import": _import,
    "backup": _backup, "restore": _backup, "forget": _forget, "doctor": _doctor,
    "figure-sheet": _figure_sheet,
    "render": _render, "sound-check": _sound_check,
}  # fmt: skip
"""The functions of the commands; each returns the exit status."""


def _own_folder() -> Path:
    return settings_folder(os.environ)


def _folders() -> list[Path]:
    """Return the folders of all that is loaded; the person's own comes last, so that its files count."""
    return [shipped_folder(), _own_folder()]


def _all_places() -> list[Path]:
    """Return the folders that are loaded and exist."""
    return [shipped_folder(), *([_own_folder()] if os.path.lexists(_own_folder()) else [])]


def _library() -> Library:
    """Load all exercises and routines, and name the files that cannot be used."""
    library = content.load(_folders())
    _tell_of(library.faults)
    return library


def _settings() -> tuple[Settings, tuple[Fault, ...]]:
    """Load the person's settings, and name the file if something in it cannot be used."""
    settings, faults = load_settings(_own_folder() / SETTINGS, RULES)
    _tell_of(faults)
    return settings, faults


def _tell_of(faults: Sequence[Fault]) -> None:
    files = sorted({fault.path.name for fault in faults})
    if files:
        others = f" and {len(files) - 1} more" if len(files) > 1 else ""
        say(f"there is a problem with {shown(files[0])}{others}; run “backstretch check”")


def _routine(asked: Namespace, library: Library) -> Routine:
    why = _why_unusable(library, asked.routine, "routines")
    return library.routines[pick("routine", asked.routine, library.routines, why=why)]


def _why_unusable(library: Library, name: str, *kinds: Kind) -> str:
    """Return what keeps a file of this name from being used; nothing where there is no such file."""
    faults = (library.unusable.get((kind, name)) for kind in kinds)
    fault = next(filter(None, faults), None)
    return f"“{name}” cannot be used: {fault}" if fault else ""


def _put_lines(lines: Iterable[str]) -> None:
    for line in lines:
        put(line)


def _put_json(value: Any) -> None:
    # In ASCII, so that it is the same JSON whatever the output's encoding.
    put(json.dumps(value, indent=2))


def _need_a_terminal() -> None:
    try:
        prepare_environment(os.environ)
        can_start = is_another_driver(os.environ) or has_terminal()
    except EnvironmentVariableError as error:
        raise UsageError(str(error)) from error
    if not can_start:
        raise UsageError(
            "this needs a terminal; without one, use “backstretch start --plain”, “list”, “show”, “plan” or “check”"
        )


def _drawing(library: Library, settings: Settings) -> Drawing:
    """Draw as finely as the terminal can, and fewer pictures a second over a slow line."""
    is_far = any(name in os.environ for name in ("SSH_CONNECTION", "SSH_TTY"))
    rate = 5 if is_far else FRAMES_PER_SECOND
    return Drawing(library.figures, cell_style(os.environ, settings.cells), rate, has_few_colours(os.environ))


def _run_app(
    library: Library,
    faults: Sequence[Fault],
    state: AppState,
    *,
    start: bool = False,
) -> int:
    """Hand everything to the app: to its list, or straight into the session."""
    with loading():
        from backstretch_tui.cli.clock import new_id, now, steady_clock  # late, all of these: only the app needs them
        from backstretch_tui.cli.speaker import real_speaker
        from backstretch_tui.ui.app import BackstretchApp
        from backstretch_tui.ui.services import Services
    from backstretch_tui.ui.terminal.running import run

    recorders: list[Recorder] = []
    paths = data_paths(os.environ)

    def open_recorder() -> "Recorder":
        from backstretch_tui.history.recorder import Recorder

        recorders.append(Recorder(paths, now, new_id))
        return recorders[0]

    path = _own_folder() / SETTINGS
    all_faults, drawing = (*library.faults, *faults), _drawing(library, state.settings)
    services = Services(library, all_faults, path, steady_clock(), real_speaker, drawing, open_recorder, now)
    app = BackstretchApp(services, state, start=start)
    try:
        status = run(app, report_folder=_own_folder())
    finally:
        app.flows.sound.close()
        is_saved = all(map(_closed, recorders))
    return status if is_saved else status or FAILED


def _closed(recorder: "Recorder") -> bool:
    from backstretch_tui.cli.shutdown import close

    return close(recorder)
