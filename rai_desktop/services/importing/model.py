"""An import as data: what each row would do, before anything is written."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.codes import LinkRole
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.services.importing.mapping import ColumnMap
from rai_desktop.services.importing.roundtrip.model import (
    CellConflict,
    FoundComment,
    Place,
    TripPlan,
)
from rai_desktop.services.tables import SourceTable
from rai_desktop.words.language import folded


class OnConflict(StrEnum):
    """What happens to rows that are already in the project with other values."""

    STOP = "stop"
    SKIP = "skip"
    UPDATE = "update"


class RowOutcome(StrEnum):
    """What a row would do."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"
    CONFLICTING = "conflicting"
    INVALID = "invalid"


WRITTEN = (RowOutcome.NEW, RowOutcome.CHANGED)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportWish:
    """What a person asked for; nothing of it has to be said.

    ``mapping`` is the field key by column name, ``None`` or empty to leave a column out.
    ``decisions`` say for fields in conflict which value counts, ``mine`` or ``theirs``, ``prefer``
    for all others. ``delete`` are missing entries that go to the bin; ``delete_missing``: all.
    """

    kind: EntityKind | None = None
    sheet: str | None = None
    mapping: Mapping[str, str | None] | None = None
    on_conflict: OnConflict = OnConflict.STOP
    decisions: Mapping[Place, str] = field(default_factory=dict)
    prefer: str = ""
    delete: frozenset[Uid] = frozenset()
    delete_missing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportNote:
    """Something to know about a list, a row or a cell; ``text`` is marked for translation.

    ``kept`` is the text of a cell that became a note because it does not fit its field.
    """

    text: str
    values: Mapping[str, object] = field(default_factory=dict)
    table: str = ""
    row: int | None = None
    column: str = ""
    kept: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceList:
    """One list of a source with what its columns are.

    ``is_own`` says that the program wrote it: its cells show values as an export does;
    ``auditor`` are the keys of the auditor's columns by heading.
    """

    table: SourceTable
    columns: ColumnMap
    is_own: bool = False
    auditor: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class RowPlan:
    """One row: what it would set.

    ``names`` are references by name to entries that are not there yet, ``sources`` those by the
    uid of another row of the same source, ``links`` what the entry is newly linked with.
    ``entry`` is the uid that the source gives the row. Of an own list ``conflicts`` are cells of
    which nobody can tell whether they or the project count, ``comments`` the auditor's.
    """

    row: int
    title: str
    outcome: RowOutcome
    uid: Uid | None = None
    entry: str = ""
    values: Mapping[str, Value] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    links: tuple[tuple[LinkRole, Uid], ...] = ()
    problems: tuple[ImportNote, ...] = ()
    remarks: tuple[ImportNote, ...] = ()
    conflicts: tuple[CellConflict, ...] = ()
    comments: tuple[FoundComment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePlan:
    """The rows of one list, and what there is to say about the list as a whole."""

    name: str
    columns: ColumnMap
    unmapped: tuple[str, ...]
    rows: tuple[RowPlan, ...]
    remarks: tuple[ImportNote, ...] = ()

    @property
    def kind(self) -> EntityKind:
        """What the rows are."""
        return self.columns.kind

    def counts(self) -> Counter[RowOutcome]:
        """Return how many rows have each outcome."""
        return Counter(row.outcome for row in self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkPlan:
    """A link between two entries that the source names by its own uids."""

    role: LinkRole
    first: str
    second: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """All lists of an import, and what is reported beside them.

    ``references`` says by kind and key which kind of entry a field refers to; ``trip`` is what an
    own export brings beside its rows.
    """

    origin: str
    on_conflict: OnConflict
    tables: tuple[TablePlan, ...]
    references: Mapping[tuple[EntityKind, str], EntityKind]
    links: tuple[LinkPlan, ...] = ()
    remarks: tuple[ImportNote, ...] = ()
    trip: TripPlan | None = None

    @property
    def conflicts(self) -> list[CellConflict]:
        """All cells of which somebody had to decide, or still has to, whose value counts."""
        return [c for table in self.tables for row in table.rows for c in row.conflicts]

    @property
    def entries(self) -> dict[str, Uid]:
        """The entries that rows stand for, by the uids that the source gives them."""
        return known_entries(self.tables)

    def count(self, outcome: RowOutcome) -> int:
        """Return how many rows have an outcome."""
        return sum(table.counts()[outcome] for table in self.tables)

    @property
    def problems(self) -> list[ImportNote]:
        """Why rows are refused."""
        return [p for table in self.tables for row in table.rows for p in row.problems]

    @property
    def notes(self) -> list[ImportNote]:
        """Everything worth knowing about what is imported, in the order of the rows."""
        rows = (row for table in self.tables for row in table.rows)
        found = [remark for table in self.tables for remark in table.remarks]
        found += [remark for row in rows for remark in row.remarks]
        return [*self.remarks, *sorted(found, key=lambda note: note.row or 0)]

    @property
    def is_blocked(self) -> bool:
        """Whether nothing may be written: no row is fit, or a conflict shall stop the import."""
        refused = self.count(RowOutcome.INVALID)
        if self.count(RowOutcome.CONFLICTING):
            return True
        return self.is_stopped or (0 < refused == sum(len(table.rows) for table in self.tables))

    @property
    def is_stopped(self) -> bool:
        """Whether rows are in the project with other values and shall stop the import."""
        is_list = self.trip is None
        return (
            is_list and self.on_conflict is OnConflict.STOP and self.count(RowOutcome.CHANGED) > 0
        )

    def written_rows(self) -> Iterator[tuple[EntityKind, RowPlan]]:
        """Yield the rows that would be written, with their kinds."""
        for table in self.tables:
            yield from ((table.kind, row) for row in table.rows if row.outcome in WRITTEN)

    def added_names(self) -> list[tuple[EntityKind, str]]:
        """Return the names that become entries because a row refers to them."""
        rows = list(self.written_rows())
        known = {(kind, same_name(row.title)) for kind, row in rows if row.uid is None}
        added: dict[tuple[EntityKind, str], str] = {}
        for kind, row in rows:
            for key, name in row.names.items():
                place = (self.references[kind, key], same_name(name))
                if place not in known:
                    added.setdefault(place, name)
        return [(kind, name) for (kind, _), name in added.items()]


def known_entries(tables: Sequence[TablePlan]) -> dict[str, Uid]:
    """Return the entries that rows stand for, by the uids that their source gives them."""
    return {row.entry: row.uid for table in tables for row in table.rows if row.entry and row.uid}


def same_name(name: str) -> str:
    """Return what two spellings of one name have in common."""
    return " ".join(folded(name).split())
