"""The work on risks: suggestions, levels of systems, acceptance, movement."""
