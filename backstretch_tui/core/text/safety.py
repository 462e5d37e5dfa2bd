"""Warning signs of each region of the body, what to do about them, and when to stop.

The low back's follow the NHS and guidelines on back pain. The neck's are red flags that NHS referral guidance and
guidance for pharmacists list for neck pain; those of other parts are what is commonly advised. No clinician has
reviewed any of them.
"""

from collections.abc import Mapping

from backstretch_tui.core.model.exercise import Region

EMERGENCY_HEADING = "Get emergency help now"
_URINE = "new trouble passing urine, or controlling your bladder or bowels"
_ACCIDENT = "pain that began with a serious accident or fall"
EMERGENCY_SIGNS: Mapping[Region, tuple[str, ...]] = {
    "low-back": (
        "numbness or tingling around your genitals, buttocks or inner thighs, or a changed feeling when you wipe",
        "new loss of sexual feeling or function",
        _URINE,
        "weakness, numbness or pain in both legs, or a leg that is getting weaker",
        "chest pain, or a pulsing feeling in your belly",
        _ACCIDENT,
    ),
    "neck": (
        "a sudden, severe headache, or neck pain unlike any before",
        "a drooping face, an arm you cannot lift, or sudden trouble seeing or speaking, dizziness or fainting",
        "weakness, numbness or clumsiness in both arms or hands, or unsteady legs",
        _URINE,
        "a stiff neck with fever, drowsiness or a rash",
        "chest pain, or pain in your jaw or arm with shortness of breath",
        _ACCIDENT,
    ),
    "other": (
        "chest pain, shortness of breath, or fainting",
        "an arm or leg that is suddenly weak, numb, cold or pale",
        "an arm, leg or joint that looks out of place, or a leg that cannot bear your weight after an injury",
        _URINE,
        _ACCIDENT,
    ),
}
EMERGENCY_ADVICE = "Please do not exercise now. Call your local emergency number."

DOCTOR_HEADING = "Get medical advice first"
_ILL = "fever, feeling ill, a recent infection, or a weakened immune system"
_CANCER = "weight loss without trying, or current or past cancer"
_THIN_BONES = "sudden pain after a small bump, if you have thin bones or have taken steroids for a long time"
_NIGHT = "pain that rest does not ease, or is much worse at night"
DOCTOR_SIGNS: Mapping[Region, tuple[str, ...]] = {
    "low-back": (
        _ILL,
        _CANCER,
        "a new lump, or a change in the shape of your back",
        "pain that rest does not ease, is much worse at night, or is between your shoulder blades",
        _THIN_BONES,
    ),
    "neck": (
        _ILL,
        _CANCER,
        "a new lump in your neck",
        _NIGHT,
        "a weakening arm, or a shock down your back when you bend your neck",
        "inflammatory arthritis",
        _THIN_BONES,
    ),
    "other": (
        _ILL,
        _CANCER,
        "a joint that is hot, red or swollen, or a calf that is swollen and painful",
        "a joint that locks or gives way",
        _NIGHT,
        _THIN_BONES,
    ),
}
DOCTOR_ADVICE = "Please do not start yet. See a doctor about it soon."

CLINICIAN_HEADING = "Ask a clinician before you start"
_PREGNANCY = "pregnancy or recent childbirth"
_BONES = "osteoporosis, a joint replacement, or recent surgery or injury"
_HEART = "heart trouble or uncontrolled blood pressure"
_NO_BETTER = "no improvement after several weeks"
CLINICIAN_SIGNS: Mapping[Region, tuple[str, ...]] = {
    "low-back": (
        "pain, tingling or numbness down one leg",
        "a first episode of back pain, under 20 or over 50",
        _PREGNANCY,
        _BONES,
        _HEART,
        _NO_BETTER,
    ),
    "neck": (
        "pain, tingling or numbness down one arm",
        "a first episode of neck pain, under 20 or over 50",
        "dizziness when you turn your head or look up",
        _BONES,
        _HEART,
        _NO_BETTER,
    ),
    "other": ("pain, tingling or numbness that spreads down an arm or a leg", _PREGNANCY, _BONES, _HEART, _NO_BETTER),
}
CLINICIAN_ADVICE = "It is best to ask a clinician first. If you have done that, or decide to start anyway, go gently."

_SPREADS: Mapping[Region, str] = {
    "low-back": "if pain moves further down a leg",
    "neck": "if pain moves further down an arm; if you have trouble seeing, speaking or swallowing",
    "other": "if pain spreads",
}


def stop(region: Region) -> str:
    """Say when to stop a session."""
    return f"Stop this session {reasons_to_stop(region)}"


def reasons_to_stop(region: Region) -> str:
    """Name the reasons to stop."""
    return (
        "if pain goes above 5 out of 10 or is sharp; if you notice new tingling, numbness or weakness; "
        f"{_SPREADS[region]}; or if you feel dizzy, have chest pain or become short of breath."
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
    "legs that get weaker; with neck pain, also for a sudden severe headache, or new trouble seeing, speaking or "
    "walking: call your local emergency number."
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
