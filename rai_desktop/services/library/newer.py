"""Newer texts of library entries: what differs, and taking over what nobody changed."""

from dataclasses import dataclass

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.codes import Action
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.mitigation import Mitigation
from rai_desktop.domain.kinds.registry import kind_of, value_of
from rai_desktop.domain.kinds.risk import Risk
from rai_desktop.domain.library import LibraryMeasure, LibraryRisk
from rai_desktop.domain.steps import Step
from rai_desktop.services.library.copies import CopyState, digest, read_state, state_of, texts_of
from rai_desktop.services.library.reading import library_of
from rai_desktop.services.ports import Catalogue
from rai_desktop.services.project import OpenProject


@dataclass(frozen=True, slots=True, kw_only=True)
class NewerText:
    """A field whose text in the library differs from the one that was copied.

    ``is_own`` says that somebody changed the copy; it is never replaced.
    """

    key: str
    now: str
    newer: str
    is_own: bool


def newer_texts(project: OpenProject, catalogue: Catalogue, uid: Uid) -> tuple[NewerText, ...]:
    """Return what is new in the library since an entry was copied, field by field."""
    entity = project.entity(uid)
    found = _copied(project, catalogue, entity)
    if found is None:
        return ()
    entry, state = found
    return tuple(
        NewerText(key=key, now=now, newer=text, is_own=digest(now) != state.digests.get(key))
        for key, text in texts_of(entry, state.language).items()
        for now in [str(value_of(entity, key))]
        if digest(text) != state.digests.get(key) and now != text
    )


def take_newer(project: OpenProject, catalogue: Catalogue, uid: Uid) -> Step | None:
    """Take over the newer texts of fields that nobody changed, as one step.

    Fields that were changed stay; what is new is not offered again. ``None`` when nothing is new.
    """
    found = newer_texts(project, catalogue, uid)
    values: dict[str, Value] = {each.key: each.newer for each in found if not each.is_own}
    return _settle(project, catalogue, uid, values) if found else None


def keep_own(project: OpenProject, catalogue: Catalogue, uid: Uid) -> Step | None:
    """Leave the texts as they are and offer what is new no more; ``None`` when nothing is new."""
    found = newer_texts(project, catalogue, uid)
    return _settle(project, catalogue, uid, {}) if found else None


def _settle(
    project: OpenProject, catalogue: Catalogue, uid: Uid, values: dict[str, Value]
) -> Step | None:
    entity = project.entity(uid)
    found = _copied(project, catalogue, entity)
    if found is None:
        return None
    entry, state = found
    now = state_of(texts_of(entry, state.language), state.language)
    settings = project.checked(kind_of(entity), uid, {**values, "library_text": now.text})
    return project.commit(Action.EDIT, settings, title=project.name(uid))


def _copied(
    project: OpenProject, catalogue: Catalogue, entity: Entity
) -> tuple[LibraryRisk | LibraryMeasure, CopyState] | None:
    """Return the entry of the library and what is known of the copy; ``None`` without either."""
    if not isinstance(entity, Risk | Mitigation) or not entity.library_text:
        return None
    library = library_of(project, catalogue)
    entries = library.risks if isinstance(entity, Risk) else library.measures
    entry, state = entries.get(entity.library), read_state(entity.library_text)
    if entry is None or state is None or state.language not in entry.title:
        return None
    return entry, state
