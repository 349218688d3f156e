"""Classifying a system by rules that are data: questions, results, obligations.

Nothing here knows an article, a date or a question; content packs bring them.
"""

from rai_desktop.domain.law.answers import (
    AnswerError,
    Answers,
    answer_by_field,
    checked_answers,
    read_answers,
)
from rai_desktop.domain.law.book import (
    ChoiceRule,
    DateRule,
    DeadlineRule,
    FineCap,
    GroupRule,
    LawBook,
    PenaltyRule,
    ReliefRule,
    ScreenRule,
    concerning,
    fine_cap,
)
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
from rai_desktop.domain.law.sizes import SizeRule, possible_sizes

__all__ = [
    "AnswerError",
    "Answers",
    "ChoiceRule",
    "DateRule",
    "DeadlineRule",
    "Duty",
    "FineCap",
    "GroundRule",
    "GroupRule",
    "KeepRule",
    "LawBook",
    "LawRules",
    "ObligationRule",
    "Outcome",
    "PenaltyRule",
    "QuestionKind",
    "QuestionRule",
    "Reason",
    "ReliefRule",
    "ResultRule",
    "ScreenRule",
    "SizeRule",
    "StartRule",
    "answer_by_field",
    "asked",
    "checked_answers",
    "clarifying",
    "classify",
    "concerning",
    "duties",
    "fine_cap",
    "next_question",
    "possible_sizes",
    "read_answers",
]
