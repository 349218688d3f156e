"""Faults that nobody caught: one dialog, a report without content, and a way to go on."""
