"""How systems were classified: which questions were asked, what was answered, and what follows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from sys import intern

from rai_desktop.domain.codes import Answer as YesNo
from rai_desktop.domain.codes import Role
from rai_desktop.domain.conditions import Answer, questions_in
from rai_desktop.domain.conditions.tree import NO, UNKNOWN
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.classification import Classification
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.law import LawRules, QuestionRule, asked
from rai_desktop.domain.law_codes import LegalLabel
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.facts import facts_about
from rai_desktop.services.law.judging import Judgement, judgement
from rai_desktop.services.law.sheets import is_used, read_sheet, sheet_uid
from rai_desktop.services.law.shown import found_words
from rai_desktop.services.law.words import role_words
from rai_desktop.services.registers.computed import Source
from rai_desktop.services.registers.model import (
    ClassificationRecord,
    ColumnKind,
    Fact,
    Row,
    Table,
    Written,
)
from rai_desktop.services.registers.redaction import entry_shown
from rai_desktop.services.registers.told_columns import printed_columns

LAW_ANSWERS = "classification_answers"

_COLUMNS = (
    ("=system", N_("AI system"), ColumnKind.TEXT, 1.2),
    ("=question", N_("Number"), ColumnKind.TEXT, 0.7),
    ("=text", N_("Question"), ColumnKind.LONG_TEXT, 3.0),
    ("=answer", N_("Answer"), ColumnKind.TEXT, 1.0),
    ("=article", N_("Article"), ColumnKind.TEXT, 1.0),
)
_Given = tuple[Answer | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LawRecords:
    """The answers behind classifications, kept so that the project need not be read again.

    ``given`` holds the answers of each system in the order of the questions.
    """

    source: Source
    rules: LawRules
    found: Mapping[Uid, Classification]
    given: Mapping[Uid, _Given]

    @property
    def details(self) -> Written[ClassificationRecord]:
        """The records, written one by one."""
        return Written(uids=tuple(self.found), write=_RecordWriter(self).record)

    def judged(self, system: Uid) -> Judgement:
        """Return what the rules say about a system by the answers that were given."""
        source, entity = self.source, self.source.project.entity(system)
        assert isinstance(entity, AiSystem)  # noqa: S101 - only systems are classified
        pairs = zip(self.rules.questions, self.given[system], strict=True)
        answers = {question.id: answer for question, answer in pairs if answer}
        catalogue, organisation = source.labels.catalogue, source.project.organisation()
        facts = facts_about(catalogue, organisation, entity, answers, source.assessment.day)
        return judgement(self.rules, system, answers, facts)


def law_records(source: Source) -> LawRecords:
    """Return the answers behind the classifications of an export; all sheets are read at once."""
    project, rules = source.project, source.labels.law().rules
    sheets = project.store.all_extra_values(EntityKind.ANSWER_SHEET)
    found: dict[Uid, Classification] = {}
    given: dict[Uid, _Given] = {}
    known: dict[_Given, _Given] = {}
    for each in source.scope.entities(EntityKind.CLASSIFICATION):
        if not isinstance(each, Classification) or each.system is None:
            continue
        if not isinstance(project.store.entity(each.system), AiSystem):
            continue
        uid = sheet_uid(project.uid, each.pack_id, each.system)
        answers = read_sheet(sheets.get(uid, {})) if is_used(project, uid) else {}
        kept = tuple(_kept(answers.get(question.id)) for question in rules.questions)
        found[each.system] = each
        given[each.system] = known.setdefault(kept, kept)
    return LawRecords(source=source, rules=rules, found=found, given=given)


def _kept(answer: Answer | None) -> Answer | None:
    return intern(answer) if isinstance(answer, str) else answer


def law_answers_table(records: LawRecords) -> Table:
    """Return each question that was asked about each system, with its answer."""
    labels = records.source.labels
    words = labels.words
    return Table(
        key=LAW_ANSWERS,
        title=words(N_("Classification – answers")),
        intro=words(N_("What was asked and answered for each classification.")),
        columns=printed_columns(words, _COLUMNS),
        rows=_AnswerRows(records).rows(),
        empty=words(N_("No AI system has been classified yet.")),
    )


class _AnswerRows:
    """Writes a row for each answered question; what is kept of a row are its two ids."""

    def __init__(self, records: LawRecords) -> None:
        self._records = records
        self._words = QuestionWords(records.source.labels)
        self._rows: dict[Uid, tuple[Uid, QuestionRule, Answer]] = {}

    def rows(self) -> Written[Row]:
        """Return the rows."""
        for system in self._records.found:
            for question, answer in answered(self._records.judged(system)):
                self._rows[Uid(f"{system} {question.id}")] = (system, question, answer)
        return Written(uids=tuple(self._rows), write=self._row)

    def _row(self, uid: Uid) -> Row:
        system, question, answer = self._rows[uid]
        source = self._records.source
        name = entry_shown(source.project, source.labels, system, source.left_out)
        return Row(uid=uid, cells=(name, *self._words.cells(question, answer)), codes={})


def answered(judged: Judgement) -> Iterator[tuple[QuestionRule, Answer]]:
    """Yield the questions that concern a system and are answered, with the answers."""
    facts = judged.outcome.facts
    for question in asked(judged.rules, judged.outcome):
        if facts.given(question.id):
            yield question, facts.answers[question.id]


class QuestionWords:
    """Questions and answers in one language."""

    def __init__(self, labels: Labels) -> None:
        self._labels = labels
        self._words = labels.words
        self._known: dict[str, tuple[str, str]] = {}

    def cells(self, question: QuestionRule, answer: Answer) -> tuple[str, str, str, str]:
        """Return number, text, answer and article."""
        if question.id not in self._known:
            text = self.text(question)
            self._known[question.id] = text, self._labels.cited(question.reference)
        text, article = self._known[question.id]
        return question.id, text, self._answer(question, answer), article

    def text(self, question: QuestionRule) -> str:
        """Return the question."""
        return self._words.pick(question.text or question.statement)

    def _answer(self, question: QuestionRule, answer: Answer) -> str:
        codes = (answer,) if isinstance(answer, str) else answer
        options = dict(question.options)
        known = frozenset(map(str, YesNo))
        return "; ".join(
            self._words.pick(options[code])
            if code in options
            else self._labels.code(YesNo(code))
            if code in known
            else code
            for code in codes
        )


class _RecordWriter:
    """Writes how one system was classified."""

    def __init__(self, records: LawRecords) -> None:
        self._records = records
        self._source = records.source
        self._labels = records.source.labels
        self._words = records.source.labels.words
        self._questions = QuestionWords(records.source.labels)

    def record(self, system: Uid) -> ClassificationRecord:
        """Return the record of a system."""
        source, judged = self._source, self._records.judged(system)
        given = list(answered(judged))
        causing = _causing(judged)
        about = [(q, a) for q, a in given if q.id in causing or not q.is_of_company]
        shown = [(q, a) for q, a in about if a != NO or q.id in causing]
        rest = [q.id for q, a in about if a == NO and q.id not in causing]
        return ClassificationRecord(
            uid=system,
            heading=entry_shown(source.project, self._labels, system, source.left_out),
            facts=tuple(self._facts(system, rest)),
            reasons=tuple(self._reasons(judged)),
            answers=tuple(self._questions.cells(question, answer) for question, answer in shown),
            open_questions=tuple(self._open(judged)),
        )

    def _facts(self, system: Uid, answered_no: list[str]) -> Iterator[Fact]:
        words, labels, source = self._words, self._labels, self._source
        found, shown = self._records.found[system], self._source.classifications.of(system)
        decided = ""
        if shown.status.is_decided:
            who = entry_shown(source.project, labels, found.decided_by, source.left_out)
            decided = " · ".join(filter(None, (who, words.day(found.decided_on))))
        texts = (
            (N_("Classification (AI Act)"), found_words(labels, found)),
            (N_("Status on the cut-off date"), labels.code(shown.status)),
            (N_("Our role (AI Act)"), role_words(labels, found.roles)),
            (N_("Decided by"), decided),
            (N_("Classified on"), words.day(found.judged_on)),
            (
                N_("Pack and state of law"),
                f"{found.pack_id} {found.pack_version} · {words.day(found.state_of_law)}",
            ),
            (N_("Reason of the decision"), found.reason),
            (N_("Answered with no"), ", ".join(answered_no)),
        )
        return (Fact(label=words(label), text=text) for label, text in texts if text)

    def _reasons(self, judged: Judgement) -> Iterator[tuple[str, str, str]]:
        """Yield the certain results, each with its reason and article."""
        words, labels = self._words, self._labels
        for reason in judged.outcome.reasons:
            if reason.is_certain:
                result = reason.result
                code = LegalLabel(result.label) if result.label else Role(result.role)
                text = words.pick(reason.text)
                yield labels.code(code), text, labels.cited(reason.reference)

    def _open(self, judged: Judgement) -> Iterator[str]:
        """Yield what nobody could answer, and the next question when some are not answered."""
        words = self._words
        for question in judged.to_clarify:
            yield f"{question.id} – {self._questions.text(question)}"
        count = len(judged.unanswered) if judged.next is not None else 0
        if count:
            yield words.plural(
                "{count} question is not answered yet",
                "{count} questions are not answered yet",
                count,
            )


def _causing(judged: Judgement) -> frozenset[str]:
    """Return the questions behind the certain reasons, and those that are doubted."""
    grounds = (each.ground for each in judged.outcome.reasons if each.is_certain and each.ground)
    named = (question for ground in grounds for question in questions_in(ground.when))
    given = judged.outcome.facts.given
    doubted = (question for question in judged.answers if UNKNOWN in given(question))
    return frozenset((*named, *doubted))
