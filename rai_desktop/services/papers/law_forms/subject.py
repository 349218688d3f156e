"""What a form is about: a system, its recorded classification, and the facts that follow."""

from dataclasses import dataclass, replace
from datetime import date

from rai_desktop.domain.conditions import Facts
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.classification import Classification
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.law import classify
from rai_desktop.domain.law_codes import ClassificationStatus
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.facts import facts_about
from rai_desktop.services.law.judging import basis_of
from rai_desktop.services.law.sheets import answers_of
from rai_desktop.services.law.statuses import classification_of, classification_status
from rai_desktop.services.project import OpenProject


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSubject:
    """The system of a form; ``facts`` carry the labels and roles that were recorded.

    Without a recorded classification they are those that the rules find so far.
    """

    system: AiSystem
    found: Classification | None
    status: ClassificationStatus
    facts: Facts


def form_subject(project: OpenProject, labels: Labels, uid: Uid, day: date) -> FormSubject:
    """Return what a form about the system ``uid`` goes by on ``day``.

    Raises:
        UsageError: it is no AI system.
    """
    system = project.entity(uid)
    if not isinstance(system, AiSystem):
        name = project.number(system) or project.name(uid)
        raise UsageError(
            N_("{number} is not an AI system. Choose one of the AI systems."), number=name
        )
    catalogue, rules = labels.catalogue, labels.law().rules
    answers = answers_of(project, rules.pack, uid)
    facts = facts_about(catalogue, project.organisation(), system, answers, day)
    found = classification_of(project, uid)
    return FormSubject(
        system=system,
        found=found,
        status=classification_status(found, basis_of(facts)),
        facts=_recorded(classify(rules, facts).facts, found),
    )


def _recorded(facts: Facts, found: Classification | None) -> Facts:
    """Return ``facts`` with the labels and roles that stand in the inventory."""
    if found is None:
        return facts
    return replace(
        facts,
        labels=frozenset(found.labels),
        open_labels=frozenset(found.open_labels),
        roles=frozenset(found.roles),
        open_roles=frozenset(found.open_roles),
    )
