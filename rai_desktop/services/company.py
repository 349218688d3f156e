"""The page about the company: whose inventory it is, and who works here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.codes import Action
from rai_desktop.domain.errors import UsageError, UserError
from rai_desktop.domain.fields import EntityKind, FieldSpec
from rai_desktop.domain.ids import Uid, natural_uid
from rai_desktop.domain.kinds.person import Person
from rai_desktop.domain.kinds.registry import KINDS, value_of
from rai_desktop.domain.steps import FieldSetting, Step
from rai_desktop.domain.texts import N_
from rai_desktop.services.gaps import COMPANY_FACTS
from rai_desktop.services.people import person_named
from rai_desktop.services.project import OpenProject

COMPANY_KEYS = ("name", *COMPANY_FACTS)
PERSON_KEYS = ("name", "function")
PAPER_KEYS = ("scope", "exclusions", "sites", "management_contact", "member_number")
"""What registers and reports say about the company; a new inventory does not ask for it yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyField:
    """A field of the page with its value today; only the two names are required."""

    spec: FieldSpec
    value: Value


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyPage:
    """The fields of the page in their order: the company, then the person who works here.

    ``papers`` are those that only registers and reports need; none while there is no project.
    """

    company: tuple[CompanyField, ...]
    person: tuple[CompanyField, ...]
    papers: tuple[CompanyField, ...] = ()


def empty_company_page(person: Mapping[str, Value] | None = None) -> CompanyPage:
    """Return what the page asks before there is a project; ``person`` is suggested."""
    asked = _fields(EntityKind.PERSON, PERSON_KEYS, None)
    known = person or {}
    return CompanyPage(
        company=_fields(EntityKind.ORGANISATION, COMPANY_KEYS, None),
        person=tuple(
            CompanyField(spec=field.spec, value=known.get(field.spec.key, field.value))
            for field in asked
        ),
    )


def company_page(project: OpenProject) -> CompanyPage:
    """Return what the page shows of ``project``."""
    organisation, person = project.organisation(), own_person(project)
    return CompanyPage(
        company=_fields(EntityKind.ORGANISATION, COMPANY_KEYS, organisation),
        person=_fields(EntityKind.PERSON, PERSON_KEYS, person),
        papers=_fields(EntityKind.ORGANISATION, PAPER_KEYS, organisation),
    )


def save_company(
    project: OpenProject, company: Mapping[str, Value], person: Mapping[str, Value]
) -> Step | None:
    """Write what differs on the page as one step; ``None`` when nothing does.

    The author is from then on the person of that name; a new name renames the author of today, or
    makes a new person when there is none. Without an own name the person stays as it is.

    Raises:
        UsageError: the name of the company would be empty, or a value does not fit.
    """
    uid = natural_uid(project.uid, EntityKind.ORGANISATION)
    organisation = project.organisation()
    settings = _differing(project, EntityKind.ORGANISATION, uid, company)
    name = company.get("name", organisation.name if organisation else "")
    if not str(name or "").strip():
        spec = project.field(EntityKind.ORGANISATION, "name")
        raise UsageError(N_("The field “{field}” is required. Fill it."), field=spec.named)
    author, own = _person_settings(project, person)
    settings += own
    before, project.author = project.author, author
    try:
        if organisation is not None and not own:
            return project.edit(organisation.uid, company)
        return project.commit(Action.EDIT, settings, title=str(name)) if settings else None
    except UserError:
        project.author = before
        raise


def own_person(project: OpenProject) -> Person | None:
    """Return the person who works here; ``None`` when nobody said who it is."""
    person = project.store.entity(Uid(project.author)) if project.author else None
    return person if isinstance(person, Person) and not person.deleted else None


def missing_names(project: OpenProject) -> tuple[EntityKind, ...]:
    """Return whose name is missing: the company's, the own one, both or none.

    A project that knows any person counts as named: the author is known to one computer only.
    """
    return tuple(_missing_names(project))


def _missing_names(project: OpenProject) -> Iterator[EntityKind]:
    organisation = project.organisation()
    if organisation is None or not organisation.name.strip():
        yield EntityKind.ORGANISATION
    if not project.entities(EntityKind.PERSON):
        yield EntityKind.PERSON


def _fields(kind: EntityKind, keys: tuple[str, ...], entity: object) -> tuple[CompanyField, ...]:
    shown = entity if isinstance(entity, KINDS[kind].entity) else KINDS[kind].entity(uid=Uid(""))
    specs = {spec.key: spec for spec in KINDS[kind].fields}
    return tuple(CompanyField(spec=specs[key], value=value_of(shown, key)) for key in keys)


def _person_settings(
    project: OpenProject, values: Mapping[str, Value]
) -> tuple[str, list[FieldSetting]]:
    """Return the uid of the author and what makes or changes the author's entry."""
    name = str(values.get("name") or "").strip()
    if not name:
        return project.author, []
    known = person_named(project, name)
    person = known or own_person(project)
    if person is None:
        return project.new_settings(EntityKind.PERSON, {**values, "name": name})
    given = {**values, "name": known.name if known else name}
    return person.uid, _differing(project, EntityKind.PERSON, person.uid, given)


def _differing(
    project: OpenProject, kind: EntityKind, uid: Uid, values: Mapping[str, Value]
) -> list[FieldSetting]:
    entity = project.store.entity(uid) or KINDS[kind].entity(uid=uid)
    settings = project.checked(kind, uid, values)
    return [setting for setting in settings if value_of(entity, setting.key) != setting.value]
