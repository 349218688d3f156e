"""What a supplier answered: which fields it fills, and what is kept with the inquiry."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rai_desktop.domain.canonical import Value, is_empty
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.inquiry import Inquiry
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.kinds.vendor import Vendor
from rai_desktop.domain.questionnaires import SupplierQuestion
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.domain.texts import N_
from rai_desktop.domain.values import MAX_TEXT
from rai_desktop.domain.work_codes import InquiryStatus, InquiryType
from rai_desktop.services.importing.field_reader import says_nothing
from rai_desktop.services.importing.model import same_name
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.questionnaires.filled import FilledForm, GivenAnswer
from rai_desktop.services.questionnaires.returned import RefusedForm, ReturnedForms
from rai_desktop.services.typed_values import ValueReader

UNKNOWN_SYSTEM = N_(
    "It is not clear which AI system the answers are about. Write the questionnaire "
    "again and copy the answers into it."
)


class AnswerUse(StrEnum):
    """What becomes of an answer."""

    FILLS = "fills"
    SAME = "same"
    DIFFERS = "differs"
    KEPT = "kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerLine:
    """An answer beside what is known today; ``before`` and ``field`` as people read them.

    ``key`` names the field of ``entity`` that it belongs into; without one it is only kept.
    """

    question: str
    text: str
    answer: str
    remark: str
    use: AnswerUse
    entity: Uid | None = None
    kind: EntityKind | None = None
    key: str = ""
    field: str = ""
    before: str = ""
    value: Value = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplierAnswers:
    """All answers of one form, about which system, and to which inquiry if one is known."""

    form: FilledForm
    system: AiSystem
    vendor: Vendor | None
    inquiry: Inquiry | None
    lines: tuple[AnswerLine, ...]

    def filling(self) -> frozenset[str]:
        """Return the questions whose answers fill what is empty."""
        return frozenset(line.question for line in self.lines if line.use is AnswerUse.FILLS)


def supplier_answers(
    project: OpenProject, labels: Sequence[Labels], form: FilledForm
) -> SupplierAnswers:
    """Return what the answers of ``form`` would do; ``labels`` begin with the person's own.

    Raises:
        UserError: the form does not say which system it is about.
    """
    inquiry = _living(project, form.inquiry)
    inquiry = inquiry if isinstance(inquiry, Inquiry) else None
    system = _living(project, form.system or (inquiry.system if inquiry else "") or "")
    if not isinstance(system, AiSystem):
        raise UserError(UNKNOWN_SYSTEM)
    vendor = _vendor(project, system, inquiry, form.head.company)
    reader = _Reader(project, labels, system, vendor)
    questions = {each.id: each for each in labels[0].catalogue.supplier_questions()}
    lines = [
        reader.line(questions[given.question], given)
        for given in form.answers
        if given.question in questions
    ]
    return SupplierAnswers(
        form=form, system=system, vendor=vendor, inquiry=inquiry, lines=tuple(lines)
    )


def understood_suppliers(
    project: OpenProject, labels: Sequence[Labels], returned: ReturnedForms
) -> tuple[list[SupplierAnswers], list[RefusedForm]]:
    """Return what the suppliers' forms say, and which of them cannot be read in."""
    understood: list[SupplierAnswers] = []
    refused: list[RefusedForm] = []
    for form in returned.suppliers:
        try:
            understood.append(supplier_answers(project, labels, form))
        except UserError as error:
            refused.append(RefusedForm(file=form.file, error=error))
    return understood, refused


def supplier_settings(
    project: OpenProject,
    labels: Labels,
    taken: Sequence[tuple[SupplierAnswers, Collection[str]]],
    number: int,
) -> list[FieldSetting]:
    """Return what answers set: the fields of the questions that are taken, and the inquiries.

    ``number`` is that of the first new inquiry, where one is missing.
    """
    settings: list[FieldSetting] = []
    said: dict[Uid, str] = {}
    for answers, questions in taken:
        for line in answers.lines:
            if line.question in questions and line.kind is not None and line.entity is not None:
                settings += project.checked(line.kind, line.entity, {line.key: line.value})
        settings += _inquiry_settings(project, labels, answers, number, said)
        number += answers.inquiry is None
    return settings


