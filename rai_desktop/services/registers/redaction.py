"""What an export shows when privacy classes are left out."""

from collections.abc import Collection

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.fields import EntityKind, FieldSpec, Privacy
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.person import Person
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject


def shown_value(
    project: OpenProject,
    labels: Labels,
    spec: FieldSpec,
    value: Value,
    left_out: Collection[Privacy],
) -> str:
    """Return ``value`` as the export shows it; functions stand for names that are left out."""
    if Privacy.PERSONAL in left_out and spec.reference is EntityKind.PERSON and value:
        return person_shown(project, Uid(str(value)), left_out)
    return labels.shown(project, spec, value)


def person_shown(project: OpenProject, uid: Uid | None, left_out: Collection[Privacy]) -> str:
    """Return the name of a person, or the function where names are left out."""
    person = project.store.entity(uid) if uid else None
    if not isinstance(person, Person):
        return ""
    if Privacy.PERSONAL not in left_out:
        return person.name
    return person.function or project.number(person)


def entry_shown(project: OpenProject, uid: Uid, left_out: Collection[Privacy]) -> str:
    """Return the name of an entry, of a person only where names are not left out."""
    if isinstance(project.store.entity(uid), Person):
        return person_shown(project, uid, left_out)
    return project.name(uid)
