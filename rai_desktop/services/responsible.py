"""Who is responsible: department and owner, filled down a list of systems."""

from collections import Counter
from collections.abc import Sequence

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.codes import Action
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.steps import FieldSetting, Step
from rai_desktop.services.people import author_settings
from rai_desktop.services.project import OpenProject
from rai_desktop.words.language import folded


def systems_to_assign(project: OpenProject, *, only_open: bool = False) -> list[Uid]:
    """Return the systems that somebody answers for, or has to; retired ones need nobody."""
    return [
        system.uid
        for system in project.entities(EntityKind.SYSTEM)
        if isinstance(system, AiSystem) and system.is_live and not (only_open and system.owner)
    ]


def departments(project: OpenProject) -> list[str]:
    """Return the departments that systems and people are in, each once."""
    kinds = (EntityKind.SYSTEM, EntityKind.PERSON)
    found = {
        str(getattr(entity, "department", "")).strip()
        for kind in kinds
        for entity in project.entities(kind)
    }
    return sorted((name for name in found if name), key=folded)


def owner_names(project: OpenProject) -> dict[str, str]:
    """Return the names that people are chosen by, with what ``assign`` knows them by.

    Of several people with one name each carries the number behind it.
    """
    people = project.entities(EntityKind.PERSON)
    often = Counter(project.name(person.uid) for person in people)
    named: dict[str, str] = {}
    for person in people:
        name, number = project.name(person.uid), project.number(person)
        if name:
            named[name if often[name] == 1 else f"{name} ({number})"] = number
    return dict(sorted(named.items(), key=lambda pair: folded(pair[0])))


def assign(
    project: OpenProject,
    systems: Sequence[Uid],
    *,
    department: str | None = None,
    owner: str | None = None,
) -> Step | None:
    """Give systems a department and an owner as one step; ``None`` when nothing differs.

    ``owner`` is a name, a number or an e-mail; a name that nobody has yet becomes a person in the
    same step. ``None`` leaves a field as it is, an empty text empties it.
    """
    given: dict[str, Value] = {}
    people: list[FieldSetting] = []
    if department is not None:
        given["department"] = department.strip()
    if owner is not None:
        person, people = author_settings(project, owner)
        given["owner"] = Uid(person) if person else None
    settings = [
        FieldSetting(EntityKind.SYSTEM, uid, key, value)
        for uid in systems
        for key, value in given.items()
        if project.value(project.entity(uid), key) != value
    ]
    if not settings:
        return None
    if len(systems) == 1:
        return project.commit(Action.EDIT, [*people, *settings], title=project.name(systems[0]))
    project.store.backup("bulk")
    return project.commit(Action.BULK_EDIT, [*people, *settings])
