"""People as authors of steps."""

from collections import Counter

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.codes import Action
from rai_desktop.domain.errors import UsageError, UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.person import Person
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.domain.texts import N_
from rai_desktop.services.erasing import is_erased
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


def may_work_here(project: OpenProject, author: str) -> bool:
    """Return whether ``author`` is a person who is there and not erased: steps can name them."""
    person = project.store.entity(Uid(author)) if author else None
    return isinstance(person, Person) and not person.deleted and not is_erased(project, person.uid)


def people_to_choose(project: OpenProject) -> list[tuple[str, Uid]]:
    """Return names and uids of the people who can be chosen, by name.

    Of several people with one name each carries the number behind it. Who was erased is left out.
    """
    people = [p.uid for p in project.entities(EntityKind.PERSON) if not is_erased(project, p.uid)]
    often = Counter(map(project.name, people))
    numbers = project.numbers(EntityKind.PERSON)
    named = [
        (name if often[name] == 1 else f"{name} ({numbers.get(uid, '')})", uid)
        for uid in people
        if (name := project.name(uid))
    ]
    return sorted(named, key=lambda pair: folded(pair[0]))


def work_as(project: OpenProject, uid: Uid) -> None:
    """Let the steps to come be made in the name of a person.

    Raises:
        UsageError: there is no such person any more.
    """
    if not may_work_here(project, uid):
        raise UsageError(N_("This person is not in the list any more. Choose another one."))
    project.author = uid


def work_as_named(project: OpenProject, name: str, function: str = "") -> Uid:
    """Let the steps to come be made in the name of somebody, who is added when not there yet.

    Raises:
        UsageError: without a name.
    """
    if not name.strip():
        raise UsageError(N_("Enter your name."))
    known = person_named(project, name)
    before, project.author = project.author, known.uid if known else ""
    if known is not None:
        return known.uid
    values: dict[str, Value] = {"name": name.strip(), "function": function.strip()}
    uid, settings = project.new_settings(EntityKind.PERSON, values)
    project.author = uid
    try:
        project.commit(Action.ADD, settings, title=name.strip())
    except UserError:
        project.author = before
        raise
    return uid


def author_name(project: OpenProject, author: str) -> str:
    """Return the name behind the author of a step; empty when it is not known."""
    return project.name(Uid(author)) if author else ""
