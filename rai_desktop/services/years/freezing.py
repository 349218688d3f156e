"""What of a project is frozen with a year: all but people, costs and internal comments.

A frozen state cannot be changed later, so nothing personal goes in: neither people nor any text
that names somebody known to the project. Erasing a person therefore leaves closed years alone.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.fields import EntityKind, FieldKind, Privacy
from rai_desktop.domain.kinds.registry import KINDS, value_of
from rai_desktop.domain.left_out import Naming
from rai_desktop.services.document import project_document
from rai_desktop.services.jobs import Tell, told
from rai_desktop.services.project import OpenProject
from rai_desktop.services.registers.build import RegisterRequest
from rai_desktop.services.years.model import ProjectThen
from rai_desktop.services.years.written import frozen_bytes

LEFT_OUT = frozenset({Privacy.PERSONAL, Privacy.COST, Privacy.COMMENT})
"""What is never frozen."""

_NOT_FROZEN = frozenset({"people", "closed_years", "created", "comments"})
_TITLES = frozenset({"name", "title"})


def frozen(project: OpenProject, then: ProjectThen, tell: Tell | None = None) -> bytes:
    """Return what is kept of ``project`` with the state ``then``; equal states give equal bytes.

    ``tell`` hears how far each list is, and may end the work.
    """
    naming = _naming(project)
    request = RegisterRequest(
        cut_off=then.day,
        created=datetime.combine(then.day, time(), UTC),
        left_out=LEFT_OUT,
    )
    document = {
        key: _without_names(naming, value, key, tell)
        for key, value in project_document(project, request, tell).items()
        if key not in _NOT_FROZEN
    }
    return frozen_bytes(_unnamed(then, naming), document)


def _unnamed(then: ProjectThen, naming: Naming) -> ProjectThen:
    """Return the state without titles that name somebody; numbers stay."""
    return replace(
        then,
        systems=tuple(
            replace(one, name="") if naming.is_in(one.name, is_title=True) else one
            for one in then.systems
        ),
        risks=tuple(
            replace(one, title="") if naming.is_in(one.title, is_title=True) else one
            for one in then.risks
        ),
    )


def _naming(project: OpenProject) -> Naming:
    people = list(project.store.entities(EntityKind.PERSON).values())
    shown = (str(value_of(one, key)) for one in people for key in ("function", "department"))
    return Naming.of(_names(project), shown)


def _names(project: OpenProject) -> Iterator[str]:
    """Yield what gives somebody away in other texts: names, addresses, telephone numbers."""
    for kind, spec in KINDS.items():
        keys = [
            field.key
            for field in spec.fields
            if field.privacy is Privacy.PERSONAL and field.kind in _NAMING_KINDS
        ]
        for entity in project.store.entities(kind).values() if keys else ():
            yield from (str(value_of(entity, key)) for key in keys if value_of(entity, key))


_NAMING_KINDS = (FieldKind.TEXT, FieldKind.EMAIL)


def _without_names(naming: Naming, value: Plain, key: str = "", tell: Tell | None = None) -> Plain:
    """Return ``value`` with nothing in place of each text that names somebody."""
    if isinstance(value, dict):
        return {each: _without_names(naming, inner, each) for each, inner in value.items()}
    if isinstance(value, list):
        return [_without_names(naming, inner, key) for inner in told(value, tell)]
    if isinstance(value, str) and naming.is_in(value, is_title=key in _TITLES):
        return ""
    return value
