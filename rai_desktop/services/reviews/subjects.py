"""What can be reviewed: AI systems that are not retired, and risks that are not closed."""

from collections.abc import Iterator

from rai_desktop.domain.codes import RiskStatus
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.review import Review
from rai_desktop.domain.kinds.risk import Risk
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.texts import N_
from rai_desktop.services.project import OpenProject

Subject = AiSystem | Risk

SUBJECTS = (EntityKind.SYSTEM, EntityKind.RISK)
"""The kinds of entries that are reviewed; also the fields of a review that name them."""


def is_open(entity: Subject) -> bool:
    """Return whether an entry is still reviewed from time to time."""
    if isinstance(entity, AiSystem):
        return entity.is_live
    return entity.status is not RiskStatus.CLOSED


def open_subjects(project: OpenProject) -> Iterator[Subject]:
    """Yield what has to be reviewed from time to time."""
    for kind in SUBJECTS:
        for entity in project.entities(kind):
            if isinstance(entity, AiSystem | Risk) and is_open(entity):
                yield entity


def subject_of(project: OpenProject, review: Review) -> Subject | None:
    """Return the entry that was reviewed, also one in the bin."""
    uid = review.system or review.risk
    found = project.store.entity(uid) if uid else None
    return found if isinstance(found, AiSystem | Risk) else None


def checked_subject(project: OpenProject, uid: Uid) -> Subject:
    """Return an entry that can be reviewed.

    Raises:
        UsageError: it is of another kind, in the bin, retired or closed.
    """
    entity = project.entity(uid)
    number = project.number(entity)
    if not isinstance(entity, AiSystem | Risk):
        raise UsageError(
            N_(
                "Only AI systems and risks are reviewed, not {number}. "
                "Choose an AI system or a risk."
            ),
            number=number,
        )
    if entity.deleted:
        text = N_("{number} is in the bin. Restore it first, then review it.")
        raise UsageError(text, number=number)
    if not is_open(entity):
        if isinstance(entity, AiSystem):
            text = N_("{number} is retired and is not reviewed. Change its status first.")
        else:
            text = N_("{number} is closed and is not reviewed. Change its status first.")
        raise UsageError(text, number=number)
    return entity
