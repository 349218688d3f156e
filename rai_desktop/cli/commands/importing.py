"""The command that reads lists in."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.errors import ExitCode, UsageError
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.texts import N_
from rai_desktop.domain.values import MAX_TEXT
from rai_desktop.services.importing import (
    ImportPlan,
    ImportWish,
    OnConflict,
    RowOutcome,
    TablePlan,
    apply_plan,
    plan_import,
)
from rai_desktop.services.importing.model import ImportNote
from rai_desktop.services.tables import Remark

if TYPE_CHECKING:
    from rai_desktop.cli.context import Context

_MOST_LINES = 100


def import_list(context: "Context") -> ExitCode:
    """Import a list as one step, or show what would happen."""
    from rai_desktop.imports.limits import USUAL_LIMITS
    from rai_desktop.imports.reading import UNNAMED_COLUMN, read_source

    options = context.options
    wish = _wish(context)
    limits = replace(USUAL_LIMITS, cell_characters=MAX_TEXT)
    document = read_source(options.source, limits, unnamed=context.words(UNNAMED_COLUMN))
    with context.project(options.project, read_only=options.dry_run) as project:
        author = context.use_author(project)
        plan = plan_import(project, context.all_labels(), document, wish)
        done = False
        if not options.dry_run and not plan.is_blocked:
            done = apply_plan(project, plan, also=author) is not None
    read = {table.name for table in plan.tables}
    remarks = [r for table in document.tables if table.name in read for r in table.remarks]
    return _Answer(context, plan, [*document.remarks, *remarks], done=done).give()


def _wish(context: "Context") -> ImportWish:
    from rai_desktop.cli.context import kind_named

    options = context.options
    return ImportWish(
        kind=kind_named(options.kind),
        sheet=options.sheet,
        mapping=_read_mapping(options.mapping) if options.mapping else None,
        on_conflict=OnConflict(options.on_conflict),
    )


def _read_mapping(path: Path) -> Mapping[str, str | None]:
    try:
        mapping = json.loads(path.read_text("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        mapping = None
    if not isinstance(mapping, dict) or not all(_is_key(key) for key in mapping.values()):
        raise UsageError(
            N_('{path} is no mapping. Write a JSON object such as {{"Column": "field"}}.'),
            path=path,
        )
    return mapping


def _is_key(key: object) -> bool:
    return key is None or isinstance(key, str)


class _Answer:
    """Tells what an import did, or would do."""

    def __init__(
        self, context: "Context", plan: ImportPlan, remarks: Sequence[Remark], *, done: bool
    ) -> None:
        self._context = context
        self._words = context.words
        self._plan = plan
        self._remarks = remarks
        self._done = done

    def give(self) -> ExitCode:
        """Answer, and return what the command ends with."""
        plan = self._plan
        problems = [self._note(note) for note in plan.problems]
        read = [self._remark(remark) for remark in self._remarks]
        remarks = [*read, *(self._note(note) for note in plan.notes)]
        document: dict[str, Plain] = {
            "imported": self._done,
            "counts": {str(outcome): plan.count(outcome) for outcome in RowOutcome},
            "tables": [self._table(table) for table in plan.tables],
            "added": [{"kind": str(kind), "name": name} for kind, name in plan.added_names()],
            "problems": list(problems),
            "remarks": list(remarks),
        }
        found = [*self._note_lines(plan.problems), *(str(r["text"]) for r in read)]
        lines = [*self._lines(), *found, *self._note_lines(plan.notes), *self._end()]
        self._context.answer(document, lines)
        if plan.is_blocked:
            return ExitCode.REFUSED
        return ExitCode.REMARKS if remarks else ExitCode.DONE

    def _note(self, note: ImportNote) -> dict[str, Plain]:
        text = self._words.filled(note.text, **note.values)
        return {"row": note.row, "column": note.column or None, "text": text}

    def _remark(self, remark: Remark) -> dict[str, Plain]:
        text = self._words.filled(remark.text, **remark.values)
        return {"row": remark.row, "column": remark.column, "text": text}

    def _table(self, table: TablePlan) -> Plain:
        counts = table.counts()
        return {
            "name": table.name,
            "kind": str(table.kind),
            "counts": {str(outcome): counts[outcome] for outcome in RowOutcome},
            "columns": dict(table.columns.keys),
            "kept_as_notes": list(table.unmapped),
            "ignored": list(table.columns.ignored),
        }

    def _lines(self) -> Iterator[str]:
        for table in self._plan.tables:
            counts = table.counts()
            yield self._words.filled(
                N_(
                    "{kind}: {new} new, {changed} changed, {same} unchanged, {skipped} skipped, "
                    "{bad} faulty"
                ),
                kind=self._words(KINDS[table.kind].plural),
                new=counts[RowOutcome.NEW],
                changed=counts[RowOutcome.CHANGED],
                same=counts[RowOutcome.UNCHANGED],
                skipped=counts[RowOutcome.SKIPPED],
                bad=counts[RowOutcome.INVALID],
            )
            if table.unmapped:
                columns = ", ".join(table.unmapped)
                yield self._words.filled(N_("Kept as notes: {columns}"), columns=columns)
        for kind, name in self._plan.added_names():
            label = self._words(KINDS[kind].label)
            yield self._words.filled(N_("Added as {kind}: {name}"), kind=label, name=name)

    def _note_lines(self, notes: Sequence[ImportNote]) -> Iterator[str]:
        for note in notes[:_MOST_LINES]:
            place = self._words.filled(N_("Row {row}"), row=note.row) if note.row else ""
            text = self._words.filled(note.text, **note.values)
            yield " · ".join(part for part in (place, note.column, text) if part)
        if len(notes) > _MOST_LINES:
            yield f"… {len(notes) - _MOST_LINES}"

    def _end(self) -> Iterator[str]:
        plan = self._plan
        if plan.is_blocked and not plan.problems:
            yield self._words(
                N_("Some rows are in the project with other values. Choose --on-conflict.")
            )
        if not self._done:
            yield self._words(N_("Nothing was written."))
