"""Answers to questions of the law and of the requirements, as fields that people can read."""

from functools import cached_property
from typing import TYPE_CHECKING

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.codes import Answer, LabelledCode
from rai_desktop.domain.fields import ANSWER_PREFIX
from rai_desktop.domain.requirements import MATURITY, State
from rai_desktop.domain.texts import N_
from rai_desktop.domain.work_codes import Sharing
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.requirements.fields import DUE, NOTE, PERSON, REASON, TARGET

if TYPE_CHECKING:
    from rai_desktop.domain.law.rules import QuestionRule
    from rai_desktop.domain.requirements import RequirementRules

_PARTS = {
    "note": NOTE.label,
    "reason": REASON.label,
    "target": TARGET.label,
    "person": PERSON.label,
    "due": DUE.label,
    "evidence": N_("Evidence"),
}


OF_REPORT = {
    "figure": N_("Yearly report: answer to “{item}”"),
    "out": N_("Yearly report: “{item}” stays here"),
    "text": N_("Yearly report: own words for “{item}”"),
    "practice": N_("Yearly report: sharing of a good practice"),
    "sent": N_("Yearly report finished: {item}"),
}
"""What the keys mean under which decisions about the yearly report are kept."""


class AnswerTeller:
    """Names questions and answers in one language; packs are read when the first is asked for."""

    def __init__(self, project: OpenProject, labels: Labels) -> None:
        self._project = project
        self._labels = labels

    def label(self, key: str) -> str:
        """Return what is asked; the id of a question that no pack has any more."""
        question, _, part = key.removeprefix(ANSWER_PREFIX).partition(":")
        words = self._labels.words
        if question in OF_REPORT:
            return words.filled(OF_REPORT[question], item=part)
        if question in self._questions:
            rule = self._questions[question]
            return words.pick(rule.statement or rule.text) or question
        rules = self._requirements.by_id
        title = words.pick(rules[question].title) if question in rules else question
        return f"{title} · {words(_PARTS[part])}" if part in _PARTS else title

    def text(self, key: str, plain: Plain) -> str:
        """Return an answer in words; what is typed stays as it is."""
        question, _, part = key.removeprefix(ANSWER_PREFIX).partition(":")
        if isinstance(plain, list):
            return "; ".join(self.text(key, each) for each in plain)
        text = str(plain)
        if question in OF_REPORT:
            return self._of_report(question, text)
        if part == "person":
            return self._project.name(self._project.find(text).uid) if text else ""
        if part:
            return text
        words = self._labels.words
        if text in {str(answer) for answer in Answer}:
            return words(Answer(text).label)
        if text == State.NOT_APPLICABLE:
            return words(State.NOT_APPLICABLE.label)
        if question in self._requirements.by_id and text.isdecimal() and int(text) < len(MATURITY):
            return f"{text} – {words(MATURITY[int(text)])}"
        rule = self._questions.get(question)
        options = dict(rule.options) if rule else {}
        return words.pick(options[text]) if text in options else text

    def _of_report(self, decision: str, text: str) -> str:
        code: type[LabelledCode] = Sharing if decision == "practice" else Answer
        is_code = decision != "text" and text in set(code)
        return self._labels.words(code(text).label) if is_code else text

    @cached_property
    def _questions(self) -> "dict[str, QuestionRule]":
        return {rule.id: rule for rule in self._labels.catalogue.law().rules.questions}

    @cached_property
    def _requirements(self) -> "RequirementRules":
        from rai_desktop.services.requirements.assessing import rules_of

        return rules_of(self._project, self._labels.catalogue)
