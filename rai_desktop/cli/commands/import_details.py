"""What an import tells in detail: what became of columns, rows and cells, and what is open."""

from collections.abc import Iterator

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.fields import FieldSpec
from rai_desktop.domain.texts import N_, Named
from rai_desktop.services.importing import (
    ImportPlan,
    RowPlan,
    Suggestion,
    TablePlan,
    row_cells,
)
from rai_desktop.words import Words


def new_fields(plan: ImportPlan) -> list[Plain]:
    """Return the custom fields that the import makes."""
    return [{"label": each.label, "kind": str(each.custom_kind)} for each in plan.new_fields]


def unknown_words(plan: ImportPlan) -> list[Plain]:
    """Return the words that nobody understood."""
    return [
        {"field": each.key, "text": each.text, "times": each.times} for each in plan.unknown_words
    ]


def unknown_names(plan: ImportPlan) -> list[Plain]:
    """Return the names that no entry has, with what may be meant."""
    return [
        {
            "kind": str(each.kind),
            "name": each.name,
            "times": each.times,
            "suggestions": _suggestions(each.suggestions),
            "taken": each.taken,
        }
        for each in plan.unknown_names
    ]


def spellings(plan: ImportPlan) -> list[Plain]:
    """Return the names that are spelled in several ways, and whether they become one."""
    return [
        {
            "kind": str(each.kind),
            "names": list(each.names),
            "times": each.times,
            "sure": each.is_sure,
            "one": each.is_one,
        }
        for each in plan.spellings
    ]


def rows(plan: ImportPlan) -> list[Plain]:
    """Return what every row and every filled cell would do."""
    return [
        _row(plan, table, row) for table in plan.tables if not table.is_part for row in table.rows
    ]


def _row(plan: ImportPlan, table: TablePlan, row: RowPlan) -> Plain:
    cells: list[Plain] = [
        {
            "column": cell.column,
            "field": cell.key or None,
            "outcome": str(cell.outcome),
            "before": cell.before,
            "after": cell.after,
            "note": cell.note or None,
        }
        for cell in row_cells(plan, table, row)
        if cell.text.strip() or cell.note
    ]
    return {
        "table": table.name,
        "row": row.row,
        "name": row.title,
        "outcome": str(row.outcome),
        "cells": cells,
        "suggestions": _suggestions(row.suggestions),
    }


def _suggestions(found: tuple[Suggestion, ...]) -> list[Plain]:
    return [{"uid": each.uid, "name": each.name, "likeness": each.likeness} for each in found]


def named_field(plan: ImportPlan, table: TablePlan, key: str) -> Named:
    """Return the name of a field in sentences, also of one that the import makes."""
    spec: FieldSpec | None = plan.view.specs.get((table.kind, key)) if plan.view else None
    return spec.named if spec else Named(key=key, texts={"": key})


def open_lines(plan: ImportPlan, words: Words) -> Iterator[str]:
    """Yield lines about new fields, words and names that somebody can decide about."""
    if plan.new_fields:
        labels = ", ".join(each.label for each in plan.new_fields)
        yield words.filled(N_("New fields of your own: {labels}"), labels=labels)
    for word in plan.unknown_words:
        text = N_("Not understood in the field “{field}”: “{text}” ({times} ×)")
        field = next((named_field(plan, t, word.key) for t in plan.tables), word.key)
        yield words.told(text, {"field": field, "text": word.text, "times": word.times})
    yield from _open_names(plan, words)
    for table in plan.tables:
        for row in table.rows:
            if row.suggestions:
                alike = ", ".join(each.name for each in row.suggestions)
                text = N_("Row {row}: “{name}” is new. Perhaps this is meant: {alike}")
                yield words.told(text, {"row": row.row, "name": row.title, "alike": alike})


def _open_names(plan: ImportPlan, words: Words) -> Iterator[str]:
    """Yield lines about names that may be those of others, or are."""
    for group in plan.spellings:
        if not (group.is_one or group.is_decided):
            names = " · ".join(group.names)
            text = N_("Perhaps only spelled otherwise, kept apart: {names}")
            yield words.told(text, {"names": names})
    for name in plan.unknown_names:
        if name.taken is not None and plan.view is not None:
            text = N_("“{name}” counts as “{entry}”, which is there already.")
            yield words.told(text, {"name": name.name, "entry": plan.view.project.name(name.taken)})
        elif name.suggestions:
            alike = ", ".join(each.name for each in name.suggestions)
            text = N_("“{name}” is not there yet. Perhaps this is meant: {alike}")
            yield words.told(text, {"name": name.name, "alike": alike})
