"""How far a project meets the requirements, and its frameworks, from the same answers."""

from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.parts import result_of
from rai_desktop.domain.requirements import (
    COMPANY,
    Assessment,
    FrameworkCoverage,
    Needed,
    RequirementAnswer,
    RequirementRules,
    RequirementScore,
    coverage,
    needed_in_parts,
    scored_in_parts,
)
from rai_desktop.services.collecting import keep_all
from rai_desktop.services.packs import own_contents
from rai_desktop.services.ports import Catalogue, Change
from rai_desktop.services.project import OpenProject
from rai_desktop.services.requirements.sheets import (
    KnownAnswers,
    SheetReader,
    subject_uid,
)
from rai_desktop.services.requirements.situation import situation_in_parts


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where a project stands: the requirements, the answers, and what follows from both."""

    rules: RequirementRules
    answers: tuple[RequirementAnswer, ...]
    assessment: Assessment

    @cached_property
    def frameworks(self) -> tuple[FrameworkCoverage, ...]:
        """How far other frameworks are met by the same answers."""
        return coverage(self.rules, self.assessment)


def load_rules(catalogue: Catalogue) -> None:
    """Read what judging needs; it takes a moment and may be done in a worker thread."""
    rules = catalogue.requirements()
    catalogue.law()
    place = next((place for rule in rules.requirements for place in rule.law), "")
    catalogue.cite(place, "en")


def rules_of(project: OpenProject, catalogue: Catalogue) -> RequirementRules:
    """Return the requirements of a project, with what its own packs change."""
    return catalogue.requirements(own_contents(project, catalogue))


def standing(project: OpenProject, catalogue: Catalogue) -> Standing:
    """Return how far the requirements are met today."""
    return result_of(standing_in_parts(project, catalogue))


class KnownStanding:
    """Where a project stood before, kept by whoever asks again after each change.

    After answers alone only what they are about is judged anew.
    """

    def __init__(self) -> None:
        self.answers = KnownAnswers()
        self._needed: Needed | None = None
        self._scores: Mapping[str, RequirementScore] = {}

    def note(self, change: Change) -> None:
        """Hear of a change of the project."""
        self.answers.forget(change.touched.get(EntityKind.ANSWER_SHEET, ()))
        if not change.touched.keys() <= _ONLY_ANSWERS:
            self._needed, self._scores = None, {}

    def needed(self, rules: RequirementRules, day: date) -> Needed | None:
        """Return how binding the requirements are, if that still holds."""
        found = self._needed
        return found if found and found.rules == rules and found.situation.day == day else None

    def scores(self) -> Mapping[str, RequirementScore]:
        """Return the scores that still hold, once the sheets that changed are read again."""
        changed = self.answers.changed()
        return {key: score for key, score in self._scores.items() if key not in changed}

    def keep(self, needed: Needed, assessment: Assessment) -> None:
        """Go on from here."""
        self._needed, self._scores = needed, assessment.by_requirement
        self.answers.before.clear()


_ONLY_ANSWERS = frozenset(
    {
        EntityKind.ANSWER_SHEET,
        EntityKind.EVIDENCE,
        EntityKind.PACK,
        EntityKind.PERSON,
        EntityKind.TASK,
    }
)
"""What steps touch that answer requirements; an own pack brings other rules with it."""


def standing_in_parts(
    project: OpenProject, catalogue: Catalogue, known: KnownStanding | None = None
) -> Generator[None, None, Standing]:
    """Return the same, bit by bit between other work; begin anew when the project changes."""
    known = known or KnownStanding()
    rules = rules_of(project, catalogue)
    yield
    reader = SheetReader(project, rules.pack, known.answers)
    answers: list[RequirementAnswer] = []
    for part in _in_turns(subjects(project)):
        answers += reader.answers(part)
        yield
    needed = known.needed(rules, project.clock.today())
    kept = known.scores() if needed else {}
    yield
    if needed is None:
        situation = yield from situation_in_parts(project, catalogue)
        needed = yield from needed_in_parts(rules, situation)
    assessed = yield from scored_in_parts(needed, answers, kept)
    known.keep(needed, assessed)
    if len(needed.situation.systems) >= _MANY and not kept:
        keep_all()  # they stay; looking at all of them again stops everything for 0.1 s
    return Standing(rules=rules, answers=tuple(answers), assessment=assessed)


_MANY = 5000


def _in_turns(subjects: dict[str, Uid]) -> Iterator[dict[str, Uid]]:
    part: dict[str, Uid] = {}
    for subject, owner in subjects.items():
        part[subject] = owner
        if len(part) == _PART:
            yield part
            part = {}
    yield part


_PART = 100
"""How many systems are looked at between two pauses."""


def subjects(project: OpenProject) -> dict[str, Uid]:
    """Return who answers: the company first, then each system."""
    systems = {str(system.uid): system.uid for system in project.entities(EntityKind.SYSTEM)}
    return {COMPANY: subject_uid(project, COMPANY), **systems}
