"""The mitigations that the rows of a risk list name, as rows of a list of their own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from rai_desktop.domain.canonical import Value, is_empty
from rai_desktop.domain.fields import EntityKind, FieldSpec
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.services.importing.mapping import ColumnMap
from rai_desktop.services.importing.model import (
    REFUSED,
    LinkPlan,
    RowOutcome,
    RowPlan,
    TablePlan,
)
from rai_desktop.services.importing.part_columns import PART_FIELDS, PART_KIND, PART_ROLE
from rai_desktop.services.importing.wishes import OnConflict
from rai_desktop.services.links import link_uid
from rai_desktop.services.project import OpenProject

PART_REFERENCES = {
    (PART_KIND, spec.key): spec.reference for spec in KINDS[PART_KIND].fields if spec.reference
}
_PART_ENTRY = "part:"
_ROW_ENTRY = "row:"


def part_specs() -> dict[tuple[EntityKind, str], FieldSpec]:
    """Return the fields of mitigations, by their own keys and by those of columns of risk lists."""
    own = {spec.key: spec for spec in KINDS[PART_KIND].fields}
    named = {(EntityKind.RISK, key): own[field] for key, field in PART_FIELDS.items()}
    return {(PART_KIND, key): spec for key, spec in own.items()} | named


@dataclass(slots=True)
class _Part:
    """One mitigation with the rows that name it."""

    row: int
    title: str
    uid: Uid | None
    values: dict[str, Value] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    risks: list[RowPlan] = field(default_factory=list)

    @property
    def entry(self) -> str:
        return f"{_PART_ENTRY}{self.uid or self.title}"


def with_parts(
    project: OpenProject, tables: Sequence[TablePlan], on_conflict: OnConflict
) -> tuple[list[TablePlan], list[LinkPlan]]:
    """Return ``tables`` with one more for the mitigations that their rows name, and the links."""
    made: list[TablePlan] = []
    links: list[LinkPlan] = []
    for table in tables:
        if not any(row.parts for row in table.rows):
            made.append(table)
            continue
        named = replace(table, rows=tuple(map(_with_entry, table.rows)))
        found = _found(named.rows)
        fresh = {row.row for part in found for row in _unlinked(project, part)}
        rows = tuple(replace(r, has_new_parts=r.row in fresh) for r in named.rows)
        made += [replace(named, rows=rows), _part_table(project, table.name, found, on_conflict)]
        links += [link for part in found for link in _links(part)]
    return made, links


def _with_entry(row: RowPlan) -> RowPlan:
    return replace(row, entry=row.entry or f"{_ROW_ENTRY}{row.row}") if row.parts else row


def _found(rows: Sequence[RowPlan]) -> list[_Part]:
    """Return the mitigations of all rows that come in, each once."""
    found: dict[str, _Part] = {}
    for row in rows:
        if row.outcome in (*REFUSED, RowOutcome.SKIPPED):
            continue
        for part in row.parts:
            one = found.setdefault(part.identity, _Part(row.row, part.title, part.uid))
            one.values |= {k: v for k, v in part.values.items() if k not in one.values}
            one.names |= {k: v for k, v in part.names.items() if k not in one.names}
            one.risks.append(row)
    return list(found.values())


def _links(part: _Part) -> Iterator[LinkPlan]:
    """Yield the links to risks, of which one end is not there yet."""
    for risk in part.risks:
        if not (risk.uid and part.uid):
            yield LinkPlan(role=PART_ROLE, first=risk.entry, second=part.entry)


def _unlinked(project: OpenProject, part: _Part) -> Iterator[RowPlan]:
    """Yield the risks to which a mitigation would be linked; removed links stay away."""
    for risk in part.risks:
        uids = (risk.uid, part.uid)
        if not all(uids):
            yield risk
        elif risk.uid and part.uid:
            uid = link_uid(project.uid, PART_ROLE, risk.uid, part.uid)
            if project.store.entity(uid) is None:
                yield risk


def _part_table(
    project: OpenProject, name: str, parts: Sequence[_Part], on_conflict: OnConflict
) -> TablePlan:
    return TablePlan(
        name=name,
        columns=ColumnMap(kind=EntityKind.MITIGATION, keys={}),
        unmapped=(),
        rows=tuple(_row(project, part, on_conflict) for part in parts),
        is_part=True,
    )


def _row(project: OpenProject, part: _Part, on_conflict: OnConflict) -> RowPlan:
    if part.uid is None:
        outcome, values = RowOutcome.NEW, {"title": part.title, **part.values}
        return RowPlan(
            row=part.row,
            title=part.title,
            outcome=outcome,
            entry=part.entry,
            values=values,
            names=part.names,
        )
    entity = project.entity(part.uid)
    values = {
        key: value
        for key, value in part.values.items()
        if not is_empty(value) and project.value(entity, key) != value
    }
    links = tuple((PART_ROLE, row.uid) for row in _unlinked(project, part) if row.uid)
    outcome = RowOutcome.UNCHANGED
    if values or part.names or links:
        is_skipped = on_conflict is OnConflict.SKIP
        outcome = RowOutcome.SKIPPED if is_skipped else RowOutcome.CHANGED
    return RowPlan(
        row=part.row,
        title=project.name(part.uid),
        outcome=outcome,
        uid=part.uid,
        entry=part.entry,
        values=values,
        names=part.names,
        links=links,
    )
