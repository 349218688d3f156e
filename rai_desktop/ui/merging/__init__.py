"""Merging another copy of the open project, in the window."""
