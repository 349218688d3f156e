"""The first pass: the starter set alone, one requirement after the other."""

from dataclasses import dataclass

from rai_desktop.domain.requirements import COMPANY, RequirementScore
from rai_desktop.services.requirements.assessing import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstPass:
    """The requirements of the starter set that apply, and how far somebody got with them."""

    scores: tuple[RequirementScore, ...]

    @property
    def answered(self) -> int:
        """How many are answered for all their subjects, if only with “don't know”."""
        return sum(one.is_answered for one in self.scores)

    @property
    def left(self) -> int:
        """How many still wait for an answer."""
        return len(self.scores) - self.answered

    @property
    def begin(self) -> int:
        """Where to go on: the place of the first that waits, or the first of all."""
        waiting = (place for place, one in enumerate(self.scores) if not one.is_answered)
        return next(waiting, 0)

    @property
    def gaps(self) -> tuple[RequirementScore, ...]:
        """What is not met, law of today first."""
        found = (score for score in self.scores if score.is_open)
        return tuple(sorted(found, key=lambda score: score.need.strength))


def first_pass(standing: Standing) -> FirstPass:
    """Return the first pass of a project."""
    scores = standing.assessment.scores
    return FirstPass(scores=tuple(score for score in scores if score.rule.in_starter_set))


def subjects_to_answer(score: RequirementScore) -> tuple[str, ...]:
    """Return who answers a requirement in the first pass.

    That is the company where its answer counts for all, or else each system.
    """
    rule = score.rule
    if rule.inherits or rule.of_organisation:
        return (COMPANY,)
    return tuple(item.subject for item in score.items)
