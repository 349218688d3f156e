"""Assessing again: which recorded classifications the rules of today see otherwise, and why."""

from collections.abc import Iterator
from dataclasses import dataclass

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid, natural_uid
from rai_desktop.domain.kinds.classification import Classification
from rai_desktop.domain.kinds.obligation import Obligation, obligation_uid
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.law_codes import ClassificationStatus, ObligationStatus
from rai_desktop.services.jobs import Progress
from rai_desktop.services.law.facts import facts_about
from rai_desktop.services.law.judging import Judgement, basis_of, judgement
from rai_desktop.services.law.sheets import answers_of
from rai_desktop.services.law.statuses import classification_status
from rai_desktop.services.ports import Catalogue
from rai_desktop.services.project import OpenProject

STEP = 5
"""Systems that are judged between two yields."""

_DUTIES = 500
_MOST_ALIKE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a system is: labels and roles, those that are certain and those that may turn out so."""

    labels: frozenset[str]
    open_labels: frozenset[str]
    roles: frozenset[str]
    open_roles: frozenset[str]

    @property
    def codes(self) -> frozenset[str]:
        """All labels and roles, certain or not."""
        return self.labels | self.open_labels | self.roles | self.open_roles


@dataclass(frozen=True, slots=True, kw_only=True)
class Reassessed:
    """A system that would be classified otherwise now; nothing changes until somebody records it.

    ``gained`` and ``lost`` are labels and roles, ``new_duties`` and ``lost_duties`` ids of rules.
    ``has_newer_pack`` tells that the rules changed, ``has_other_facts`` that answers or fields did.
    What a person decided otherwise (``is_overridden``) is never taken over by itself.
    """

    system: Uid
    before: Result
    after: Result
    status: ClassificationStatus
    new_duties: tuple[str, ...]
    lost_duties: tuple[str, ...]
    has_newer_pack: bool
    has_other_facts: bool

    @property
    def gained(self) -> tuple[str, ...]:
        """The labels and roles that come."""
        return tuple(sorted(self.after.codes - self.before.codes))

    @property
    def lost(self) -> tuple[str, ...]:
        """The labels and roles that go."""
        return tuple(sorted(self.before.codes - self.after.codes))

    @property
    def is_overridden(self) -> bool:
        """Whether a person decided otherwise than the rules."""
        return self.status is ClassificationStatus.OVERRIDDEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Reassessment:
    """The systems that would change, and those that only rest on an earlier version of the law.

    Those ``to_confirm`` have the same result by other facts: a person has to look again.
    ``company_new`` and ``company_lost`` are ids of rules that meet the company as a whole.
    """

    changed: tuple[Reassessed, ...] = ()
    same: tuple[Uid, ...] = ()
    to_confirm: tuple[Uid, ...] = ()
    company_new: tuple[str, ...] = ()
    company_lost: tuple[str, ...] = ()

    @property
    def of_company(self) -> tuple[str, ...]:
        """The rules that come or go for the company."""
        return (*self.company_new, *self.company_lost)


def reassess(project: OpenProject, catalogue: Catalogue) -> Iterator[Progress | Reassessment]:
    """Yield how far it is, and at last the systems with differences, in the order of the list."""
    recorded = recorded_systems(project)
    duties: dict[Uid | None, set[str]] = {}
    for place, duty in enumerate(project.entities(EntityKind.OBLIGATION)):
        if isinstance(duty, Obligation):
            _take_duty(project, duty, duties)
        if place % _DUTIES == 0:
            yield Progress(done=0, total=len(recorded))
    found, same, to_confirm = [], [], []
    wanted: set[str] = set()
    alike: dict[str, Judgement] = {}
    for place, (classification, system) in enumerate(recorded, start=1):
        judged = judged_by_sheet(project, catalogue, system, alike)
        wanted |= company_rules(classification, system, judged)
        one = _compared(classification, judged, frozenset(duties.get(system.uid, ())))
        if one is not None:
            found.append(one)
        elif _is_of_earlier_pack(classification, judged):
            same.append(system.uid)
        elif classification_status(classification, judged.basis) is ClassificationStatus.OUTDATED:
            to_confirm.append(system.uid)
        if place % STEP == 0:
            yield Progress(done=place, total=len(recorded))
    yield Progress(done=len(recorded), total=len(recorded))
    held = duties.get(None, set())
    yield Reassessment(
        changed=tuple(found),
        same=tuple(same),
        to_confirm=tuple(to_confirm),
        company_new=tuple(sorted(wanted - held)),
        company_lost=tuple(sorted(held - wanted)),
    )


def has_newer_pack(project: OpenProject, catalogue: Catalogue) -> bool:
    """Return whether a classification rests on another version of the law than today's."""
    return any(
        found.pack_sha256 != catalogue.law().rules.sha256
        for found in project.entities(EntityKind.CLASSIFICATION)
        if isinstance(found, Classification) and found.pack_sha256
    )


