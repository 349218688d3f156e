"""What a reviewer is shown of an entry: what it says, in short."""

from collections.abc import Iterator
from dataclasses import dataclass

from rai_desktop.domain.fields import FieldKind
from rai_desktop.domain.kinds.registry import KINDS, kind_of
from rai_desktop.domain.kinds.risk import Risk
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.rating import When
from rai_desktop.domain.texts import N_
from rai_desktop.services.assessment import Assessment
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.statuses import classification_of
from rai_desktop.services.law.words import label_words
from rai_desktop.services.project import OpenProject
from rai_desktop.services.reviews.subjects import Subject

_NOT_AGAIN = ("number", "reviewed_on", "review_due_on")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFact:
    """A label and what stands there."""

    label: str
    text: str


def shown_facts(project: OpenProject, labels: Labels, entity: Subject) -> tuple[ShownFact, ...]:
    """Return what an entry says, in short; empty fields are left out."""
    kind = kind_of(entity)
    facts = list(_computed(project, labels, entity))
    for spec in KINDS[kind].fields:
        is_told = spec.short and not spec.internal and spec.key != KINDS[kind].title
        if not is_told or spec.kind is FieldKind.RATING or spec.key in _NOT_AGAIN:
            continue
        text = labels.value(project, entity, spec)
        if text:
            facts.append(ShownFact(label=labels.field(spec), text=text))
    return tuple(facts)


def _computed(project: OpenProject, labels: Labels, entity: Subject) -> Iterator[ShownFact]:
    words = labels.words
    assessment = Assessment(project, labels.method(), project.clock.today())
    if isinstance(entity, AiSystem):
        found = classification_of(project, entity.uid)
        named = label_words(labels, found.labels) if found is not None else ""
        yield ShownFact(
            label=words(N_("Classification (AI Act)")),
            text=named or words(N_("Not classified yet.")),
        )
        level = assessment.system_levels(entity.uid).overall
        yield ShownFact(
            label=words(N_("Risk level")), text=labels.code(level) or words(N_("Not rated"))
        )
        risks = [risk for risk in assessment.risks_of(entity.uid) if not risk.deleted]
        yield ShownFact(label=words(N_("Number of risks")), text=words.number(len(risks)))
        return
    yield from _levels(labels, assessment, entity)


def _levels(labels: Labels, assessment: Assessment, risk: Risk) -> Iterator[ShownFact]:
    words = labels.words
    for when, title in (
        (When.CURRENT, N_("Risk level today")),
        (When.INHERENT, N_("Risk level without measures")),
        (When.TARGET, N_("Target risk level")),
    ):
        found = assessment.levels(risk, when)
        if found.overall is None and when is not When.CURRENT:
            continue
        text = words.filled(
            N_("people: {people}, business: {business}"),
            people=labels.code(found.persons) or words(N_("Not rated")),
            business=labels.code(found.business) or words(N_("Not rated")),
        )
        yield ShownFact(label=words(title), text=text)
