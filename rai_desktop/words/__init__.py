"""Texts in a language."""