def recorded_systems(project: OpenProject) -> list[tuple[Classification, AiSystem]]:
    """Return the living systems with what was recorded about them, in the order of the records."""
    pairs = []
    for found in project.entities(EntityKind.CLASSIFICATION):
        if isinstance(found, Classification) and found.system:
            system = project.store.entity(found.system)
            if isinstance(system, AiSystem) and not system.deleted:
                pairs.append((found, system))
    return pairs


def judged_by_sheet(
    project: OpenProject, catalogue: Catalogue, system: AiSystem, alike: dict[str, Judgement]
) -> Judgement:
    """Return what the rules of today say; answers to questions that are gone do not count.

    Systems with the same facts have the same result: it is found once, and kept in ``alike``.
    """
    rules = catalogue.law().rules
    answers = answers_of(project, rules.pack, system.uid)
    known = {key: value for key, value in answers.items() if key in rules.by_question}
    facts = facts_about(catalogue, project.organisation(), system, known, project.clock.today())
    found = alike.get(basis_of(facts))
    if found is not None:
        return found.of_system(system.uid)
    judged = judgement(rules, system.uid, known, facts)
    if len(alike) < _MOST_ALIKE:
        alike[judged.basis] = judged
    return judged


def _compared(before: Classification, judged: Judgement, held: frozenset[str]) -> Reassessed | None:
    """Return the differences; ``None`` when there are none."""
    old, new = _recorded_result(before), _result(judged)
    wanted = held if before.status is ClassificationStatus.OVERRIDDEN else judged.own_rules
    if old == new and wanted == held:
        return None
    return Reassessed(
        system=judged.system,
        before=old,
        after=new,
        status=before.status or ClassificationStatus.OPEN,
        new_duties=tuple(sorted(wanted - held)),
        lost_duties=tuple(sorted(held - wanted)),
        has_newer_pack=before.pack_sha256 != judged.rules.sha256,
        has_other_facts=before.basis != judged.basis,
    )


def _recorded_result(found: Classification) -> Result:
    return Result(
        labels=frozenset(found.found),
        open_labels=frozenset(found.open_labels),
        roles=frozenset(found.roles),
        open_roles=frozenset(found.open_roles),
    )


def _result(judged: Judgement) -> Result:
    outcome = judged.outcome
    return Result(
        labels=outcome.labels,
        open_labels=outcome.open_labels,
        roles=outcome.roles,
        open_roles=outcome.open_roles,
    )


def _is_of_earlier_pack(before: Classification, judged: Judgement) -> bool:
    """Return whether only the version of the law differs, so that it may be noted."""
    is_decided_otherwise = before.status is ClassificationStatus.OVERRIDDEN
    is_stale = before.pack_sha256 != judged.rules.sha256
    return is_stale and before.basis == judged.basis and not is_decided_otherwise


def company_rules(found: Classification, system: AiSystem, judged: Judgement) -> frozenset[str]:
    """Return the duties of the company that a system brings from now on.

    What a person decided otherwise counts as it was recorded; a retired system brings none.
    """
    return counted(found, judged).company_rules if system.is_live else frozenset()


def counted(found: Classification, judged: Judgement) -> Judgement:
    """Return what counts about a system: what a person decided otherwise, or what is judged."""
    is_overridden = found.status is ClassificationStatus.OVERRIDDEN
    return judged.as_recorded(found) if is_overridden else judged


def _take_duty(project: OpenProject, duty: Obligation, duties: dict[Uid | None, set[str]]) -> None:
    """Note an obligation that a system, or the company (``None``), has now by a rule."""
    if not duty.title or duty.status is ObligationStatus.ENDED:
        return
    subject = duty.system or natural_uid(project.uid, EntityKind.ORGANISATION)
    if duty.uid == obligation_uid(project.uid, subject, duty.title):
        duties.setdefault(duty.system, set()).add(duty.title)
