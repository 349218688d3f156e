"""Deadlines as calendar events, for a calendar file that other programs read."""
