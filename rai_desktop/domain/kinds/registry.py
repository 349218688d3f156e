"""All kinds of entities, and reading a value by its key."""

from collections.abc import Mapping

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.fields import EntityKind, FieldSpec
from rai_desktop.domain.kinds.acceptance import ACCEPTANCE
from rai_desktop.domain.kinds.base import Entity, KindSpec
from rai_desktop.domain.kinds.classification import CLASSIFICATION
from rai_desktop.domain.kinds.comment import COMMENT
from rai_desktop.domain.kinds.evidence import EVIDENCE
from rai_desktop.domain.kinds.finding import FINDING
from rai_desktop.domain.kinds.incident import INCIDENT
from rai_desktop.domain.kinds.inquiry import INQUIRY
from rai_desktop.domain.kinds.internal import (
    ANSWER_SHEET,
    CUSTOM_FIELD,
    DISMISSAL,
    LINK,
    PACK,
    SILENCED_HINT,
)
from rai_desktop.domain.kinds.mitigation import MITIGATION
from rai_desktop.domain.kinds.obligation import OBLIGATION
from rai_desktop.domain.kinds.organisation import ORGANISATION
from rai_desktop.domain.kinds.person import PERSON
from rai_desktop.domain.kinds.practice import PRACTICE
from rai_desktop.domain.kinds.review import REVIEW
from rai_desktop.domain.kinds.risk import RISK
from rai_desktop.domain.kinds.snapshot import SNAPSHOT
from rai_desktop.domain.kinds.system import SYSTEM
from rai_desktop.domain.kinds.task import TASK
from rai_desktop.domain.kinds.training import TRAINING
from rai_desktop.domain.kinds.vendor import VENDOR

KINDS: Mapping[EntityKind, KindSpec] = {
    spec.kind: spec
    for spec in (
        ORGANISATION,
        SYSTEM,
        RISK,
        MITIGATION,
        PERSON,
        VENDOR,
        EVIDENCE,
        LINK,
        ANSWER_SHEET,
        CUSTOM_FIELD,
        PACK,
        CLASSIFICATION,
        OBLIGATION,
        TASK,
        ACCEPTANCE,
        REVIEW,
        FINDING,
        INCIDENT,
        TRAINING,
        DISMISSAL,
        SILENCED_HINT,
        COMMENT,
        INQUIRY,
        PRACTICE,
        SNAPSHOT,
    )
}

NUMBERED_KINDS = tuple(kind for kind, spec in KINDS.items() if spec.prefix)
HAND_KINDS = tuple(kind for kind in NUMBERED_KINDS if KINDS[kind].by_hand)
"""Kinds of entries that people add and remove."""

KIND_OF_PREFIX: Mapping[str, EntityKind] = {
    spec.prefix: kind for kind, spec in KINDS.items() if spec.prefix
}

_FIELDS: Mapping[EntityKind, Mapping[str, FieldSpec]] = {
    kind: {spec.key: spec for spec in kind_spec.fields} for kind, kind_spec in KINDS.items()
}


def built_in_field(kind: EntityKind, key: str) -> FieldSpec | None:
    """Return the description of a built-in field, or ``None``."""
    return _FIELDS[kind].get(key)


def kind_of(entity: Entity) -> EntityKind:
    """Return the kind of ``entity``."""
    return _KIND_OF_CLASS[type(entity)]


_KIND_OF_CLASS: Mapping[type[Entity], EntityKind] = {
    spec.entity: kind for kind, spec in KINDS.items()
}


def value_of(entity: Entity, key: str) -> Value:
    """Return the value of a built-in field of ``entity``."""
    value: Value = getattr(entity, key)
    return value


def title_of(entity: Entity) -> str:
    """Return the name or title of ``entity``; empty for kinds that have none.

    Where the title was left out of this copy, people are called by what they do, and what has a
    number by that.
    """
    kind = kind_of(entity)
    key = KINDS[kind].title
    if not key:
        return ""
    title = str(getattr(entity, key) or "")
    return title or str(getattr(entity, "function", "")) or _own_number(kind, entity)


def _own_number(kind: EntityKind, entity: Entity) -> str:
    return number_text(kind, getattr(entity, "number", None))


def number_text(kind: EntityKind, number: int | None) -> str:
    """Return the number that people see, such as ``KI-0007``; empty when there is none."""
    prefix = KINDS[kind].prefix
    return f"{prefix}-{number:04d}" if prefix and number is not None else ""
