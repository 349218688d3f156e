"""Cells that are codes: their words, and the order in which the codes are written down."""

from collections.abc import Callable, Iterable, Sequence

from typing_extensions import override

from rai_desktop.domain.codes import LabelledCode
from rai_desktop.domain.ids import Uid
from rai_desktop.services.known import Known
from rai_desktop.services.labels import Labels
from rai_desktop.services.listing.sources import SortKey, Source
from rai_desktop.words.language import folded


class CodeSource(Source):
    """Codes that are judged anew each time, sorted by their order or by ``rank``."""

    def __init__(
        self,
        judge: Callable[[Uid], LabelledCode],
        labels: Labels,
        rank: Callable[[Uid], SortKey] | None = None,
        told: Callable[[Uid], str] | None = None,
    ) -> None:
        self._judge = judge
        self._told = told
        self._words = Known[LabelledCode, str](labels.code)
        self._folded = Known[str, str](folded)
        self._places = Known[LabelledCode, int](lambda code: list(type(code)).index(code))
        self._rank = rank

    def value(self, uid: Uid) -> LabelledCode:
        """Return the code."""
        return self._judge(uid)

    def text(self, uid: Uid) -> str:
        """Return the word of the code."""
        return self._told(uid) if self._told is not None else self._words[self._judge(uid)]

    def folded(self, uid: Uid) -> str:
        """Return the word without case and accents."""
        return self._folded[self.text(uid)]

    @override
    def all_folded(self, uids: Sequence[Uid]) -> list[str]:
        return [self._folded[self.text(uid)] for uid in uids]

    def key(self, uid: Uid) -> SortKey | None:
        """Return the place in the order."""
        if self._rank is not None:
            return self._rank(uid)
        return self._places[self._judge(uid)]

    def forget(self, uids: Iterable[Uid]) -> None:
        """Nothing is remembered about rows."""
