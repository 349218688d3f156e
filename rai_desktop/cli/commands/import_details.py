"""What an import tells in detail: what became of columns, rows and cells, and what is open."""

from collections.abc import Iterator

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.fields import FieldSpec
from rai_desktop.domain.rating_words import READINGS
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


def three_steps(plan: ImportPlan) -> Plain:
    """Return what there is to decide about ratings in three steps, if there are any."""
    asked = plan.three_steps
    if asked is None:
        return None
    return {
        "words": list(asked.words),
        "fields": list(asked.keys),
        "times": asked.times,
        "reading": asked.reading or None,
        "possible": {
            name: [levels[place - 1] for place in asked.places] for name, levels in READINGS.items()
        },
    }


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
        "take": None,
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
    yield from _open_steps(plan, words)
    yield from _open_names(plan, words)
    for table in plan.tables:
        for row in table.rows:
            if row.suggestions:
                alike = ", ".join(each.name for each in row.suggestions)
                text = N_("Row {row}: “{name}” is new. Perhaps this is meant: {alike}")
                yield words.told(text, {"row": row.row, "name": row.title, "alike": alike})


def _open_steps(plan: ImportPlan, words: Words) -> Iterator[str]:
    """Yield a line about ratings in three steps, while nobody said how they lie on five."""
    asked = plan.three_steps
    if asked is not None and not asked.reading:
        text = N_(
            "Ratings in three steps ({steps}) are kept as notes ({times} ×). Say with --mapping "
            "how they are meant: “three_steps” is “middle” for 2, 3, 4 or “whole” for 1, 3, 5."
        )
        yield words.told(text, {"steps": " · ".join(asked.words), "times": asked.times})


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
