"""What the risks of a system, or of the company, come to; never a sum and never an average."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.domain.kinds.risk import Risk
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.library import Library
from rai_desktop.domain.rating import Levels, When, counts_today, highest
from rai_desktop.domain.rating.accumulation import Accumulated, AtStake, Same, accumulated
from rai_desktop.domain.texts import N_
from rai_desktop.services.assessment import Assessment
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.facts import certain_traits
from rai_desktop.services.law.statuses import classification_of
from rai_desktop.services.project import OpenProject


@dataclass(frozen=True, slots=True, kw_only=True)
class RisksTogether:
    """Open risks seen together: highest levels today and as aimed for, counts, accumulations.

    ``counts`` has how many have each level today, ``None`` for those not rated.
    """

    current: Levels
    target: Levels
    counts: Mapping[RiskLevel | None, int]
    accumulated: tuple[Accumulated, ...]
    risks: tuple[Risk, ...]


def together(
    assessment: Assessment,
    risks: Iterable[Risk],
    traits_behind: Callable[[Risk], Iterable[str]] = lambda _: (),
) -> RisksTogether:
    """Return what open risks come to, the worst of them first; closed ones do not count.

    ``traits_behind`` tells which traits of the system a risk comes from.
    """
    found = tuple(assessment.by_level(risk for risk in risks if counts_today(risk)))
    stakes = (_at_stake(risk, assessment, traits_behind(risk)) for risk in found)
    return RisksTogether(
        current=_highest(assessment, found, When.CURRENT),
        target=_highest(assessment, found, When.TARGET),
        counts=Counter(assessment.levels(risk).overall for risk in found),
        accumulated=accumulated(stakes, assessment.method.accumulation),
        risks=found,
    )


def system_risks(assessment: Assessment, system: AiSystem, library: Library) -> RisksTogether:
    """Return what the open risks of a system come to.

    A risk from the library comes from the traits of the system for which the library proposes it.
    """
    has = certain_traits(system)

    def traits_behind(risk: Risk) -> Iterable[str]:
        entry = library.risks.get(risk.library)
        return sorted(entry.traits & has) if entry else ()

    return together(assessment, assessment.risks_of(system.uid), traits_behind)


def needs_judgement(
    project: OpenProject, assessment: Assessment, system: AiSystem, found: RisksTogether
) -> bool:
    """Return whether all that remains of a system has to be judged in words, and is not yet.

    Its labels ask for it, or its risks accumulate: ``found`` is what they come to.
    """
    if system.overall_risk.strip():
        return False
    recorded = classification_of(project, system.uid)
    labels = set(recorded.labels) if recorded is not None else set()
    is_asked = not labels.isdisjoint(assessment.method.judgement.labels)
    return is_asked or bool(found.accumulated)


def top_risks(assessment: Assessment, risks: Iterable[Risk], most: int) -> list[Risk]:
    """Return the worst open risks that are rated, in the order of the method."""
    found = (risk for risk in risks if counts_today(risk) and assessment.levels(risk).overall)
    return assessment.by_level(found)[:most]


def accumulation_text(labels: Labels, sign: Accumulated) -> str:
    """Return in one sentence what risks have in common."""
    words = labels.words
    what = sign.what
    if sign.same is not Same.CAUSE:
        vocabulary = labels.catalogue.vocabulary(_VOCABULARIES[sign.same])
        what = words.pick(dict(vocabulary).get(what, {})) or what
    return words.filled(_SIGNS[sign.same], count=words.number(len(sign.risks)), what=what)


_VOCABULARIES = {Same.GROUP: "affected_groups", Same.TRAIT: "traits"}
_SIGNS = {
    Same.GROUP: N_("{count} medium or high risks hit the same group: {what}"),
    Same.CAUSE: N_("{count} medium or high risks have the same cause: {what}"),
    Same.TRAIT: N_("{count} medium or high risks come from the same trait: {what}"),
}


def _at_stake(risk: Risk, assessment: Assessment, traits: Iterable[str]) -> AtStake:
    return AtStake(
        uid=risk.uid,
        level=assessment.levels(risk).overall,
        groups=risk.affected_groups,
        cause=risk.cause,
        traits=tuple(traits),
    )


def _highest(assessment: Assessment, risks: Iterable[Risk], when: When) -> Levels:
    levels = [assessment.levels(risk, when) for risk in risks]
    return Levels(
        persons=highest(level.persons for level in levels),
        business=highest(level.business for level in levels),
    )
