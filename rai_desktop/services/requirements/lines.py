"""Requirements line by line, as registers and the command line list them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rai_desktop.domain.codes import Criterion
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.requirements import (
    COMPANY,
    Effective,
    Item,
    Need,
    RequirementAnswer,
    RequirementRule,
    RequirementScore,
    by_subject,
)
from rai_desktop.domain.requirements.answers import Answered
from rai_desktop.domain.requirements.needs import strongest
from rai_desktop.services.requirements.assessing import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A requirement of the company, of one system, or of ``systems`` that share one answer.

    ``subject`` is empty for the company and for several systems; ``systems`` is 0 but for these.
    """

    rule: RequirementRule
    subject: str = COMPANY
    systems: int = 0
    need: Need
    effective: Effective

    @property
    def key(self) -> str:
        """What tells this line from all others."""
        return f"{self.rule.id} {'others' if self.systems else self.subject}".strip()

    @property
    def plan(self) -> RequirementAnswer | None:
        """What is planned, with person and day."""
        return self.effective.plan

    @property
    def note(self) -> str:
        """The note of the plan; without one, that of the answer that counts."""
        return self._first("note")

    @property
    def evidence(self) -> tuple[Uid, ...]:
        """What proves the answer that counts."""
        answer = self.effective.answer or self.plan
        return tuple(map(Uid, answer.evidence)) if answer else ()

    @property
    def not_applicable(self) -> str:
        """The reason why the requirement does not apply; empty when it does."""
        return self.effective.answer.not_applicable if self.effective.answer else ""

    def _first(self, key: str) -> str:
        found = (getattr(each, key) for each in (self.plan, self.effective.answer) if each)
        return str(next(filter(None, found), ""))


def lines(standing: Standing, system: Uid | None = None) -> tuple[Line, ...]:
    """Return the lines in the order of the criteria; with ``system`` those of this system alone.

    Systems get a line of their own when they have an answer of their own, or when the requirement
    has to be checked for each system; all others of a requirement share one line.
    """
    order, answered = tuple(Criterion), by_subject(standing.answers)
    scores = sorted(standing.assessment.scores, key=lambda s: order.index(s.rule.criterion))
    found: list[Line] = []
    for score in scores:
        if system is None:
            found += _lines(score, answered)
        else:
            found += (_line(item) for item in score.items if item.subject == system)
    return tuple(found)


def _lines(score: RequirementScore, answered: Answered) -> Iterator[Line]:
    others: list[Item] = []
    for item in score.items:
        is_own = (score.rule.id, item.subject) in answered or not score.rule.inherits
        if item.subject == COMPANY or is_own:
            yield _line(item)
        else:
            others.append(item)
    if others:
        yield _shared(others)


def _line(item: Item) -> Line:
    return Line(rule=item.rule, subject=item.subject, need=item.need, effective=item.effective)


def _shared(items: Sequence[Item]) -> Line:
    """Return the one line of systems without an answer of their own; they share everything."""
    return Line(
        rule=items[0].rule,
        systems=len(items),
        need=strongest(item.need for item in items),
        effective=items[0].effective,
    )
