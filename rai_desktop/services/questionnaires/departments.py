"""Which departments there are: where systems are used, people work, or somebody was asked."""

import re
from collections.abc import Iterator

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.inquiry import Inquiry
from rai_desktop.domain.kinds.person import Person
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.synonyms import names_in
from rai_desktop.services.project import OpenProject
from rai_desktop.words.language import folded

_SEVERAL = re.compile(r"[;\n|]")
_EVERYBODY = frozenset(names_in("alle|alle abteilungen|alle bereiche|all|all departments"))


def departments_in(text: str) -> list[str]:
    """Return the departments that a field names; several stand between semicolons."""
    return [name for part in _SEVERAL.split(text) if (name := " ".join(part.split()))]


def department_key(name: str) -> str:
    """Return what two spellings of one department have in common."""
    return " ".join(folded(name).split())


def known_departments(project: OpenProject) -> list[str]:
    """Return every department once, as it was written first, in the order of the alphabet."""
    found: dict[str, str] = {}
    for text in _texts(project):
        for name in departments_in(text):
            found.setdefault(department_key(name), name)
    return sorted((found[key] for key in found if key not in _EVERYBODY), key=department_key)


def _texts(project: OpenProject) -> Iterator[str]:
    for system in project.entities(EntityKind.SYSTEM):
        if isinstance(system, AiSystem):
            yield system.department
    for person in project.entities(EntityKind.PERSON):
        if isinstance(person, Person):
            yield person.department
    for inquiry in project.entities(EntityKind.INQUIRY):
        if isinstance(inquiry, Inquiry):
            yield inquiry.department
