"""Columns of register tables that are computed: levels, counts and linked entries."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from rai_desktop.domain.canonical import Plain, Value
from rai_desktop.domain.codes import LinkRole, RiskLevel
from rai_desktop.domain.fields import EntityKind, FieldSpec, Privacy, is_extra_key
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.acceptance import Acceptance
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.classification import Classification
from rai_desktop.domain.kinds.finding import Finding
from rai_desktop.domain.kinds.incident import Incident
from rai_desktop.domain.kinds.obligation import Obligation
from rai_desktop.domain.kinds.registry import kind_of, value_of
from rai_desktop.domain.kinds.review import Review
from rai_desktop.domain.kinds.risk import Risk
from rai_desktop.domain.kinds.task import Task
from rai_desktop.domain.kinds.training import Training
from rai_desktop.domain.rating import Levels, When
from rai_desktop.domain.texts import N_
from rai_desktop.domain.values import read_plain
from rai_desktop.domain.work_codes import FindingStatus
from rai_desktop.services.assessment import Assessment
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.shown import ShownClassifications
from rai_desktop.services.law.words import addressees, state_words
from rai_desktop.services.project import OpenProject
from rai_desktop.services.registers.model import ColumnKind
from rai_desktop.services.registers.redaction import entry_shown
from rai_desktop.services.registers.scope import Scope
from rai_desktop.services.reviews.standing import changed_specs, field_names
from rai_desktop.services.risks.acceptances import Standing, changed_words, standing
from rai_desktop.services.urgency import urgency_by, urgency_of

LEVEL = "=level"
"""The key of the column whose level counts for the whole row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What a register is made from."""

    project: OpenProject
    labels: Labels
    assessment: Assessment
    scope: Scope
    classifications: ShownClassifications
    left_out: frozenset[Privacy] = frozenset()
    _entries: dict[Uid, tuple[tuple[EntityKind, int, Uid], str]] = field(default_factory=dict)
    _extra: dict[EntityKind, Mapping[Uid, Mapping[str, Plain]]] = field(default_factory=dict)

    def value(self, entity: Entity, spec: FieldSpec) -> Value:
        """Return the value of a field; custom values are read once for all entries of a kind."""
        if not is_extra_key(spec.key):
            return value_of(entity, spec.key)
        extra = self.read_extra_values(kind_of(entity))
        return read_plain(spec, extra.get(entity.uid, {}).get(spec.key))

    def read_extra_values(self, kind: EntityKind) -> Mapping[Uid, Mapping[str, Plain]]:
        """Return the custom values of a kind; once read, the project may be closed."""
        if kind not in self._extra:
            self._extra[kind] = self.project.store.all_extra_values(kind)
        return self._extra[kind]

    def acceptance(self, acceptance: Acceptance) -> Standing:
        """Return whether an acceptance holds on the cut-off date, or what ended it."""
        return standing(self.project, acceptance, self.assessment.day, self.assessment.method)

    def names(self, uids: Iterable[Uid]) -> str:
        """Return number and name of the entries that belong into the export, by number."""
        return "; ".join(name for _, name in sorted(map(self._entry, uids)) if name)

    def _entry(self, uid: Uid) -> tuple[tuple[EntityKind, int, Uid], str]:
        """Return the place of an entry among others, and how it is named; each is asked once."""
        if uid not in self._entries:
            entity = self.project.entity(uid)
            place = (kind_of(entity), getattr(entity, "number", 0) or 0, uid)
            name = ""
            if uid in self.scope:
                name = entry_shown(self.project, self.labels, uid, self.left_out)
            self._entries[uid] = (place, name)
        return self._entries[uid]


def source_of(
    project: OpenProject,
    labels: Labels,
    day: date,
    system: Uid | None = None,
    left_out: frozenset[Privacy] = frozenset(),
) -> Source:
    """Return what a register is made from on ``day``: of the whole project, or of one system."""
    return Source(
        project=project,
        labels=labels,
        assessment=Assessment(project, labels.method(), day),
        scope=Scope(project, system),
        left_out=left_out,
        classifications=ShownClassifications(project, labels, day),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Computed:
    """Description of a computed column."""

    key: str
    title: str
    kind: ColumnKind
    weight: float


Result = str | int | RiskLevel | None


def computed_values(source: Source, entity: Entity) -> tuple[Result, ...]:
    """Return the values of the computed columns of an entity, levels as codes."""
    values = _VALUES.get(kind_of(entity))
    return values(source, entity) if values else ()


def _levels(source: Source, system: Entity) -> Levels:
    return source.assessment.system_levels(system.uid)


def _of_system(source: Source, system: Entity) -> tuple[Result, ...]:
    levels = _levels(source, system)
    return (
        source.classifications.text(system.uid),
        len(source.assessment.risks_of(system.uid)),
        levels.persons,
        levels.business,
        levels.overall,
    )


def _of_risk(source: Source, risk: Entity) -> tuple[Result, ...]:
    assert isinstance(risk, Risk)  # noqa: S101 - chosen by kind
    links, levels = source.project.links, source.assessment.levels
    today = levels(risk, When.CURRENT)
    return (
        source.names(links.firsts(LinkRole.SYSTEM_RISK, risk.uid)),
        source.names(links.seconds(LinkRole.RISK_MITIGATION, risk.uid)),
        levels(risk, When.INHERENT).overall,
        levels(risk, When.TARGET).overall,
        today.persons,
        today.business,
        today.overall,
    )


def _of_mitigation(source: Source, mitigation: Entity) -> tuple[Result, ...]:
    return (source.names(source.project.links.firsts(LinkRole.RISK_MITIGATION, mitigation.uid)),)


def _of_evidence(source: Source, evidence: Entity) -> tuple[Result, ...]:
    return (source.names(source.project.links.seconds(LinkRole.EVIDENCE_OF, evidence.uid)),)


def _of_classification(source: Source, found: Entity) -> tuple[Result, ...]:
    assert isinstance(found, Classification)  # noqa: S101 - chosen by kind
    status = source.classifications.of(found.system).status if found.system else found.status
    return (source.labels.code(status),)


def _of_obligation(source: Source, obligation: Entity) -> tuple[Result, ...]:
    assert isinstance(obligation, Obligation)  # noqa: S101 - chosen by kind
    labels, links = source.labels, source.project.links
    duty = labels.duty(obligation.title or "")
    return (
        state_words(labels, obligation, source.assessment.day),
        duty.articles,
        source.names(links.firsts(LinkRole.EVIDENCE_OF, obligation.uid)),
        addressees(labels, duty),
        "; ".join(duty.evidence),
        duty.covered_by,
        duty.mark,
    )


def _of_task(source: Source, task: Entity) -> tuple[Result, ...]:
    assert isinstance(task, Task)  # noqa: S101 - chosen by kind
    return (source.labels.code(urgency_of(task, source.assessment.day)),)


def _of_acceptance(source: Source, acceptance: Entity) -> tuple[Result, ...]:
    assert isinstance(acceptance, Acceptance)  # noqa: S101 - chosen by kind
    found = source.acceptance(acceptance)
    ended = changed_words(source.project, source.labels, found.changed)
    return (source.labels.code(found.state), "; ".join(ended))


def _of_review(source: Source, review: Entity) -> tuple[Result, ...]:
    assert isinstance(review, Review)  # noqa: S101 - chosen by kind
    about = _named(source, review.system, review.risk) or review.title
    return (about, _since_review(source, review))


def _since_review(source: Source, review: Review) -> str:
    """Return what changed of the reviewed entry since, by the stamp of the review."""
    project, words = source.project, source.labels.words
    uid = review.system or review.risk
    entity = project.store.entity(uid) if uid else None
    if entity is None or not review.stamp:
        return ""
    changed = changed_specs(project, entity, review.stamp, project.fields(kind_of(entity)))
    return field_names(source.labels, changed) or words(N_("Nothing"))


def _of_finding(source: Source, finding: Entity) -> tuple[Result, ...]:
    assert isinstance(finding, Finding)  # noqa: S101 - chosen by kind
    is_closed = finding.status is FindingStatus.CLOSED
    urgency = urgency_by(finding.due_on, source.assessment.day, is_open=not is_closed)
    about = _named(source, finding.system, finding.risk, finding.mitigation)
    return (about, source.labels.code(urgency))


def _of_incident(source: Source, incident: Entity) -> tuple[Result, ...]:
    assert isinstance(incident, Incident)  # noqa: S101 - chosen by kind
    words = source.labels.words
    told = (
        (N_("Provider: {day}"), incident.provider_told_on),
        (N_("Market surveillance authority: {day}"), incident.authority_told_on),
        (N_("Data protection authority: {day}"), incident.data_authority_told_on),
    )
    texts = [words.filled(text, day=words.day(day)) for text, day in told if day]
    linked = _named(source, incident.risk, incident.mitigation)
    return ("\n".join(texts), linked)


def _of_training(source: Source, training: Entity) -> tuple[Result, ...]:
    assert isinstance(training, Training)  # noqa: S101 - chosen by kind
    return (_named(source, training.system, training.risk, training.mitigation),)


def _named(source: Source, *uids: Uid | None) -> str:
    """Return the names of what an entry refers to, as far as it belongs into the export."""
    return source.names(uid for uid in uids if uid and source.project.store.entity(uid))


_VALUES: Mapping[EntityKind, Callable[[Source, Entity], tuple[Result, ...]]] = {
    EntityKind.SYSTEM: _of_system,
    EntityKind.RISK: _of_risk,
    EntityKind.MITIGATION: _of_mitigation,
    EntityKind.EVIDENCE: _of_evidence,
    EntityKind.CLASSIFICATION: _of_classification,
    EntityKind.OBLIGATION: _of_obligation,
    EntityKind.TASK: _of_task,
    EntityKind.ACCEPTANCE: _of_acceptance,
    EntityKind.REVIEW: _of_review,
    EntityKind.FINDING: _of_finding,
    EntityKind.INCIDENT: _of_incident,
    EntityKind.TRAINING: _of_training,
}


def _text(key: str, title: str, weight: float) -> Computed:
    return Computed(key=key, title=title, kind=ColumnKind.TEXT, weight=weight)


def _level(key: str, title: str) -> Computed:
    return Computed(key=key, title=title, kind=ColumnKind.LEVEL, weight=0.8)


COMPUTED: Mapping[EntityKind, tuple[Computed, ...]] = {
    EntityKind.SYSTEM: (
        _text("=classification", N_("Classification (AI Act)"), 1.0),
        Computed(key="=risks", title=N_("Number of risks"), kind=ColumnKind.NUMBER, weight=0.6),
        _level("=level_persons", N_("Risk level for people")),
        _level("=level_business", N_("Risk level for the business")),
        _level(LEVEL, N_("Risk level")),
    ),
    EntityKind.RISK: (
        _text("=systems", N_("AI systems"), 1.4),
        _text("=mitigations", N_("Mitigations"), 1.6),
        _level("=inherent", N_("Risk level without measures")),
        _level("=target", N_("Target risk level")),
        _level("=level_persons", N_("Risk level for people")),
        _level("=level_business", N_("Risk level for the business")),
        _level(LEVEL, N_("Risk level today")),
    ),
    EntityKind.MITIGATION: (_text("=risks", N_("Risks"), 1.6),),
    EntityKind.EVIDENCE: (_text("=entries", N_("Proves"), 1.4),),
    EntityKind.CLASSIFICATION: (_text("=status", N_("Status on the cut-off date"), 1.0),),
    EntityKind.OBLIGATION: (
        _text("=state", N_("Status on the cut-off date"), 0.9),
        _text("=article", N_("Article"), 1.0),
        _text("=proofs", N_("Evidence"), 1.4),
        _text("=addressees", N_("Concerns"), 1.2),
        _text("=evidence", N_("Evidence to keep"), 2.0),
        _text("=covered_by", N_("Covered by requirement"), 1.0),
        _text("=to_check", N_("To be checked"), 1.0),
    ),
    EntityKind.TASK: (_text("=urgency", N_("Deadline"), 0.9),),
    EntityKind.ACCEPTANCE: (
        _text("=state", N_("Status on the cut-off date"), 0.9),
        _text("=ended", N_("Changed since the acceptance"), 1.4),
    ),
    EntityKind.REVIEW: (
        _text("=about", N_("Reviewed entry"), 1.4),
        _text("=changed", N_("Changed since the review"), 1.4),
    ),
    EntityKind.FINDING: (
        _text("=about", N_("What it is about"), 1.4),
        _text("=urgency", N_("Deadline"), 0.9),
    ),
    EntityKind.INCIDENT: (
        _text("=told", N_("Who was told"), 1.2),
        _text("=linked", N_("Risk and mitigation"), 1.4),
    ),
    EntityKind.TRAINING: (_text("=linked", N_("What it is about"), 1.4),),
}
"""The computed columns of each kind; ``computed_values`` gives their values in this order."""
