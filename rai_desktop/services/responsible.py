"""Who is responsible: department and owner, filled down a list of systems."""

from collections.abc import Sequence

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.codes import Action
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.steps import FieldSetting, Step
from rai_desktop.services.people import author_settings
from rai_desktop.services.project import OpenProject


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
