"""The settings: their names, what they do, and what their values are called."""

SOUND, SESSION, DISPLAY = "Sound", "Session", "Display"
"""Headings of the groups."""

TITLE = "Settings"

GROUPS = {
    SOUND: {
        "voice": ("Voice", "Brief says only names and sides; auto, once you know an exercise"),
        "counting": ("Counting", "Count the last seconds of a hold with tones or spoken numbers"),
        "tones": ("Tones", "Play a tone at each change and in the last seconds of a hold"),
        "volume": ("Volume", "Volume of tones and voice, in percent"),
        "bell": ("Terminal bell", "Ring the terminal’s bell at each change if no sound can be played"),
    },
    SESSION: {
        "first_side": ("First side", "The side that each exercise starts with"),
        "side_order": ("Side order", "Change sides after every repetition, or finish one side first"),
        "sore_side": ("Sore side", "Do more on your sore side, within each exercise’s range"),
        "sore_side_more": ("Sore side: add", "On the sore side, add repetitions or hold longer"),
        "wait_for_key": ("Wait for a key", "Wait for a key before the next exercise starts"),
        "teach": ("Teaching", "Teach an exercise before you do it for the first time"),
        "media_controls": (
            "Media controls",
            "Pause from a headset or phone; neutral hides exercise names there",
        ),
        "dose": ("Dose", "How much you do of each exercise"),
        "dose_advice": ("Dose advice", "Suggest more or less before a session; you decide"),
        "ask_before": ("Questions", "Ask about pain and safety before and after a session"),
        "activities": ("Activities", "Up to three things that are hard for you; you rate them weekly"),
    },
    DISPLAY: {
        "theme": ("Theme", "The colours"),
        "reduced_motion": ("Reduced motion", "Turn off animation"),
        "cells": ("Figure detail", "How finely figures are drawn; takes effect at the next start"),
    },
}
"""By group and field of `Settings`, in the order shown: its label, and what it does."""

ON, OFF = "on", "off"
AS_IN_ROUTINE = "as in the routine"
NO_ACTIVITIES = "none"
NO_SIDE = "none"
