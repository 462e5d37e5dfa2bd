"""Insights from past sessions: progress, advice on the dose, safety."""
