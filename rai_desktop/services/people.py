"""People as authors of steps."""

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.person import Person
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.services.project import OpenProject
from rai_desktop.words.language import folded


def person_named(project: OpenProject, name: str) -> Person | None:
    """Return the person with this name, number or e-mail, or ``None``."""
    wanted = folded(name.strip())
    for person in project.entities(EntityKind.PERSON):
        if isinstance(person, Person):
            names = (person.name, person.email, project.number(person))
            if wanted in (folded(own.strip()) for own in names if own):
                return person
    return None


def author_settings(project: OpenProject, name: str) -> tuple[str, list[FieldSetting]]:
    """Return the uid of the author called ``name``; a new name comes with settings to add it."""
    if not name.strip():
        return "", []
    person = person_named(project, name)
    if person is not None:
        return person.uid, []
    uid, settings = project.new_settings(EntityKind.PERSON, {"name": name.strip()})
    return uid, settings


def author_name(project: OpenProject, author: str) -> str:
    """Return the name behind the author of a step; empty when it is not known."""
    return project.name(Uid(author)) if author else ""
