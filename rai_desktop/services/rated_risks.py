"""Many risks judged at once: equal ratings are looked up only once."""

from collections import defaultdict
from collections.abc import Iterable

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.risk import Risk
from rai_desktop.domain.rating import (
    LEVEL_ORDER,
    RATED_BY,
    Method,
    Perspective,
    When,
    levels_of,
    matrix_place,
)


class RatedRisks:
    """Risks by level and by place in the matrices, as they are rated today.

    ``ranks`` are the places of their levels in the order of levels; an unrated risk has none.
    """

    def __init__(self, risks: Iterable[Risk], method: Method) -> None:
        alike: defaultdict[object, list[Risk]] = defaultdict(list)
        rating = RATED_BY[When.CURRENT]
        for risk in risks:
            alike[rating(risk)].append(risk)
        self._alike = tuple(alike.values())
        self._method = method
        self.ranks: dict[Uid, int] = {}
        self.by_level: dict[RiskLevel | None, list[Uid]] = {}
        self._judge()

    def places(self, perspective: Perspective) -> dict[tuple[int, int], list[Uid]]:
        """Return the risks in each cell (likelihood, impact) of a matrix that has any."""
        found: dict[tuple[int, int], list[Uid]] = {}
        for risks in self._alike:
            place = matrix_place(risks[0], When.CURRENT, perspective, self._method)
            if place is not None:
                found.setdefault(place, []).extend([risk.uid for risk in risks])
        return found

    def _judge(self) -> None:
        for risks in self._alike:
            uids = [risk.uid for risk in risks]
            level = levels_of(risks[0], When.CURRENT, self._method).overall
            self.by_level.setdefault(level, []).extend(uids)
            if level is not None:
                self.ranks |= dict.fromkeys(uids, LEVEL_ORDER.index(level))
