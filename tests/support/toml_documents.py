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

_MARKS = [
    "",
    "\n",
    " ",
    '"',
    "'",
    '"' * 3,
    "'" * 3,
    *"[]{}=,.#\\",
    "[[",
    "]]",
    "\\u0000",
    "\r",
    "\x00",
    "\ufeff",
    "\u202e",
]
_WRONG_VALUES = ["-1", "0", "1e400", "nan", "true", "2026-02-30", "9" * 400, "[" * 10, "'❤️'"]
_LINES = [
    "[[phases]]\n", "[phases]\n", "[[exercises]]\n", "[[poses]]\n", "[keys]\n", "[doses]\n", "name = 3\n", "id = 'x'\n",
    "min = 9\n", "a.b.c = 1\n", "session.pause = 'q'\n",
]  # fmt: skip
PIECES = st.sampled_from([*_MARKS, *_WRONG_VALUES, *_LINES]) | LETTERS


def mutated(text: str) -> st.SearchStrategy[str]:
    """Return texts like this one with a few pieces of it cut out, doubled, moved or replaced."""
    place = st.integers(0, len(text))
    change = st.tuples(place, place, PIECES | st.just(None))

    def apply(changes: list[tuple[int, int, str | None]]) -> str:
        result = text
        for start, end, piece in changes:
            start, end = sorted((start % (len(result) + 1), end % (len(result) + 1)))
            inside = result[start:end]
            new = inside * 2 if piece is None else piece
            result = result[:start] + new + result[end if len(inside) < 40 else start :]
        return result

    return st.lists(change, min_size=1, max_size=4).map(apply)
