"""Which sections the form of a kind has, and the order of their fields.

Composed by hand where a kind has its own screen; other kinds follow the groups of their
descriptions. Fields that a layout does not name, such as custom ones, stand in their group's
section or in one of their own at the end.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rai_desktop.domain.fields import EntityKind, FieldSpec


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a form: the group that names it, and its fields in reading order."""

    group: str
    fields: tuple[FieldSpec, ...]


_LAYOUTS: dict[EntityKind, tuple[tuple[str, tuple[str, ...]], ...]] = {
    EntityKind.SYSTEM: (
        (
            "identity",
            (
                "name",
                "purpose",
                "department",
                "owner",
                "source",
                "vendor",
                "status",
                "people_data",
            ),
        ),
        (
            "use",
            (
                "record_type",
                "own_id",
                "product",
                "version",
                "description",
                "business_process",
                "users",
                "user_count",
                "benefit",
                "excluded_uses",
            ),
        ),
        ("responsible", ("deputy", "technical_contact", "reviewer", "approver", "site")),
        ("technology", ("technique", "model", "outputs", "hosting", "interfaces")),
        (
            "data",
            (
                "data_categories",
                "input_data",
                "data_sets",
                "legal_basis",
                "retention",
                "dpia",
                "dpia_on",
            ),
        ),
        (
            "people",
            (
                "affected_groups",
                "affected_count",
                "influence",
                "oversight",
                "notice",
                "complaints",
                "works_council_informed",
            ),
        ),
        (
            "law",
            ("roles", "traits", "in_use_since", "on_market_since", "changed_on", "retired_on"),
        ),
        (
            "approval",
            (
                "approval",
                "approved_on",
                "approval_conditions",
                "reviewed_on",
                "review_due_on",
                "overall_risk",
            ),
        ),
        ("notes", ("link", "tags", "yearly_cost", "notes")),
    ),
    EntityKind.RISK: (
        (
            "risk",
            (
                "title",
                "description",
                "current_likelihood",
                "current_persons",
                "current_business",
                "owner",
                "status",
                "criterion",
                "cause",
                "consequence",
                "affected_groups",
                "lifecycle",
                "approver",
            ),
        ),
        (
            "current",
            ("rating_reason", "confidence", "impact_modifiers", "fundamental_rights"),
        ),
        ("inherent", ("inherent_likelihood", "inherent_persons", "inherent_business")),
        ("target", ("target_likelihood", "target_persons", "target_business")),
        (
            "treatment",
            (
                "treatment",
                "treatment_reason",
                "knock_outs",
                "identified_on",
                "rated_on",
                "review_due_on",
                "risk_origin",
            ),
        ),
        ("notes", ("notes",)),
    ),
    EntityKind.MITIGATION: (
        ("measure", ("title", "description", "status", "owner", "due_on", "nature")),
        (
            "details",
            (
                "measure_kinds",
                "reviewer",
                "accountable",
                "started_on",
                "done_on",
                "valid_until",
                "repeat_months",
            ),
        ),
        (
            "effect",
            (
                "effect_likelihood",
                "effect_impact",
                "effect_scope",
                "effort",
                "proof",
                "tested_on",
                "cost_once",
                "cost_yearly",
            ),
        ),
        ("notes", ("notes",)),
    ),
    EntityKind.OBLIGATION: (("duty", ("status", "owner", "reason", "notes")),),
    EntityKind.TASK: (
        ("task", ("title", "status", "due_on", "owner", "system", "description", "reason")),
        ("details", ("done_on",)),
        ("notes", ("notes",)),
    ),
    EntityKind.FINDING: (
        (
            "finding",
            (
                *("title", "description", "severity", "status", "owner", "due_on"),
                *("system", "risk", "source", "found_on"),
            ),
        ),
        (
            "correction",
            (
                *("cause", "corrective_action", "mitigation"),
                *("effectiveness", "checked_on", "checked_by"),
            ),
        ),
        ("notes", ("notes",)),
    ),
    EntityKind.INCIDENT: (
        (
            "incident",
            (
                *("title", "description", "system", "known_on", "known_at", "occurred_on"),
                *("harms", "near_miss", "data_breach", "affected", "status", "owner", "reporter"),
            ),
        ),
        ("reporting", ("provider_told_on", "authority_told_on", "data_authority_told_on")),
        ("correction", ("immediate_action", "cause", "corrective_action", "risk", "mitigation")),
        ("notes", ("notes",)),
    ),
    EntityKind.TRAINING: (
        (
            "training",
            (
                *("title", "held_on", "audience", "content", "minutes", "invited", "participants"),
                *("trainer", "owner", "repeat_on"),
            ),
        ),
        ("details", ("system", "risk", "mitigation")),
        ("notes", ("notes",)),
    ),
    EntityKind.INQUIRY: (
        (
            "inquiry",
            (
                *("title", "inquiry_type", "department", "vendor", "system", "contact"),
                *("asked_on", "due_on", "status"),
            ),
        ),
        ("answer", ("answered_on", "answered_by", "named", "answer")),
        ("notes", ("notes",)),
    ),
    EntityKind.PRACTICE: (
        (
            "practice",
            (
                *("title", "criterion", "situation", "what_was_done", "result"),
                *("effort", "requirements", "system"),
            ),
        ),
        ("sharing", ("shared",)),
        ("notes", ("notes",)),
    ),
}


def sections(kind: EntityKind, fields: Sequence[FieldSpec]) -> tuple[Section, ...]:
    """Return the sections of the form of ``kind`` with all fields that people fill in."""
    shown = {spec.key: spec for spec in fields if spec.is_entered}
    groups: dict[str, list[FieldSpec]] = {}
    for group, keys in _LAYOUTS.get(kind, ()):
        groups[group] = [shown.pop(key) for key in keys if key in shown]
    for spec in shown.values():
        groups.setdefault(spec.group, []).append(spec)
    return tuple(
        Section(group=group, fields=tuple(found)) for group, found in groups.items() if found
    )
