"""The work on risks in the window: accepting what remains."""
