"""The terminal, kept whole: whatever ends or stops the program, the person gets it back as it was.

    presence.py   is there a terminal to draw on? (loads nothing of Textual)
    running.py    runs an app to its exit status; a fault becomes one line and a report
    driver.py     Textual's driver, made to bear signals, stops and hang-ups (not for Windows)

What a screen has to know, it is told by two of Textual's own signals, at once and on the event loop:

    def on_mount(self) -> None:
        self.app.app_suspend_signal.subscribe(self, self._pause, immediate=True)  # about to stand still
        self.app.app_resume_signal.subscribe(self, self._pause, immediate=True)  # has stood still

The second comes after every SIGCONT, so also where nobody said beforehand that the program would be stopped, and
before any timer fires. The first may come twice for one stop.
"""
