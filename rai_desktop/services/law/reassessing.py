"""Assessing again: which recorded classifications the rules of today see otherwise, and why."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.classification import Classification
from rai_desktop.domain.kinds.obligation import Obligation, obligation_uid
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.law_codes import ClassificationStatus, ObligationStatus
from rai_desktop.services.jobs import Progress
from rai_desktop.services.law.duty_changes import ORGANISATION
from rai_desktop.services.law.facts import facts_about
from rai_desktop.services.law.judging import Judgement, judgement
from rai_desktop.services.law.sheets import is_used, read_sheet, sheet_uid
from rai_desktop.services.ports import Catalogue
from rai_desktop.services.project import OpenProject

_STEP = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Reassessed:
    """A system that would be classified otherwise now; nothing changes until somebody records it.

    ``gained`` and ``lost`` are labels and roles, ``new_duties`` and ``lost_duties`` ids of rules.
    ``has_newer_pack`` tells that the rules changed, ``has_other_facts`` that answers or fields did.
    """

    system: Uid
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    new_duties: tuple[str, ...]
    lost_duties: tuple[str, ...]
    has_newer_pack: bool
    has_other_facts: bool


def reassess(
    project: OpenProject, catalogue: Catalogue
) -> Iterator[Progress | tuple[Reassessed, ...]]:
    """Yield how far it is, and at last the systems with differences, in the order of the list."""
    recorded = _recorded(project)
    sheets = project.store.all_extra_values(EntityKind.ANSWER_SHEET)
    duties = _duties(project)
    found = []
    for place, (classification, system) in enumerate(recorded, start=1):
        judged = _judged(project, catalogue, system, sheets)
        one = _compared(classification, judged, duties.get(system.uid, frozenset()))
        if one is not None:
            found.append(one)
        if place % _STEP == 0:
            yield Progress(done=place, total=len(recorded))
    yield Progress(done=len(recorded), total=len(recorded))
    yield tuple(found)


def has_newer_pack(project: OpenProject, catalogue: Catalogue) -> bool:
    """Return whether a classification rests on another version of the law than today's."""
    return any(
        found.pack_sha256 != catalogue.law().rules.sha256
        for found in project.entities(EntityKind.CLASSIFICATION)
        if isinstance(found, Classification) and found.pack_sha256
    )


def _recorded(project: OpenProject) -> list[tuple[Classification, AiSystem]]:
    pairs = []
    for found in project.entities(EntityKind.CLASSIFICATION):
        if isinstance(found, Classification) and found.system:
            system = project.store.entity(found.system)
            if isinstance(system, AiSystem) and not system.deleted:
                pairs.append((found, system))
    return pairs


def _judged(
    project: OpenProject,
    catalogue: Catalogue,
    system: AiSystem,
    sheets: Mapping[Uid, Mapping[str, Plain]],
) -> Judgement:
    rules = catalogue.law().rules
    uid = sheet_uid(project.uid, rules.pack, system.uid)
    answers = read_sheet(sheets.get(uid, {})) if is_used(project, uid) else {}
    known = {key: value for key, value in answers.items() if key in rules.by_question}
    facts = facts_about(catalogue, project.organisation(), system, known, project.clock.today())
    return judgement(rules, system.uid, known, facts)


def _compared(before: Classification, judged: Judgement, held: frozenset[str]) -> Reassessed | None:
    """Return the differences; ``None`` when there are none."""
    outcome = judged.outcome
    old = {*before.found, *before.open_labels, *before.roles, *before.open_roles}
    new = {*outcome.labels, *outcome.open_labels, *outcome.roles, *outcome.open_roles}
    is_own = before.status is ClassificationStatus.OVERRIDDEN
    wanted = held if is_own else _of_system(judged)
    if old == new and wanted == held:
        return None
    return Reassessed(
        system=judged.system,
        gained=tuple(sorted(new - old)),
        lost=tuple(sorted(old - new)),
        new_duties=tuple(sorted(wanted - held)),
        lost_duties=tuple(sorted(held - wanted)),
        has_newer_pack=before.pack_sha256 != judged.rules.sha256,
        has_other_facts=before.basis != judged.basis,
    )


def _of_system(judged: Judgement) -> frozenset[str]:
    own = (duty.rule for duty in judged.duties if duty.rule.subject != ORGANISATION)
    return frozenset(rule.id for rule in own if rule.binds)


def _duties(project: OpenProject) -> Mapping[Uid, frozenset[str]]:
    """Return the rules of the obligations that each system has now."""
    found: dict[Uid, set[str]] = {}
    for duty in project.entities(EntityKind.OBLIGATION):
        if isinstance(duty, Obligation) and duty.system and duty.title:
            is_made = duty.uid == obligation_uid(project.uid, duty.system, duty.title)
            if is_made and duty.status is not ObligationStatus.ENDED:
                found.setdefault(duty.system, set()).add(duty.title)
    return {system: frozenset(rules) for system, rules in found.items()}
