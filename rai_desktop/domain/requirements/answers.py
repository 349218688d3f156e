"""Answers to requirements, and which answer counts for a system."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from rai_desktop.domain.codes import LabelledCode
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.requirements.rules import HIGHEST, RequirementRule
from rai_desktop.domain.texts import N_

COMPANY = ""
"""Subject of an answer for the organisation itself and, where that is possible, all systems."""

MATURITY = (
    N_("Not started"),
    N_("Started"),
    N_("Defined"),
    N_("Implemented"),
    N_("Monitored and improved"),
)
"""The words of the five levels."""


class RequirementAnswerError(UsageError):
    """An answer that no requirement can take; nothing was recorded."""


class State(LabelledCode):
    """How far a requirement is met."""

    MET = "met", N_("Met")
    PARTLY = "partly", N_("Partly met")
    NOT_MET = "not_met", N_("Not met")
    NOT_APPLICABLE = "not_applicable", N_("Not applicable")


class Origin(StrEnum):
    """Whose answer counts: its own, that of the whole company, or nobody's yet."""

    OWN = "own"
    INHERITED = "inherited"
    MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementAnswer:
    """What somebody answered to a requirement, and what is planned.

    ``subject`` is a system's uid, or ``COMPANY``. ``level`` is empty while nobody knows;
    ``is_unknown`` tells that somebody looked and does not know it. ``not_applicable`` is the reason
    why the requirement does not apply.

    Raises:
        RequirementAnswerError: a level that does not exist, a reason without words, or two of
            level, reason and not knowing at once.
    """

    requirement: str
    subject: str = COMPANY
    level: int | None = None
    is_unknown: bool = False
    not_applicable: str = ""
    note: str = ""
    target: int | None = None
    person: str = ""
    due: date | None = None
    evidence: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what contradicts itself."""
        for level in (self.level, self.target):
            if level is not None and (type(level) is not int or not 0 <= level <= HIGHEST):
                raise RequirementAnswerError(
                    N_("{requirement}: the level {level} does not exist. Use 0 to 4."),
                    requirement=self.requirement,
                    level=str(level)[:20],
                )
        if self.not_applicable and not self.not_applicable.strip():
            raise RequirementAnswerError(
                N_("{requirement}: say why the requirement does not apply."),
                requirement=self.requirement,
            )
        if self.not_applicable and self.level is not None:
            raise RequirementAnswerError(
                N_("{requirement}: a level and “not applicable” exclude each other. Clear one."),
                requirement=self.requirement,
            )
        if self.is_unknown and self.is_given:
            raise RequirementAnswerError(
                N_("{requirement}: “don't know” and an answer exclude each other. Clear one."),
                requirement=self.requirement,
            )

    @property
    def is_given(self) -> bool:
        """Whether it says how far the requirement is met, or why it does not apply."""
        return self.level is not None or bool(self.not_applicable)

    @property
    def counts(self) -> bool:
        """Whether somebody answered, even if only that nobody knows."""
        return self.is_given or self.is_unknown

    @property
    def is_planned(self) -> bool:
        """Whether somebody planned a level, who sees to it, or until when."""
        return bool(self.person or self.due or self.target is not None)


Answered = Mapping[tuple[str, str], RequirementAnswer]
"""Answers by requirement and subject."""


def by_subject(answers: Iterable[RequirementAnswer]) -> Answered:
    """Return the answers by requirement and subject; of several the last counts."""
    return {(answer.requirement, answer.subject): answer for answer in answers}


@dataclass(frozen=True, slots=True, kw_only=True)
class Effective:
    """The answer that counts, where it comes from, and what is planned.

    ``answer`` is ``None`` while nobody answered; that counts as level 0, as not knowing does.
    """

    answer: RequirementAnswer | None
    origin: Origin
    plan: RequirementAnswer | None
    met_from: int

    @property
    def applies(self) -> bool:
        """Whether nobody gave a reason why it does not apply."""
        return self.answer is None or not self.answer.not_applicable

    @property
    def is_known(self) -> bool:
        """Whether somebody said how far it is met, or why it does not apply."""
        return self.answer is not None and self.answer.is_given

    @property
    def level(self) -> int:
        """The level from 0 to 4; what is not known counts as 0."""
        return (self.answer.level or 0) if self.answer else 0

    @property
    def state(self) -> State:
        """How far it is met."""
        if not self.applies:
            return State.NOT_APPLICABLE
        return state_of(self.level, self.met_from)


def state_of(level: int, met_from: int) -> State:
    """Return how far a level meets a requirement that is met from ``met_from`` on."""
    if level >= met_from:
        return State.MET
    return State.PARTLY if level else State.NOT_MET


def effective(rule: RequirementRule, subject: str, answers: Answered) -> Effective:
    """Return the answer that counts for ``subject``: its own, or the one for the whole company.

    A requirement that does not inherit needs an answer of each system.
    """
    own = answers.get((rule.id, subject))
    company = answers.get((rule.id, COMPANY)) if rule.inherits or not subject else None
    answer, origin = None, Origin.MISSING
    if own is not None and own.counts:
        answer, origin = own, Origin.OWN
    elif company is not None and company.counts:
        answer, origin = company, Origin.INHERITED
    plan = _plan(own, company)
    return Effective(answer=answer, origin=origin, plan=plan, met_from=rule.met_from)


def _plan(
    own: RequirementAnswer | None, company: RequirementAnswer | None
) -> RequirementAnswer | None:
    """Return what is planned; a note of the subject alone leaves the company's plan standing."""
    if own is None or company is None or own.counts or own.is_planned:
        return own or company
    evidence = own.evidence or company.evidence
    return replace(company, note=own.note or company.note, evidence=evidence)
