"""Who was asked about AI in use, what came, who is missing, and who compared with other lists."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.inquiry import Inquiry
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.work_codes import InquiryStatus, InquiryType
from rai_desktop.services.project import OpenProject
from rai_desktop.services.questionnaires.departments import (
    department_key,
    departments_in,
    known_departments,
)

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


def completeness(project: OpenProject, day: date | None = None) -> Completeness:
    """Return who was asked, what came, and what is missing, on a day or today."""
    today = day or project.clock.today()
    inquiries = [e for e in project.entities(EntityKind.INQUIRY) if isinstance(e, Inquiry)]
    systems = _systems_by_department(project)
    asked = [
        _asked_department(name, systems, inquiries, today) for name in known_departments(project)
    ]
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
    name: str, systems: Counter[str], inquiries: Sequence[Inquiry], today: date
) -> AskedDepartment:
    key = department_key(name)
    own = (
        each
        for each in inquiries
        if each.inquiry_type is InquiryType.DEPARTMENT
        and key in map(department_key, departments_in(each.department))
    )
    inquiry = _newest(own)
    state = state_of(inquiry, today) if inquiry else Asked.NEVER
    return AskedDepartment(name=name, state=state, systems=systems[key], inquiry=inquiry)


def _systems_by_department(project: OpenProject) -> Counter[str]:
    """Return how many systems name each department."""
    systems = [e for e in project.entities(EntityKind.SYSTEM) if isinstance(e, AiSystem)]
    return Counter(department_key(name) for e in systems for name in departments_in(e.department))


def _newest(inquiries: Iterable[Inquiry]) -> Inquiry | None:
    """Return the inquiry that was made last."""
    return max(
        inquiries,
        key=lambda each: (each.asked_on or each.answered_on or date.min, each.number or 0),
        default=None,
    )
