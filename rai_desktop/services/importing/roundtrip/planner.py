"""What the rows of an own list would do: edits since the file was written, merged with ours."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.registry import KINDS, title_of
from rai_desktop.domain.texts import N_
from rai_desktop.domain.values import MAX_TEXT
from rai_desktop.services.importing.field_reader import FieldReader
from rai_desktop.services.importing.mapping import NOTES, NUMBER_COLUMN, UID_COLUMN
from rai_desktop.services.importing.model import ImportNote, RowOutcome, RowPlan, SourceList
from rai_desktop.services.importing.roundtrip.cells import CellMerger, put, taken
from rai_desktop.services.importing.roundtrip.comments import AuditorColumns, new_comments
from rai_desktop.services.importing.roundtrip.model import (
    DELETED,
    MINE,
    THEIRS,
    CellConflict,
    FoundComment,
    open_conflicts,
)
from rai_desktop.services.importing.roundtrip.surroundings import Surroundings
from rai_desktop.services.importing.row import ReadRow
from rai_desktop.services.importing.rows import IN_BIN, TWICE
from rai_desktop.services.importing.understood import Understood
from rai_desktop.services.importing.wishes import ImportWish, OnConflict
from rai_desktop.services.kind_rules import check_chains, check_needs, check_offered, check_orders
from rai_desktop.services.tables import SourceRow

NO_NOTES = N_("This column is not part of the export, and the entry has no notes to keep it in.")
STAYS_IN_BIN = N_("{entry} stays in the bin; what was edited in the file is not taken.")
TOO_MUCH = N_("The columns without a field hold more text than the notes can keep.")


class Rows(Protocol):
    """Plans the rows of one list."""

    def row(self, row: SourceRow) -> RowPlan:
        """Return what one row would do."""

    def remarks(self) -> tuple[ImportNote, ...]:
        """Return what there is to say about columns."""


class NewRows(Rows, Protocol):
    """Plans rows that stand for no entry known by its uid."""

    def reserve(self, uid: Uid, number: int) -> None:
        """Know that a row stands for an entry."""


class MergingPlanner:
    """Plans the rows of one own list; ``new_rows`` plans those that are new to the project."""

    def __init__(self, around: Surroundings, source: SourceList, new_rows: NewRows) -> None:
        self._project = around.project
        self._wish = around.wish
        self.source = source
        self.held: set[Uid] = set()
        self._new_rows = new_rows
        self._kind = source.columns.kind
        header, keys = source.table.header, source.columns.keys
        self._has_notes = any(spec.key == NOTES for spec in around.project.fields(self._kind))
        self._uid_places = [i for i, name in enumerate(header) if keys.get(name) == UID_COLUMN]
        self._cells = _mergers(around, source)
        unmapped = source.columns.unmapped(header)
        self._kept = [(header.index(name), name) for name in unmapped]
        self._auditor = AuditorColumns(source.table, source.auditor)
        self._rows_of: dict[Uid, int] = {}
        self._look_for_entries()

    def _look_for_entries(self) -> None:
        """Find which entries the rows stand for, so that no new row is taken for one of them."""
        for row in self.source.table.rows:
            entity = self._entity(row)
            if entity is not None:
                self._new_rows.reserve(entity.uid, row.number)
                if not self._is_emptied(row):
                    self.held.add(entity.uid)

    def row(self, row: SourceRow) -> RowPlan:
        """Return what one row would do."""
        entity = self._entity(row)
        if entity is None:
            return self._with_comment(self._new_rows.row(row), row)
        if row.number in self._wish.omitted:
            title, skipped = title_of(entity), RowOutcome.SKIPPED
            return RowPlan(row=row.number, title=title, outcome=skipped, omitted=True)
        read = ReadRow(number=row.number, entity=entity)
        if entity.uid not in self.held:
            return self._plan(read, entity, ())
        conflicts = self._conflicts(read, row, entity)
        self._keep_notes(read, row, entity)
        conflicts = self._with_bin(read, entity, conflicts)
        self._check(read, entity)
        return self._with_comment(self._plan(read, entity, conflicts), row)

    def remarks(self) -> tuple[ImportNote, ...]:
        """Return what there is to say about columns, after all rows."""
        return self._new_rows.remarks()

    def _entity(self, row: SourceRow) -> Entity | None:
        for place in self._uid_places:
            uid = row.cells[place].text.strip()
            entity = self._project.store.entity(Uid(uid)) if uid else None
            if type(entity) is KINDS[self._kind].entity:
                return entity
        return None

    def _is_emptied(self, row: SourceRow) -> bool:
        """Return whether all that people fill in was emptied: the row was deleted, too."""
        named = any(merger.spec.key == KINDS[self._kind].title for _, merger in self._cells)
        return named and not any(row.cells[place].text.strip() for place, _ in self._cells)

    # merging -----------------------------------------------------------------

    def _conflicts(self, read: ReadRow, row: SourceRow, entity: Entity) -> tuple[CellConflict, ...]:
        found = []
        for place, merger in self._cells:
            conflict = merger.merge(read, row.cells[place], entity)
            if conflict is not None:
                decided = replace(conflict, take=self._take(conflict))
                found.append(decided)
                if decided.take == THEIRS:
                    put(read, conflict.key, taken(conflict))
        return tuple(found)

    def _take(self, conflict: CellConflict) -> str:
        wished = self._wish.decisions.get(conflict.place, "")
        if wished:
            return wished
        if self._wish.prefer:
            return self._wish.prefer
        if not conflict.is_known and self._wish.on_conflict is OnConflict.UPDATE:
            return THEIRS
        return MINE if self._wish.on_conflict is OnConflict.SKIP else ""

    def _with_bin(
        self,
        read: ReadRow,
        entity: Entity,
        conflicts: tuple[CellConflict, ...],
    ) -> tuple[CellConflict, ...]:
        """Ask about bringing an entry back that is in the bin here and was edited in the file.

        Where it stays there, nothing else of the row is to be decided.
        """
        is_edited = bool(read.values or read.names or read.sources or read.problems)
        if not entity.deleted or not (is_edited or conflicts):
            return conflicts
        is_by_hand = KINDS[self._kind].by_hand
        asked = self._bin_conflict(entity)
        if not is_by_hand or asked.take == MINE:
            self._leave_in_bin(read, entity, STAYS_IN_BIN if is_by_hand else IN_BIN)
            return (asked,) if is_by_hand else ()
        read.restores = asked.take == THEIRS
        return (asked, *conflicts)

    def _leave_in_bin(self, read: ReadRow, entity: Entity, text: str) -> None:
        """Take nothing of a row, and say so."""
        for part in (read.values, read.names, read.sources, read.problems, read.remarks):
            part.clear()
        read.stays_away = True
        read.remark("", text, {"entry": self._project.number(entity)})

    def _bin_conflict(self, entity: Entity) -> CellConflict:
        made = CellConflict(
            kind=self._kind,
            uid=entity.uid,
            key=DELETED,
            column="",
            base=False,
            is_known=True,
            mine=True,
            theirs=False,
            text="",
        )
        return replace(made, take=self._take(made))

    def _keep_notes(self, read: ReadRow, row: SourceRow, entity: Entity) -> None:
        """Add what stands in columns that a person added to the notes, once."""
        for place, name in self._kept:
            text = row.cells[place].text
            if text.strip():
                read.add_note(name, text)
        if not read.notes:
            return
        if not self._has_notes:
            read.remark(read.notes[0].partition(":")[0], NO_NOTES)
            return
        text = str(read.values.get(NOTES, self._project.value(entity, NOTES)) or "")
        lines = [line for line in read.notes if f"\n{line}\n" not in f"\n{text}\n"]
        if lines:
            text = "\n".join([text, *lines] if text else lines)
            if len(text) > MAX_TEXT:
                read.refuse("", TOO_MUCH)
            read.values[NOTES] = text

    def _check(self, read: ReadRow, entity: Entity) -> None:
        """Refuse a row that stands for an entry another row stands for, or breaks a rule."""
        first = self._rows_of.setdefault(entity.uid, read.number)
        if first != read.number:
            read.refuse("", TWICE, entry=self._project.number(entity), first=first)
        elif read.values and not read.problems:
            self._check_rules(read, entity, read.values)

    def _check_rules(self, read: ReadRow, entity: Entity, values: Mapping[str, Value]) -> None:
        try:
            check_needs(entity, values)
            check_orders(entity, values)
            check_offered(self._kind, values)
            check_chains(self._project.store.entity, entity, values)
        except UserError as error:
            keys = [merger for _, merger in self._cells if merger.spec.key in values]
            read.refuse(keys[0].column if keys else "", error.text, **error.values)

    # outcome -----------------------------------------------------------------

    def _plan(self, read: ReadRow, entity: Entity, conflicts: tuple[CellConflict, ...]) -> RowPlan:
        title_key = KINDS[self._kind].title
        return RowPlan(
            row=read.number,
            title=str(read.values.get(title_key) or title_of(entity)),
            outcome=self._outcome(read, entity, conflicts),
            uid=entity.uid,
            entry=entity.uid,
            values=read.values,
            names=read.names,
            sources=read.sources,
            conflicts=conflicts,
            restores=read.restores,
            problems=tuple(read.problems),
            remarks=tuple(read.remarks),
        )

    def _outcome(
        self, read: ReadRow, entity: Entity, conflicts: Sequence[CellConflict]
    ) -> RowOutcome:
        if read.problems:
            return RowOutcome.INVALID
        is_changed = bool(read.values or read.names or read.sources or read.restores)
        if open_conflicts(conflicts):
            return RowOutcome.CONFLICTING
        if read.stays_away:
            return RowOutcome.SKIPPED
        if not is_changed:
            return RowOutcome.UNCHANGED
        is_skipped = self._wish.on_conflict is OnConflict.SKIP
        return RowOutcome.SKIPPED if is_skipped else RowOutcome.CHANGED

    def _with_comment(self, plan: RowPlan, row: SourceRow) -> RowPlan:
        found = self._auditor.found(row, plan.uid)
        comments: list[FoundComment] = new_comments(self._project, [found] if found else [])
        return replace(plan, comments=tuple(comments)) if comments else plan


def _mergers(around: Surroundings, source: SourceList) -> list[tuple[int, CellMerger]]:
    """Return what merges the cells of each column that can be filled in, with its place."""
    kind, keys = source.columns.kind, source.columns.keys
    fields = FieldReader(around.project, around.labels, {}, Understood(ImportWish()))
    return [
        (place, CellMerger(around, fields, kind, name, keys[name]))
        for place, name in enumerate(source.table.header)
        if name in keys and keys[name] not in (UID_COLUMN, NUMBER_COLUMN)
    ]
