"""The conversation around a session: everything that is asked and told before and after one.

A conversation is a generator that yields values: `Ask` is sent back the person's reply, all others are sent back None.
It reads no clock and writes nothing. The front ends (the screen, plain lines, JSON lines) only know how to show `Ask`
and `Show`, and how to carry out the others. So all of them ask the same, and a test is a list of replies.
"""
