"""The settings: `settings.toml`."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from itertools import islice
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple

from backstretch_tui.content.cache import Cache
from backstretch_tui.content.errors import MAX_FAULTS, Fault, did_you_mean, field_of
from backstretch_tui.content.line_numbers import line_of, lines_of
from backstretch_tui.content.toml_files import Source, parse, read_text
from backstretch_tui.core.audio.cue_compiler import Counting, Speaking, Voice
from backstretch_tui.core.figure.drawing import CellSetting
from backstretch_tui.core.insights.activities import MAX_ACTIVITIES
from backstretch_tui.core.model.checked import After, Before, Limits
from backstretch_tui.core.model.exercise import Entry, FixedDose, Id, Level, Short, as_tuple, visible
from backstretch_tui.core.model.text_safety import shown
from backstretch_tui.core.plan.dose import Dose
from backstretch_tui.core.plan.options import Choices, SessionSettings
from backstretch_tui.core.text import value_errors
from backstretch_tui.core.text.file_errors import Problem


@dataclass(frozen=True, kw_only=True)
class Settings(SessionSettings):
    """Every setting, each with a default."""

    theme: Short | None = None
    """The name of a theme; None: our dark one."""
    reduced_motion: bool = False
    """Whether animation is turned off."""
    cells: CellSetting = "auto"
    """How finely figures are drawn: as the terminal can, or in `octants`, `quadrants`, `half-blocks`, `braille`."""
    voice: Voice = "full"
    """How much is spoken: `full`, `brief` (names and sides only), `auto` (brief where you know it well) or `off`."""
    counting: Counting = "tones"
    """How the last seconds of a hold are counted: by `tones` or by spoken `numbers`."""
    tones: bool = True
    """Whether a tone is played at each change."""
    volume: Annotated[int, Limits(ge=0, le=100)] = 100
    """The volume of tones and voice, in percent."""
    media_controls: Literal["on", "neutral", "off"] = "on"
    """Whether headsets, media keys and phones show and control a session; `neutral` does not say what is done."""
    bell: bool = True
    """Whether the terminal's bell rings at each change if no sound can be played."""
    dose: Level | None = None
    """None: each routine's own."""
    ask_before: bool = True
    """Whether pain and safety are asked about before and after a session."""
    activities: Annotated[tuple[Short, ...], Limits(max_length=MAX_ACTIVITIES), Before(as_tuple)] = ()
    """Things that are hard for the person, in their own words: rated once a week."""
    dose_advice: bool = False
    """Whether more or less is suggested before a session, based on the history."""
    export_folder: Annotated[str, Limits(max_length=1000), After(visible)] | None = None
    """A folder, in full or from ~, into which the history is exported after each session as `MACHINE.jsonl`."""
    doses: Mapping[Id, FixedDose] = field(default_factory=dict)
    """The person's own doses, by exercise id; used only while there is dose advice."""
    keys: Mapping[str, Short] = field(default_factory=dict)
    """Changed keys: the id of an action, and its keys separated by commas."""

    @property
    def choices(self) -> Choices:
        """The choices for every session."""
        said = {its.name: getattr(self, its.name) for its in fields(SessionSettings)}
        return Choices(dose=self.dose and Dose(self.dose, self.dose), **said)

    def speaking(self, familiar: Collection[str] = (), *, space_pauses: bool = False) -> Speaking:
        """Return how a session is spoken, of which some exercises are familiar."""
        return Speaking(self.voice, self.counting, familiar, space_pauses)

    @property
    def own_doses(self) -> tuple[Entry, ...]:
        """The person's own doses, if they are used."""
        if not self.dose_advice:
            return ()
        return tuple(Entry(id=name, **asdict(dose)) for name, dose in self.doses.items())

    def with_own_doses(self, own: Iterable[Entry]) -> "Settings":
        """Return the settings with other doses of the person's own."""
        doses = {entry.id: FixedDose(hold_seconds=entry.hold_seconds, repetitions=entry.repetitions) for entry in own}
        return self.with_values(doses=doses)


class SettingsRules(NamedTuple):
    """The limits of the interface on the settings."""

    themes: Sequence[str]
    """The names of all themes."""
    refused_keys: Callable[[Mapping[str, str]], Mapping[str, Problem]]
    """Returns, by the ids of actions, which changes of keys cannot be used: the problem and the cure."""


def load_settings(path: Path, rules: SettingsRules, cache: Cache | None = None) -> tuple[Settings, tuple[Fault, ...]]:
    """Read the settings; where there are none, the defaults. A bad value is named, and its own default used."""
    text = read_text(path)
    if not isinstance(text, str):
        return Settings(), (text,) if text else ()
    cache = cache or Cache(None)
    known = cache.get(Settings, path, text)
    source = Source(path, text, {}) if known else parse(path, text)
    if isinstance(source, Fault):
        return Settings(), (source,)
    settings, faults = (known, []) if known else _valid(source)
    if known is None and not faults:
        cache.put(path, text, settings)
    if settings.theme is not None and settings.theme not in rules.themes:
        problem = value_errors.unknown_theme(shown(settings.theme, 40), did_you_mean(settings.theme, rules.themes))
        faults.append(Fault(path, line_of(source.text, ("theme",)), "theme", *problem))
        settings = settings.with_values(theme=None)
    refused = rules.refused_keys(settings.keys)
    told = list(islice(refused.items(), MAX_FAULTS))
    lines = lines_of(source.text, [("keys", key) for key, _ in told])
    for line, (key, problem) in zip(lines, told, strict=True):
        faults.append(Fault(path, line, field_of(("keys", key)), *problem))
    accepted = {key: keys for key, keys in settings.keys.items() if key not in refused}
    faults.sort(key=lambda fault: fault.line or float("inf"))
    return settings.with_values(keys=accepted), tuple(faults)


def _valid(source: Source) -> tuple[Settings, list[Fault]]:
    """Return the settings that the model accepts in a file, and what it does not accept."""
    document = dict(source.document)
    if isinstance(document.get("keys"), dict):
        document["keys"] = _flat(document["keys"])
    if isinstance(document.get("doses"), dict):
        document["doses"] = dict(document["doses"])
    from backstretch_tui.content.validation import ValidationError, faults_of, validated  # late: see `Cache`

    try:
        return validated(Settings, document), []
    except ValidationError as error:
        for detail in error.errors():
            name, *inside = detail["loc"]
            if name in ("keys", "doses") and inside:
                document[str(name)].pop(inside[0], None)
            else:
                document.pop(str(name), None)
        return validated(Settings, document), faults_of(error, Settings, source, closely=True)


def _flat(table: Any) -> dict[str, Any]:
    """Return `{"session.pause": …}` where TOML, for want of quotes, has `{"session": {"pause": …}}`."""
    flat: dict[str, Any] = {}
    for key, value in table.items() if isinstance(table, dict) else ():
        flat |= {f"{key}.{inner}": keys for inner, keys in value.items()} if isinstance(value, dict) else {key: value}
    return flat
