"""Speed and memory, measured beside a bare Textual app; nothing here is asserted."""
