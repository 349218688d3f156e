"""Register tables: one for each kind, made from the descriptions of the fields."""

from collections.abc import Callable, Collection, Sequence
from operator import itemgetter

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.domain.fields import EntityKind, FieldKind, FieldSpec
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.registry import KINDS, kind_of
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.registers.cells import FieldCells
from rai_desktop.services.registers.computed import (
    COMPUTED,
    LEVEL,
    Computed,
    Result,
    Source,
    computed_values,
)
from rai_desktop.services.registers.model import (
    CellValue,
    Choice,
    Column,
    ColumnKind,
    Row,
    Table,
    Written,
)
from rai_desktop.services.registers.told_columns import level_choices

REGISTER_KINDS = (
    ("systems", EntityKind.SYSTEM),
    ("classifications", EntityKind.CLASSIFICATION),
    ("obligations", EntityKind.OBLIGATION),
    ("risks", EntityKind.RISK),
    ("mitigations", EntityKind.MITIGATION),
    ("acceptances", EntityKind.ACCEPTANCE),
    ("evidence", EntityKind.EVIDENCE),
    ("incidents", EntityKind.INCIDENT),
    ("trainings", EntityKind.TRAINING),
    ("inquiries", EntityKind.INQUIRY),
    ("practices", EntityKind.PRACTICE),
    ("reviews", EntityKind.REVIEW),
    ("findings", EntityKind.FINDING),
    ("tasks", EntityKind.TASK),
    ("people", EntityKind.PERSON),
    ("suppliers", EntityKind.VENDOR),
)

_EMPTY = {
    EntityKind.SYSTEM: N_("No AI system has been entered yet."),
    EntityKind.RISK: N_("No risk has been entered yet."),
    EntityKind.MITIGATION: N_("No mitigation has been entered yet."),
    EntityKind.PERSON: N_("No person has been entered yet."),
    EntityKind.VENDOR: N_("No supplier has been entered yet."),
    EntityKind.EVIDENCE: N_("No evidence has been entered yet."),
    EntityKind.CLASSIFICATION: N_("No AI system has been classified yet."),
    EntityKind.OBLIGATION: N_("No obligation is known yet; they follow from the classification."),
    EntityKind.TASK: N_("There is no task."),
    EntityKind.ACCEPTANCE: N_("No risk has been accepted yet."),
    EntityKind.REVIEW: N_("No review has been held yet."),
    EntityKind.FINDING: N_("There is no finding."),
    EntityKind.INCIDENT: N_("No incident has been entered."),
    EntityKind.TRAINING: N_("No training has been entered yet."),
    EntityKind.INQUIRY: N_("Nobody has been asked yet which AI is in use."),
    EntityKind.PRACTICE: N_("No good practice has been entered yet."),
}

_INTRO = {
    EntityKind.SYSTEM: N_("All AI systems of the inventory, retired ones too."),
    EntityKind.RISK: N_("Risks with their ratings; people and business are rated apart."),
    EntityKind.MITIGATION: N_("What is done against the risks, and until when."),
    EntityKind.PERSON: N_("Who answers for systems, risks and mitigations."),
    EntityKind.VENDOR: N_("Where systems come from, and the contracts."),
    EntityKind.EVIDENCE: N_("What proves that something was done."),
    EntityKind.CLASSIFICATION: N_(
        "What each AI system is under the AI Act, who decided it and by which state of the law."
    ),
    EntityKind.OBLIGATION: N_("Standing duties that follow from the classification."),
    EntityKind.TASK: N_("What somebody has to do, and until when."),
    EntityKind.ACCEPTANCE: N_("Who accepts which risk, why, and until when."),
    EntityKind.REVIEW: N_("Who looked at which entry, when, and with what outcome."),
    EntityKind.FINDING: N_("What reviews, audits, incidents and complaints brought to light."),
    EntityKind.INCIDENT: N_("What went wrong, what was done, and who was told."),
    EntityKind.TRAINING: N_("How the company supports AI literacy (Art. 4 AI Act)."),
    EntityKind.INQUIRY: N_("Who was asked about AI in use, when, and what came back."),
    EntityKind.PRACTICE: N_("What worked well here and may help others."),
}

