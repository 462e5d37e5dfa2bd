"""The meaning of each tone."""

TEACH = "A sentence about a new exercise"
GET_READY = "Get ready"
NEXT_EXERCISE = "The next exercise"
MOVE_IN = "Into position"
HOLD = "Hold"
COUNT = "Two or three seconds of a hold are left"
LAST_COUNT = "One second of a hold is left"
HOLD_END = "The hold is over: come back"
MOVE_OUT = "Come back, if nothing was held"
REST = "Rest, then repeat"
CHANGE_SIDE = "Change sides"
NEXT_SET = "Rest, then the next set"
EXERCISE_DONE = "The exercise is done"
PAUSED = "Paused"
RESUMED = "Resuming after three seconds"
DONE = "The session is over"


def in_transcript(meaning: str) -> str:
    """Write a tone between spoken words."""
    return f"[{meaning}]"
