"""Where a number or a suggestion leads: entries of one kind, or a page."""

from dataclasses import dataclass
from enum import StrEnum

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.registry import kind_of


class Page(StrEnum):
    """Pages that are not the list of one kind."""

    OVERVIEW = "overview"
    COMPANY = "company"
    ALREADY_USED = "already_used"
    RESPONSIBLE = "responsible"
    EVERYDAY = "everyday"
    CLASSIFY = "classify"
    REVIEWING = "reviewing"
    REQUIREMENTS = "requirements"
    REGISTERS = "registers"
    YEAR = "year"
    CALENDAR = "calendar"
    HISTORY = "history"
    BIN = "bin"
    HINTS = "hints"
    DUE = "due"


class Act(StrEnum):
    """What can be begun from a suggestion, in place of going somewhere."""

    ASSESS_AGAIN = "assess_again"
    HAND_OVER = "hand_over"
    ERASE = "erase_person"


PageKey = EntityKind | Page
"""What names a page of an open project: the kind of its list, or what else it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Entries of one kind, the whole list when ``uids`` is empty; a page; or something to do.

    ``field`` is the field of the one entry that the keyboard goes to.
    """

    kind: EntityKind | None = None
    uids: tuple[Uid, ...] = ()
    page: Page | None = None
    act: Act | None = None
    field: str = ""

    @property
    def key(self) -> PageKey:
        """The page that the target lies on."""
        key = self.page or self.kind
        assert key is not None  # noqa: S101 - one of both is always given
        return key


def target_of(entity: Entity) -> Target:
    """Return where an entry is shown; of the company that is a page of its own."""
    kind = kind_of(entity)
    if kind is EntityKind.ORGANISATION:
        return Target(page=Page.COMPANY)
    return Target(kind=kind, uids=(entity.uid,))
