"""Names of the steps of a session, and cues where a file gives none."""

MOVE = "Keep moving"
BREATHE_IN, BREATHE_OUT = "Breathe in", "Breathe out"
GET_READY, MOVE_IN, HOLD, MOVE_OUT = "Get ready", "Into position", "Hold", "Back to rest"
REST, CHANGE_SIDES = "Rest", "Change sides"
TEACH = "How to do it"

GET_READY_HEADLINE, MOVE_IN_HEADLINE, HOLD_HEADLINE, MOVE_OUT_HEADLINE = "GET READY", "MOVE", "HOLD", "BACK"
REST_HEADLINE, CHANGE_SIDES_HEADLINE = "REST", "CHANGE"
TEACH_HEADLINE = "HOW TO"
BREATHE_IN_HEADLINE, BREATHE_OUT_HEADLINE = "IN", "OUT"
"""The same in block letters, to be read from across the room."""

MOVE_IN_CUE = "Move in slowly"
HOLD_CUE = "Hold, and breathe easily"
MOVE_OUT_CUE = "Come back slowly"
MOVE_CUE = "Keep moving, and breathe easily"
BREATHE_IN_CUE = "Breathe in"
BREATHE_OUT_CUE = "Breathe out"
EXERCISE_REST_CUE = "Rest before the next exercise"
CHANGE_SIDES_CUE = "Change sides"
SET_REST_CUE = "Rest before the next set"

# --- plans that cannot be made ---------------------------------------------------------------------------------------

NO_EXERCISE = "No exercise is included. Include at least one."


def too_many(repetitions: int, most: int) -> str:
    """Say that a session has more repetitions than the most."""
    return f"That is {repetitions:,} repetitions, with each side counted. Leave some out: the maximum is {most:,}."


def no_dose(name: str) -> str:
    """Say which doses there are."""
    return f"There is no dose “{name}”. Choose gentle, middle or full, or two, such as gentle/full."


OWN_DOSE = "your own"
"""The name of a dose with amounts of the person's own."""
