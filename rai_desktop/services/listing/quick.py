"""Folding texts quickly, so that lists of ten thousand rows answer at once."""

from collections.abc import Sequence

from rai_desktop.words.language import folded

_BETWEEN = "\0"


def quickly_folded(text: str) -> str:
    """Return the same as ``folded``, in a fraction of the time for German and English."""
    if text.isascii():
        return text.lower()
    small = _without_umlauts(text)
    return small if small.isascii() else folded(text)


def all_folded(texts: Sequence[str]) -> list[str]:
    """Return the same as ``folded`` for each text; all together take a fraction of the time."""
    together = _without_umlauts(_BETWEEN.join(texts))
    small = together.split(_BETWEEN) if texts else []
    if len(small) != len(texts):
        return list(map(quickly_folded, texts))
    if together.isascii():
        return small
    return [
        known if known.isascii() else folded(text) for known, text in zip(small, texts, strict=True)
    ]


def _without_umlauts(text: str) -> str:
    return text.casefold().replace("ä", "a").replace("ö", "o").replace("ü", "u")
