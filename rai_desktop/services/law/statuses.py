"""Statuses as they stand today: what was decided, and what became of it since."""

from collections.abc import Mapping
from datetime import date

from rai_desktop.domain.conditions import Answer
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.classification import Classification, classification_uid
from rai_desktop.domain.kinds.obligation import Obligation
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.law_codes import ClassificationStatus, LegalLabel, ObligationStatus
from rai_desktop.services.law.facts import facts_about
from rai_desktop.services.law.judging import basis_of
from rai_desktop.services.law.sheets import answers_of
from rai_desktop.services.ports import Catalogue
from rai_desktop.services.project import OpenProject

_DECIDED = (
    ObligationStatus.MET,
    ObligationStatus.NOT_APPLICABLE,
    ObligationStatus.ENDED,
)


def classification_of(project: OpenProject, system: Uid) -> Classification | None:
    """Return what was recorded about a system, or ``None``."""
    found = project.store.entity(classification_uid(project.uid, system))
    return found if isinstance(found, Classification) and not found.deleted else None


def classifications(project: OpenProject) -> dict[Uid, Classification]:
    """Return what was recorded, by system."""
    found = project.entities(EntityKind.CLASSIFICATION)
    return {each.system: each for each in found if isinstance(each, Classification) and each.system}


def classification_status(found: Classification | None, basis: str) -> ClassificationStatus:
    """Return how firm a classification is; ``basis`` is the digest of the facts of today."""
    if found is None or found.status is None:
        return ClassificationStatus.OPEN
    if found.basis != basis and found.status is not ClassificationStatus.OPEN:
        return ClassificationStatus.OUTDATED
    return found.status


def obligation_status(obligation: Obligation, day: date) -> ObligationStatus:
    """Return where a duty stands on ``day``: as decided, otherwise by its dates."""
    if obligation.status in _DECIDED:
        return obligation.status
    if obligation.applies_until is not None and obligation.applies_until < day:
        return ObligationStatus.ENDED
    if obligation.applies_from is not None and obligation.applies_from > day:
        return ObligationStatus.UPCOMING
    return ObligationStatus.APPLIES


def is_unmet(obligation: Obligation, day: date) -> bool:
    """Return whether a certain duty applies on ``day`` by law and is not met."""
    return (
        obligation.applies_from is not None
        and not obligation.may_apply
        and obligation_status(obligation, day) is ObligationStatus.APPLIES
    )


def labels_of(found: Classification | None) -> tuple[LegalLabel | None, ...]:
    """Return what a system counts as: its labels, open while something is; ``None`` unrecorded."""
    if found is None:
        return (None,)
    labels = tuple(LegalLabel(code) for code in found.labels if code in _LABELS)
    is_open = found.status in (None, ClassificationStatus.OPEN) or not labels
    return (*labels, LegalLabel.OPEN) if is_open else labels


_LABELS = frozenset(map(str, LegalLabel))


def classified_systems(project: OpenProject) -> dict[Uid, Classification]:
    """Return what was recorded, by system; systems whose result is open do not count."""
    found = project.entities(EntityKind.CLASSIFICATION)
    return {
        one.system: one
        for one in found
        if isinstance(one, Classification)
        and one.system is not None
        and one.status not in (None, ClassificationStatus.OPEN)
    }


def status_today(project: OpenProject, catalogue: Catalogue, system: Uid) -> ClassificationStatus:
    """Return how firm the classification of a system is by the facts of today."""
    found = classification_of(project, system)
    if found is None or found.status in (None, ClassificationStatus.OPEN):
        return ClassificationStatus.OPEN
    return classification_status(found, basis_today(project, catalogue, system))


def basis_today(project: OpenProject, catalogue: Catalogue, system: Uid) -> str:
    """Return the digest of the facts of today about a system."""
    answers = answers_of(project, catalogue.law().rules.pack, system)
    return basis_by(project, catalogue, system, answers)


def basis_by(
    project: OpenProject, catalogue: Catalogue, system: Uid, answers: Mapping[str, Answer]
) -> str:
    """Return the same with answers that were read before."""
    entity = project.entity(system)
    if not isinstance(entity, AiSystem):
        return ""
    today = project.clock.today()
    return basis_of(facts_about(catalogue, project.organisation(), entity, answers, today))
