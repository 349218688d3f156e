"""The risk method of a project: scales, matrices, and the rules that work with them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from rai_desktop.domain.codes import MeasureStatus, RiskLevel
from rai_desktop.domain.conditions import Condition
from rai_desktop.domain.rating.indicators import Indicator
from rai_desktop.domain.rating.scales import (
    STEPS,
    Grid,
    Perspective,
    ScaleStep,
    Texts,
    is_monotone,
    lies_below,
    rank,
)

OF_METHOD = ("impact_modifiers", "fundamental_rights", "knock_outs", "bodies")
"""Lists of codes that a method holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worded:
    """A code of the method with its word."""

    id: str
    label: Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelMeaning:
    """What a level asks for, and within how many days; ``None`` until the next review."""

    level: RiskLevel
    label: Texts
    meaning: Texts
    days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Modifiers:
    """What raises the impact on people, by at most so many steps in all."""

    most_added: int = 0
    entries: tuple[Worded, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FundamentalRight(Worded):
    """A right to think of when the impact on people is rated."""

    charter: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnockOut(Worded):
    """What stands outside the matrix and cannot be accepted by anybody."""

    text: Texts = field(default_factory=dict)
    basis: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusWeight:
    """How much a mitigation of a status counts today, and once everything agreed works.

    With ``with_evidence`` it holds only for those with, or without, evidence.
    """

    status: MeasureStatus
    current: float
    target: float
    with_evidence: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestionRule:
    """How suggested ratings follow from mitigations.

    Effects count downwards, each ``decay`` times as much as the one before; the sum is rounded
    down. No axis falls by more than ``most_steps``, nor below ``lowest``.
    """

    decay: float = 0.5
    most_steps: int = 0
    lowest: int = 1
    weights: tuple[StatusWeight, ...] = ()
    text: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class AccumulationRule:
    """When several risks of these levels have to be judged together."""

    levels: tuple[RiskLevel, ...] = ()
    least: int = 3
    same: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OverallJudgement:
    """Which labels of systems ask for a judgement of all that remains."""

    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Consultation:
    """Who has to be asked before a risk is accepted, and when."""

    body: str
    when: Condition


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptanceRule:
    """Who may accept risks of a level, whom to ask, for how many months; none: nobody may."""

    level: RiskLevel
    perspectives: tuple[Perspective, ...]
    may_accept: str
    most_months: int
    needs_plan: bool
    consult: tuple[Consultation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptanceRules:
    """How risks are accepted; ``four_eyes_from`` is the level from which two people decide."""

    rules: tuple[AcceptanceRule, ...] = ()
    four_eyes_from: RiskLevel | None = None
    four_eyes: Texts = field(default_factory=dict)
    warn_days: int = 30
    expiry: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewMonths:
    """Months between two reviews; the shortest that applies counts, 0 means at once."""

    by_label: Mapping[str, int] = field(default_factory=dict)
    by_level: Mapping[RiskLevel, int] = field(default_factory=dict)
    by_trait: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """The risk method of a project.

    Scales have five steps; in no grid does a higher rating give a lower level, and people never
    count less than the business. ``rule`` says how the two perspectives go together, ``own`` is the
    id of the own pack that holds it, empty for the method of the product.
    """

    id: str
    version: str
    likelihood: tuple[ScaleStep, ...]
    impact_persons: tuple[ScaleStep, ...]
    impact_business: tuple[ScaleStep, ...]
    persons: Grid
    business: Grid
    title: Texts = field(default_factory=dict)
    levels: tuple[LevelMeaning, ...] = ()
    rule: Texts = field(default_factory=dict)
    likelihood_rule: Texts = field(default_factory=dict)
    confidence_rule: Texts = field(default_factory=dict)
    modifiers: Modifiers = field(default_factory=Modifiers)
    rights: tuple[FundamentalRight, ...] = ()
    knock_outs: tuple[KnockOut, ...] = ()
    suggestion: SuggestionRule = field(default_factory=SuggestionRule)
    accumulation: AccumulationRule = field(default_factory=AccumulationRule)
    judgement: OverallJudgement = field(default_factory=OverallJudgement)
    bodies: tuple[Worded, ...] = ()
    acceptance: AcceptanceRules = field(default_factory=AcceptanceRules)
    reviews: ReviewMonths = field(default_factory=ReviewMonths)
    indicators: tuple[Indicator, ...] = ()
    own: str = ""

    def __post_init__(self) -> None:
        for fault in _faults(self):
            raise ValueError(fault)

    def worded(self, name: str) -> tuple[Worded, ...]:
        """Return a list of codes that the method holds, by its name; none for other names."""
        lists: Mapping[str, tuple[Worded, ...]] = {
            "impact_modifiers": self.modifiers.entries,
            "fundamental_rights": self.rights,
            "knock_outs": self.knock_outs,
            "bodies": self.bodies,
        }
        return lists.get(name, ())

    def scale(self, name: str) -> tuple[ScaleStep, ...]:
        """Return a scale by the name that field descriptions use."""
        scales = {
            "likelihood": self.likelihood,
            "impact_persons": self.impact_persons,
            "impact_business": self.impact_business,
        }
        return scales[name]

    def grid(self, perspective: Perspective) -> Grid:
        """Return the matrix of a perspective."""
        return self.persons if perspective is Perspective.PERSONS else self.business

    def level(self, perspective: Perspective, likelihood: int, impact: int) -> RiskLevel:
        """Return the level of a rating; both axes run from 1 to 5."""
        return self.grid(perspective)[likelihood - 1][impact - 1]

    def days(self, level: RiskLevel | None) -> int | None:
        """Return within how many days something has to be done about a level."""
        return next((one.days for one in self.levels if one.level is level), None)

    def body(self, code: str) -> Texts:
        """Return the word of somebody who accepts or is asked; empty for an unknown code."""
        return next((one.label for one in self.bodies if one.id == code), {})

    def acceptance_rule(self, level: RiskLevel, perspective: Perspective) -> AcceptanceRule | None:
        """Return who may accept risks of a level, for one perspective."""
        rules = (r for r in self.acceptance.rules if r.level is level)
        return next((r for r in rules if perspective in r.perspectives), None)

    def needs_two(self, level: RiskLevel | None) -> bool:
        """Return whether somebody else than the risk owner has to agree to accept this level."""
        least = self.acceptance.four_eyes_from
        return least is not None and rank(level) >= rank(least)


def _faults(method: Method) -> Iterator[str]:
    """Yield why nothing could be rated by a method, or people would count less."""
    for name in ("likelihood", "impact_persons", "impact_business"):
        if [step.level for step in method.scale(name)] != list(range(1, STEPS + 1)):
            yield f"the scale {name} does not have the steps 1 to 5"
    for perspective in Perspective:
        grid = method.grid(perspective)
        if [len(row) for row in grid] != [STEPS] * STEPS:
            yield f"the grid {perspective} is not five by five"
            return
        if not is_monotone(grid):
            yield f"the grid {perspective} gives a lower level for a higher rating"
    if lies_below(method.persons, method.business):
        yield "the grid for people lies below the one for the business"
