"""Projects with a year behind them."""

from datetime import UTC, datetime

from rai_desktop.domain.codes import Action, SystemStatus
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.classification import classification_uid
from rai_desktop.domain.requirements import RequirementAnswer
from rai_desktop.services.requirements.answering import answer_requirements
from rai_desktop.services.requirements.assessing import rules_of
from rai_desktop.services.years.closing import Closing, close_year
from rai_desktop.words import words_for
from tests.services.building import CATALOGUE, labels

S, R, P = EntityKind.SYSTEM, EntityKind.RISK, EntityKind.PERSON
POLICY, NAMED = "MR-GOV-01", "MR-GOV-02"
BY = {"name": "Petra Muster", "function": "Managing director"}


def speaking(project, language="en"):
    """Return labels that speak of ``project``."""
    found = labels(language)
    found.keep(project)
    return found


def answer(project, requirement, level):
    """Answer a requirement for the whole company."""
    given = RequirementAnswer(requirement=requirement, level=level)
    rules = rules_of(project, CATALOGUE)
    answer_requirements(project, CATALOGUE, words_for("en"), rules, [given])


def fill(project):
    """Give a project two systems, two risks, and two answers."""
    systems = [
        project.add(S, {"name": name, "status": SystemStatus.IN_USE}) for name in ("Chat", "Scan")
    ]
    risks = [
        project.add(R, {"title": "Wrong", "current_likelihood": 4, "current_persons": 4}),
        project.add(R, {"title": "Slow", "current_likelihood": 1, "current_business": 1}),
    ]
    answer(project, POLICY, 3)
    answer(project, NAMED, 1)
    return systems, risks


def close(project, year=2025, **values):
    """Close a year."""
    return close_year(project, speaking(project), Closing(year=year, **{**BY, **values}))


def go_to(project, year, month=2):
    """Let the clock of a project stand in another year."""
    project.clock.moment = datetime(year, month, 1, 12, tzinfo=UTC)


def classify_as(project, system, label):
    """Record that a system has one label, whoever decided it."""
    values = {"system": system, "status": "confirmed", "labels": (str(label),)}
    uid = classification_uid(project.uid, system)
    settings = project.checked(EntityKind.CLASSIFICATION, uid, values)
    project.commit(Action.CLASSIFY, settings)
