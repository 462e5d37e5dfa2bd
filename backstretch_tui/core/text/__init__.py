"""The sentences that a person reads or hears."""
