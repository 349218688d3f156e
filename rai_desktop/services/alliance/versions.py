"""Reports on different versions of the requirements, compared only where ids are mapped."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from rai_desktop.domain.codes import Criterion
from rai_desktop.domain.requirements.rules import RequirementRules
from rai_desktop.domain.yearly_report import (
    CriterionFigures,
    ReportedAnswer,
    ReportState,
    RequirementSet,
    YearlyReport,
)
from rai_desktop.services.alliance.model import RequirementIds


def known_ids(rules: RequirementRules) -> RequirementIds:
    """Return what this program knows of the requirements."""
    return RequirementIds(
        pack=rules.pack,
        criteria={rule.id: rule.criterion for rule in rules.requirements},
        renamed=rules.renamed,
        titles={rule.id: rule.title for rule in rules.requirements},
    )


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """How reports are compared: as they stand, or over the ids that all versions share.

    ``sets`` are the versions that occur, the most common first, with how many reports use each.
    ``shared`` is ``None`` while there is a single version.
    """

    ids: RequirementIds
    sets: tuple[tuple[RequirementSet, int], ...]
    shared: frozenset[str] | None

    def answers(self, report: YearlyReport) -> Mapping[str, ReportedAnswer]:
        """Return the answers that can be compared, by today's ids."""
        if self.shared is None:
            return {answer.requirement: answer for answer in report.answers}
        return {
            key: answer
            for answer in report.answers
            if (key := _mapped(self.ids, report.requirements, answer.requirement)) in self.shared
        }

    def criteria(self, report: YearlyReport) -> Mapping[Criterion, CriterionFigures]:
        """Return the figures of the criteria, over the shared requirements where versions differ.

        What is law today is not known by requirement; there the level is as reported.
        """
        reported = {each.criterion: each for each in report.criteria}
        if self.shared is None:
            return reported
        found: dict[Criterion, list[ReportedAnswer]] = {each: [] for each in reported}
        for key, answer in self.answers(report).items():
            found.setdefault(self.ids.criteria[key], []).append(answer)
        return {
            each: _counted(each, answers, reported.get(each)) for each, answers in found.items()
        }


def compare(reports: Sequence[YearlyReport], ids: RequirementIds) -> Comparison:
    """Return how ``reports`` can be compared."""
    counts = Counter(report.requirements for report in reports)
    order = sorted(counts.items(), key=lambda each: (-each[1], each[0].pack, each[0].version))
    shared = _shared(reports, ids) if len(counts) > 1 else None
    return Comparison(ids=ids, sets=tuple(order), shared=shared)


def _shared(reports: Iterable[YearlyReport], ids: RequirementIds) -> frozenset[str]:
    """Return the ids of today that occur in every version."""
    found: dict[RequirementSet, set[str]] = {}
    for report in reports:
        keys = found.setdefault(report.requirements, set())
        for answer in report.answers:
            if (key := _mapped(ids, report.requirements, answer.requirement)) is not None:
                keys.add(key)
    return frozenset.intersection(*map(frozenset, found.values()))


def _mapped(ids: RequirementIds, used: RequirementSet, key: str) -> str | None:
    """Return the id of today for ``key``; ``None`` when nothing is known of it."""
    if used.pack != ids.pack:
        return None
    key = ids.renamed.get(key, key)
    return key if key in ids.criteria else None


def _counted(
    criterion: Criterion, answers: Sequence[ReportedAnswer], reported: CriterionFigures | None
) -> CriterionFigures:
    applying = [one for one in answers if one.state is not ReportState.NOT_APPLICABLE]
    levels = [one.level or 0 for one in applying]
    return CriterionFigures(
        criterion=criterion,
        applicable=len(applying),
        met=sum(one.state is ReportState.MET for one in applying),
        lowest_law_level=reported.lowest_law_level if reported else None,
        median_level=float(median(levels)) if levels else None,
    )
