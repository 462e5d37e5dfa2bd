"""Values that a person may choose or type while editing."""

from hypothesis import strategies as st

from backstretch_tui.core.plan.draft import Field, Value


def values(field: Field) -> st.SearchStrategy[Value]:
    """Return the values that a field may have."""
    if field.lowest is None:
        return st.sampled_from(field.choices or (("slowly", None) if field.is_optional else ("In words",)))
    whole = st.integers(int(field.lowest), int(field.highest))
    return st.sampled_from([value for value in field.choices if value is None or value >= field.lowest]) | (  # type: ignore[operator]
        whole if field.is_whole else whole.map(float)
    )
