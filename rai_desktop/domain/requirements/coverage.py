"""How far the same answers meet the points of other frameworks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rai_desktop.domain.requirements.answers import State
from rai_desktop.domain.requirements.rules import FrameworkRule, PointRule, RequirementRules
from rai_desktop.domain.requirements.scoring import Assessment

_Mapped = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class PointCoverage:
    """How far a point of a framework is met, and by which requirements.

    ``state`` is ``None`` when no requirement is mapped to it. ``by_theme`` tells that no
    requirement names the point itself, only a theme both belong to.
    """

    point: PointRule
    requirements: tuple[str, ...]
    state: State | None
    by_theme: bool = False
    is_heading: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameworkCoverage:
    """How far a framework is met. Headings are shown but only what is below them counts."""

    framework: FrameworkRule
    points: tuple[PointCoverage, ...]

    def count(self, state: State | None) -> int:
        """Return how many points are in ``state``; ``None`` counts those nothing is mapped to."""
        return sum(one.state is state for one in self.points if not one.is_heading)

    @property
    def applicable(self) -> int:
        """The number of points that requirements are mapped to and that apply."""
        return sum(self.count(one) for one in (State.MET, State.PARTLY, State.NOT_MET))

    def share(self, state: State) -> float | None:
        """Return the share of the applicable points that are in ``state``."""
        return self.count(state) / self.applicable if self.applicable else None


def coverage(rules: RequirementRules, assessment: Assessment) -> tuple[FrameworkCoverage, ...]:
    """Return how far each framework is met; those nothing is mapped to are left out."""
    covered = (_covered(rules, framework, assessment) for framework in rules.frameworks)
    return tuple(one for one in covered if any(point.requirements for point in one.points))


def requirements_by_point(rules: RequirementRules, framework: FrameworkRule) -> _Mapped:
    """Return which requirements name each point; a heading stands for all that is below it."""
    pairs = ((rule.id, rule.refs.get(framework.id, ())) for rule in rules.requirements)
    return _mapped(framework, pairs)


def _by_theme(rules: RequirementRules, framework: FrameworkRule) -> _Mapped:
    pairs = (
        (requirement, theme.points.get(framework.id, ()))
        for theme in rules.themes
        for requirement in theme.requirements
        if requirement in rules.by_id
    )
    return _mapped(framework, pairs)


def _mapped(framework: FrameworkRule, pairs: Iterator[tuple[str, tuple[str, ...]]]) -> _Mapped:
    below = _below(framework)
    found: dict[str, dict[str, None]] = {}
    for requirement, named in pairs:
        for point in (leaf for one in named for leaf in below.get(one, ())):
            found.setdefault(point, {})[requirement] = None
    return {point: tuple(requirements) for point, requirements in found.items()}


def _below(framework: FrameworkRule) -> _Mapped:
    """Return the points at the ends below each point; a point without parts stands for itself."""
    parts: dict[str, list[str]] = {point.id: [] for point in framework.points}
    for point in framework.points:
        if point.parent in parts:
            parts[point.parent].append(point.id)
    return {point: tuple(_ends(point, parts, ())) for point in parts}


def _ends(point: str, parts: Mapping[str, list[str]], above: tuple[str, ...]) -> Iterator[str]:
    if not parts[point]:
        yield point
    for part in parts[point]:
        if part not in above:
            yield from _ends(part, parts, (*above, point))


def _covered(
    rules: RequirementRules, framework: FrameworkRule, assessment: Assessment
) -> FrameworkCoverage:
    named, themed = requirements_by_point(rules, framework), _by_theme(rules, framework)
    below = _below(framework)
    return FrameworkCoverage(
        framework=framework,
        points=tuple(
            _point(point, below[point.id], (named, themed), assessment)
            for point in framework.points
        ),
    )


def _point(
    point: PointRule,
    ends: tuple[str, ...],
    mapped: tuple[_Mapped, _Mapped],
    assessment: Assessment,
) -> PointCoverage:
    named, themed = mapped
    used = {end: named.get(end) or themed.get(end, ()) for end in ends}
    states = [_state(requirements, assessment) for requirements in used.values()]
    return PointCoverage(
        point=point,
        requirements=tuple(dict.fromkeys(one for each in used.values() for one in each)),
        state=_together([state for state in states if state is not None]),
        by_theme=any(used.values()) and not any(named.get(end) for end in ends),
        is_heading=ends != (point.id,),
    )


def _state(requirements: tuple[str, ...], assessment: Assessment) -> State | None:
    scores = (assessment.by_requirement.get(one) for one in requirements)
    return _together([one.state if one else State.NOT_APPLICABLE for one in scores])


def _together(states: list[State]) -> State | None:
    """Return the state of several together: met when all are, not met when all are not."""
    if not states:
        return None
    judged = {state for state in states if state is not State.NOT_APPLICABLE}
    if len(judged) > 1:
        return State.PARTLY
    return judged.pop() if judged else State.NOT_APPLICABLE
