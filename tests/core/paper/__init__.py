"""Tests of the pages to print."""
