"""Judging a system: labels, roles, duties, and what is still to be clarified."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from rai_desktop.domain.canonical import canonical_json, digest_of_text
from rai_desktop.domain.conditions import Answer, Facts, Truth, evaluate
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.classification import Classification
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.law import (
    Duty,
    LawRules,
    ObligationRule,
    Outcome,
    QuestionRule,
    asked,
    clarifying,
    classify,
    duties,
    next_question,
)
from rai_desktop.domain.law_codes import ClassificationStatus
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.domain.texts import N_
from rai_desktop.services.law.duty_changes import ORGANISATION
from rai_desktop.services.law.facts import facts_about
from rai_desktop.services.law.field_answers import organisation_with, with_settings
from rai_desktop.services.law.sheets import answers_of
from rai_desktop.services.ports import Catalogue
from rai_desktop.services.project import OpenProject


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """What the rules say about a system by the facts known today."""

    system: Uid
    rules: LawRules
    answers: Mapping[str, Answer]
    outcome: Outcome
    basis: str

    @cached_property
    def duties(self) -> tuple[Duty, ...]:
        """The obligations that meet the company by this system, or may do so."""
        return duties(self.rules, self.outcome)

    @cached_property
    def own_rules(self) -> frozenset[str]:
        """The binding duties of the system itself, without looking from when on they apply."""
        return self._binding(lambda rule: rule.subject != ORGANISATION)

    @cached_property
    def company_rules(self) -> frozenset[str]:
        """The binding duties of the company by this system, without looking from when on."""
        return self._binding(lambda rule: rule.subject == ORGANISATION)

    def _binding(self, is_meant: Callable[[ObligationRule], bool]) -> frozenset[str]:
        facts = self.outcome.facts
        meant = (rule for rule in self.rules.obligations if rule.binds and is_meant(rule))
        return frozenset(rule.id for rule in meant if evaluate(rule.when, facts) is not Truth.FALSE)

    @cached_property
    def next(self) -> QuestionRule | None:
        """The first unanswered question about the system that can still change something."""
        return next_question(self.rules, self.outcome, with_fields=False)

    @cached_property
    def unanswered(self) -> tuple[QuestionRule, ...]:
        """All questions that concern the system and have no answer yet."""
        given = self.outcome.facts.given
        found = asked(self.rules, self.outcome)
        return tuple(q for q in found if not q.is_of_company and not given(q.id))

    @cached_property
    def to_clarify(self) -> tuple[QuestionRule, ...]:
        """The questions that nobody could answer and that keep the result open."""
        given = self.outcome.facts.given
        doubted = (self.rules.by_question[q] for q in clarifying(self.rules, self.outcome))
        return tuple(question for question in doubted if "unknown" in given(question.id))

    def of_system(self, system: Uid) -> "Judgement":
        """Return the same for another system with the same facts; what was found stays found."""
        other = replace(self, system=system)
        found = {key: value for key, value in vars(self).items() if key in _FOUND}
        vars(other).update(found)
        return other

    def as_recorded(self, found: Classification) -> "Judgement":
        """Return the same with what was recorded in place of what the rules find."""
        facts = replace(
            self.outcome.facts,
            labels=frozenset(found.labels),
            open_labels=frozenset(found.open_labels),
            roles=frozenset(found.roles),
            open_roles=frozenset(found.open_roles),
        )
        return replace(self, outcome=Outcome(facts=facts, reasons=self.outcome.reasons))

    @property
    def status(self) -> ClassificationStatus:
        """How firm the result is while no person stands for it."""
        is_open = self.next is not None or self.outcome.is_open
        return ClassificationStatus.OPEN if is_open else ClassificationStatus.PROVISIONAL


_FOUND = (
    "duties",
    "own_rules",
    "company_rules",
    "next",
    "unanswered",
    "to_clarify",
)


def judge(
    project: OpenProject,
    catalogue: Catalogue,
    system: Uid,
    answers: Mapping[str, Answer] | None = None,
    fields: Sequence[FieldSetting] = (),
) -> Judgement:
    """Return what the rules say about ``system``, by ``answers`` or those on its sheet.

    Fields of the system and of the company count as they will be with the settings ``fields``.

    Raises:
        UsageError: it is no AI system.
    """
    entity = project.entity(system)
    if not isinstance(entity, AiSystem):
        name = project.number(entity) or project.name(system)
        raise UsageError(
            N_("{number} is not an AI system. Choose one of the AI systems."), number=name
        )
    rules = catalogue.law().rules
    given = answers_of(project, rules.pack, system) if answers is None else answers
    company, today = organisation_with(project, fields), project.clock.today()
    facts = facts_about(catalogue, company, with_settings(entity, fields), given, today)
    return judgement(rules, system, given, facts)


def judgement(
    rules: LawRules, system: Uid, answers: Mapping[str, Answer], facts: Facts
) -> Judgement:
    """Return what the rules say by ``facts``."""
    return Judgement(
        system=system,
        rules=rules,
        answers=answers,
        outcome=classify(rules, facts),
        basis=basis_of(facts),
    )


def basis_of(facts: Facts) -> str:
    """Return the digest of the facts that can change a result, but for the day."""
    plain = {
        "answers": {key: _codes(answer) for key, answer in facts.answers.items()},
        "traits": sorted(facts.traits),
        "open_traits": sorted(facts.open_traits),
        "sizes": sorted(facts.sizes),
    }
    return digest_of_text(canonical_json(plain))


def _codes(answer: Answer) -> list[str]:
    if not answer:
        return []
    return [answer] if isinstance(answer, str) else sorted(set(answer))
