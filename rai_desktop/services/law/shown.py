"""Classifications as they stand on a day, in words, for registers and the command line."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from rai_desktop.domain.conditions import Answer, Facts
from rai_desktop.domain.conditions.tree import UNKNOWN
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.classification import Classification
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.law import Reason, classify
from rai_desktop.domain.law_codes import ClassificationStatus, LegalLabel
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.facts import facts_about
from rai_desktop.services.law.judging import basis_of
from rai_desktop.services.law.sheets import answers_of
from rai_desktop.services.law.statuses import (
    classification_of,
    classification_status,
    classifications,
)
from rai_desktop.services.law.words import label_words
from rai_desktop.services.project import OpenProject

UNCLASSIFIED = N_("Not yet classified")
_SETTLED = (
    ClassificationStatus.PROVISIONAL,
    ClassificationStatus.CONFIRMED,
    ClassificationStatus.OVERRIDDEN,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What was recorded about a system, how firm it is on the day, and how much nobody knew."""

    found: Classification | None
    status: ClassificationStatus
    doubts: int = 0

    @property
    def is_settled(self) -> bool:
        """Whether there is a result that still holds."""
        return self.found is not None and self.status in _SETTLED


class ShownClassifications:
    """The classifications of a project on ``day``; each is judged when it is first asked."""

    def __init__(self, project: OpenProject, labels: Labels, day: date) -> None:
        self._project = project
        self._labels = labels
        self._day = day
        self._known: dict[Uid, Shown] = {}

    def of(self, system: Uid) -> Shown:
        """Return the classification of a system; its status is outdated when facts changed."""
        if system not in self._known:
            self._known[system] = self._shown(system)
        return self._known[system]

    def forget(self, system: Uid | None = None) -> None:
        """Judge a system again when it is asked next, or all of them."""
        if system is None:
            self._known.clear()
            vars(self).pop("_recorded", None)
            return
        self._known.pop(system, None)
        self._recorded.pop(system, None)
        found = classification_of(self._project, system)
        if found is not None:
            self._recorded[system] = found

    def text(self, system: Uid) -> str:
        """Return labels and status in one line, such as “Transparency obligations · Confirmed”."""
        shown = self.of(system)
        if shown.found is None:
            return self._labels.words(UNCLASSIFIED)
        return f"{found_words(self._labels, shown.found)} · {self._labels.code(shown.status)}"

    def grounds(self, system: Uid) -> tuple[str, ...]:
        """Return why a system carries its labels, with the place in the law.

        Nothing is told of a classification that no longer fits, or that a person decided otherwise.
        """
        shown, entity = self.of(system), self._project.store.entity(system)
        is_found = shown.status in (
            ClassificationStatus.PROVISIONAL,
            ClassificationStatus.CONFIRMED,
        )
        if shown.found is None or not is_found or not isinstance(entity, AiSystem):
            return ()
        answers = self._answers(shown.found)
        outcome = classify(self._labels.law().rules, self._facts(answers, entity))
        reasons = (each for each in outcome.reasons if each.is_certain and each.result.label)
        return tuple(self._ground(reason) for reason in reasons)

    def _ground(self, reason: Reason) -> str:
        text = self._labels.words.pick(reason.text)
        cited = self._labels.cited(reason.reference)
        return f"{text} ({cited})" if cited else text

    @cached_property
    def _recorded(self) -> dict[Uid, Classification]:
        return classifications(self._project)

    def _shown(self, uid: Uid) -> Shown:
        found, system = self._recorded.get(uid), self._project.store.entity(uid)
        if found is None or not isinstance(system, AiSystem):
            return Shown(found=None, status=ClassificationStatus.OPEN)
        answers = self._answers(found)
        facts = self._facts(answers, system)
        given = facts.answers
        doubts = sum(_is_doubt(given.get(question)) for question in answers)
        status = classification_status(found, basis_of(facts))
        return Shown(found=found, status=status, doubts=doubts)

    def _facts(self, answers: Mapping[str, Answer], system: AiSystem) -> Facts:
        organisation, catalogue = self._project.organisation(), self._labels.catalogue
        return facts_about(catalogue, organisation, system, answers, self._day)

    def _answers(self, found: Classification) -> Mapping[str, Answer]:
        system = found.system or Uid("")
        return answers_of(self._project, found.pack_id, system)


def _is_doubt(answer: Answer | None) -> bool:
    """Return whether an answer says that somebody looked and does not know."""
    return answer == UNKNOWN if isinstance(answer, str) else UNKNOWN in (answer or ())


def found_words(labels: Labels, found: Classification) -> str:
    """Return what a system is, and what it may turn out to be."""
    certain = label_words(labels, found.labels)
    possible = label_words(labels, found.open_labels)
    if not possible:
        return certain or labels.code(LegalLabel.OPEN)
    maybe = labels.words.filled(N_("may turn out to be: {labels}"), labels=possible)
    return f"{certain or labels.code(LegalLabel.OPEN)}; {maybe}"
