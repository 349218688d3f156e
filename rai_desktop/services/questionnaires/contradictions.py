"""Departments that answer “we use no AI” while the inventory has systems of theirs."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.texts import N_
from rai_desktop.services.project import OpenProject
from rai_desktop.services.questionnaires.departments import department_key, departments_in
from rai_desktop.services.questionnaires.filled import FilledForm
from rai_desktop.words import Words

SAYS_NONE = N_("{file}: “{department}” uses no AI, but the inventory has {systems}.")
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """An answer that somebody has to decide about; ``form`` is the place among all forms."""

    form: int
    file: str
    department: str
    systems: tuple[Uid, ...]


def contradictions(project: OpenProject, forms: Sequence[FilledForm]) -> tuple[Contradiction, ...]:
    """Return which forms say that a department uses none of what the inventory has of it."""
    used = _used_in(project)
    found = []
    for place, form in enumerate(forms):
        if not form.head.uses_none or form.lines:
            continue
        keys = {department_key(name) for name in departments_in(form.head.department)}
        systems = tuple(uid for uid, theirs in used if keys & theirs)
        if systems:
            found.append(
                Contradiction(
                    form=place,
                    file=form.file,
                    department=form.head.department,
                    systems=systems,
                )
            )
    return tuple(found)


def counted(
    forms: Sequence[FilledForm], found: Sequence[Contradiction], accepted: Collection[int]
) -> tuple[FilledForm, ...]:
    """Return the forms whose answers count: without contradictions that nobody accepted."""
    open_forms = {each.form for each in found} - set(accepted)
    return tuple(form for place, form in enumerate(forms) if place not in open_forms)


def contradiction_line(project: OpenProject, words: Words, found: Contradiction) -> str:
    """Return the sentence about a contradiction, with the first systems by number and name."""
    named = [
        f"{project.number(project.entity(uid))} {project.name(uid)}"
        for uid in found.systems[:_MOST_NAMED]
    ]
    systems = ", ".join([*named, *(["…"] if len(found.systems) > _MOST_NAMED else [])])
    return words.filled(SAYS_NONE, file=found.file, department=found.department, systems=systems)


def _used_in(project: OpenProject) -> list[tuple[Uid, set[str]]]:
    """Return the systems in use with the departments they are used in."""
    return [
        (system.uid, {department_key(name) for name in departments_in(system.department)})
        for system in project.entities(EntityKind.SYSTEM)
        if isinstance(system, AiSystem) and system.is_live
    ]
