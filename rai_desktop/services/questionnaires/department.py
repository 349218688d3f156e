"""The form for departments: which AI do you use?"""

from collections.abc import Iterator

from rai_desktop.domain.codes import Answer
from rai_desktop.domain.fields import EntityKind, FieldKind, FieldSpec
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.questionnaires.layout import (
    FormAddress,
    FormBook,
    FormCell,
    FormKind,
    FormLook,
    FormRow,
    FormSheet,
)
from rai_desktop.services.questionnaires.words import (
    DEPARTMENT,
    FILLED_IN_BY,
    FILLED_IN_ON,
    NO_AI,
    SEND_BACK,
    SEND_BACK_BY,
    SEND_BACK_TO,
    SEND_BACK_UNTIL,
)
from rai_desktop.services.registers.model import Choice
from rai_desktop.words import Words

LINES = 20
"""Prepared lines; people can write more below."""

_SHEET = N_("Questionnaire")
_HELP_SHEET = N_("How to fill it in")
TITLE = N_("Which AI do you use?")
_YES_LIST = "yes"
_WIDTHS = {
    "name": 28.0,
    "purpose": 46.0,
    "department": 18.0,
    "owner": 24.0,
    "source": 26.0,
    "vendor": 22.0,
    "status": 16.0,
    "people_data": 16.0,
}
_LEADS = (
    N_(
        "Please write down every program with AI that your department uses: also free services, "
        "trials and AI functions inside other programs."
    ),
    N_(
        "One line for each program and purpose. Only the name is needed. What you do not know "
        "may stay empty."
    ),
)
_CHOOSING = N_(
    "Grey fields with an arrow offer a choice (Alt+↓). The sheet “{sheet}” explains the columns."
)
_NO_AI_HINT = N_("Choose “{yes}” when nobody uses AI; then you are done.")
_PROMPTS = {
    "name": N_("What is the program called?"),
    "purpose": N_("What do you use it for? One sentence is enough."),
    "department": N_("Leave it empty when it is the department at the top."),
    "owner": N_("Who answers for it? Name or function."),
    "source": N_("Bought or free of charge, built by or for us, or part of another product?"),
    "vendor": N_("Who makes or sells it, if you know?"),
    "status": N_("Programs that you only try out count, too."),
}
_HELP_LEADS = (
    N_(
        "AI is software that answers, writes, translates, recognises, sorts or forecasts by "
        "itself, such as chat assistants, transcription, search with answers or scoring. "
        "When in doubt, write it down."
    ),
    N_("Nobody is assessed by this. We keep the list of AI systems that our company needs."),
    N_(
        "Write further programs below the prepared lines. Please do not rename the columns; "
        "remarks may go into columns of their own."
    ),
)


def short_fields() -> tuple[FieldSpec, ...]:
    """Return the eight fields of the short entry, in their order."""
    return tuple(spec for spec in KINDS[EntityKind.SYSTEM].fields if spec.key in _WIDTHS)


def department_form(labels: Labels, address: FormAddress, department: str) -> FormBook:
    """Return the form for a department; without one its name is asked for.

    ``labels`` speak the language of the form.
    """
    words = labels.words
    sheet = _sheet(labels, address, department)
    columns = ",".join(spec.key for spec in short_fields())
    return FormBook(
        title=words(TITLE),
        language=words.language,
        created=address.created,
        sheets=(sheet, _help_sheet(labels)),
        lists=dict(_lists(labels)),
        meta=(
            *address.meta(FormKind.DEPARTMENT, words.language),
            ("department", department),
            ("sheet", sheet.title),
            ("help_sheet", words(_HELP_SHEET)),
            ("columns", columns),
            ("header_row", str(sheet.header_row)),
        ),
    )


def send_back(words: Words, address: FormAddress) -> str:
    """Return the sentence that asks for the form back."""
    text = {
        (True, True): SEND_BACK_BY,
        (False, True): SEND_BACK_TO,
        (True, False): SEND_BACK_UNTIL,
        (False, False): SEND_BACK,
    }[bool(address.due), bool(address.sender)]
    return words.filled(text, day=address.due, sender=address.sender)


def _sheet(labels: Labels, address: FormAddress, department: str) -> FormSheet:
    words, specs = labels.words, short_fields()
    rows: list[FormRow] = [
        (FormCell(text=words(TITLE), look=FormLook.TITLE),),
        (FormCell(text=address.company, look=FormLook.SUBTITLE),),
        *((_line(words(lead)),) for lead in _LEADS),
        (_line(words.filled(_CHOOSING, sheet=words(_HELP_SHEET))),),
        (_line(send_back(words, address)),),
        (),
        *_top(labels, department),
        (),
        tuple(FormCell(text=labels.field(spec), look=FormLook.HEAD) for spec in specs),
    ]
    entry = tuple(_entry(labels, spec) for spec in specs)
    return FormSheet(
        title=words(_SHEET),
        widths=tuple(_WIDTHS[spec.key] for spec in specs),
        rows=(*rows, *(entry for _ in range(LINES))),
        header_row=len(rows),
    )


def _top(labels: Labels, department: str) -> Iterator[FormRow]:
    """Yield the lines on top: whose answer it is."""
    words = labels.words
    yes = words.filled(_NO_AI_HINT, yes=labels.code(Answer.YES))
    yield _label(words(DEPARTMENT)), FormCell(text=department)
    yield _label(words(FILLED_IN_BY)), FormCell()
    yield _label(words(FILLED_IN_ON)), FormCell(look=FormLook.DAY)
    yield _label(words(NO_AI)), FormCell(choices=_YES_LIST), _line(yes)


def _entry(labels: Labels, spec: FieldSpec) -> FormCell:
    own = _PROMPTS.get(spec.key)
    choices = spec.key if spec.kind is FieldKind.CHOICE else ""
    return FormCell(choices=choices, prompt=labels.words(own) if own else labels.help(spec))


def _lists(labels: Labels) -> Iterator[tuple[str, tuple[Choice, ...]]]:
    yield _YES_LIST, (Choice(code=str(Answer.YES), label=labels.code(Answer.YES)),)
    for spec in short_fields():
        if spec.kind is FieldKind.CHOICE:
            offered = labels.offered(spec)
            yield spec.key, tuple(Choice(code=code, label=label) for code, label in offered)


def _help_sheet(labels: Labels) -> FormSheet:
    words = labels.words
    heads = (N_("Column"), N_("What belongs there"), N_("Example"))
    rows: list[FormRow] = [
        (FormCell(text=words(_HELP_SHEET), look=FormLook.TITLE),),
        *((_line(words(lead)),) for lead in _HELP_LEADS),
        (),
        tuple(FormCell(text=words(head), look=FormLook.HEAD) for head in heads),
    ]
    rows += [_explained(labels, spec) for spec in short_fields()]
    return FormSheet(title=words(_HELP_SHEET), widths=(30.0, 90.0, 60.0), rows=tuple(rows))


def _explained(labels: Labels, spec: FieldSpec) -> FormRow:
    """Return a line of the help: choices are named one by one."""
    offered = [label for _, label in labels.offered(spec)] if spec.choices else []
    example = labels.words(spec.example) if spec.example else " · ".join(offered)
    texts = (labels.field(spec), _entry(labels, spec).prompt, example)
    return tuple(FormCell(text=text, look=FormLook.TEXT) for text in texts)


def _label(text: str) -> FormCell:
    return FormCell(text=text, look=FormLook.LABEL)


def _line(text: str) -> FormCell:
    return FormCell(text=text, look=FormLook.LINE)
