"""Reading answers that somebody wrote down, such as an answers file."""

import json
from collections.abc import Container, Iterator, Mapping

from rai_desktop.domain.conditions import Answer, questions_in
from rai_desktop.domain.conditions.tree import NO, UNKNOWN, YES
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.law.rules import LawRules, QuestionKind, QuestionRule
from rai_desktop.domain.texts import N_

Answers = Mapping[str, Answer]


class AnswerError(UsageError):
    """An answer that no question can take; nothing was recorded."""


def read_answers(rules: LawRules, plain: object, held: Answers | None = None) -> Answers:
    """Return the answers in ``plain``, a mapping of question ids to codes or lists of codes.

    Finer questions that are missing get the answer that counts for them. Answers in ``held``,
    which were given before, stay; so does a finer question open that came up with one of them.

    Raises:
        AnswerError: it is no mapping, a question does not exist, or an answer does not fit; the
            sentence names it.
    """
    if not isinstance(plain, Mapping):
        raise AnswerError(
            N_("Answers have to be pairs of question and answer, such as {example}."),
            example='{"A1": "yes"}',
        )
    read = {str(key): _answer(rules, str(key), value) for key, value in plain.items()}
    before = held or {}
    return {**dict(_missing(rules, before, read)), **before, **read}


def checked_answers(
    rules: LawRules, answers: Mapping[str, Answer | None], held: Container[str] = ()
) -> dict[str, Answer | None]:
    """Return ``answers`` when questions can take all of them; an empty one takes an answer back.

    Answers in ``held`` were given by an earlier version: where their question is gone they are
    left out.

    Raises:
        AnswerError: a question does not exist, or an answer does not fit; the sentence names it.
    """
    asked = {q: a for q, a in answers.items() if q in rules.by_question or q not in held}
    for question, answer in asked.items():
        if answer or question not in rules.by_question:
            _answer(rules, question, answer)
    return asked


def answer_by_field(question: QuestionRule, value: object) -> Answer | None:
    """Return the answer that the value of the question's field gives; ``None`` when it gives none.

    Codes are read as in an answers file; a number answers by the bounds of the question.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        return _by_number(question, value)
    code = question.reads_as.get(value, value) if isinstance(value, str) else None
    return str(code) if code in (*question.codes, UNKNOWN) else None


def _by_number(question: QuestionRule, value: int) -> Answer | None:
    if question.yes_from is not None and value >= question.yes_from:
        return YES
    if question.no_below is not None and value < question.no_below:
        return NO
    return None


def _missing(rules: LawRules, held: Answers, read: Answers) -> Iterator[tuple[str, Answer]]:
    for question in rules.questions:
        coarser = questions_in(question.ask_when)
        came_up_before = any(each in held for each in coarser)
        if question.when_missing and (not came_up_before or any(each in read for each in coarser)):
            yield question.id, question.when_missing


def _answer(rules: LawRules, key: str, value: object) -> Answer:
    question = rules.by_question.get(key)
    if question is None:
        raise AnswerError(
            N_("There is no question {question} in {pack} {version}. Check the answers."),
            question=key,
            pack=rules.pack,
            version=rules.version,
        )
    given = tuple(_code(question, code) for code in _listed(question, value))
    if not given or (len(given) > 1 and question.kind is not QuestionKind.MANY):
        raise _misfit(question, value)
    if UNKNOWN in given:
        return UNKNOWN if len(given) == 1 else given
    return given if question.kind is QuestionKind.MANY else given[0]


def _listed(question: QuestionRule, value: object) -> tuple[object, ...]:
    if isinstance(value, (list, tuple)) and question.kind is not QuestionKind.YES_NO:
        return tuple(value)
    return (value,)


def _code(question: QuestionRule, code: object) -> str:
    if not isinstance(code, str):
        raise _misfit(question, code)
    read = question.reads_as.get(code, code)
    if read not in (*question.codes, UNKNOWN):
        raise _misfit(question, code)
    return read


def _misfit(question: QuestionRule, value: object) -> AnswerError:
    return AnswerError(
        N_("The question {question} cannot be answered with {value}. Possible: {codes}."),
        question=question.id,
        value=_as_written(value)[:60],
        codes=", ".join((*question.codes, UNKNOWN)),
    )


def _as_written(value: object) -> str:
    """Return a value as it stands in an answers file."""
    if isinstance(value, str) and value:
        return value
    return json.dumps(value, ensure_ascii=False, default=str)
