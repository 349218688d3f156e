"""Columns that say what the rows of a list belong to: risks to systems, mitigations to risks."""

from collections.abc import Mapping
from dataclasses import dataclass

from rai_desktop.domain.codes import LinkRole
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.texts import N_

NO_SYSTEM = N_("There is no AI system “{name}”. The risk was not linked; the cell became a note.")
NO_RISK = N_("There is no risk “{name}”. The mitigation was not linked; the cell became a note.")


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkColumn:
    """A column that names what the row belongs to; ``key`` stands for it in a mapping."""

    key: str
    role: LinkRole
    kind: EntityKind
    unknown: str


LINK_COLUMNS: Mapping[EntityKind, LinkColumn] = {
    EntityKind.RISK: LinkColumn(
        key="systems", role=LinkRole.SYSTEM_RISK, kind=EntityKind.SYSTEM, unknown=NO_SYSTEM
    ),
    EntityKind.MITIGATION: LinkColumn(
        key="risks", role=LinkRole.RISK_MITIGATION, kind=EntityKind.RISK, unknown=NO_RISK
    ),
}

LINK_KEYS: Mapping[LinkRole, str] = {link.role: link.key for link in LINK_COLUMNS.values()}
"""The key of the column that links by a role."""
