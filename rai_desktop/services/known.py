"""Answers that are found once and kept."""

from collections.abc import Callable
from typing import TypeVar

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")


class Known(dict[Asked, Answer]):
    """Answers by what was asked; each is found only once."""

    def __init__(self, find: Callable[[Asked], Answer]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, asked: Asked) -> Answer:
        answer = self[asked] = self._find(asked)
        return answer
