"""Columns of risk lists that tell the mitigations of a risk in the same row."""

from collections.abc import Mapping

from rai_desktop.domain.codes import LinkRole
from rai_desktop.domain.fields import EntityKind

PART_KIND = EntityKind.MITIGATION
PART_ROLE = LinkRole.RISK_MITIGATION
PART_TITLE = "mitigations"

PART_FIELDS: Mapping[str, str] = {
    PART_TITLE: "title",
    "mitigation_status": "status",
    "mitigation_owner": "owner",
    "mitigation_due": "due_on",
}
"""The field of a mitigation by the key that stands for its column in a mapping."""


def has_parts(kind: EntityKind) -> bool:
    """Return whether the rows of a list can name mitigations of their own."""
    return kind is EntityKind.RISK


def is_part_key(kind: EntityKind, key: str) -> bool:
    """Return whether ``key`` stands for a column that tells about mitigations of the row."""
    return has_parts(kind) and key in PART_FIELDS
