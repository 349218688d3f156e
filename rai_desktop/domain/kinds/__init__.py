"""Entities of the project, each beside the descriptions of its fields."""
