"""Rows that seem to say the same thing twice: they are imported, and told."""

from collections.abc import Container, Mapping
from dataclasses import replace

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.texts import N_
from rai_desktop.services.importing.model import (
    REFUSED,
    ImportNote,
    RowOutcome,
    RowPlan,
    TablePlan,
    same_name,
)

TWICE = N_(
    "“{name}” is in row {first} already, and this row says nothing else. Remove it, or say that it "
    "is an entry of its own."
)
DOUBLED = N_("“{name}” is in row {first}, too. Both were imported; remove one if it is the same.")

_TELLING: Mapping[EntityKind, tuple[str, ...]] = {
    EntityKind.SYSTEM: ("vendor", "purpose"),
    EntityKind.RISK: ("description", "cause"),
    EntityKind.MITIGATION: ("description",),
    EntityKind.PERSON: ("email", "function"),
    EntityKind.VENDOR: ("country",),
    EntityKind.EVIDENCE: ("link", "version"),
}
"""The fields that tell two entries of one name apart."""


def with_doubles(table: TablePlan, decided: Container[int]) -> TablePlan:
    """Return ``table`` in which rows that an earlier one seems to say already are told.

    A new row that says nothing else contradicts the list; rows that are ``decided`` are not asked
    about.
    """
    kind = table.kind
    seen: dict[str, list[RowPlan]] = {}
    rows = []
    for row in table.rows:
        earlier = seen.setdefault(same_name(row.title), [])
        is_open = row.outcome is RowOutcome.NEW and row.row not in decided
        alike = [other for other in earlier if is_open and _is_alike(kind, row, other)]
        first = next((o for o in alike if _says_no_more(row, o)), alike[0] if alike else None)
        if row.outcome not in REFUSED:
            earlier.append(row)
        rows.append(_told_about(row, first) if first else row)
    return replace(table, rows=tuple(rows))


def _told_about(row: RowPlan, first: RowPlan) -> RowPlan:
    return _refused(row, first) if _says_no_more(row, first) else _remarked(row, first)


def _says_no_more(row: RowPlan, first: RowPlan) -> bool:
    """Return whether everything that a row says stands in the earlier one, too."""
    keys = {*row.values, *row.names, *row.sources}
    is_said = all(_told(row, key) == _told(first, key) for key in keys)
    return is_said and set(row.links) <= set(first.links) and row.parts == first.parts


def _is_alike(kind: EntityKind, row: RowPlan, other: RowPlan) -> bool:
    """Return whether nothing tells both apart; what one of them leaves open does not."""
    keys = _TELLING.get(kind, ())
    pairs = [(_told(row, key), _told(other, key)) for key in keys]
    return set(row.links) == set(other.links) and all(
        mine == theirs or not (mine and theirs) for mine, theirs in pairs
    )


def _told(row: RowPlan, key: str) -> str:
    value = row.values.get(key) or row.said.get(key)
    return same_name(str(value or row.names.get(key) or row.sources.get(key) or ""))


def _refused(row: RowPlan, first: RowPlan) -> RowPlan:
    note = ImportNote(text=TWICE, values={"name": row.title, "first": first.row}, row=row.row)
    return replace(row, problems=(*row.problems, note), outcome=RowOutcome.CONFLICTING)


def _remarked(row: RowPlan, first: RowPlan) -> RowPlan:
    note = ImportNote(text=DOUBLED, values={"name": row.title, "first": first.row}, row=row.row)
    return replace(row, remarks=(*row.remarks, note))
