"""Files and their faults."""
