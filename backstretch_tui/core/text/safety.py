"""Warning signs, what to do about them, and when to stop."""

EMERGENCY_HEADING = "Get emergency help now"
EMERGENCY_SIGNS = (
    "numbness or tingling around your genitals, buttocks or inner thighs, or a changed feeling when you wipe",
    "new loss of sexual feeling or function",
    "new trouble passing urine, or controlling your bladder or bowels",
    "weakness, numbness or pain in both legs, or a leg that is getting weaker",
    "chest pain, or a pulsing feeling in your belly",
    "pain that began with a serious accident or fall",
)
EMERGENCY_ADVICE = "Please do not exercise now. Call your local emergency number."

DOCTOR_HEADING = "Get medical advice first"
DOCTOR_SIGNS = (
    "fever, feeling ill, a recent infection, or a weakened immune system",
    "weight loss without trying, or current or past cancer",
    "a new lump, or a change in the shape of your back",
    "pain that rest does not ease, is much worse at night, or is between your shoulder blades",
    "sudden pain after a small bump, if you have thin bones or have taken steroids for a long time",
)
DOCTOR_ADVICE = "Please do not start yet. See a doctor about it soon."

CLINICIAN_HEADING = "Ask a clinician before you start"
CLINICIAN_SIGNS = (
    "pain, tingling or numbness down one leg",
    "a first episode of back pain, under 20 or over 50",
    "pregnancy or recent childbirth",
    "osteoporosis, a joint replacement, or recent surgery or injury",
    "heart trouble or uncontrolled blood pressure",
    "no improvement after several weeks",
)
CLINICIAN_ADVICE = "It is best to ask a clinician first. If you have done that, or decide to start anyway, go gently."

STOP = (
    "Stop this session if pain goes above 5 out of 10 or is sharp; if you notice new tingling, numbness or weakness; "
    "if pain moves further down a leg; or if you feel dizzy, have chest pain or become short of breath."
)

PAIN_SCALE = "0 none, 10 worst imaginable"
"""The meaning of the scores."""

PAIN_BEFORE = "Pain above 5 is a reason to rest today. If you start anyway, go gently, and stop if it gets worse."
PAIN_AFTER = "Pain above 5 is a reason to rest, and to do less next time. If it is new or sharp, get medical advice."

# --- to read at any time ---------------------------------------------------------------------------------------------

CARE_TITLE = "When to stop and when to get help"
STOP_HEADING = "Stop"
CARE_IN_SESSION = "Your session is paused. Close this to end it or to resume."

ABOUT_HEADING = "Your safety"
ABOUT = (
    "Backstretch is a guide to gentle movement. No clinician has reviewed it, and it is not medical advice. Stop if "
    "something hurts. Get help at once for numbness between your legs, new trouble with your bladder or bowels, or "
    "legs that get weaker: call your local emergency number."
)


def signs(heading: str, listed: tuple[str, ...]) -> str:
    """Write a group of signs as one sentence."""
    return f"{heading_of(heading)}{all_of(listed)}"


def heading_of(heading: str) -> str:
    """Write the heading of a group before its signs."""
    return f"{heading}: "


def all_of(listed: tuple[str, ...]) -> str:
    """List the signs of a group."""
    return f"{'; '.join(listed)}."
