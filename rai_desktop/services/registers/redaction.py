"""What an export shows when privacy classes are left out, and how it names other entries."""

from collections.abc import Collection

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.fields import EntityKind, FieldKind, FieldSpec, Privacy
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
    """Return ``value`` as the export shows it; other entries are named by number and name."""
    if spec.kind is not FieldKind.REFERENCE or not value:
        return labels.shown(project, spec, value)
    uid = Uid(str(value))
    if _is_left_out(spec.reference, left_out):
        return entry_shown(project, labels, uid, left_out)
    return _numbered(project, uid, labels.shown(project, spec, value))


def entry_shown(
    project: OpenProject, labels: Labels, uid: Uid | None, left_out: Collection[Privacy]
) -> str:
    """Return number and name of an entry, such as ``KI-0007 Chatbot``; empty when there is none.

    Functions stand for the names of people where these are left out.
    """
    entity = project.store.entity(uid) if uid else None
    if entity is None:
        return ""
    if isinstance(entity, Person) and _is_left_out(EntityKind.PERSON, left_out):
        return _numbered(project, entity.uid, entity.function)
    return _numbered(project, entity.uid, labels.title(entity))


def _is_left_out(kind: EntityKind | None, left_out: Collection[Privacy]) -> bool:
    return kind is EntityKind.PERSON and Privacy.PERSONAL in left_out


def _numbered(project: OpenProject, uid: Uid, name: str) -> str:
    """Return ``name`` behind the number of the entry, unless it is that number."""
    entity = project.store.entity(uid)
    number = project.number(entity) if entity else ""
    is_told = name == number or name.startswith(f"{number} ")
    return name if is_told else f"{number} {name}".strip()
