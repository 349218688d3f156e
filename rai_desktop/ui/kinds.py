"""The kinds that have a list of their own, in the order of the navigation, and their words."""

from collections.abc import Mapping

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.texts import N_

LISTED = (
    EntityKind.SYSTEM,
    EntityKind.RISK,
    EntityKind.MITIGATION,
    EntityKind.PERSON,
    EntityKind.VENDOR,
    EntityKind.EVIDENCE,
    EntityKind.TASK,
    EntityKind.OBLIGATION,
    EntityKind.INCIDENT,
    EntityKind.TRAINING,
    EntityKind.INQUIRY,
    EntityKind.PRACTICE,
    EntityKind.REVIEW,
    EntityKind.FINDING,
    EntityKind.ACCEPTANCE,
)

NEW: Mapping[EntityKind, str] = {
    EntityKind.SYSTEM: N_("New AI system"),
    EntityKind.RISK: N_("New risk"),
    EntityKind.MITIGATION: N_("New mitigation"),
    EntityKind.PERSON: N_("New person"),
    EntityKind.VENDOR: N_("New supplier"),
    EntityKind.EVIDENCE: N_("New piece of evidence"),
    EntityKind.TASK: N_("New task"),
    EntityKind.INCIDENT: N_("New incident"),
    EntityKind.TRAINING: N_("New training"),
    EntityKind.INQUIRY: N_("New inquiry"),
    EntityKind.PRACTICE: N_("New good practice"),
    EntityKind.FINDING: N_("New finding"),
}
"""What a button is called that adds an entry; kinds that are not here follow from others."""
