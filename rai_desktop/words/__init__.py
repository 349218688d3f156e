"""Texts, dates and numbers in a language."""

from rai_desktop.words.language import BOTH, LANGUAGES, Words, words_for

__all__ = ["BOTH", "LANGUAGES", "Words", "words_for"]
