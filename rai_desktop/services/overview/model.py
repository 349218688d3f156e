"""The overview as frozen data."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.rating import Perspective
from rai_desktop.services.first_steps import Checklist
from rai_desktop.services.overview.due import DueList
from rai_desktop.services.overview.law import LawOverview
from rai_desktop.services.overview.next_steps import NextStep
from rai_desktop.services.registers.model import CountGroup, MatrixPicture
from rai_desktop.services.targets import Target

Uids = tuple[Uid, ...]

SYSTEMS_BY_STATUS = "systems_by_status"
SYSTEMS_BY_LEVEL = "systems_by_level"
SYSTEMS_BY_LABEL = "systems_by_label"
RISKS_BY_LEVEL = "risks_by_level"

KIND_OF_GROUP = {
    SYSTEMS_BY_STATUS: EntityKind.SYSTEM,
    SYSTEMS_BY_LEVEL: EntityKind.SYSTEM,
    SYSTEMS_BY_LABEL: EntityKind.SYSTEM,
    RISKS_BY_LEVEL: EntityKind.RISK,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What the overview of a project shows on one day, in one language; nothing of it is stored.

    ``further`` is what there is to do beside ``next_steps``, ``totals`` how many entries of a kind
    there are. ``counted`` holds the entries behind each count by group and code, ``placed`` those
    in each cell of a matrix.
    """

    day: date
    next_steps: tuple[NextStep, ...]
    further: tuple[NextStep, ...]
    totals: Mapping[EntityKind, int]
    counts: tuple[CountGroup, ...]
    matrices: tuple[MatrixPicture, ...]
    due: DueList
    law: LawOverview
    checklist: Checklist
    counted: Mapping[tuple[str, str], Uids]
    placed: Mapping[Perspective, Mapping[tuple[int, int], Uids]]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show but the checklist."""
        return not (self.counted or self.due.count)

    def entries(self, group: str, code: str) -> Target:
        """Return where a count leads: the entries that were counted."""
        return Target(kind=KIND_OF_GROUP[group], uids=self.counted.get((group, code), ()))

    def risks_at(self, perspective: Perspective, likelihood: int, impact: int) -> Uids:
        """Return the risks in one cell of a matrix."""
        return self.placed[perspective].get((likelihood, impact), ())
