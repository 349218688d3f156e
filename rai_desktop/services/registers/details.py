"""Systems and risks as the printed register tells them."""

from collections.abc import Collection, Sequence

from rai_desktop.domain.codes import LinkRole, RiskLevel
from rai_desktop.domain.fields import EntityKind, Privacy
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.mitigation import Mitigation
from rai_desktop.domain.kinds.registry import KINDS, kind_of
from rai_desktop.domain.kinds.risk import Risk
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.rating import When
from rai_desktop.domain.texts import N_
from rai_desktop.services.assessment import Assessment
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.registers.model import Fact, RiskDetail, SystemDetail
from rai_desktop.services.registers.redaction import person_shown, shown_value

_RATING_GROUPS = ("current", "inherent", "target")


def system_details(
    project: OpenProject,
    labels: Labels,
    assessment: Assessment,
    systems: Sequence[AiSystem],
    left_out: Collection[Privacy],
) -> tuple[SystemDetail, ...]:
    """Return each system with its facts and its risks, highest level first."""
    numbers = project.numbers(EntityKind.SYSTEM)
    writer = _Details(project, labels, assessment, left_out)
    details = []
    for system in systems:
        level = assessment.system_levels(system.uid).overall
        risks = assessment.risks_of(system.uid)
        details.append(
            SystemDetail(
                uid=system.uid,
                heading=f"{numbers.get(system.uid, '')} {system.name}".strip(),
                level=level,
                level_text=writer.level_text(level),
                facts=(*writer.facts(system), writer.classification()),
                risks=tuple(writer.risk(risk) for risk in risks),
            )
        )
    return tuple(details)


def unlinked_risks(
    project: OpenProject,
    labels: Labels,
    assessment: Assessment,
    risks: Sequence[Risk],
    left_out: Collection[Privacy],
) -> tuple[RiskDetail, ...]:
    """Return the risks that belong to no system."""
    writer = _Details(project, labels, assessment, left_out)
    alone = [r for r in risks if not project.links.firsts(LinkRole.SYSTEM_RISK, r.uid)]
    return tuple(writer.risk(risk) for risk in assessment.by_level(alone))


class _Details:
    """Writes entities as facts; empty fields are left out."""

    def __init__(
        self,
        project: OpenProject,
        labels: Labels,
        assessment: Assessment,
        left_out: Collection[Privacy],
    ) -> None:
        self._project = project
        self._labels = labels
        self._assessment = assessment
        self._left_out = left_out
        self._risk_numbers = project.numbers(EntityKind.RISK)
        self._mitigation_numbers = project.numbers(EntityKind.MITIGATION)

    def facts(self, entity: Entity, *, without: Collection[str] = ()) -> tuple[Fact, ...]:
        """Return label and text of each filled field."""
        kind = kind_of(entity)
        facts = []
        for spec in self._project.fields(kind):
            if not spec.register or spec.key in ("number", KINDS[kind].title):
                continue
            if spec.privacy in self._left_out or spec.group in without:
                continue
            value = self._project.value(entity, spec.key)
            text = shown_value(self._project, self._labels, spec, value, self._left_out)
            if text:
                facts.append(Fact(label=self._labels.field(spec), text=text))
        return tuple(facts)

    def classification(self) -> Fact:
        """Return the state of the classification; this version knows only open ones."""
        words = self._labels.words
        return Fact(
            label=words(N_("Classification (AI Act)")), text=words(N_("Classification open"))
        )

    def risk(self, risk: Risk) -> RiskDetail:
        """Return a risk with its ratings in words and its mitigations."""
        level = self._assessment.levels(risk).overall
        number = self._risk_numbers.get(risk.uid, "")
        mitigations = self._assessment.mitigations_of(risk.uid)
        return RiskDetail(
            uid=risk.uid,
            heading=f"{number} {risk.title}".strip(),
            level=level,
            level_text=self.level_text(level),
            facts=(*self._rating_facts(risk), *self.facts(risk, without=_RATING_GROUPS)),
            mitigations=tuple(self._mitigation(m) for m in mitigations),
        )

    def level_text(self, level: RiskLevel | None) -> str:
        """Return a level in words."""
        words = self._labels.words
        return self._labels.code(level) if level else words(N_("Not rated"))

    def _rating_facts(self, risk: Risk) -> list[Fact]:
        words = self._labels.words
        texts = {
            When.INHERENT: N_("Without measures"),
            When.CURRENT: N_("Today"),
            When.TARGET: N_("Target"),
        }
        facts = []
        for when, title in texts.items():
            levels = self._assessment.levels(risk, when)
            if levels.overall is not None:
                text = words.filled(
                    N_("people {persons}, business {business}"),
                    persons=self.level_text(levels.persons).lower(),
                    business=self.level_text(levels.business).lower(),
                )
                facts.append(Fact(label=words(title), text=text))
        return facts

    def _mitigation(self, mitigation: Mitigation) -> tuple[str, ...]:
        number = self._mitigation_numbers.get(mitigation.uid, "")
        owner = person_shown(self._project, mitigation.owner, self._left_out)
        return (
            f"{number} {mitigation.title}".strip(),
            self._labels.code(mitigation.status),
            owner,
            self._labels.words.day(mitigation.due_on),
        )
