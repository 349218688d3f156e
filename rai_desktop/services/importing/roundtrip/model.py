"""What an own export that comes back brings along, as data."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import StepId, Uid

Place = tuple[Uid, str]
"""A field in conflict: the uid of its entry and its key."""

MINE, THEIRS = "mine", "theirs"
DELETED = "deleted"
"""The field in conflict when a row was edited of an entry that is in the bin here."""
TAKES = (MINE, THEIRS)


@dataclass(frozen=True, slots=True, kw_only=True)
class CellConflict:
    """A cell that says something else than the project, where nobody can tell which one counts.

    ``base`` is the value in the state the file was written from, as far as ``is_known``; ``mine``
    that of the project now. The file's is ``theirs``, or the ``name`` or the uid (``source``) of
    an entry that is not there yet; ``text`` is how it stands in the cell. ``take`` says what was
    decided: ``mine``, ``theirs``, or nothing yet.
    """

    kind: EntityKind
    uid: Uid
    key: str
    column: str
    base: Value
    is_known: bool
    mine: Value
    theirs: Value
    text: str
    name: str = ""
    source: str = ""
    take: str = ""

    @property
    def place(self) -> Place:
        """The field it is about."""
        return self.uid, self.key

    @property
    def is_about_bin(self) -> bool:
        """Whether it is about bringing an entry back that was deleted here."""
        return self.key == DELETED

    @property
    def is_open(self) -> bool:
        """Whether nobody decided yet."""
        return not self.take


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingEntry:
    """An entry that the file held when it was written, and holds no more.

    ``is_changed`` says that it was changed here since; ``is_deleted`` that it is to go to the bin.
    """

    kind: EntityKind
    uid: Uid
    number: str
    name: str
    table: str
    is_changed: bool
    is_deleted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundComment:
    """What somebody wrote into the auditor's columns; without ``subject`` it is about a new row."""

    subject: Uid | None
    text: str
    checked_on: date | None
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TripPlan:
    """What there is beside the rows of an own export.

    ``step`` is the state it was written from, ``None`` when this history does not have it.
    ``comments`` are those from sheets that are no lists of entries. What comes from another
    project ``is_welcome`` only when somebody said so.
    """

    step: StepId | None
    is_same_project: bool
    is_welcome: bool = True
    missing: tuple[MissingEntry, ...] = ()
    comments: tuple[FoundComment, ...] = ()

    def deleted(self) -> Iterator[MissingEntry]:
        """Yield the entries that are to go to the bin."""
        return (each for each in self.missing if each.is_deleted)


def open_conflicts(conflicts: Sequence[CellConflict]) -> list[CellConflict]:
    """Return the conflicts that nobody decided."""
    return [each for each in conflicts if each.is_open]
