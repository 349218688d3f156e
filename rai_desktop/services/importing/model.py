"""An import as data: what each row would do, before anything is written."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.codes import LinkRole
from rai_desktop.domain.fields import EntityKind, FieldSpec
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.internal import CustomField
from rai_desktop.services.importing.link_columns import LINK_KEYS
from rai_desktop.services.importing.mapping import ColumnMap
from rai_desktop.services.importing.part_columns import PART_FIELDS
from rai_desktop.services.importing.roundtrip.model import (
    CellConflict,
    FoundComment,
    TripPlan,
    open_conflicts,
)
from rai_desktop.services.importing.wishes import OnConflict
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.tables import SourceTable
from rai_desktop.words.language import folded


class RowOutcome(StrEnum):
    """What a row would do."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"
    CONFLICTING = "conflicting"
    INVALID = "invalid"


WRITTEN = (RowOutcome.NEW, RowOutcome.CHANGED)
REFUSED = (RowOutcome.INVALID, RowOutcome.CONFLICTING)


class Suggestion(NamedTuple):
    """An entry that may be meant; ``likeness`` goes from 0 to 100. Nobody takes it by itself."""

    uid: Uid
    name: str
    likeness: int


class UnknownWord(NamedTuple):
    """A text that no choice of a field is called; ``times`` is how many cells say it."""

    key: str
    text: str
    times: int


class ThreeSteps(NamedTuple):
    """Words of columns that rate in three steps, the lowest first, with their places from 1 on.

    ``keys`` are the fields, ``times`` how many cells say them, ``reading`` how they lie on five
    steps: a name of ``READINGS``, ``notes`` to keep them as notes, empty while it is open.
    """

    words: tuple[str, ...]
    places: tuple[int, ...]
    keys: tuple[str, ...]
    times: int
    reading: str


class UnknownName(NamedTuple):
    """A name that no entry has; ``times`` is how many cells say it.

    ``taken`` is the entry that counts by itself, for it is spelled otherwise and nothing else.
    """

    kind: EntityKind
    name: str
    times: int
    suggestions: tuple[Suggestion, ...]
    taken: Uid | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpellingGroup:
    """Names of a list that are, or may be, spellings of one; the first is what counts then.

    ``is_sure`` says that they differ in nothing but spelling and legal form, ``is_one`` that they
    become one entry, ``is_decided`` that somebody said so; ``times`` is how many cells name them.
    """

    kind: EntityKind
    names: tuple[str, ...]
    times: int
    is_sure: bool
    is_one: bool
    is_decided: bool


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
class PartPlan:
    """A mitigation that a row of a risk list names; ``uid`` is that of one that is there."""

    title: str
    uid: Uid | None = None
    values: Mapping[str, Value] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def identity(self) -> str:
        """What tells it apart from others: its entry, or its name."""
        return self.uid or same_name(self.title)


@dataclass(frozen=True, slots=True, kw_only=True)
class RowPlan:
    """One row: what it would set.

    ``names`` are references by name to entries that are not there yet, ``sources`` those by the
    uid of another row of the same source, ``links`` what the entry is newly linked with.
    ``entry`` is the uid that the source gives the row. ``suggestions`` are entries that a new row
    may mean; ``omitted`` says that somebody left it out. ``parts`` are the mitigations that it
    names, ``has_new_parts`` says that it is not linked with all of them yet. Of an
    own list ``conflicts`` are cells of which nobody can tell whether they or the project count,
    ``comments`` the auditor's. ``said`` is all that the row says, ``values`` what differs of it;
    ``restores`` says that the entry comes back from the bin.
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
    suggestions: tuple[Suggestion, ...] = ()
    omitted: bool = False
    parts: tuple[PartPlan, ...] = ()
    has_new_parts: bool = False
    conflicts: tuple[CellConflict, ...] = ()
    comments: tuple[FoundComment, ...] = ()
    said: Mapping[str, Value] = field(default_factory=dict, compare=False, repr=False)
    restores: bool = False

    @property
    def is_clashing(self) -> bool:
        """Whether a new row contradicts an earlier one, unless somebody says that it does not."""
        return self.outcome is RowOutcome.CONFLICTING and self.uid is None and not self.conflicts

    @property
    def linked_keys(self) -> set[str]:
        """The keys of the columns that newly link the entry."""
        parts = PART_FIELDS if self.has_new_parts else ()
        return {LINK_KEYS[role] for role, _ in self.links if role in LINK_KEYS} | set(parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePlan:
    """The rows of one list, and what there is to say about the list as a whole.

    ``source`` is the list with corrected cells; ``is_part`` says that the rows are mitigations
    which the rows of the list before name.
    """

    name: str
    columns: ColumnMap
    unmapped: tuple[str, ...]
    rows: tuple[RowPlan, ...]
    remarks: tuple[ImportNote, ...] = ()
    source: SourceTable | None = field(default=None, compare=False, repr=False)
    is_part: bool = False

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
class PlanView:
    """What it takes to show a plan; ``specs`` know the fields that the import makes, too."""

    project: OpenProject
    labels: Labels
    specs: Mapping[tuple[EntityKind, str], FieldSpec]
    new_keys: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """All lists of an import, and what is reported beside them.

    ``references`` says by kind and key which kind of entry a field refers to. ``new_fields`` are
    the custom fields that the same step makes. ``unknown_words`` and ``unknown_names`` are what
    nobody understood, the most frequent first; ``spellings`` are names that may be one,
    ``three_steps`` what is asked about ratings in three steps. ``trip`` is what an own export
    brings beside its rows.
    """

    origin: str
    on_conflict: OnConflict
    tables: tuple[TablePlan, ...]
    references: Mapping[tuple[EntityKind, str], EntityKind]
    links: tuple[LinkPlan, ...] = ()
    remarks: tuple[ImportNote, ...] = ()
    new_fields: tuple[CustomField, ...] = ()
    unknown_words: tuple[UnknownWord, ...] = ()
    unknown_names: tuple[UnknownName, ...] = ()
    spellings: tuple[SpellingGroup, ...] = ()
    three_steps: ThreeSteps | None = None
    all_or_nothing: bool = False
    view: PlanView | None = field(default=None, compare=False, repr=False)
    trip: TripPlan | None = None

    @property
    def conflicts(self) -> list[CellConflict]:
        """All cells of which somebody had to decide, or still has to, whose value counts."""
        return [c for table in self.tables for row in table.rows for c in row.conflicts]

    @property
    def beside(self) -> int:
        """How much of an own export is written beside the rows: audit notes and deletions."""
        if self.trip is None:
            return 0
        comments = sum(len(row.comments) for table in self.tables for row in table.rows)
        return comments + len(self.trip.comments) + len(list(self.trip.deleted()))

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
    def asks_as_new(self) -> bool:
        """Whether it would write entries of another project, and nobody let them in yet."""
        if self.trip is None or self.trip.is_welcome:
            return False
        written = (RowOutcome.NEW, RowOutcome.CHANGED, RowOutcome.CONFLICTING)
        return self.beside > 0 or any(self.count(outcome) for outcome in written)

    @property
    def is_blocked(self) -> bool:
        """Whether nothing may be written: no row is fit, or a conflict shall stop the import."""
        if self.trip is not None and (self.asks_as_new or open_conflicts(self.conflicts)):
            return True
        refused = sum(map(self.count, REFUSED))
        rows = sum(len(table.rows) for table in self.tables)
        return self.is_stopped or 0 < refused == rows or (refused > 0 and self.all_or_nothing)

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
