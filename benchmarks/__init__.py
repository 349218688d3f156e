"""Measures the program side by side with its floors: ``python -m benchmarks``."""
