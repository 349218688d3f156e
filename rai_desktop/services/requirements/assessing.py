"""How far a project meets the requirements, and its frameworks, from the same answers."""

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
    assess,
    coverage,
)
from rai_desktop.services.packs import own_contents
from rai_desktop.services.ports import Catalogue
from rai_desktop.services.project import OpenProject
from rai_desktop.services.requirements.sheets import met_from, stored_answers, subject_uid
from rai_desktop.services.requirements.situation import situation_of


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


def rules_of(project: OpenProject, catalogue: Catalogue) -> RequirementRules:
    """Return the requirements of a project, met from the level that the company chose."""
    rules = catalogue.requirements(own_contents(project, catalogue))
    level = met_from(project, rules.pack)
    return rules if level is None else rules.met_from(level)


def standing(project: OpenProject, catalogue: Catalogue) -> Standing:
    """Return how far the requirements are met today."""
    rules = rules_of(project, catalogue)
    answers = tuple(stored_answers(project, rules.pack, subjects(project)))
    found = assess(rules, situation_of(project, catalogue), answers)
    return Standing(rules=rules, answers=answers, assessment=found)


def subjects(project: OpenProject) -> dict[str, Uid]:
    """Return who answers: the company first, then each system."""
    systems = {str(system.uid): system.uid for system in project.entities(EntityKind.SYSTEM)}
    return {COMPANY: subject_uid(project, COMPANY), **systems}
