"""Use cases on top of ports."""
