"""What is known about a system and its company, as the rules of the law judge it."""

from collections.abc import Mapping
from datetime import date

from rai_desktop.domain.codes import Answer as YesNo
from rai_desktop.domain.codes import TurnoverClass
from rai_desktop.domain.conditions import Answer, Facts
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.organisation import Organisation
from rai_desktop.domain.kinds.registry import value_of
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.law import LawBook, LawRules, answer_by_field, possible_sizes
from rai_desktop.services.law.sheets import Answered
from rai_desktop.services.ports import Catalogue

PERSONAL_DATA = "personal_data"
"""The trait that the field about data of people stands for."""

_HIGHEST: Mapping[TurnoverClass, int] = {
    TurnoverClass.UP_TO_2: 2_000_000,
    TurnoverClass.UP_TO_10: 10_000_000,
    TurnoverClass.UP_TO_50: 50_000_000,
    TurnoverClass.UP_TO_150: 150_000_000,
    TurnoverClass.OVER_150: 10_000_000_000,
}


def facts_about(
    catalogue: Catalogue,
    organisation: Organisation | None,
    system: AiSystem,
    answers: Mapping[str, Answer],
    day: date,
) -> Facts:
    """Return the facts by which ``system`` is judged on ``day``.

    Traits that nobody looked at yet may hold or not: neither a template nor a person named any.
    """
    book = catalogue.law()
    traits, possible = traits_of(catalogue, system)
    return Facts(
        day=day,
        answers={**answers, **field_answers(book.rules, organisation, system)},
        traits=traits,
        open_traits=possible - traits,
        sizes=sizes_of(book, organisation),
    )


def field_answers(rules: LawRules, organisation: Organisation | None, system: AiSystem) -> Answered:
    """Return the answers that fields of the company and of the system give."""
    return {**company_answers(rules, organisation), **_answers(rules, EntityKind.SYSTEM, system)}


def company_answers(rules: LawRules, organisation: Organisation | None) -> Answered:
    """Return the answers that fields of the company give."""
    return _answers(rules, EntityKind.ORGANISATION, organisation)


def _answers(rules: LawRules, kind: EntityKind, entity: Entity | None) -> Answered:
    found: Answered = {}
    if entity is None:
        return found
    for question, key in rules.of_fields.get(kind, ()):
        answer = answer_by_field(question, value_of(entity, key))
        if answer is not None:
            found[question.id] = answer
    return found


def sizes_of(book: LawBook, organisation: Organisation | None) -> frozenset[str]:
    """Return the size classes that the company may be of; none when nothing is known."""
    if organisation is None:
        return frozenset()
    return possible_sizes(book.sizes, organisation.staff, turnover_of(organisation))


def turnover_of(organisation: Organisation | None) -> int | None:
    """Return the highest turnover of the company's class in euros; ``None`` when it is unknown."""
    turnover = organisation.turnover if organisation is not None else None
    return _HIGHEST[turnover] if turnover is not None else None


def traits_of(catalogue: Catalogue, system: AiSystem) -> tuple[frozenset[str], frozenset[str]]:
    """Return the traits that a system has for certain, and those that it may have."""
    certain, possible = certain_traits(system), frozenset[str]()
    if not system.traits and not system.template:
        possible = frozenset(code for code, _ in catalogue.vocabulary("traits")) - {PERSONAL_DATA}
    if system.people_data not in (YesNo.YES, YesNo.NO):
        possible |= {PERSONAL_DATA}
    return certain, possible


def certain_traits(system: AiSystem) -> frozenset[str]:
    """Return the traits that a system has, with the one that a field of its own tells."""
    told = {PERSONAL_DATA} if system.people_data is YesNo.YES else set()
    return frozenset(system.traits) - {PERSONAL_DATA} | told
