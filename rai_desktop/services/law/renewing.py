"""Taking over new assessments of several systems: first a preview, then one step."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.codes import Action
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.classification import Classification
from rai_desktop.domain.kinds.obligation import Obligation
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.law import Duty
from rai_desktop.domain.law_codes import ClassificationStatus
from rai_desktop.domain.steps import FieldSetting, Step
from rai_desktop.domain.texts import N_
from rai_desktop.services.creating import kept_law_settings
from rai_desktop.services.jobs import Progress
from rai_desktop.services.law.duty_changes import (
    ORGANISATION,
    ChangedDuty,
    DutyChange,
    compared_duties,
    duty_settings,
)
from rai_desktop.services.law.judging import Judgement
from rai_desktop.services.law.reassessing import (
    STEP,
    counted,
    judged_by_sheet,
    recorded_systems,
)
from rai_desktop.services.law.recording import (
    classification_settings,
    recorded_values,
    role_settings,
)
from rai_desktop.services.law.sharing import SharedDuties
from rai_desktop.services.law.statuses import classifications
from rai_desktop.services.law.tasks import (
    PlannedTask,
    planned_tasks,
    task_settings,
    tasks_of_duties,
)
from rai_desktop.services.ports import Catalogue
from rai_desktop.services.project import OpenProject
from rai_desktop.words import Words

NEWER_LAW = N_("New version of the law ({version}). Decided before, to be decided again.")
OTHER_FACTS = N_("Answers or facts have changed. Decided before, to be decided again.")


@dataclass(frozen=True, kw_only=True)
class Renewal:
    """What taking over new assessments changes; nothing is written yet.

    ``overridden`` are chosen systems about which a person decided otherwise: they stay as they are.
    """

    systems: tuple[Uid, ...]
    noted: tuple[Uid, ...] = ()
    overridden: tuple[Uid, ...] = ()
    duties: tuple[ChangedDuty, ...] = ()
    tasks: tuple[PlannedTask, ...] = ()
    settings: tuple[FieldSetting, ...] = ()
    attachments: Mapping[str, bytes] = field(default_factory=dict)

    def count(self, *changes: DutyChange) -> int:
        """Return to how many obligations one of these happens."""
        return sum(duty.change in changes for duty in self.duties)


def plan_renewal(
    project: OpenProject,
    catalogue: Catalogue,
    words: Words,
    systems: Sequence[Uid],
    noted: Sequence[Uid] = (),
    of_company: Collection[str] = (),
) -> Iterator[Progress | Renewal]:
    """Yield how far it is, and at last what taking over the assessments of ``systems`` changes.

    Each becomes provisional, or open; nothing is confirmed by it. For those ``noted``, whose
    result stays the same, only the version of the law is renewed. ``of_company`` are the rules
    that come or go for the company, also where no system changes.
    """
    plan = _Plan(project, catalogue, words, systems)
    for place, system in enumerate(systems, start=1):
        plan.take(system)
        if place % STEP == 0:
            yield Progress(done=place, total=len(systems))
    for _ in plan.find_company(of_company):
        yield Progress(done=len(systems), total=len(systems))
    if plan.has_systems or of_company:
        plan.take_company()
    for system in noted:
        plan.note(system)
    yield Progress(done=len(systems), total=len(systems))
    yield plan.result(noted)


def renew(project: OpenProject, planned: Renewal) -> Step | None:
    """Write what was planned as one step; ``None`` when nothing would change."""
    if not planned.settings:
        return None
    systems = (*planned.systems, *planned.noted)
    title = project.name(systems[0]) if len(systems) == 1 else ""
    return project.commit(
        Action.CLASSIFY, planned.settings, title=title, attachments=planned.attachments or None
    )


class _Plan:
    """Collects what one system after the other changes; duties of the company come at the end."""

    def __init__(
        self, project: OpenProject, catalogue: Catalogue, words: Words, systems: Collection[Uid]
    ) -> None:
        self._project = project
        self._catalogue = catalogue
        self._words = words
        self._rules = catalogue.law().rules
        self._recorded = classifications(project)
        self._held = _obligations(project)
        self._shared = SharedDuties(project, catalogue, self._renewed(systems))
        self._number = project.next_number(EntityKind.OBLIGATION)
        self._alike: dict[str, Judgement] = {}
        self._of_company: dict[str, Duty] = {}
        self._systems: list[Uid] = []
        self._overridden: list[Uid] = []
        self._duties: list[ChangedDuty] = []
        self._tasks: dict[Uid, PlannedTask] = {}
        self._settings: list[FieldSetting] = []

    def take(self, uid: Uid) -> None:
        """Take over the new assessment of one system."""
        before, system = self._recorded.get(uid), self._project.entity(uid)
        if before is None or not isinstance(system, AiSystem):
            return
        if before.status is ClassificationStatus.OVERRIDDEN:
            self._overridden.append(uid)
            return
        judged = judged_by_sheet(self._project, self._catalogue, system, self._alike)
        values = recorded_values(self._project, judged, judged.outcome, None)
        values["reason"] = self._reason(before, judged)
        self._settings += classification_settings(self._project, uid, values)
        self._settings += role_settings(self._project, uid, judged.outcome)
        binding = [duty for duty in judged.duties if duty.rule.binds]
        own = [duty for duty in binding if duty.rule.subject != ORGANISATION]
        if system.is_live:
            self._bring(duty for duty in binding if duty.rule.subject == ORGANISATION)
        changes = self._change(uid, own, self._held.get(uid, ()), lambda _: True)
        self._do(planned_tasks(self._project, self._words, judged, changes))
        self._systems.append(uid)

    @property
    def has_systems(self) -> bool:
        """Whether a system was taken over."""
        return bool(self._systems)

    def find_company(self, rules: Collection[str]) -> Iterator[None]:
        """Find duties of the company that only systems bring which stay as they are."""
        missing = set(rules) - self._of_company.keys()
        others = recorded_systems(self._project) if missing else []
        for place, (found, system) in enumerate(others, start=1):
            if system.uid not in self._systems and system.is_live:
                judged = judged_by_sheet(self._project, self._catalogue, system, self._alike)
                brought = counted(found, judged).duties
                self._bring(duty for duty in brought if duty.rule.id in missing)
            if place % STEP == 0:
                yield

    def take_company(self) -> None:
        """Take over what all systems together make the company's duty."""
        held, nobody = self._held.get(None, ()), Uid("")
        changes = self._change(nobody, self._of_company.values(), held, self._shared.has)
        self._do(tasks_of_duties(self._project, self._words, nobody, changes))

    def note(self, uid: Uid) -> None:
        """Let a classification rest on the law of today, when its result is the same."""
        if uid in self._recorded:
            values: dict[str, Value] = {
                "judged_on": self._project.clock.today(),
                "pack_id": self._rules.pack,
                "pack_version": self._rules.version,
                "pack_sha256": self._rules.sha256,
                "state_of_law": self._rules.state_of_law,
            }
            self._settings += classification_settings(self._project, uid, values)

    def result(self, noted: Sequence[Uid]) -> Renewal:
        """Return everything as one change."""
        settings = [*self._settings, *task_settings(self._project, self._tasks.values())]
        pack, data = kept_law_settings(self._project, self._catalogue)
        return Renewal(
            systems=tuple(self._systems),
            noted=tuple(noted),
            overridden=tuple(self._overridden),
            duties=tuple(self._duties),
            tasks=tuple(self._tasks.values()),
            settings=(*pack, *settings) if settings else (),
            attachments=data,
        )

    def _renewed(self, systems: Collection[Uid]) -> frozenset[Uid]:
        """Return the systems that are judged anew; what was decided otherwise still counts."""
        overridden = ClassificationStatus.OVERRIDDEN
        found = ((uid, self._recorded.get(uid)) for uid in systems)
        return frozenset(uid for uid, one in found if one and one.status is not overridden)

    def _change(
        self,
        system: Uid,
        duties: Iterable[Duty],
        held: Iterable[Obligation],
        is_shared: Callable[[str], bool],
    ) -> tuple[ChangedDuty, ...]:
        changes = compared_duties(self._project, system, duties, held, is_shared)
        made = list(duty_settings(self._project, system, changes, self._rules.pack, self._number))
        self._number += sum(setting.key == "number" for setting in made)
        self._settings += made
        self._duties += changes
        return changes

    def _bring(self, duties: Iterable[Duty]) -> None:
        for duty in duties:
            known = self._of_company.get(duty.rule.id)
            self._of_company[duty.rule.id] = _firmer(known, duty)

    def _do(self, tasks: Iterable[PlannedTask]) -> None:
        for task in tasks:
            self._tasks.setdefault(task.uid, task)

    def _reason(self, before: Classification, judged: Judgement) -> str:
        """Return why what somebody decided has to be decided again; empty when nobody had."""
        if before.status is not ClassificationStatus.CONFIRMED and before.decided_by is None:
            return before.reason
        why = OTHER_FACTS if before.pack_sha256 == judged.rules.sha256 else NEWER_LAW
        text = self._words.filled(why, version=judged.rules.version)
        if not before.reason:
            return text
        return self._words.filled(
            N_("{why} Reason until then: {reason}"), why=text, reason=before.reason
        )


def _obligations(project: OpenProject) -> Mapping[Uid | None, list[Obligation]]:
    found: dict[Uid | None, list[Obligation]] = {}
    for duty in project.entities(EntityKind.OBLIGATION):
        if isinstance(duty, Obligation):
            found.setdefault(duty.system, []).append(duty)
    return found


def _firmer(known: Duty | None, duty: Duty) -> Duty:
    """Return of one duty by two systems that which holds more firmly, then earlier."""
    return duty if known is None else min(known, duty, key=_weight)


def _weight(duty: Duty) -> tuple[bool, date]:
    return (not duty.is_certain, duty.applies_from or date.max)
