"""Asking: a form for each department or supplier, and an inquiry that remembers it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.codes import Action
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.inquiry import Inquiry
from rai_desktop.domain.kinds.person import Person
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.kinds.vendor import Vendor
from rai_desktop.domain.steps import FieldSetting, Step
from rai_desktop.domain.texts import N_
from rai_desktop.domain.work_codes import InquiryStatus, InquiryType
from rai_desktop.services.importing.model import same_name
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.questionnaires.department import department_form
from rai_desktop.services.questionnaires.layout import FormAddress, FormBook
from rai_desktop.services.questionnaires.supplier import supplier_form

NO_DEPARTMENT = N_("Choose at least one department.")
_FORBIDDEN = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
_LONGEST_NAME = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedForm:
    """A form to write under ``file_name``, and the settings that remember whom it went to.

    A form to anybody has none: nobody knows yet who was asked.
    """

    form: FormBook
    file_name: str
    settings: tuple[FieldSetting, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """How to ask: in the language of ``labels``, and until when an answer is wanted."""

    labels: Labels
    due: date | None = None


def forms_for_departments(
    project: OpenProject, asking: Asking, departments: Sequence[str]
) -> list[AskedForm]:
    """Return a form for each department, each named once.

    A department that has not answered yet is asked again by the same inquiry.

    Raises:
        UsageError: no department is named.
    """
    named: dict[str, str] = {}
    for name in departments:
        named.setdefault(same_name(name), " ".join(name.split()))
    names = [name for key, name in named.items() if key]
    if not names:
        raise UsageError(NO_DEPARTMENT)
    asker, taken = _Asker(project, asking), set[str]()
    forms = []
    for name in names:
        uid, settings = asker.department(name)
        form = department_form(asking.labels, asker.address(uid), name)
        file_name = _free(asker.file_name(N_("AI questionnaire {name}"), name), taken)
        forms.append(AskedForm(form=form, file_name=file_name, settings=tuple(settings)))
    return forms


def form_for_anybody(project: OpenProject, asking: Asking) -> AskedForm:
    """Return one form without a department, to be mailed to all of them."""
    asker = _Asker(project, asking)
    form = department_form(asking.labels, asker.address(""), "")
    return AskedForm(form=form, file_name=asking.labels.words(N_("AI questionnaire")) + ".xlsx")


def form_for_supplier(project: OpenProject, asking: Asking, system: AiSystem) -> AskedForm:
    """Return the form with questions about ``system`` to its supplier."""
    asker, labels = _Asker(project, asking), asking.labels
    vendor = project.store.entity(system.vendor) if system.vendor else None
    uid, settings = asker.supplier(system)
    address = asker.address(uid, {"system": system.uid, "vendor": system.vendor or ""})
    product = system.product or system.name
    form = supplier_form(
        labels,
        address,
        labels.catalogue.supplier_questions(),
        product=product,
        supplier=vendor.name if isinstance(vendor, Vendor) else "",
    )
    name = asker.file_name(N_("AI questions {name}"), product)
    return AskedForm(form=form, file_name=name, settings=tuple(settings))


def record_asked(
    project: OpenProject, asked: Sequence[AskedForm], also: Sequence[FieldSetting] = ()
) -> Step | None:
    """Remember as one step whom the forms went to; ``None`` when nobody was named."""
    settings = [setting for each in asked for setting in each.settings]
    if not settings:
        return None
    titles = [str(setting.value) for setting in settings if setting.key == "title"]
    title = titles[0] if len(titles) == 1 else ""
    return project.commit(Action.ADD, [*also, *settings], title=title)


def open_inquiry(project: OpenProject, department: str) -> Inquiry | None:
    """Return the newest inquiry to a department that waits for its answer."""
    found = [
        each
        for each in project.entities(EntityKind.INQUIRY)
        if isinstance(each, Inquiry)
        and each.inquiry_type is InquiryType.DEPARTMENT
        and each.status in (None, InquiryStatus.OPEN)
        and same_name(each.department) == same_name(department)
    ]
    return max(found, key=lambda each: each.asked_on or date.min, default=None)


def department_title(labels: Labels, department: str) -> str:
    """Return what an inquiry to a department is called."""
    return labels.words.filled(N_("Which AI does {name} use?"), name=department)


class _Asker:
    """Makes addresses and inquiries; numbers go on from those of the project."""

    def __init__(self, project: OpenProject, asking: Asking) -> None:
        self._project = project
        self._asking = asking
        self._number = project.next_number(EntityKind.INQUIRY)
        self._day = project.clock.today()

    def address(self, inquiry: str, facts: Mapping[str, str] | None = None) -> FormAddress:
        """Return whose form it is and who gets it back."""
        project, words = self._project, self._asking.labels.words
        company = project.organisation()
        return FormAddress(
            project=project.uid,
            inquiry=inquiry,
            company=company.name if company else "",
            sender=" · ".join(_sender(project)),
            due=words.day(self._asking.due) if self._asking.due else "",
            created=project.clock.now(),
            facts=facts or {},
        )

    def department(self, name: str) -> tuple[Uid, list[FieldSetting]]:
        """Return the inquiry to a department and what it sets."""
        known = open_inquiry(self._project, name)
        dates: dict[str, Value] = {"asked_on": self._day, "due_on": self._asking.due}
        if known is not None:
            return known.uid, self._project.checked(EntityKind.INQUIRY, known.uid, dates)
        title = department_title(self._asking.labels, name)
        kind = InquiryType.DEPARTMENT
        return self._new({"title": title, "inquiry_type": kind, "department": name, **dates})

    def supplier(self, system: AiSystem) -> tuple[Uid, list[FieldSetting]]:
        """Return the inquiry to the supplier of a system and what it sets."""
        words = self._asking.labels.words
        title = words.filled(N_("Questions about {product}"), product=system.name)
        return self._new(
            {
                "title": title,
                "inquiry_type": InquiryType.SUPPLIER,
                "vendor": system.vendor,
                "system": system.uid,
                "asked_on": self._day,
                "due_on": self._asking.due,
            }
        )

    def file_name(self, text: str, name: str) -> str:
        """Return what the file of a form is called, as every system takes it."""
        filled = self._asking.labels.words.filled(text, name=name)
        plain = " ".join(_FORBIDDEN.sub(" ", filled).split()).strip(" .")
        return f"{plain[:_LONGEST_NAME]}.xlsx"

    def _new(self, values: Mapping[str, Value]) -> tuple[Uid, list[FieldSetting]]:
        made = self._project.new_settings(EntityKind.INQUIRY, values, number=self._number)
        self._number += 1
        return made


def _sender(project: OpenProject) -> Iterator[str]:
    """Yield name and e-mail of the person who works here."""
    person = project.store.entity(Uid(project.author)) if project.author else None
    if isinstance(person, Person):
        yield from (text for text in (person.name, person.email) if text)


def _free(name: str, taken: set[str]) -> str:
    """Return ``name``, numbered when another department's file is called so, too."""
    stem, number, free = name.removesuffix(".xlsx"), 1, name
    while free.casefold() in taken:
        number += 1
        free = f"{stem} ({number}).xlsx"
    taken.add(free.casefold())
    return free
