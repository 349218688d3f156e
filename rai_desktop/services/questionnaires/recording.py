"""Reading filled forms in: systems and the answers of inquiries, as one step."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.codes import Action
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.inquiry import Inquiry
from rai_desktop.domain.steps import FieldSetting, Step
from rai_desktop.domain.work_codes import InquiryStatus, InquiryType
from rai_desktop.services.importing import apply_plan
from rai_desktop.services.importing.model import same_name
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.questionnaires.asking import department_title, open_inquiry
from rai_desktop.services.questionnaires.filled import FilledForm
from rai_desktop.services.questionnaires.returned import ORIGIN, ReturnedForms
from rai_desktop.services.questionnaires.supplier_answers import (
    SupplierAnswers,
    supplier_settings,
)


@dataclass(slots=True, kw_only=True)
class _Answer:
    """What all forms of one inquiry say together."""

    department: str
    forms: list[FilledForm] = field(default_factory=list)

    @property
    def named(self) -> int:
        """How many different AI systems they name."""
        lines = (line for form in self.forms for line in form.lines)
        names = (same_name(line.cells["name"].text) for line in lines if "name" in line.cells)
        return len(set(names))

    def values(self, today: date) -> dict[str, Value]:
        """Return what the inquiry gets to know."""
        days = [form.head.filled_on for form in self.forms if form.head.filled_on]
        who = dict.fromkeys(form.head.filled_by for form in self.forms if form.head.filled_by)
        return {
            "status": InquiryStatus.ANSWERED if self.named else InquiryStatus.NONE_USED,
            "answered_on": min(today, max(days, default=today)),
            "answered_by": "; ".join(who),
            "named": self.named,
        }


def read_in(
    project: OpenProject,
    labels: Labels,
    returned: ReturnedForms,
    suppliers: Sequence[tuple[SupplierAnswers, Collection[str]]] = (),
    *,
    also: Sequence[FieldSetting] = (),
    accepted: Collection[int] = (),
) -> Step | None:
    """Write what was answered as one step; ``None`` when there is nothing new.

    Of each supplier's answers the fields of the questions beside them are taken. ``also`` are
    settings that belong to the same step. Forms that contradict the inventory stay out, apart from
    those that somebody ``accepted``.

    Raises:
        UserError: the plan is blocked; nothing was written.
    """
    answered = _answers(project, labels, returned.counted(accepted))
    new = sum(setting.key == "number" for setting in answered)
    number = project.next_number(EntityKind.INQUIRY) + new
    answered += supplier_settings(project, labels, suppliers, number)
    settings = [*also, *answered] if answered else []
    plan = returned.plan
    if plan is not None and next(plan.written_rows(), None) is not None and not plan.is_blocked:
        return apply_plan(project, plan, also=settings or also)
    if not settings:
        return None
    return project.commit(Action.IMPORT, settings, title=labels.words(ORIGIN))


def _answers(
    project: OpenProject, labels: Labels, forms: Sequence[FilledForm]
) -> list[FieldSetting]:
    """Return the settings of the inquiries that the forms answer, new ones included."""
    settings: list[FieldSetting] = []
    number = project.next_number(EntityKind.INQUIRY)
    for uid, answer in _by_inquiry(project, forms).items():
        values = answer.values(project.clock.today())
        inquiry = _inquiry(project, uid)
        if inquiry is not None:
            settings += _differing(project, inquiry, values)
            continue
        title = department_title(labels, answer.department or "–")
        begun: Mapping[str, Value] = {
            "title": title,
            "inquiry_type": InquiryType.DEPARTMENT,
            "department": answer.department,
        }
        _, made = project.new_settings(EntityKind.INQUIRY, {**begun, **values}, number=number)
        settings += made
        number += 1
    return settings


def _by_inquiry(project: OpenProject, forms: Sequence[FilledForm]) -> dict[str, _Answer]:
    """Return the forms by the inquiry they answer; unknown ones by the name of the department."""
    found: dict[str, _Answer] = {}
    for form in forms:
        department = form.head.department
        known = _inquiry(project, form.inquiry) or (
            open_inquiry(project, department) if department else None
        )
        key = known.uid if known else same_name(department) or form.file
        name = known.department if known else department
        found.setdefault(key, _Answer(department=name)).forms.append(form)
    return found


def _inquiry(project: OpenProject, uid: str) -> Inquiry | None:
    found = project.store.entity(Uid(uid)) if uid else None
    return found if isinstance(found, Inquiry) and not found.deleted else None


def _differing(
    project: OpenProject, inquiry: Inquiry, values: Mapping[str, Value]
) -> list[FieldSetting]:
    checked = project.checked(EntityKind.INQUIRY, inquiry.uid, values)
    return [each for each in checked if getattr(inquiry, each.key) != each.value]
