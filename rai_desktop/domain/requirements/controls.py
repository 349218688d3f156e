"""Controls of a framework that a company has to decide about, as its answers decide them."""

from collections.abc import Iterator
from dataclasses import dataclass

from rai_desktop.domain.codes import LabelledCode
from rai_desktop.domain.requirements.coverage import FrameworkCoverage, PointCoverage
from rai_desktop.domain.requirements.rules import PointRule, RequirementRule, RequirementRules
from rai_desktop.domain.requirements.scoring import Assessment, RequirementScore
from rai_desktop.domain.texts import N_


class Applicable(LabelledCode):
    """Whether a control applies, as far as it was answered."""

    YES = "yes", N_("Yes")
    NO = "no", N_("No")
    OPEN = "open", N_("Not answered yet")


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """A control with its heading, and the requirements that cover it.

    ``scores`` are those of its requirements that are asked here, ``unasked`` the others.
    """

    heading: PointRule
    covered: PointCoverage
    scores: tuple[RequirementScore, ...]
    unasked: tuple[RequirementRule, ...]

    @property
    def point(self) -> PointRule:
        """The control itself."""
        return self.covered.point

    @property
    def applicable(self) -> Applicable:
        """Whether it applies: yes when one of its requirements does, no when none of them does."""
        if any(_is_applied(score) for score in self.scores):
            return Applicable.YES
        is_answered = bool(self.covered.requirements) and all(one.is_known for one in self.scores)
        return Applicable.NO if is_answered else Applicable.OPEN

    @property
    def lowest(self) -> RequirementScore | None:
        """The requirement that stands lowest; its level is that of the control."""
        applying = [score for score in self.scores if score.level is not None]
        return min(applying, key=lambda score: score.level or 0, default=None)


def controls(
    rules: RequirementRules, assessment: Assessment, covered: FrameworkCoverage, prefix: str
) -> Iterator[Control]:
    """Yield the controls of a framework below the headings that begin with ``prefix``."""
    points = {point.id: point for point in covered.framework.points}
    for each in covered.points:
        if not each.is_heading and each.point.id.startswith(prefix):
            scores = assessment.by_requirement
            yield Control(
                heading=_topmost(each.point, points),
                covered=each,
                scores=tuple(scores[one] for one in each.requirements if one in scores),
                unasked=tuple(rules.by_id[r] for r in each.requirements if r not in scores),
            )


def _is_applied(score: RequirementScore) -> bool:
    """Return whether somebody said how far a requirement is met."""
    groups = (group.effective for group in score.groups)
    return any(one.is_known and one.applies for one in groups)


def _topmost(point: PointRule, points: dict[str, PointRule]) -> PointRule:
    seen = {point.id}
    while point.parent in points and point.parent not in seen:
        point = points[point.parent]
        seen.add(point.id)
    return point
