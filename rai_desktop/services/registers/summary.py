"""Counts and matrices for the management summary."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from rai_desktop.domain.codes import LabelledCode, RiskLevel, SystemStatus
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.classification import Classification
from rai_desktop.domain.kinds.risk import Risk
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.law_codes import LegalLabel
from rai_desktop.domain.rating import Perspective, When, counts_today, matrix_place
from rai_desktop.domain.texts import N_
from rai_desktop.services.assessment import Assessment
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.shown import UNCLASSIFIED
from rai_desktop.services.law.statuses import labels_of
from rai_desktop.services.pictures.matrix import MatrixLabels
from rai_desktop.services.registers.model import Count, CountGroup, MatrixPicture

GROUP_TITLES = {
    "systems_by_status": N_("AI systems by status"),
    "systems_by_level": N_("AI systems by risk level today"),
    "systems_by_label": N_("AI systems by classification (without retired ones)"),
    "risks_by_level": N_("Risks by level today (without closed ones)"),
}


def count_groups(
    labels: Labels,
    assessment: Assessment,
    systems: Sequence[AiSystem],
    risks: Sequence[Risk],
    recorded: Mapping[Uid, Classification],
) -> tuple[CountGroup, ...]:
    """Return systems by status, classification and risk level, and risks by level and status."""
    words = labels.words
    open_risks = [risk for risk in risks if counts_today(risk)]
    live = [system for system in systems if system.is_live]
    system_levels = [assessment.system_levels(s.uid).overall for s in systems]
    return (
        CountGroup(
            key="systems_by_status",
            title=words(GROUP_TITLES["systems_by_status"]),
            counts=_by_code(labels, SystemStatus, (s.status for s in systems)),
        ),
        CountGroup(
            key="systems_by_level",
            title=words(GROUP_TITLES["systems_by_level"]),
            counts=_by_level(labels, system_levels),
        ),
        CountGroup(
            key="systems_by_label",
            title=words(GROUP_TITLES["systems_by_label"]),
            counts=_by_label(labels, [recorded.get(system.uid) for system in live]),
        ),
        CountGroup(
            key="risks_by_level",
            title=words(GROUP_TITLES["risks_by_level"]),
            counts=_by_level(labels, [assessment.levels(risk).overall for risk in open_risks]),
        ),
        CountGroup(
            key="risks_by_status",
            title=words(N_("Risks by status")),
            counts=_by_code(labels, None, (risk.status for risk in risks)),
        ),
    )


def _by_code(
    labels: Labels, codes: type[LabelledCode] | None, found: Iterable[LabelledCode | None]
) -> tuple[Count, ...]:
    counted = Counter(found)
    known = list(codes) if codes else sorted((c for c in counted if c), key=_order)
    counts = [Count(code=str(code), label=labels.code(code), count=counted[code]) for code in known]
    missing = counted[None]
    if missing:
        text = labels.words(N_("Not stated"))
        counts.append(Count(code="", label=text, count=missing))
    return tuple(count for count in counts if count.count or codes)


def _by_label(labels: Labels, found: Sequence[Classification | None]) -> tuple[Count, ...]:
    """Return how many systems carry each label; one counts for each of its labels."""
    counted = Counter(label for each in found for label in labels_of(each))
    counts = [
        Count(code=str(label), label=labels.code(label), count=counted[label])
        for label in LegalLabel
        if counted[label]
    ]
    if counted[None]:
        counts.append(Count(code="", label=labels.words(UNCLASSIFIED), count=counted[None]))
    return tuple(counts)


def _order(code: LabelledCode) -> int:
    return list(type(code)).index(code)


def _by_level(labels: Labels, found: Sequence[RiskLevel | None]) -> tuple[Count, ...]:
    counted = Counter(found)
    counts = [
        Count(code=str(level), label=labels.code(level), count=counted[level], level=level)
        for level in reversed(RiskLevel)
    ]
    if counted[None]:
        text = labels.words(N_("Not rated"))
        counts.append(Count(code="", label=text, count=counted[None]))
    return tuple(counts)


def matrices(labels: Labels, risks: Sequence[Risk]) -> tuple[MatrixPicture, ...]:
    """Return the matrices of today, for people and for the business."""
    return tuple(_matrix(labels, perspective, When.CURRENT, risks) for perspective in Perspective)


def target_matrices(labels: Labels, risks: Sequence[Risk]) -> tuple[MatrixPicture, ...]:
    """Return the matrices of what is aimed for; none while no risk has a target."""
    found = tuple(_matrix(labels, perspective, When.TARGET, risks) for perspective in Perspective)
    return found if any(matrix.counts for matrix in found) else ()


_TITLES = {
    (When.CURRENT, Perspective.PERSONS): N_("Risks today: impact on people (without closed ones)"),
    (When.CURRENT, Perspective.BUSINESS): N_(
        "Risks today: impact on the business (without closed ones)"
    ),
    (When.TARGET, Perspective.PERSONS): N_(
        "Target: impact on people (risks with a target, without closed ones)"
    ),
    (When.TARGET, Perspective.BUSINESS): N_(
        "Target: impact on the business (risks with a target, without closed ones)"
    ),
}
_IMPACTS = {
    Perspective.PERSONS: N_("Impact on people"),
    Perspective.BUSINESS: N_("Impact on the business"),
}


def _matrix(
    labels: Labels, perspective: Perspective, when: When, risks: Sequence[Risk]
) -> MatrixPicture:
    words, method = labels.words, labels.method()
    open_risks = (risk for risk in risks if counts_today(risk))
    places = (matrix_place(risk, when, perspective, method) for risk in open_risks)
    title = words(_TITLES[when, perspective])
    return MatrixPicture(
        key=str(perspective) if when is When.CURRENT else f"{perspective}_{when}",
        title=title,
        labels=MatrixLabels(
            title=title,
            likelihood=words(N_("Likelihood")),
            impact=words(_IMPACTS[perspective]),
            likelihood_words=[words.pick(step.label) for step in method.likelihood],
            impact_words=[words.pick(step.label) for step in method.scale(f"impact_{perspective}")],
            level_words={level: labels.code(level) for level in RiskLevel},
        ),
        grid=method.grid(perspective),
        counts=Counter(place for place in places if place),
    )
