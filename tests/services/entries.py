"""Entries for tests that look at a whole project, and the whole state of one."""

from rai_desktop.domain.codes import Action, LinkRole
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.classification import classification_uid
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.services.linking import link_entries
from rai_desktop.words import words_for

ENGLISH, GERMAN = words_for("en"), words_for("de")


def add_system(project, name="Chat", **values):
    return project.add(EntityKind.SYSTEM, {"name": name, **values})


def add_person(project, name="Leitung IT", **values):
    return project.add(EntityKind.PERSON, {"name": name, **values})


def add_risk(project, *systems, **values):
    """Add a risk that belongs to ``systems``."""
    risk = project.add(EntityKind.RISK, {"title": "Wrong answers", **values})
    for system in systems:
        link_entries(project, LinkRole.SYSTEM_RISK, system, risk)
    return risk


def add_mitigation(project, *risks, **values):
    """Add a mitigation against ``risks``."""
    mitigation = project.add(EntityKind.MITIGATION, {"title": "Two people check", **values})
    for risk in risks:
        link_entries(project, LinkRole.RISK_MITIGATION, risk, mitigation)
    return mitigation


def add_result(project, system):
    """Note that a system was classified."""
    uid = classification_uid(project.uid, system)
    values = {"system": system, "status": "confirmed", "labels": ("MINIMAL",)}
    project.commit(Action.CLASSIFY, project.checked(EntityKind.CLASSIFICATION, uid, values))


def rated(likelihood, persons, business=1):
    """Return the ratings of today."""
    return {
        "current_likelihood": likelihood,
        "current_persons": persons,
        "current_business": business,
    }


def uids_of(project, kind):
    return [entity.uid for entity in project.entities(kind)]


def state(project):
    """Return all that is not in the bin, with every value."""
    return {
        entity.uid: {spec.key: project.value(entity, spec.key) for spec in project.fields(kind)}
        for kind in KINDS
        for entity in project.entities(kind)
    }


def steps_of(project):
    """Return how many steps there are."""
    return sum(1 for _ in project.store.history())
