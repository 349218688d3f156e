"""Minimum requirements of a project: answers, what applies, how far they are met."""
