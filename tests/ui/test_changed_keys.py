"""Changed keys: what is refused, and that whatever the settings say, every action keeps a key of its own."""

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backstretch_tui.ui.changed_keys import keymap, names_of, refused_keys
from backstretch_tui.ui.keys import DIALOGS, EXCLUSIVE, KEYS, RESERVED
from tests.support.exercises import an_exercise, two_sided
from tests.support.person import AtTheApp, a_library

SHORT = a_library(an_exercise(two_sided(), id="first"), an_exercise(id="second"))
CHOOSE = "choose another key"


@pytest.mark.parametrize(
    ("key_id", "keys", "problem", "cure"),
    [
        ("session.pause", "foo", "unknown key “foo”", "write names such as space, f5, n or ctrl+x"),
        ("session.pause", "spcae", "unknown key “spcae”", "did you mean “space”?"),
        ("session.pause", "space,esacpe", "unknown key “esacpe”", "did you mean “escape”?"),
        ("session.pause", ",", "no key is given", 'write one, such as "space"; the key , is called comma'),
        ("session.puse", "p", "unknown action", "did you mean “session.pause”?"),
        ("x", "p", "unknown action", "run “backstretch keys” for all ids"),
        ("session.skip", "q", "“q” is already used for “Leave” (session.leave)",
         "choose another key, or change session.leave too"),
        ("session.skip", "?", "“question_mark” is already used for “Help” (anywhere.help)",
         "choose another key, or change anywhere.help too"),
        ("anywhere.help", "p", "“p” is already used for “Progress” (list.progress)",
         "choose another key, or change list.progress too"),
        ("session.where", "ctrl+q", "“ctrl+q” is already used for “Quit” (anywhere.quit)",
         "choose another key, or change anywhere.quit too"),
        ("score.skip", "7", "“7” sets the pain score here", CHOOSE),
        ("score.skip", "t", "“t” sets the pain score here", CHOOSE),
        ("signs.emergency", "1", "“1” sets the pain score here", CHOOSE),  # its own key once
        ("list.start", "3", "“3” sets the pain score here", CHOOSE),
        ("list.start", "down", "“down” moves or scrolls here", CHOOSE),
        ("history.delete", "j", "“j” moves or scrolls here", CHOOSE),
        ("question.discard", "return", "“return” selects here", CHOOSE),
        ("session.read", "tab", "“tab” moves the focus", CHOOSE),
        ("anywhere.quit", "x", "“x” is needed for typing", "choose a function key, or one with ctrl"),
        ("note.skip", "x", "“x” is needed for typing", "choose a function key, or one with ctrl"),
        ("note.skip", "enter", "“enter” is needed for typing here", CHOOSE),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_refused_with_the_cure(key_id: str, keys: str, problem: str, cure: str) -> None:
    assert refused_keys({key_id: keys}) == {key_id: (problem, cure)}


@pytest.mark.parametrize(
    "changed",
    [
        {"session.pause": "spacebar"},
        {"session.pause": "space,f5"},
        {"session.skip": "q", "session.leave": "x"},
        {"session.skip": "left", "session.back": "right"},
        {"session.pause": "x", "session.resume": "x"},
        {"anywhere.quit": "ctrl-x"},
        {"list.start": "b,f5"},
        {"anywhere.help": "h"},  # Listen has the same key, in a dialog
        {"list.dose": "r", "list.routine": "d"},
        {"question.go_on": "w"},
        {"note.skip": "f2"},
    ],
)
def test_what_can_be_used_is_accepted(changed: dict[str, str]) -> None:
    assert refused_keys(changed) == {}


def test_of_two_changes_to_one_key_the_first_counts() -> None:
    assert list(refused_keys({"session.where": "x", "session.again": "x"})) == ["session.again"]


def test_two_places_in_one_dialog_share_no_key() -> None:
    assert list(refused_keys({"go-on.start": "f5", "dose.take": "f5"})) == ["dose.take"]


def test_what_is_refused_has_its_usual_keys_again_and_keeps_them() -> None:
    assert list(refused_keys({"session.leave": "n", "session.skip": "q,foo"})) == ["session.leave", "session.skip"]


NAMES = sorted({*",".join(key.keys for key in KEYS).split(","), "down", "7", "foo", "", "f5", "^x", "spacebar"})


@given(
    st.dictionaries(
        st.sampled_from([*(key.id for key in KEYS), "no.such"]),
        st.lists(st.sampled_from(NAMES), max_size=3).map(",".join) | st.text(max_size=60),
        max_size=12,
    )
)
def test_whatever_is_changed_every_action_keeps_a_key_of_its_own(changed: dict[str, str]) -> None:
    refused = refused_keys(changed)
    accepted = {key_id: keys for key_id, keys in changed.items() if key_id not in refused}
    used = defaultdict(set)
    for key in KEYS:
        names = names_of(key, accepted)
        assert names
        for name in names:
            used[name].add(key)
            assert name not in RESERVED.get(key.place, {}) or name in key.keys.split(",")
    for name, keys in used.items():
        for one in keys:
            for other in keys - {one}:
                if {one.id, other.id} not in EXCLUSIVE:
                    places = {one.place, other.place}
                    assert len(places) > 1, name
                    assert places != {"go-on", "dose"}, name
                    assert "anywhere" not in places or (places & DIALOGS and not one.priority and not other.priority)


def test_a_keymap_names_all_actions_of_a_place() -> None:
    """Given one alone, Textual takes its former keys from all others."""
    changed = keymap({"session.pause": "spacebar,f5"})
    assert changed["session.pause"] == "space,f5"
    assert changed["session.resume"] == "space"
    assert {key_id.partition(".")[0] for key_id in changed} == {"session"}
    assert keymap({}) == {}


async def test_a_key_added_for_pause_leaves_resume_on_the_space_bar(at_the_app: AtTheApp) -> None:
    settings = '[keys]\n"session.pause" = "spacebar,f5"\n'
    async with at_the_app(library=SHORT, settings=settings, start=True) as person:
        await person.press("f5")
        assert "space Resume" in person.keys
        await person.press("space")
        assert "space Pause" in person.keys


@pytest.mark.parametrize("change", ['"session.pause" = "foo"', '"session.skip" = "q"', '"session.leave" = "baz"'])
async def test_with_a_faulty_change_space_pauses_and_q_leaves(at_the_app: AtTheApp, change: str) -> None:
    async with at_the_app(library=SHORT, settings=f"[keys]\n{change}\n", start=True) as person:
        await person.press("space")
        assert "space Resume" in person.keys
        await person.press("q")
        assert "The session is paused" in person.sees