def _inquiry_settings(
    project: OpenProject,
    labels: Labels,
    answers: SupplierAnswers,
    number: int,
    said: dict[Uid, str],
) -> list[FieldSetting]:
    """Return what the inquiry gets to know; ``said`` are the answers of forms before this one."""
    head, today = answers.form.head, project.clock.today()
    values: dict[str, Value] = {
        "status": InquiryStatus.ANSWERED,
        "answered_on": min(today, head.filled_on or today),
        "answered_by": head.filled_by,
    }
    inquiry = answers.inquiry
    before = said.get(inquiry.uid, inquiry.answer) if inquiry else ""
    values["answer"] = _with_answers(before, answers.lines)
    if inquiry is not None:
        said[inquiry.uid] = str(values["answer"])
        checked = project.checked(EntityKind.INQUIRY, inquiry.uid, values)
        return [each for each in checked if getattr(inquiry, each.key) != each.value]
    title = N_("Questions about {product}")
    begun: dict[str, Value] = {
        "title": labels.words.filled(title, product=answers.system.name),
        "inquiry_type": InquiryType.SUPPLIER,
        "system": answers.system.uid,
        "vendor": answers.vendor.uid if answers.vendor else None,
    }
    return project.new_settings(EntityKind.INQUIRY, {**begun, **values}, number=number)[1]


def _with_answers(before: str, lines: Sequence[AnswerLine]) -> str:
    """Return what was answered ``before``, and behind it what ``lines`` say beyond that."""
    known = f"\n\n{before}\n\n"
    added = [text for text in _kept(lines) if f"\n\n{text}\n\n" not in known]
    return "\n\n".join((before, *added) if before else added)[:MAX_TEXT]


def _kept(lines: Sequence[AnswerLine]) -> Iterator[str]:
    """Yield question and answer of every line, so that nothing that was said gets lost."""
    for line in lines:
        said = " – ".join(part for part in (line.answer, line.remark) if part)
        yield f"{line.text}\n{said}"


class _Reader:
    def __init__(
        self,
        project: OpenProject,
        labels: Sequence[Labels],
        system: AiSystem,
        vendor: Vendor | None,
    ) -> None:
        self._project = project
        self._labels = labels[0]
        self._values = ValueReader(project, labels)
        self._entities: Mapping[EntityKind, AiSystem | Vendor | None] = {
            EntityKind.SYSTEM: system,
            EntityKind.VENDOR: vendor,
        }

    def line(self, question: SupplierQuestion, given: GivenAnswer) -> AnswerLine:
        """Return what becomes of one answer; one that does not fit its field is kept."""
        text = self._labels.words.pick(question.text)
        kept = AnswerLine(
            question=question.id,
            text=text,
            answer=given.answer,
            remark=given.remark,
            use=AnswerUse.KEPT,
        )
        kind, key = question.fills or (None, "")
        entity = self._entities.get(kind) if kind else None
        if kind is None or entity is None or says_nothing(given.answer):
            return kept
        spec, before = self._project.field(kind, key), self._project.value(entity, key)
        try:
            value = self._values.read(spec, given.answer)
            self._project.checked(kind, entity.uid, {key: value})
        except UserError:
            return kept
        return AnswerLine(
            question=question.id,
            text=text,
            answer=given.answer,
            remark=given.remark,
            use=_use(before, value),
            entity=entity.uid,
            kind=kind,
            key=key,
            field=self._labels.field(spec),
            before=self._labels.shown(self._project, spec, before),
            value=value,
        )


def _use(before: Value, value: Value) -> AnswerUse:
    if before == value:
        return AnswerUse.SAME
    return AnswerUse.FILLS if is_empty(before) else AnswerUse.DIFFERS


def _vendor(
    project: OpenProject, system: AiSystem, inquiry: Inquiry | None, company: str
) -> Vendor | None:
    """Return the supplier whom the answers are from: that of the system, or one of this name."""
    for uid in (system.vendor, inquiry.vendor if inquiry else None):
        found = _living(project, uid or "")
        if isinstance(found, Vendor):
            return found
    vendors = (e for e in project.entities(EntityKind.VENDOR) if isinstance(e, Vendor))
    named = (each for each in vendors if company and same_name(each.name) == same_name(company))
    return next(named, None)


def _living(project: OpenProject, uid: str) -> object:
    entity = project.store.entity(Uid(uid)) if uid else None
    return entity if entity is not None and not entity.deleted else None
