"""A request becomes a plan: a flat tuple of steps."""
