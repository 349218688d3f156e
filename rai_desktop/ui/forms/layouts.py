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
            ("approval", "approved_on", "approval_conditions", "reviewed_on", "review_due_on"),
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
        ("current", ("rating_reason", "confidence")),
        ("inherent", ("inherent_likelihood", "inherent_persons", "inherent_business")),
        ("target", ("target_likelihood", "target_persons", "target_business")),
        (
            "treatment",
            (
                "treatment",
                "treatment_reason",
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
