"""Conditions as data, judged in three-valued logic.

Content packs say with conditions when a question is asked, a label holds, a duty applies or a risk
is proposed. A condition is true, false, or unknown as long as facts are missing: what nobody knows
never counts as the harmless case.
"""

from rai_desktop.domain.conditions.contradictions import contradicts
from rai_desktop.domain.conditions.judging import (
    doubted,
    evaluate,
    leaves,
    questions_in,
    undecided,
)
from rai_desktop.domain.conditions.parsing import ConditionError, parse_condition
from rai_desktop.domain.conditions.tree import (
    AllOf,
    Always,
    Answer,
    AnswerIs,
    AnyOf,
    Condition,
    DayIs,
    Facts,
    Has,
    Not,
    SizeIs,
    Subject,
)
from rai_desktop.domain.conditions.truth import Truth
from rai_desktop.domain.conditions.writing import plain_condition

__all__ = [
    "AllOf",
    "Always",
    "Answer",
    "AnswerIs",
    "AnyOf",
    "Condition",
    "ConditionError",
    "DayIs",
    "Facts",
    "Has",
    "Not",
    "SizeIs",
    "Subject",
    "Truth",
    "contradicts",
    "doubted",
    "evaluate",
    "leaves",
    "parse_condition",
    "plain_condition",
    "questions_in",
    "undecided",
]
