"""Conditions as the plain data of a content pack: what ``parse_condition`` reads."""

from datetime import date

from rai_desktop.domain.conditions.tree import (
    AllOf,
    Always,
    AnswerIs,
    AnyOf,
    Condition,
    DayIs,
    Has,
    Not,
    SizeIs,
)

Plain = dict[str, object]


def plain_condition(condition: Condition) -> Plain:
    """Return the data that describes ``condition``.

    Raises:
        TypeError: it is of a kind that packs do not have.
    """
    match condition:
        case Always():
            return {"always": True}
        case AllOf() | AnyOf():
            parts = [plain_condition(part) for part in condition.conditions]
            return {"all" if isinstance(condition, AllOf) else "any": parts}
        case Not():
            return {"not": plain_condition(condition.condition)}
        case AnswerIs():
            return {"answer": {condition.question: list(condition.values)}}
        case Has():
            return {str(condition.subject): list(condition.codes)}
        case SizeIs():
            return {"size": list(condition.sizes)}
        case DayIs():
            return {"date": _days(condition)}
    raise TypeError(type(condition).__name__)


def _days(condition: DayIs) -> Plain:
    days = {"from": condition.start, "until": condition.end}
    given = {key: day for key, day in days.items() if day not in (date.min, date.max)}
    return {key: day.isoformat() for key, day in (given or days).items()}
