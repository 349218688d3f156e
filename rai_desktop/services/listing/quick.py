"""What makes lists of ten thousand rows answer at once: texts folded together, answers kept."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from rai_desktop.words.language import folded

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")

_BETWEEN = "\0"


class Known(dict[Asked, Answer]):
    """Answers by what was asked; each is found only once."""

    def __init__(self, find: Callable[[Asked], Answer]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, asked: Asked) -> Answer:
        answer = self[asked] = self._find(asked)
        return answer


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
