"""The terminal, kept whole: whatever ends or stops the program, the person gets it back as it was.

    detection.py    is there a terminal to draw on? (loads nothing of Textual)
    environment.py  what Textual reads from the environment, checked before (loads nothing of Textual)
    running.py      runs an app to its exit status; a fault becomes one line and a report
    app.py          an app that can be ended at any moment, in a window of any size
    driver.py       Textual's driver, made to bear all that follows (not for Windows)
    signals.py      signals that end, stop and continue the program
    modes.py        what is switched on in the terminal
    keyboard.py     bytes from the terminal into keys
    output.py       writes to the terminal, and waits for none that does not read
    guardian.py     starts restore.py, and tells it whether the terminal is taken
    restore.py      a process of its own that gives the terminal back when the program vanishes
    served.py       Textual's driver for a browser, ended with the server
    tab_progress.py how far a session has come, in the terminal's tab
    compositor.py   draws no more than what has changed
    cell_style.py   how finely figures can be drawn
    contrast.py     keeps text legible where colors are few

What a screen has to know, it is told by two of Textual's own signals, at once and on the event loop:

    def on_mount(self) -> None:
        self.app.app_suspend_signal.subscribe(self, self._pause, immediate=True)  # about to stand still
        self.app.app_resume_signal.subscribe(self, self._pause, immediate=True)  # has stood still

The second comes after every SIGCONT, so also where nobody said beforehand that the program would be stopped, and
before any timer fires. The first may come twice for one stop.
"""
