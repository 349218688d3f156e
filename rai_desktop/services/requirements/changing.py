"""Changing a part of an answer: its level, its note, or what is planned."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rai_desktop.domain.codes import Action
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.requirements import (
    COMPANY,
    Origin,
    RequirementAnswer,
    RequirementRules,
    RequirementScore,
)
from rai_desktop.domain.steps import FieldSetting, Step
from rai_desktop.services.ports import Catalogue
from rai_desktop.services.project import OpenProject
from rai_desktop.services.requirements.answering import (
    answer_of,
    answer_requirements,
    uncounted_settings,
)
from rai_desktop.words import Words

Parts = Mapping[str, object]
"""Parts of an answer by the names of its fields."""

GIVEN: Mapping[str, object] = {"level": None, "not_applicable": "", "is_unknown": False}
"""The parts of which only one can be there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Reads and changes the answers of a project, each change as one step."""

    project: OpenProject
    catalogue: Catalogue
    words: Words
    rules: RequirementRules

    def shared(self, requirement: str, subjects: Sequence[str]) -> RequirementAnswer | None:
        """Return the answer that all these subjects gave; ``None`` when theirs differ."""
        answers = [self._own(requirement, subject) for subject in subjects]
        bare = {replace(answer, subject="") for answer in answers}
        return answers[0] if len(bare) == 1 else None

    def change(
        self,
        requirement: str,
        subjects: Sequence[str],
        parts: Parts,
        also: Sequence[FieldSetting] = (),
    ) -> Step | None:
        """Change parts of the answers of these subjects; ``None`` when nothing differs.

        What is noted before anybody answered makes no task. ``also`` belongs to the same step.

        Raises:
            UserError: a part makes no sense, such as “not applicable” without a reason.
        """
        changed = [_changed(self._own(requirement, subject), parts) for subject in subjects]
        counting = [answer for answer in changed if answer.counts]
        beside = [*also, *self._beside(one for one in changed if not one.counts)]
        if counting:
            return self._keep(counting, beside)
        if not beside:
            return None
        title = self.words.pick(self.rules.by_id[requirement].title)
        return self.project.commit(Action.ASSESS, beside, title=title)

    def plan(
        self, score: RequirementScore, parts: Parts, also: Sequence[FieldSetting] = ()
    ) -> Step | None:
        """Plan the gaps of a requirement: who closes them until when.

        What nobody answered yet is kept as not known, so that somebody finds out.
        """
        own = (self._own(score.rule.id, subject) for subject in planning_subjects(score))
        known = [one if one.counts else replace(one, is_unknown=True) for one in own]
        return self._keep([_changed(answer, parts) for answer in known], also)

    def new_person(self, name: str) -> tuple[Uid, list[FieldSetting]]:
        """Return the uid of a new person, and the settings that add it."""
        return self.project.new_settings(EntityKind.PERSON, {"name": name})

    def _own(self, requirement: str, subject: str) -> RequirementAnswer:
        return answer_of(self.project, self.rules, requirement, subject)

    def _keep(
        self, answers: Sequence[RequirementAnswer], also: Sequence[FieldSetting]
    ) -> Step | None:
        return answer_requirements(
            self.project, self.catalogue, self.words, self.rules, answers, also
        )

    def _beside(self, answers: Iterable[RequirementAnswer]) -> Iterator[FieldSetting]:
        for one in answers:
            yield from uncounted_settings(self.project, self.rules, one)


def planning_subjects(score: RequirementScore) -> tuple[str, ...]:
    """Return whose answers a plan for the gaps of a requirement belongs to.

    The plan of the company counts for all systems that have no answer of their own.
    """
    is_shared = score.rule.inherits or score.rule.of_organisation
    open_groups = score.open_groups
    if not is_shared:
        return tuple(subject for group in open_groups for subject in group.subjects)
    own = [group for group in open_groups if group.effective.origin is Origin.OWN]
    exceptions = [one for group in own for one in group.subjects if one != COMPANY]
    shared = any(set(group.subjects) - set(exceptions) for group in open_groups)
    return (*((COMPANY,) if shared else ()), *exceptions)


def _changed(answer: RequirementAnswer, parts: Parts) -> RequirementAnswer:
    cleared = GIVEN if set(parts) & set(GIVEN) else {}
    return replace(answer, **{**cleared, **parts})  # type: ignore[arg-type]
