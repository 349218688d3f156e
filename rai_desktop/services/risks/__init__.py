"""The work on risks: acceptance, suggestions, movement."""
