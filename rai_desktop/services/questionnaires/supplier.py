"""The form for a supplier: questions about one AI system."""

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from rai_desktop.domain.codes import Answer
from rai_desktop.domain.questionnaires import AnswerForm, QuestionGroup, SupplierQuestion
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.questionnaires.department import send_back
from rai_desktop.services.questionnaires.layout import (
    FormAddress,
    FormBook,
    FormCell,
    FormKind,
    FormLook,
    FormRow,
    FormSheet,
)
from rai_desktop.services.questionnaires.words import COMPANY, FILLED_IN_BY, FILLED_IN_ON
from rai_desktop.services.registers.model import Choice

GROUPS: Mapping[QuestionGroup, str] = {
    QuestionGroup.COMPANY: N_("About your company"),
    QuestionGroup.PRODUCT: N_("About the product"),
    QuestionGroup.DATA: N_("Our data"),
    QuestionGroup.MODEL: N_("AI model and training data"),
    QuestionGroup.USE: N_("Use, oversight and transparency"),
    QuestionGroup.LAW: N_("AI Act"),
    QuestionGroup.SECURITY: N_("Security and certificates"),
}
TITLE = N_("Questions about {product}")
HEADS = (N_("No."), N_("Question"), N_("Answer"), N_("Remark or document"), N_("Why we ask"))
_SHEET = N_("Questions")
_ANSWERS = "answer"
_WIDTHS = (6.0, 62.0, 52.0, 36.0, 26.0)
_LEADS = (
    N_("We keep an inventory of the AI systems that we use. Please help us with your answers."),
    N_(
        "Write into the grey fields. What does not apply may stay empty. The last column names "
        "what the question builds on; it does not say that it applies to your product."
    ),
)


def supplier_form(
    labels: Labels,
    address: FormAddress,
    questions: Sequence[SupplierQuestion],
    *,
    product: str,
    supplier: str,
) -> FormBook:
    """Return the form with ``questions`` about ``product``; ``labels`` speak its language."""
    words = labels.words
    sheet = _sheet(labels, address, questions, product=product, supplier=supplier)
    numbers = {str(number): each.id for number, each in enumerate(questions, start=1)}
    answers = tuple(Choice(code=str(code), label=labels.code(code)) for code in Answer)
    return FormBook(
        title=words.filled(TITLE, product=product),
        language=words.language,
        created=address.created,
        sheets=(sheet,),
        lists={_ANSWERS: answers},
        meta=(
            *address.meta(FormKind.SUPPLIER, words.language),
            ("sheet", sheet.title),
            ("questions", json.dumps(numbers, separators=(",", ":"))),
            ("header_row", str(sheet.header_row)),
        ),
    )


def _sheet(
    labels: Labels,
    address: FormAddress,
    questions: Sequence[SupplierQuestion],
    *,
    product: str,
    supplier: str,
) -> FormSheet:
    words = labels.words
    heads = tuple(FormCell(text=words(head), look=FormLook.HEAD) for head in HEADS)
    rows: list[FormRow] = [
        (FormCell(text=words.filled(TITLE, product=product), look=FormLook.TITLE),),
        (FormCell(text=address.company, look=FormLook.SUBTITLE),),
        *((FormCell(text=words(lead), look=FormLook.LINE),) for lead in _LEADS),
        (FormCell(text=send_back(words, address), look=FormLook.LINE),),
        (),
        (None, _label(words(COMPANY)), FormCell(text=supplier)),
        (None, _label(words(FILLED_IN_BY)), FormCell()),
        (None, _label(words(FILLED_IN_ON)), FormCell(look=FormLook.DAY)),
        (),
        heads,
    ]
    header_row = len(rows)
    rows += _questions(labels, questions)
    return FormSheet(title=words(_SHEET), widths=_WIDTHS, rows=tuple(rows), header_row=header_row)


def _questions(labels: Labels, questions: Sequence[SupplierQuestion]) -> Iterator[FormRow]:
    """Yield a line for each question below the heading of its group."""
    numbered = enumerate(questions, start=1)
    for group, asked in groupby(numbered, key=lambda pair: pair[1].group):
        title = FormCell(text=labels.words(GROUPS[group]), look=FormLook.GROUP)
        yield (None, title)
        for number, question in asked:
            yield _question(labels, number, question)


def _question(labels: Labels, number: int, question: SupplierQuestion) -> FormRow:
    help_text = labels.words.pick(question.help) if question.help else ""
    text = labels.words.pick(question.text)
    choices = _ANSWERS if question.answer is AnswerForm.YES_NO else ""
    return (
        FormCell(text=str(number), look=FormLook.TEXT),
        FormCell(text=f"{text}\n{help_text}" if help_text else text, look=FormLook.TEXT),
        FormCell(choices=choices),
        FormCell(),
        FormCell(text=labels.cited(question.law), look=FormLook.SMALL),
    )


def _label(text: str) -> FormCell:
    return FormCell(text=text, look=FormLook.LABEL)
