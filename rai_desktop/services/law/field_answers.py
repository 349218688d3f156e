"""Answers that fields of the company or of the system hold, so that nothing is entered twice."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from rai_desktop.domain.conditions import Answer
from rai_desktop.domain.fields import EntityKind, FieldSpec
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.organisation import Organisation
from rai_desktop.domain.law import AnswerError, LawRules, QuestionRule, answer_by_field
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.domain.texts import N_
from rai_desktop.services.project import OpenProject

E = TypeVar("E", bound=Entity)


def field_settings(
    project: OpenProject, rules: LawRules, system: Uid, answers: Mapping[str, Answer | None]
) -> Iterator[FieldSetting]:
    """Yield the settings of fields that answer questions, where they say something else today.

    Raises:
        AnswerError: the field holds more than such an answer; the sentence names it.
    """
    for question, answer in answers.items():
        rule = rules.by_question[question]
        kind, _, key = rule.from_field.partition(".")
        if not kind:
            continue
        target = project.entity(system) if kind == EntityKind.SYSTEM else project.organisation()
        if target is None or (
            answer and answer_by_field(rule, project.value(target, key)) == answer
        ):
            continue
        _check(rule, project.field(EntityKind(kind), key), answer)
        (setting,) = project.checked(EntityKind(kind), target.uid, {key: str(answer or "")})
        if project.value(target, key) != setting.value:
            yield setting


def with_settings(entity: E, settings: Iterable[FieldSetting]) -> E:
    """Return ``entity`` as it will be with those of ``settings`` that are about it."""
    own = {setting.key: setting.value for setting in settings if setting.uid == entity.uid}
    return replace(entity, **own) if own else entity  # type: ignore[arg-type]


def organisation_with(
    project: OpenProject, settings: Iterable[FieldSetting]
) -> Organisation | None:
    """Return the company as it will be with ``settings``."""
    organisation = project.organisation()
    return with_settings(organisation, settings) if organisation is not None else None


def _check(rule: QuestionRule, field: FieldSpec, answer: Answer | None) -> None:
    if answer is None or (field.choices is not None and answer in tuple(map(str, field.choices))):
        return
    raise AnswerError(
        N_(
            "The question {question} is answered by the field “{field}”. Enter it there, and "
            "leave the question out of the answers."
        ),
        question=rule.id,
        field=field.named,
    )
