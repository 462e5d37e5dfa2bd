"""The tests mirror the package: what says how `core/plan.py` behaves is `core/test_plan.py`."""
