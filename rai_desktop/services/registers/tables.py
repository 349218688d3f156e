"""Register tables: one for each kind, made from the descriptions of the fields."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from rai_desktop.domain.codes import LinkRole, RiskLevel
from rai_desktop.domain.fields import EntityKind, FieldKind, FieldSpec, Privacy
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.registry import KINDS, kind_of
from rai_desktop.domain.kinds.risk import Risk
from rai_desktop.domain.rating import Levels, When
from rai_desktop.domain.texts import N_
from rai_desktop.services.assessment import Assessment
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.registers.model import CellValue, Choice, Column, ColumnKind, Row, Table
from rai_desktop.services.registers.redaction import shown_value

REGISTER_KINDS = (
    ("systems", EntityKind.SYSTEM),
    ("risks", EntityKind.RISK),
    ("mitigations", EntityKind.MITIGATION),
    ("people", EntityKind.PERSON),
    ("suppliers", EntityKind.VENDOR),
    ("evidence", EntityKind.EVIDENCE),
)

_EMPTY = {
    EntityKind.SYSTEM: N_("No AI system has been entered yet."),
    EntityKind.RISK: N_("No risk has been entered yet."),
    EntityKind.MITIGATION: N_("No mitigation has been entered yet."),
    EntityKind.PERSON: N_("No person has been entered yet."),
    EntityKind.VENDOR: N_("No supplier has been entered yet."),
    EntityKind.EVIDENCE: N_("No evidence has been entered yet."),
}

_INTRO = {
    EntityKind.SYSTEM: N_("All AI systems of the inventory, retired ones too."),
    EntityKind.RISK: N_("Risks with their ratings; people and business are rated apart."),
    EntityKind.MITIGATION: N_("What is done against the risks, and until when."),
    EntityKind.PERSON: N_("Who answers for systems, risks and mitigations."),
    EntityKind.VENDOR: N_("Where systems come from, and the contracts."),
    EntityKind.EVIDENCE: N_("What proves that something was done."),
}

_PRINTED = {
    EntityKind.SYSTEM: (
        *("name", "purpose", "department", "owner", "vendor", "status", "review_due_on"),
        *("=classification", "=level_persons", "=level_business", "=level"),
    ),
    EntityKind.RISK: (
        *("title", "owner", "status", "treatment", "review_due_on"),
        *("=systems", "=level_persons", "=level_business", "=level"),
    ),
    EntityKind.MITIGATION: ("title", "description", "status", "owner", "due_on", "=risks"),
    EntityKind.PERSON: ("name", "function", "department", "email", "person_roles"),
    EntityKind.VENDOR: (
        *("name", "country", "services", "contact_name"),
        *("processing_agreement", "contract_until"),
    ),
    EntityKind.EVIDENCE: (
        *("title", "evidence_type", "dated_on", "valid_until", "owner"),
        "=entries",
    ),
}
"""Columns that fit side by side on paper; what else is filled stands with each entry."""

_KINDS = {
    FieldKind.TEXT: ColumnKind.TEXT,
    FieldKind.LONG_TEXT: ColumnKind.LONG_TEXT,
    FieldKind.CHOICE: ColumnKind.CHOICE,
    FieldKind.RATING: ColumnKind.CHOICE,
    FieldKind.MULTI_CHOICE: ColumnKind.MULTI_CHOICE,
    FieldKind.DATE: ColumnKind.DATE,
    FieldKind.NUMBER: ColumnKind.NUMBER,
    FieldKind.FLAG: ColumnKind.TEXT,
    FieldKind.REFERENCE: ColumnKind.REFERENCE,
    FieldKind.LINK: ColumnKind.LINK,
    FieldKind.EMAIL: ColumnKind.TEXT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """What the computed columns of a table are made from."""

    project: OpenProject
    labels: Labels
    assessment: Assessment
    numbers: Mapping[Uid, str]
    left_out: frozenset[Privacy]


Cell = tuple[CellValue, RiskLevel | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Computed:
    key: str
    title: str
    kind: ColumnKind
    weight: float
    cell: Callable[[_Source, Entity], Cell]


def kind_table(
    project: OpenProject,
    labels: Labels,
    assessment: Assessment,
    register: tuple[str, EntityKind],
    left_out: frozenset[Privacy],
    only: Uid | None = None,
) -> Table:
    """Return the register of one kind; ``only`` limits it to one system and what hangs on it."""
    name, kind = register
    specs = [
        spec
        for spec in project.fields(kind)
        if spec.register and spec.key != "number" and spec.privacy not in left_out
    ]
    computed = _COMPUTED.get(kind, ())
    printed = _PRINTED[kind]
    source = _Source(
        project=project,
        labels=labels,
        assessment=assessment,
        numbers=project.numbers(kind),
        left_out=left_out,
    )
    entities = _entities(project, assessment, kind, only)
    return Table(
        key=name,
        title=labels.words(KINDS[kind].plural),
        intro=labels.words(_INTRO[kind]),
        columns=(
            _number_column(labels),
            *(_column(labels, spec, printed) for spec in specs),
            *(_computed_column(labels, column, printed) for column in computed),
        ),
        rows=tuple(_row(source, entity, specs, computed) for entity in entities),
        empty=labels.words(_EMPTY[kind]),
    )


def _entities(
    project: OpenProject, assessment: Assessment, kind: EntityKind, only: Uid | None
) -> list[Entity]:
    if only is None:
        return project.entities(kind)
    risks = assessment.risks_of(only)
    related: set[object] = {only, *(risk.uid for risk in risks)}
    for risk in risks:
        related |= {mitigation.uid for mitigation in assessment.mitigations_of(risk.uid)}
    for uid in tuple(related):
        entity = project.entity(Uid(str(uid)))
        for spec in KINDS[kind_of(entity)].fields:
            if spec.reference is not None:
                related.add(project.value(entity, spec.key))
        related |= set(project.links.firsts(LinkRole.EVIDENCE_OF, entity.uid))
    return [entity for entity in project.entities(kind) if entity.uid in related]


def _number_column(labels: Labels) -> Column:
    return Column(
        key="number",
        title=labels.words(N_("Number")),
        kind=ColumnKind.TEXT,
        weight=0.7,
        editable=False,
        in_print=True,
    )


def _column(labels: Labels, spec: FieldSpec, printed: Collection[str]) -> Column:
    choices = tuple(Choice(code=code, label=label) for code, label in labels.choices(spec))
    return Column(
        key=spec.key,
        title=labels.field(spec),
        kind=_KINDS[spec.kind],
        help=labels.help(spec),
        weight=2.0 if spec.kind is FieldKind.LONG_TEXT else 1.0,
        choices=choices,
        editable=not spec.internal,
        in_print=spec.key in printed,
    )


def _computed_column(labels: Labels, column: _Computed, printed: Collection[str]) -> Column:
    choices: tuple[Choice, ...] = ()
    if column.kind is ColumnKind.LEVEL:
        choices = tuple(
            Choice(code=str(level), label=labels.code(level), level=level) for level in RiskLevel
        )
    return Column(
        key=column.key,
        title=labels.words(column.title),
        kind=column.kind,
        weight=column.weight,
        choices=choices,
        editable=False,
        in_print=column.key in printed,
    )


def _row(
    source: _Source, entity: Entity, specs: list[FieldSpec], computed: tuple[_Computed, ...]
) -> Row:
    cells: list[CellValue] = [source.numbers.get(entity.uid, "")]
    codes: dict[str, str] = {}
    for spec in specs:
        value = source.project.value(entity, spec.key)
        if spec.kind in (FieldKind.CHOICE, FieldKind.RATING) and value is not None:
            codes[spec.key] = str(value)
        if spec.kind in (FieldKind.DATE, FieldKind.NUMBER):
            assert not isinstance(value, tuple)  # noqa: S101 - days and numbers are single
            cells.append(value)
        else:
            cells.append(shown_value(source.project, source.labels, spec, value, source.left_out))
    highest: RiskLevel | None = None
    for column in computed:
        shown, level = column.cell(source, entity)
        cells.append(shown)
        if level is not None:
            codes[column.key] = str(level)
            highest = level
    return Row(uid=entity.uid, cells=tuple(cells), codes=codes, level=highest)


def _level_cell(source: _Source, level: RiskLevel | None) -> Cell:
    return (source.labels.code(level) if level else source.labels.words(N_("Not rated")), level)


def _system_levels(source: _Source, entity: Entity) -> Levels:
    return source.assessment.system_levels(entity.uid)


def _risk_levels(source: _Source, entity: Entity, when: When) -> Levels:
    assert isinstance(entity, Risk)  # noqa: S101 - columns of the risk table
    return source.assessment.levels(entity, when)


def _names(source: _Source, uids: list[Uid]) -> Cell:
    return "; ".join(source.project.name(uid) for uid in uids), None


_LEVEL = ColumnKind.LEVEL

_COMPUTED: Mapping[EntityKind, tuple[_Computed, ...]] = {
    EntityKind.SYSTEM: (
        _Computed(
            key="=classification",
            title=N_("Classification (AI Act)"),
            kind=ColumnKind.TEXT,
            weight=1.0,
            cell=lambda source, _: (source.labels.words(N_("Classification open")), None),
        ),
        _Computed(
            key="=risks",
            title=N_("Number of risks"),
            kind=ColumnKind.NUMBER,
            weight=0.6,
            cell=lambda source, entity: (len(source.assessment.risks_of(entity.uid)), None),
        ),
        _Computed(
            key="=level_persons",
            title=N_("Risk level for people"),
            kind=_LEVEL,
            weight=0.8,
            cell=lambda source, e: _level_cell(source, _system_levels(source, e).persons),
        ),
        _Computed(
            key="=level_business",
            title=N_("Risk level for the business"),
            kind=_LEVEL,
            weight=0.8,
            cell=lambda source, e: _level_cell(source, _system_levels(source, e).business),
        ),
        _Computed(
            key="=level",
            title=N_("Risk level"),
            kind=_LEVEL,
            weight=0.8,
            cell=lambda source, e: _level_cell(source, _system_levels(source, e).overall),
        ),
    ),
    EntityKind.RISK: (
        _Computed(
            key="=systems",
            title=N_("AI systems"),
            kind=ColumnKind.TEXT,
            weight=1.4,
            cell=lambda source, e: _names(
                source, source.project.links.firsts(LinkRole.SYSTEM_RISK, e.uid)
            ),
        ),
        _Computed(
            key="=mitigations",
            title=N_("Mitigations"),
            kind=ColumnKind.TEXT,
            weight=1.6,
            cell=lambda source, e: _names(
                source, source.project.links.seconds(LinkRole.RISK_MITIGATION, e.uid)
            ),
        ),
        _Computed(
            key="=inherent",
            title=N_("Risk level without measures"),
            kind=_LEVEL,
            weight=0.8,
            cell=lambda source, e: _level_cell(
                source, _risk_levels(source, e, When.INHERENT).overall
            ),
        ),
        _Computed(
            key="=target",
            title=N_("Target risk level"),
            kind=_LEVEL,
            weight=0.8,
            cell=lambda source, e: _level_cell(
                source, _risk_levels(source, e, When.TARGET).overall
            ),
        ),
        _Computed(
            key="=level_persons",
            title=N_("Risk level for people"),
            kind=_LEVEL,
            weight=0.8,
            cell=lambda source, e: _level_cell(
                source, _risk_levels(source, e, When.CURRENT).persons
            ),
        ),
        _Computed(
            key="=level_business",
            title=N_("Risk level for the business"),
            kind=_LEVEL,
            weight=0.8,
            cell=lambda source, e: _level_cell(
                source, _risk_levels(source, e, When.CURRENT).business
            ),
        ),
        _Computed(
            key="=level",
            title=N_("Risk level today"),
            kind=_LEVEL,
            weight=0.8,
            cell=lambda source, e: _level_cell(
                source, _risk_levels(source, e, When.CURRENT).overall
            ),
        ),
    ),
    EntityKind.MITIGATION: (
        _Computed(
            key="=risks",
            title=N_("Risks"),
            kind=ColumnKind.TEXT,
            weight=1.6,
            cell=lambda source, e: _names(
                source, source.project.links.firsts(LinkRole.RISK_MITIGATION, e.uid)
            ),
        ),
    ),
    EntityKind.EVIDENCE: (
        _Computed(
            key="=entries",
            title=N_("Proves"),
            kind=ColumnKind.TEXT,
            weight=1.4,
            cell=lambda source, e: _names(
                source, source.project.links.seconds(LinkRole.EVIDENCE_OF, e.uid)
            ),
        ),
    ),
}
