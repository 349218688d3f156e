"""Putting the overview together."""

from collections import defaultdict
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from rai_desktop.domain.codes import LabelledCode, RiskLevel, SystemStatus
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.law_codes import LegalLabel
from rai_desktop.domain.parts import result_of
from rai_desktop.domain.rating import Perspective
from rai_desktop.domain.texts import N_
from rai_desktop.services.first_steps import checklist_of
from rai_desktop.services.gaps import Gaps
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.calendar import KnownAnswers
from rai_desktop.services.law.shown import UNCLASSIFIED
from rai_desktop.services.overview.due import due_in_parts
from rai_desktop.services.overview.law import law_in_parts, stale_in_parts
from rai_desktop.services.overview.model import (
    RISKS_BY_LEVEL,
    SYSTEMS_BY_LABEL,
    SYSTEMS_BY_LEVEL,
    SYSTEMS_BY_STATUS,
    Overview,
    Uids,
)
from rai_desktop.services.overview.next_steps import next_steps
from rai_desktop.services.project import OpenProject
from rai_desktop.services.registers.model import Count, CountGroup, MatrixPicture
from rai_desktop.services.registers.summary import GROUP_TITLES, matrices

MOST_STEPS = 5

Groups = Mapping[LabelledCode | None, list[Uid]]
Placed = Mapping[Perspective, Mapping[tuple[int, int], Uids]]


def overview(
    project: OpenProject,
    labels: Labels,
    day: date,
    *,
    registers_written: bool = False,
    first_pass_left: int | None = None,
) -> Overview:
    """Return the overview of ``project`` on ``day``, in the language of ``labels``."""
    return result_of(
        overview_in_parts(
            project,
            labels,
            day,
            registers_written=registers_written,
            first_pass_left=first_pass_left,
        )
    )


def overview_in_parts(
    project: OpenProject,
    labels: Labels,
    day: date,
    *,
    registers_written: bool = False,
    answers: KnownAnswers | None = None,
    first_pass_left: int | None = None,
) -> Generator[None, None, Overview]:
    """Return the same, bit by bit between other work; begin anew when the project changes.

    ``answers`` spare reading again what is known from the last time.
    """
    gaps = Gaps(project, labels, day)
    for _ in gaps.parts():
        yield
    stale: Sequence[Uid] = ()
    if not project.is_review:  # in a copy to review nothing is classified
        stale = yield from stale_in_parts(gaps, labels)
    steps = tuple(next_steps(gaps, labels.words, stale))
    yield
    checklist = checklist_of(
        gaps,
        labels.words,
        registers_written=registers_written,
        first_pass_left=first_pass_left,
    )
    yield
    groups: dict[str, Groups] = {}
    for key, find in _GROUPS.items():
        groups[key] = find(gaps)
        yield
    placed: dict[Perspective, Mapping[tuple[int, int], Uids]] = {}
    for perspective in Perspective:
        placed[perspective] = _frozen(gaps.rated.places(perspective))
        yield
    due = yield from due_in_parts(gaps, labels.words)
    yield
    counts = _count_groups(labels, groups)
    yield
    law = yield from law_in_parts(gaps, labels, answers)
    return Overview(
        day=day,
        next_steps=steps[:MOST_STEPS],
        further=steps[MOST_STEPS:],
        totals={EntityKind.SYSTEM: len(gaps.systems), EntityKind.RISK: len(gaps.risks)},
        counts=counts,
        matrices=_matrices(labels, placed),
        due=due,
        law=law,
        checklist=checklist,
        counted={
            (key, _code(code)): tuple(uids)
            for key, group in groups.items()
            for code, uids in group.items()
        },
        placed=placed,
    )


def _grouped(found: Iterable[tuple[Uid, LabelledCode | None]]) -> Groups:
    groups: defaultdict[LabelledCode | None, list[Uid]] = defaultdict(list)
    for uid, code in found:
        groups[code].append(uid)
    return groups


_GROUPS: Mapping[str, Callable[[Gaps], Groups]] = {
    SYSTEMS_BY_STATUS: lambda gaps: _grouped((s.uid, s.status) for s in gaps.systems),
    SYSTEMS_BY_LEVEL: lambda gaps: _grouped(
        (s.uid, gaps.levels_of_systems.get(s.uid)) for s in gaps.systems
    ),
    SYSTEMS_BY_LABEL: lambda gaps: dict(gaps.systems_by_label.items()),
    RISKS_BY_LEVEL: lambda gaps: dict(gaps.rated.by_level.items()),
}


def _frozen(cells: Mapping[tuple[int, int], list[Uid]]) -> Mapping[tuple[int, int], Uids]:
    return {place: tuple(uids) for place, uids in cells.items()}


def _code(code: LabelledCode | None) -> str:
    return "" if code is None else str(code)


def _count_groups(labels: Labels, groups: Mapping[str, Groups]) -> tuple[CountGroup, ...]:
    words = labels.words
    levels = tuple(reversed(RiskLevel))
    not_stated, not_rated = words(N_("Not stated")), words(N_("Not rated"))
    return (
        CountGroup(
            key=SYSTEMS_BY_STATUS,
            title=words(GROUP_TITLES[SYSTEMS_BY_STATUS]),
            counts=_counts(labels, groups[SYSTEMS_BY_STATUS], tuple(SystemStatus), not_stated),
        ),
        CountGroup(
            key=SYSTEMS_BY_LEVEL,
            title=words(GROUP_TITLES[SYSTEMS_BY_LEVEL]),
            counts=_counts(labels, groups[SYSTEMS_BY_LEVEL], levels, not_rated),
        ),
        CountGroup(
            key=SYSTEMS_BY_LABEL,
            title=words(GROUP_TITLES[SYSTEMS_BY_LABEL]),
            counts=_counts(
                labels,
                groups[SYSTEMS_BY_LABEL],
                tuple(label for label in LegalLabel if label in groups[SYSTEMS_BY_LABEL]),
                words(UNCLASSIFIED),
            ),
        ),
        CountGroup(
            key=RISKS_BY_LEVEL,
            title=words(GROUP_TITLES[RISKS_BY_LEVEL]),
            counts=_counts(labels, groups[RISKS_BY_LEVEL], levels, not_rated),
        ),
    )


def _counts(
    labels: Labels, group: Groups, codes: tuple[LabelledCode, ...], missing: str
) -> tuple[Count, ...]:
    counts = [
        Count(
            code=str(code),
            label=labels.code(code),
            count=len(group.get(code, ())),
            level=code if isinstance(code, RiskLevel) else None,
        )
        for code in codes
    ]
    if None in group:
        counts.append(Count(code="", label=missing, count=len(group[None])))
    return tuple(counts)


def _matrices(labels: Labels, placed: Placed) -> tuple[MatrixPicture, ...]:
    """Return the matrices of the registers with the counts of today."""
    return tuple(
        replace(
            picture,
            counts={place: len(uids) for place, uids in placed[Perspective(picture.key)].items()},
        )
        for picture in matrices(labels, ())
    )
