"""Classifying a system by rules that are data: questions, results, obligations.

Nothing here knows an article, a date or a question; content packs bring them.
"""

from rai_desktop.domain.law.answers import AnswerError, Answers, answer_by_field, read_answers
from rai_desktop.domain.law.classifying import Outcome, Reason, classify
from rai_desktop.domain.law.duties import Duty, duties
from rai_desktop.domain.law.questions import asked, clarifying, next_question
from rai_desktop.domain.law.rules import (
    GroundRule,
    KeepRule,
    LawRules,
    ObligationRule,
    QuestionKind,
    QuestionRule,
    ResultRule,
    StartRule,
)

__all__ = [
    "AnswerError",
    "Answers",
    "Duty",
    "GroundRule",
    "KeepRule",
    "LawRules",
    "ObligationRule",
    "Outcome",
    "QuestionKind",
    "QuestionRule",
    "Reason",
    "ResultRule",
    "StartRule",
    "answer_by_field",
    "asked",
    "clarifying",
    "classify",
    "duties",
    "next_question",
    "read_answers",
]
