"""Reading conditions from the plain data of a content pack, strictly."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from rai_desktop.domain.conditions.tree import (
    UNKNOWN,
    AllOf,
    Always,
    AnswerIs,
    AnyOf,
    Condition,
    DayIs,
    Has,
    Not,
    SizeIs,
    Subject,
)


class ConditionError(ValueError):
    """Data that is no condition; ``path`` leads to the place, ``reason`` says what is wrong."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}" if path else reason)
        self.path = path
        self.reason = reason


def parse_condition(data: object, path: str = "") -> Condition:
    """Return the condition that ``data`` describes, or raise ``ConditionError``.

    Every condition is a mapping with exactly one operator.
    """
    if not isinstance(data, Mapping) or len(data) != 1:
        raise ConditionError(path, "a condition is a mapping with exactly one operator")
    operator, value = next(iter(data.items()))
    parser = _PARSERS.get(operator) if isinstance(operator, str) else None
    if parser is None:
        known = ", ".join(_PARSERS)
        raise ConditionError(path, f"unknown operator {operator!r}; use one of {known}")
    return parser(value, f"{path}.{operator}" if path else str(operator))


def _parse_always(value: object, path: str) -> Condition:
    if value is not True:
        raise ConditionError(path, "write always: true")
    return Always()


def _parse_parts(value: object, path: str) -> tuple[Condition, ...]:
    if not isinstance(value, list) or not value:
        raise ConditionError(path, "needs a list with at least one condition")
    return tuple(parse_condition(part, f"{path}[{at}]") for at, part in enumerate(value))


def _parse_answer(value: object, path: str) -> Condition:
    if not isinstance(value, Mapping) or len(value) != 1:
        raise ConditionError(path, "needs one question with its answer; join several with all")
    question, answers = next(iter(value.items()))
    if not isinstance(question, str) or not question:
        raise ConditionError(path, "a question id is a text")
    values = _parse_codes(answers, f"{path}.{question}")
    if UNKNOWN in values:
        raise ConditionError(f"{path}.{question}", "nobody can ask for the answer unknown")
    return AnswerIs(question=question, values=values)


def _parse_codes(value: object, path: str) -> tuple[str, ...]:
    given = value if isinstance(value, list) else [value]
    codes = tuple(code for code in given if isinstance(code, str) and code)
    if not codes or len(codes) != len(given):
        raise ConditionError(path, "needs a code or a list of codes")
    if len(set(codes)) != len(codes):
        raise ConditionError(path, "names a code twice")
    return codes


def _parse_days(value: object, path: str) -> Condition:
    if not isinstance(value, Mapping) or not value or not value.keys() <= {"from", "until"}:
        raise ConditionError(path, "needs from, until or both")
    start = _parse_day(value["from"], f"{path}.from") if "from" in value else date.min
    end = _parse_day(value["until"], f"{path}.until") if "until" in value else date.max
    if start > end:
        raise ConditionError(path, "from is later than until")
    return DayIs(start=start, end=end)


def _parse_day(value: object, path: str) -> date:
    try:
        day = date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        day = None
    if day is None or day.isoformat() != value:
        raise ConditionError(path, "needs a day written as 2026-12-02")
    return day


def _parse_has(subject: Subject) -> Callable[[object, str], Condition]:
    return lambda value, path: Has(subject=subject, codes=_parse_codes(value, path))


_PARSERS: Final[Mapping[str, Callable[[object, str], Condition]]] = {
    "always": _parse_always,
    "all": lambda value, path: AllOf(conditions=_parse_parts(value, path)),
    "any": lambda value, path: AnyOf(conditions=_parse_parts(value, path)),
    "not": lambda value, path: Not(condition=parse_condition(value, path)),
    "answer": _parse_answer,
    "label": _parse_has(Subject.LABEL),
    "role": _parse_has(Subject.ROLE),
    "trait": _parse_has(Subject.TRAIT),
    "size": lambda value, path: SizeIs(sizes=_parse_codes(value, path)),
    "date": _parse_days,
}
