"""Tests of the charts of characters."""
