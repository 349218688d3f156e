"""The work on risks: suggestions, acceptance, levels of systems, and how levels moved."""
