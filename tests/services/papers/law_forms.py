"""A project in which every text that a form may show is known by a mark of its own."""

from rai_desktop.domain.codes import LinkRole
from rai_desktop.domain.fields import EntityKind, FieldKind, Privacy
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.services.linking import link_entries
from rai_desktop.services.papers.law_forms.kinds import LAW_FORMS
from tests.services.building import CATALOGUE
from tests.services.law_building import classified, law_project

FORMS = tuple(form.key for form in LAW_FORMS)
_TEXTS = (FieldKind.TEXT, FieldKind.LONG_TEXT)
SECRETS = ("Petra Beispiel", "petra@example.org", "Vera Muster", "vera@example.org", "Mustermann")


def marked(kind, **values):
    """Return values for all free texts of a kind, each naming its field."""
    texts = {
        spec.key: f"«{kind}.{spec.key}»"
        for spec in KINDS[kind].fields
        if spec.kind in _TEXTS
        and not (spec.internal or spec.fixed or spec.vocabulary)
        and spec.privacy is Privacy.NORMAL
    }
    return {**texts, **values}


MARKED = frozenset(
    f"{kind}.{key}"
    for kind in (EntityKind.SYSTEM, EntityKind.ORGANISATION, EntityKind.VENDOR)
    for key in marked(kind)
)
"""The fields that name themselves in what they say."""


def marked_project(folder, *answers, **values):
    """Return a project and its system; each text field says which one it is."""
    facts = marked(EntityKind.ORGANISATION, management_contact="Mustermann", **values)
    project = law_project(folder, **facts)
    owner = project.add(
        EntityKind.PERSON,
        {"name": "Petra Beispiel", "function": "Leitung IT", "email": "petra@example.org"},
    )
    vendor = project.add(
        EntityKind.VENDOR,
        marked(EntityKind.VENDOR, contact_name="Vera Muster", contact_email="vera@example.org"),
    )
    links = dict.fromkeys(("owner", "deputy", "technical_contact", "reviewer", "approver"), owner)
    texts = marked(EntityKind.SYSTEM, vendor=vendor, yearly_cost=987654, notes="Geheimnis", **links)
    name = texts.pop("name")
    system = classified(project, name, *answers, decided_by=owner, **texts)
    risk = project.add(EntityKind.RISK, marked(EntityKind.RISK))
    mitigation = project.add(EntityKind.MITIGATION, marked(EntityKind.MITIGATION))
    link_entries(project, LinkRole.SYSTEM_RISK, system, risk)
    link_entries(project, LinkRole.RISK_MITIGATION, risk, mitigation)
    return project, system


def items_of(key):
    """Return the items of a form."""
    return next(form for form in CATALOGUE.law_forms() if form.id == key).items
