"""How often an entry is reviewed by the method, and when next."""

from datetime import date, timedelta

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.domain.kinds.risk import Risk
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.law_codes import LegalLabel
from rai_desktop.domain.rating import When
from rai_desktop.domain.rating.reviews import Ground, Rhythm, rhythm
from rai_desktop.domain.texts import N_
from rai_desktop.services.assessment import Assessment
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.statuses import classification_of
from rai_desktop.services.project import OpenProject
from rai_desktop.services.reviews.subjects import Subject
from rai_desktop.services.risks.acceptances import systems_of

_ONE_DAY = timedelta(days=1)
_TRAITS = "traits"


class Rhythms:
    """Levels, rhythms and days of reviews on one day."""

    def __init__(self, project: OpenProject, assessment: Assessment) -> None:
        self._project = project
        self._assessment = assessment

    def level(self, entity: Subject) -> RiskLevel | None:
        """Return the level of an entry today; ``None`` when nothing is rated."""
        if isinstance(entity, Risk):
            return self._assessment.levels(entity, When.CURRENT).overall
        return self._assessment.system_levels(entity.uid).overall

    def of(self, entity: Subject) -> Rhythm | None:
        """Return how often an entry is reviewed: the shortest of label, level and traits."""
        alone = [entity] if isinstance(entity, AiSystem) else None
        systems = alone or systems_of(self._project, entity.uid)
        labels = [label for system in systems for label in self._labels(system)]
        traits = [trait for system in systems for trait in system.traits]
        rules = self._assessment.method.reviews
        return rhythm(rules, labels, self.level(entity), traits)

    def next_day(self, entity: Subject, held_on: date) -> date | None:
        """Return the day of the review after one on ``held_on``, always a later one."""
        found = self.of(entity)
        return max(found.next_day(held_on), held_on + _ONE_DAY) if found else None

    def needs_two(self, entity: Subject) -> bool:
        """Return whether the method wants a second person: one reviews, another approves."""
        return self._assessment.method.needs_two(self.level(entity))

    def _labels(self, system: AiSystem) -> tuple[str, ...]:
        found = classification_of(self._project, system.uid)
        return found.labels if found is not None and found.labels else (str(LegalLabel.OPEN),)


def rhythm_text(labels: Labels, found: Rhythm | None) -> str:
    """Return how often the method asks for a review, and why; empty when it does not."""
    if found is None:
        return ""
    words = labels.words
    why = _why(labels, found)
    if found.months == 0:
        return words.filled(N_("The method asks for a review at once, because of: {why}."), why=why)
    told = words.plural(
        "The method asks for a review every month",
        "The method asks for a review every {count} months",
        found.months,
    )
    return words.filled(N_("{told}, because of: {why}."), told=told, why=why)


def _why(labels: Labels, found: Rhythm) -> str:
    if found.ground is Ground.LEVEL:
        level = labels.code(RiskLevel(found.code))
        return labels.words.filled(N_("risk level {level}"), level=level)
    if found.ground is Ground.LABEL:
        return labels.code(LegalLabel(found.code))
    known = dict(labels.catalogue.vocabulary(_TRAITS))
    return labels.words.pick(known[found.code]) if found.code in known else found.code
