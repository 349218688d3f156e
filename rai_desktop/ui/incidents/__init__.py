"""Incidents in the window: whom the law wants to be told, and until when."""
