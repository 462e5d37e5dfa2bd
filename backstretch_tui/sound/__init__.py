"""Sound: tones and words from files, free text by whatever voice the system has, and silence where there is neither."""
