"""Classified systems in a made-up project: answers for all, then one step that judges them."""

from collections.abc import Iterator

from rai_desktop.domain.codes import Action
from rai_desktop.domain.conditions import Answer
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.classification import classification_uid
from rai_desktop.domain.law import LawRules, QuestionKind
from rai_desktop.domain.law_codes import ClassificationStatus
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.services.law.renewing import Renewal, plan_renewal, renew
from rai_desktop.services.law.sheets import answer_settings
from rai_desktop.services.ports import Catalogue
from rai_desktop.services.project import OpenProject
from rai_desktop.words import words_for

_YES = ("A1", "A2", "A3", "A4", "B1", "C2")
_VARIANTS: tuple[dict[str, Answer], ...] = (
    {},
    {"F1": "yes"},
    {"III-4a": "yes", "E3-0": "yes"},
    {"III-4a": "unknown"},
    {"C1": "yes", "F2": "yes"},
)


def usual_answers(rules: LawRules, variant: int) -> dict[str, Answer]:
    """Return answers of a bought tool, with what makes one of five variants of it."""
    own = [question for question in rules.questions if not question.from_field]
    answers: dict[str, Answer] = {q.id: "no" for q in own if q.kind is QuestionKind.YES_NO}
    answers |= dict.fromkeys(_YES, "yes")
    return {**answers, "E1": ("neither",), **_VARIANTS[variant % len(_VARIANTS)]}


def classify_all(project: OpenProject, catalogue: Catalogue) -> None:
    """Give every system answers, and record what follows from them."""
    project.commit(Action.CLASSIFY, list(_answered(project, catalogue)), undoable=False)
    take_over(project, catalogue)


def take_over(project: OpenProject, catalogue: Catalogue) -> None:
    """Judge every system anew and record it as one step."""
    renew(project, planned(project, catalogue))


def planned(project: OpenProject, catalogue: Catalogue) -> Renewal:
    """Return what judging every system anew would change."""
    systems = [system.uid for system in project.entities(EntityKind.SYSTEM)]
    *_, plan = plan_renewal(project, catalogue, words_for("de"), systems)
    assert isinstance(plan, Renewal)
    return plan


def _answered(project: OpenProject, catalogue: Catalogue) -> Iterator[FieldSetting]:
    rules = catalogue.law().rules
    kind = EntityKind.CLASSIFICATION
    for place, system in enumerate(project.entities(EntityKind.SYSTEM)):
        answers = usual_answers(rules, place)
        yield from answer_settings(project, rules.pack, rules.version, system.uid, answers)
        uid = classification_uid(project.uid, system.uid)
        yield FieldSetting(kind, uid, "system", system.uid)
        yield FieldSetting(kind, uid, "status", ClassificationStatus.OPEN)
