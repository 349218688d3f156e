"""Texts, dates and numbers in a language."""

from rai_desktop.words.language import LANGUAGES, Words, words_for

__all__ = ["LANGUAGES", "Words", "words_for"]
