"""Rows that seem to say the same thing twice: they are imported, and told."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.texts import N_
from rai_desktop.services.importing.model import ImportNote, RowOutcome, RowPlan, same_name

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


def with_doubles(kind: EntityKind, rows: Sequence[RowPlan]) -> tuple[RowPlan, ...]:
    """Return ``rows`` with a remark at each new one that an earlier one seems to say already."""
    seen: dict[str, list[RowPlan]] = {}
    told = []
    for row in rows:
        earlier = seen.setdefault(same_name(row.title), [])
        is_new = row.outcome is RowOutcome.NEW
        first = next((o for o in earlier if _is_alike(kind, row, o)), None) if is_new else None
        if row.outcome is not RowOutcome.INVALID:
            earlier.append(row)
        told.append(_remarked(row, first) if first else row)
    return tuple(told)


def _is_alike(kind: EntityKind, row: RowPlan, other: RowPlan) -> bool:
    """Return whether nothing tells both apart; what one of them leaves open does not."""
    keys = _TELLING.get(kind, ())
    pairs = [(_told(row, key), _told(other, key)) for key in keys]
    return set(row.links) == set(other.links) and all(
        mine == theirs or not (mine and theirs) for mine, theirs in pairs
    )


def _told(row: RowPlan, key: str) -> str:
    return same_name(str(row.values.get(key) or row.names.get(key) or row.sources.get(key) or ""))


def _remarked(row: RowPlan, first: RowPlan) -> RowPlan:
    note = ImportNote(text=DOUBLED, values={"name": row.title, "first": first.row}, row=row.row)
    return replace(row, remarks=(*row.remarks, note))
