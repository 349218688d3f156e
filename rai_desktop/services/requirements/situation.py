"""The facts by which requirements are judged: of the company, and of each system as recorded."""

from collections.abc import Generator
from dataclasses import replace

from rai_desktop.domain.codes import Answer as YesNo
from rai_desktop.domain.codes import Role
from rai_desktop.domain.conditions import Facts
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.classification import Classification
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.law_codes import LegalLabel
from rai_desktop.domain.parts import result_of
from rai_desktop.domain.requirements import Situation
from rai_desktop.services.law.facts import PERSONAL_DATA, company_answers, sizes_of
from rai_desktop.services.law.statuses import classification_of
from rai_desktop.services.ports import Catalogue
from rai_desktop.services.project import OpenProject

_ALL_LABELS = frozenset(str(code) for code in LegalLabel if code is not LegalLabel.OPEN)
_ALL_ROLES = frozenset(str(code) for code in Role)


def situation_of(project: OpenProject, catalogue: Catalogue) -> Situation:
    """Return the facts of the company and of every system; equal ones are the same object."""
    return result_of(situation_in_parts(project, catalogue))


def situation_in_parts(
    project: OpenProject, catalogue: Catalogue
) -> Generator[None, None, Situation]:
    """Return the same, bit by bit between other work; begin anew when the project changes."""
    own = company_facts(project, catalogue)
    shared: dict[object, Facts] = {}
    systems: dict[str, Facts] = {}
    for place, system in enumerate(project.entities(EntityKind.SYSTEM), start=1):
        if isinstance(system, AiSystem):
            found = classification_of(project, system.uid)
            key = _key(system, found)
            if key not in shared:
                shared[key] = _facts(own, system, found)
            systems[system.uid] = shared[key]
        if place % _PART == 0:
            yield
    return Situation(own=own, systems=systems)


_PART = 500
"""How many systems are looked at between two pauses."""


def facts_of_system(project: OpenProject, catalogue: Catalogue, system: Uid) -> Facts:
    """Return the facts of one system as recorded; without a classification all may hold."""
    entity = project.entity(system)
    own = company_facts(project, catalogue)
    if not isinstance(entity, AiSystem):
        return own
    return _facts(own, entity, classification_of(project, system))


def company_facts(project: OpenProject, catalogue: Catalogue) -> Facts:
    """Return what is known about the company itself."""
    organisation = project.organisation()
    book = catalogue.law()
    return Facts(
        day=project.clock.today(),
        answers=company_answers(book.rules, organisation),
        sizes=sizes_of(book, organisation),
    )


def _key(system: AiSystem, found: Classification | None) -> object:
    if found is None:
        return (system.roles, system.traits, system.people_data)
    decided = (found.labels, found.open_labels, found.roles, found.open_roles)
    return (*decided, system.traits, system.people_data)


def _facts(own: Facts, system: AiSystem, found: Classification | None) -> Facts:
    traits = frozenset(system.traits) - {PERSONAL_DATA}
    is_known = system.people_data in (YesNo.YES, YesNo.NO)
    data = frozenset({PERSONAL_DATA})
    facts = replace(
        own,
        traits=traits | data if system.people_data is YesNo.YES else traits,
        open_traits=frozenset() if is_known else data,
    )
    if found is not None:
        return _as_recorded(facts, found)
    roles = frozenset(system.roles)
    return replace(
        facts,
        open_labels=_ALL_LABELS,
        roles=roles,
        open_roles=frozenset() if roles else _ALL_ROLES,
    )


def _as_recorded(facts: Facts, found: Classification) -> Facts:
    return replace(
        facts,
        labels=frozenset(found.labels),
        open_labels=frozenset(found.open_labels),
        roles=frozenset(found.roles),
        open_roles=frozenset(found.open_roles),
    )
