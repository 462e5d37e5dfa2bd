"""What the sessions of the past say: progress, advice on the dose, safety."""
