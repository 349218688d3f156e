"""How far a project meets the requirements, and its frameworks, from the same answers."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from functools import cached_property

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.requirements import (
    COMPANY,
    Assessment,
    FrameworkCoverage,
    RequirementAnswer,
    RequirementRules,
    assess_in_parts,
    coverage,
)
from rai_desktop.services.packs import own_contents
from rai_desktop.services.ports import Catalogue
from rai_desktop.services.project import OpenProject
from rai_desktop.services.requirements.sheets import SheetReader, met_from, subject_uid
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
    """Return the requirements of a project, met from the level that the company chose."""
    rules = catalogue.requirements(own_contents(project, catalogue))
    level = met_from(project, rules.pack)
    return rules if level is None else rules.met_from(level)


def standing(project: OpenProject, catalogue: Catalogue) -> Standing:
    """Return how far the requirements are met today."""
    parts = standing_in_parts(project, catalogue)
    while True:
        try:
            next(parts)
        except StopIteration as end:
            found: Standing = end.value
            return found


def standing_in_parts(
    project: OpenProject, catalogue: Catalogue
) -> Generator[None, None, Standing]:
    """Return the same, bit by bit between other work; begin anew when the project changes."""
    rules = rules_of(project, catalogue)
    yield
    reader = SheetReader(project, rules.pack)
    yield
    answers: list[RequirementAnswer] = []
    for part in _in_turns(subjects(project)):
        answers += reader.answers(part)
        yield
    situation = yield from situation_in_parts(project, catalogue)
    found = yield from assess_in_parts(rules, situation, answers)
    return Standing(rules=rules, answers=tuple(answers), assessment=found)


def _in_turns(subjects: dict[str, Uid]) -> Iterator[dict[str, Uid]]:
    part: dict[str, Uid] = {}
    for subject, owner in subjects.items():
        part[subject] = owner
        if len(part) == _PART:
            yield part
            part = {}
    yield part


_PART = 500
"""How many systems are looked at between two pauses."""


def subjects(project: OpenProject) -> dict[str, Uid]:
    """Return who answers: the company first, then each system."""
    systems = {str(system.uid): system.uid for system in project.entities(EntityKind.SYSTEM)}
    return {COMPANY: subject_uid(project, COMPANY), **systems}
