"""Hypothesis strategies for TOML documents, and for such as look like an exercise or a routine."""

from hypothesis import strategies as st

LETTERS = st.text(st.characters(codec="utf-8"), max_size=8)
KEYS = LETTERS | st.sampled_from(["name", "phases", "exercises", "hold_seconds", "min", "max", "sides", "id", "cues"])
VALUES = st.recursive(
    st.integers() | st.floats() | st.booleans() | LETTERS | st.dates() | st.times(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)
COMPLETE = st.fixed_dictionaries(
    dict.fromkeys(["name", "purpose", "position", "start"], LETTERS | VALUES)
    | {"phases": st.lists(st.dictionaries(KEYS, VALUES, max_size=4) | VALUES, max_size=2)},
    optional={"steps": VALUES, "exercises": VALUES, "equipment": VALUES, "cautions": VALUES},
)
