"""What the import tells: as one document, or as lines to read."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rai_desktop.cli.commands import import_details as details
from rai_desktop.cli.commands.import_trip import TripAnswer
from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.errors import ExitCode
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.texts import N_, Listed
from rai_desktop.services.importing import ImportPlan, RowOutcome, RowPlan, TablePlan
from rai_desktop.services.importing.model import ImportNote
from rai_desktop.services.importing.new_names import new_entry
from rai_desktop.services.project import OpenProject
from rai_desktop.services.tables import SourceDocument

if TYPE_CHECKING:
    from rai_desktop.cli.context import Context

_MOST_LINES = 100


class ImportAnswer:
    """Tells what an import did, or would do."""

    def __init__(
        self,
        context: "Context",
        project: OpenProject,
        document: SourceDocument,
        plan: ImportPlan,
        *,
        done: bool,
        errors: Path | None,
    ) -> None:
        self._context = context
        self._words = context.words
        self._project = project
        self._plan = plan
        self._done = done
        self._errors = errors
        read = {table.name for table in plan.tables}
        tables = [each for table in document.tables if table.name in read for each in table.remarks]
        found = [
            ImportNote(text=r.text, values=r.values, row=r.row, column=r.column or "")
            for r in (*document.remarks, *tables)
        ]
        self._of_source = sorted(found, key=lambda note: note.row or 0)

    def give(self, trip: TripAnswer) -> ExitCode:
        """Answer, and return what the command ends with; ``trip`` tells about own exports."""
        plan = self._plan
        remarks = [*self._of_source, *plan.notes]
        document: dict[str, Plain] = {
            "imported": self._done,
            "counts": {str(outcome): plan.count(outcome) for outcome in RowOutcome},
            "tables": [self._table(table) for table in plan.tables],
            "added": [
                {"kind": str(kind), "name": _name(kind, name)} for kind, name in plan.added_names()
            ],
            "problems": [self._note(note) for note in plan.problems],
            "changes": [self._change(row) for _, row in self._changes()],
            "remarks": [self._note(note) for note in remarks],
            "errors": str(self._errors) if self._errors else None,
            "new_fields": details.new_fields(plan),
            "unknown_words": details.unknown_words(plan),
            "unknown_names": details.unknown_names(plan),
            "spellings": details.spellings(plan),
            "three_steps": details.three_steps(plan),
            **trip.document(),
        }
        if self._context.options.dry_run and self._context.options.json:
            document["rows"] = details.rows(plan)
        self._context.answer(document, [*self._lines(), *trip.lines(), *self._end()])
        if trip.is_open:
            return ExitCode.REMARKS
        if plan.is_blocked:
            return ExitCode.REFUSED
        return ExitCode.REMARKS if remarks or plan.problems else ExitCode.DONE

    # as a document -------------------------------------------------------------

    def _note(self, note: ImportNote) -> Plain:
        text = self._words.told(note.text, note.values)
        kept: dict[str, Plain] = {"kept": note.kept} if note.kept else {}
        return {"row": note.row, "column": note.column or None, "text": text, **kept}

    def _table(self, table: TablePlan) -> Plain:
        counts = table.counts()
        return {
            "name": table.name,
            "kind": str(table.kind),
            "counts": {str(outcome): counts[outcome] for outcome in RowOutcome},
            "columns": dict(table.columns.keys),
            "new_fields": list(table.columns.new_fields),
            "seen_from_cells": [*sorted(table.columns.by_content)],
            "kept_as_notes": list(table.unmapped),
            "ignored": list(table.columns.ignored),
        }

    def _changes(self) -> Iterator[tuple[TablePlan, RowPlan]]:
        for table in self._plan.tables:
            changed = (row for row in table.rows if row.outcome is RowOutcome.CHANGED)
            yield from ((table, row) for row in changed)

    def _change(self, row: RowPlan) -> Plain:
        keys = [*row.values, *row.names, *row.sources]
        return {"row": row.row, "number": self._number(row), "name": row.title, "fields": [*keys]}

    def _number(self, row: RowPlan) -> str:
        return self._project.number(self._project.entity(row.uid)) if row.uid else ""

    # as lines --------------------------------------------------------------------

    def _lines(self) -> Iterator[str]:
        for table in self._plan.tables:
            yield self._counts(table)
            if table.unmapped:
                columns = ", ".join(table.unmapped)
                yield self._words.filled(N_("Kept as notes: {columns}"), columns=columns)
        for kind, name in self._plan.added_names():
            label = self._words(KINDS[kind].label)
            shown = _name(kind, name)
            yield self._words.filled(N_("Added as {kind}: {name}"), kind=label, name=shown)
        yield from _shortened(list(details.open_lines(self._plan, self._words)))
        if self._plan.is_stopped:
            yield from _shortened([self._change_line(*change) for change in self._changes()])
        for notes in (self._plan.problems, self._of_source, self._plan.notes):
            yield from _shortened([self._line(note) for note in notes])

    def _counts(self, table: TablePlan) -> str:
        counts = table.counts()
        return self._words.filled(
            N_(
                "{kind}: {new} new, {changed} changed, {same} unchanged, {skipped} skipped, "
                "{bad} not imported"
            ),
            kind=self._words(KINDS[table.kind].plural),
            new=counts[RowOutcome.NEW],
            changed=counts[RowOutcome.CHANGED],
            same=counts[RowOutcome.UNCHANGED],
            skipped=counts[RowOutcome.SKIPPED],
            bad=counts[RowOutcome.INVALID] + counts[RowOutcome.CONFLICTING],
        )

    def _change_line(self, table: TablePlan, row: RowPlan) -> str:
        keys = [*row.values, *row.names, *row.sources]
        fields = Listed(tuple(details.named_field(self._plan, table, key) for key in keys))
        text = N_("{entry} would change: {fields}") if keys else N_("{entry} would get new links")
        entry = f"{self._number(row)} {row.title}"
        change = self._words.told(text, {"entry": entry, "fields": fields})
        return f"{self._row(row.row)} · {change}"

    def _line(self, note: ImportNote) -> str:
        text = self._words.told(note.text, note.values)
        is_told = "{row}" in note.text
        place = self._row(note.row) if note.row and not is_told else ""
        return " · ".join(part for part in (place, "" if is_told else note.column, text) if part)

    def _row(self, row: int) -> str:
        return self._words.filled(N_("Row {row}"), row=row)

    def _end(self) -> Iterator[str]:
        if self._plan.is_stopped:
            yield self._words(
                N_("Some rows are in the project with other values. Choose --on-conflict.")
            )
        if self._errors:
            text = N_("To be corrected by whoever keeps the list: {path}")
            yield self._words.filled(text, path=self._errors)
        if not self._done:
            yield self._words(N_("Nothing was written."))


def _name(kind: EntityKind, name: str) -> str:
    return str(new_entry(kind, name)[KINDS[kind].title])


def _shortened(lines: Sequence[str]) -> Iterator[str]:
    yield from lines[:_MOST_LINES]
    if len(lines) > _MOST_LINES:
        yield f"… {len(lines) - _MOST_LINES}"
