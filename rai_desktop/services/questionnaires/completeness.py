"""Who was asked about AI in use, what came, who is missing, and who compared with other lists."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.inquiry import Inquiry
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.work_codes import InquiryStatus, InquiryType
from rai_desktop.services.importing.model import same_name
from rai_desktop.services.project import OpenProject
from rai_desktop.services.questionnaires.departments import departments_in, known_departments

COMPARISONS = (InquiryType.PURCHASING, InquiryType.IT)
_ANSWERED = (InquiryStatus.ANSWERED, InquiryStatus.NONE_USED)


class Asked(StrEnum):
    """How far it is with a department or supplier."""

    OVERDUE = "overdue"
    NEVER = "never"
    WAITING = "waiting"
    SILENT = "silent"
    ANSWERED = "answered"
    NONE_USED = "none_used"


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedDepartment:
    """A department with its newest inquiry, and how many systems of it are in the inventory."""

    name: str
    state: Asked
    systems: int
    inquiry: Inquiry | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Whether the inventory was compared with a list of others, and when last."""

    kind: InquiryType
    inquiry: Inquiry | None = None

    @property
    def is_done(self) -> bool:
        """Whether it was compared."""
        return self.inquiry is not None and self.inquiry.answered_on is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Completeness:
    """What is known about whether the inventory is complete; what is open stands first."""

    departments: tuple[AskedDepartment, ...]
    suppliers: tuple[Inquiry, ...]
    comparisons: tuple[Comparison, ...]
    today: date

    def count(self, *states: Asked) -> int:
        """Return how many departments are in one of ``states``."""
        return sum(each.state in states for each in self.departments)

    @property
    def overdue_suppliers(self) -> int:
        """How many suppliers should have answered by now."""
        states = [state_of(inquiry, self.today) for inquiry in self.suppliers]
        return states.count(Asked.OVERDUE)


def completeness(project: OpenProject) -> Completeness:
    """Return who was asked, what came, and what is missing."""
    today = project.clock.today()
    inquiries = [e for e in project.entities(EntityKind.INQUIRY) if isinstance(e, Inquiry)]
    asked = [_asked_department(project, name, inquiries) for name in known_departments(project)]
    order = list(Asked)
    return Completeness(
        departments=tuple(sorted(asked, key=lambda each: order.index(each.state))),
        suppliers=tuple(e for e in inquiries if e.inquiry_type is InquiryType.SUPPLIER),
        comparisons=tuple(
            Comparison(kind=kind, inquiry=_newest(e for e in inquiries if e.inquiry_type is kind))
            for kind in COMPARISONS
        ),
        today=today,
    )


def state_of(inquiry: Inquiry, today: date) -> Asked:
    """Return how far it is with an inquiry."""
    if inquiry.status is InquiryStatus.NONE_USED:
        return Asked.NONE_USED
    if inquiry.status in _ANSWERED:
        return Asked.ANSWERED
    if inquiry.status is InquiryStatus.NO_ANSWER:
        return Asked.SILENT
    is_late = inquiry.due_on is not None and inquiry.due_on < today
    return Asked.OVERDUE if is_late else Asked.WAITING


def _asked_department(
    project: OpenProject, name: str, inquiries: Sequence[Inquiry]
) -> AskedDepartment:
    key = same_name(name)
    own = (
        each
        for each in inquiries
        if each.inquiry_type is InquiryType.DEPARTMENT
        and key in map(same_name, departments_in(each.department))
    )
    inquiry = _newest(own)
    state = state_of(inquiry, project.clock.today()) if inquiry else Asked.NEVER
    return AskedDepartment(
        name=name, state=state, systems=_systems_of(project, key), inquiry=inquiry
    )


def _systems_of(project: OpenProject, key: str) -> int:
    systems = [e for e in project.entities(EntityKind.SYSTEM) if isinstance(e, AiSystem)]
    return sum(key in map(same_name, departments_in(each.department)) for each in systems)


def _newest(inquiries: Iterable[Inquiry]) -> Inquiry | None:
    """Return the inquiry that was made last."""
    return max(
        inquiries,
        key=lambda each: (each.asked_on or each.answered_on or date.min, each.number or 0),
        default=None,
    )