_PRINTED = {
    EntityKind.SYSTEM: (
        *("name", "status", "=classification", "=level_persons", "=level_business"),
        *("owner", "department", "purpose", "review_due_on"),
    ),
    EntityKind.RISK: (
        *("title", "=level", "=level_persons", "=level_business", "=systems"),
        *("status", "treatment", "owner", "review_due_on"),
    ),
    EntityKind.MITIGATION: ("title", "status", "owner", "due_on", "=risks", "description"),
    EntityKind.PERSON: ("name", "function", "department", "email", "person_roles"),
    EntityKind.VENDOR: (
        *("name", "country", "services", "contact_name"),
        *("processing_agreement", "contract_until"),
    ),
    EntityKind.EVIDENCE: (
        *("title", "evidence_type", "dated_on", "valid_until", "owner"),
        "=entries",
    ),
    EntityKind.CLASSIFICATION: (
        *("system", "labels", "open_labels", "=status", "roles"),
        *("decided_by", "decided_on", "reason", "state_of_law"),
    ),
    EntityKind.OBLIGATION: (
        *("title", "system", "=state", "=article", "applies_from", "owner"),
        *("may_apply", "=proofs", "=to_check"),
    ),
    EntityKind.TASK: ("title", "=urgency", "due_on", "status", "owner", "system"),
    EntityKind.ACCEPTANCE: (
        *("risk", "level_persons", "level_business", "=state", "accepted_by"),
        *("accepted_on", "expires_on", "reason", "conditions", "=ended"),
    ),
    EntityKind.REVIEW: (
        *("=about", "held_on", "verdict", "reviewer", "approver"),
        *("reason", "conditions", "=changed", "next_on"),
    ),
    EntityKind.FINDING: (
        *("title", "severity", "status", "=urgency", "due_on", "owner"),
        *("=about", "cause", "corrective_action", "effectiveness"),
    ),
    EntityKind.INCIDENT: (
        *("title", "system", "known_on", "status", "harms", "=told"),
        *("immediate_action", "corrective_action", "owner"),
    ),
    EntityKind.TRAINING: (
        *("title", "held_on", "audience", "content", "participants", "invited"),
        *("minutes", "repeat_on", "owner"),
    ),
    EntityKind.INQUIRY: (
        *("title", "inquiry_type", "department", "vendor", "asked_on", "due_on"),
        *("status", "answered_on", "named", "answer"),
    ),
    EntityKind.PRACTICE: (
        *("title", "criterion", "requirements", "situation"),
        *("what_was_done", "result", "effort", "shared"),
    ),
}
"""What counts most, in this order; it fits side by side on paper and stands first on screens."""

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

_Arranged = Callable[[Sequence[CellValue]], tuple[CellValue, ...]]


def kind_table(source: Source, name: str, kind: EntityKind) -> Table:
    """Return the register of one kind, which is called ``name``."""
    labels = source.labels
    specs = [
        spec
        for spec in source.project.fields(kind)
        if spec.register and spec.key != "number" and spec.privacy not in source.left_out
    ]
    computed, printed = COMPUTED.get(kind, ()), _PRINTED[kind]
    is_numbered = bool(KINDS[kind].prefix)
    columns = [
        *([_number_column(labels)] if is_numbered else []),
        *(_column(labels, spec, printed) for spec in specs),
        *(_computed_column(labels, column, printed) for column in computed),
    ]
    places = column_order(kind, [column.key for column in columns])
    arranged = itemgetter(*places)
    fields = [FieldCells(source, spec) for spec in specs]
    source.read_extra_values(kind)
    return Table(
        key=name,
        title=labels.words(KINDS[kind].plural),
        intro=labels.words(_INTRO[kind]),
        columns=arranged(columns),
        rows=Written(
            uids=tuple(entity.uid for entity in source.scope.entities(kind)),
            write=lambda uid: _row(source, source.project.entity(uid), fields, arranged),
        ),
        empty=labels.words(_EMPTY[kind]),
    )


def column_order(kind: EntityKind, keys: Sequence[str]) -> list[int]:
    """Return the places of ``keys`` in the order of a register's columns.

    The number comes first, then what counts most, then what is computed, then the other fields.
    """
    ranks = {key: rank for rank, key in enumerate(("number", *_PRINTED[kind]))}
    last = len(ranks)

    def rank(place: int) -> tuple[int, bool]:
        return ranks.get(keys[place], last), not keys[place].startswith("=")

    return sorted(range(len(keys)), key=rank)


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
    is_level = spec.choices is RiskLevel
    choices = tuple(
        Choice(code=code, label=label, level=RiskLevel(code) if is_level else None)
        for code, label in labels.choices(spec)
    )
    return Column(
        key=spec.key,
        title=labels.field(spec),
        kind=ColumnKind.LEVEL if is_level else _KINDS[spec.kind],
        help=labels.help(spec),
        weight=2.0 if spec.kind is FieldKind.LONG_TEXT else 1.0,
        choices=choices,
        editable=spec.is_entered,
        in_print=spec.key in printed,
    )


def _computed_column(labels: Labels, column: Computed, printed: Collection[str]) -> Column:
    return Column(
        key=column.key,
        title=labels.words(column.title),
        kind=column.kind,
        weight=column.weight,
        choices=level_choices(labels) if column.kind is ColumnKind.LEVEL else (),
        editable=False,
        in_print=column.key in printed,
    )


def _row(source: Source, entity: Entity, fields: Sequence[FieldCells], arranged: _Arranged) -> Row:
    codes: dict[str, str] = {}
    is_numbered = bool(KINDS[kind_of(entity)].prefix)
    cells: list[CellValue] = [source.project.number(entity)] if is_numbered else []
    cells += [column.cell(entity, codes) for column in fields]
    levels: dict[str, RiskLevel] = {}
    columns = COMPUTED.get(kind_of(entity), ())
    for column, result in zip(columns, computed_values(source, entity), strict=True):
        cells.append(_computed_cell(source.labels, column, result))
        if isinstance(result, RiskLevel):
            levels[column.key] = result
    codes |= {key: str(level) for key, level in levels.items()}
    return Row(uid=entity.uid, cells=arranged(cells), codes=codes, level=levels.get(LEVEL))


def _computed_cell(labels: Labels, column: Computed, result: Result) -> CellValue:
    if isinstance(result, RiskLevel):
        return labels.code(result)
    if column.kind is ColumnKind.LEVEL:
        return labels.words(N_("Not rated"))
    return result
