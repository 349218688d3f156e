"""Where a number or a suggestion leads: entries of one kind, or a page."""

from dataclasses import dataclass
from enum import StrEnum

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid


class Page(StrEnum):
    """Pages that are not the list of one kind."""

    COMPANY = "company"
    ALREADY_USED = "already_used"
    RESPONSIBLE = "responsible"
    REGISTERS = "registers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Entries of one kind, the whole list when ``uids`` is empty; or a page."""

    kind: EntityKind | None = None
    uids: tuple[Uid, ...] = ()
    page: Page | None = None
