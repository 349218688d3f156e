"""Recognises filled forms: by their hidden sheet, or by their headings when it got lost."""

import json
from collections.abc import Iterator, Mapping, Sequence

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.questionnaires import SupplierQuestion
from rai_desktop.domain.texts import N_
from rai_desktop.services.importing.mapping import ColumnGuesser, plain_name
from rai_desktop.services.importing.model import ImportNote
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.questionnaires.filled import (
    FilledForm,
    FormFile,
    GivenAnswer,
    SheetRows,
)
from rai_desktop.services.questionnaires.head import read_head
from rai_desktop.services.questionnaires.layout import FORM_FORMAT, FormKind
from rai_desktop.services.questionnaires.lines import FoundList, find_list
from rai_desktop.services.tables import SourceDocument, SourceRow
from rai_desktop.words import LANGUAGES

_LONGEST_ROW = 7
"""How many digits the number of a row has at most."""

OTHER_PROJECT = N_("This form belongs to another inventory. Read it in there.")
NO_FORM = N_(
    "This is not a questionnaire of this program, and its headings do not say which "
    "columns are meant. Copy the answers into a blank form, or read the file in as a "
    "list."
)
NOTHING_FILLED = N_("The form is empty. Ask the sender for the filled one.")
EXTRA_SHEET = N_("The sheet “{sheet}” was added by the sender and is not read in.")
BOTH = N_("“We use no AI” is chosen, but the list below names some. The list counts.")


def is_form(document: SourceDocument) -> bool:
    """Return whether what was read as a list is a form that this program wrote."""
    return document.meta.get("format") == FORM_FORMAT


def recognise(project: OpenProject, labels: Sequence[Labels], file: FormFile) -> FilledForm:
    """Return the answers in ``file``; ``labels`` are all languages that are understood.

    Raises:
        UserError: it is no form, an empty one, or one of another inventory.
    """
    is_marked = file.meta.get("format") == FORM_FORMAT
    if is_marked and file.meta.get("project") not in ("", project.uid):
        raise UserError(OTHER_PROJECT)
    questions = labels[0].catalogue.supplier_questions()
    found = _supplier(file, questions) or _department(project, labels, file)
    if found is None:
        raise UserError(NO_FORM)
    if not (found.lines or found.answers or found.head.uses_none):
        raise UserError(NOTHING_FILLED)
    return found


def _department(
    project: OpenProject, labels: Sequence[Labels], file: FormFile
) -> FilledForm | None:
    guesser = ColumnGuesser(project, labels)
    meta = file.meta
    columns = [key for key in meta.get("columns", "").split(",") if key]
    written = meta.get("header_row", "")
    row = int(written) if written.isdecimal() and len(written) <= _LONGEST_ROW else None
    places = [(sheet, columns, row) for sheet in _own_first(file)]
    for sheet, sent, header_row in places:
        is_own = sheet.name == meta.get("sheet", sheet.name)
        found = find_list(guesser, sheet, sent if is_own else (), header_row if is_own else None)
        if found is not None:
            return _department_form(file, sheet, found)
    return None


def _department_form(file: FormFile, sheet: SheetRows, found: FoundList) -> FilledForm:
    head = read_head(found.above, file.meta.get("department", ""))
    remarks = list(_extra_sheets(file, sheet))
    if head.uses_none and found.lines:
        remarks.append(ImportNote(text=BOTH))
    return FilledForm(
        file=file.name,
        kind=FormKind.DEPARTMENT,
        head=head,
        inquiry=file.meta.get("inquiry", ""),
        lines=found.lines,
        remarks=tuple(remarks),
    )


def _own_first(file: FormFile) -> list[SheetRows]:
    """Return the sheets without the help, the one that was sent out first."""
    sheets = [sheet for sheet in file.sheets if sheet.name != file.meta.get("help_sheet")]
    return sorted(sheets, key=lambda sheet: sheet.name != file.meta.get("sheet"))


def _extra_sheets(file: FormFile, read: SheetRows) -> Iterator[ImportNote]:
    """Yield which sheets of a marked form stay out; without the mark nobody knows them."""
    own = (read.name, file.meta.get("help_sheet"))
    if file.meta.get("format") == FORM_FORMAT:
        for sheet in file.sheets:
            if sheet.name not in own and sheet.rows:
                yield ImportNote(text=EXTRA_SHEET, values={"sheet": sheet.name})


# suppliers ---------------------------------------------------------------------


def _supplier(file: FormFile, questions: Sequence[SupplierQuestion]) -> FilledForm | None:
    numbers = _numbers(file.meta)
    texts = _texts(questions)
    for sheet in _own_first(file):
        asked = [(row, _question(row, numbers, texts)) for row in sheet.rows]
        first = next((row.number for row, question in asked if question), None)
        if first is None:
            continue
        answers = [_answer(row, question) for row, question in asked if question]
        return FilledForm(
            file=file.name,
            kind=FormKind.SUPPLIER,
            head=read_head(row for row in sheet.rows if row.number < first),
            inquiry=file.meta.get("inquiry", ""),
            system=file.meta.get("system", ""),
            answers=tuple(one for one in answers if one.answer or one.remark),
            remarks=tuple(_extra_sheets(file, sheet)),
        )
    return None


def _numbers(meta: Mapping[str, str]) -> Mapping[str, str]:
    """Return the questions by the numbers that a form gave them."""
    try:
        found = json.loads(meta.get("questions", "{}"))
    except (ValueError, RecursionError):
        return {}
    return {str(k): str(v) for k, v in found.items()} if isinstance(found, dict) else {}


def _texts(questions: Sequence[SupplierQuestion]) -> Mapping[str, str]:
    """Return the questions by their texts in every language."""
    return {plain_name(each.text[lang]): each.id for each in questions for lang in LANGUAGES}


def _question(row: SourceRow, numbers: Mapping[str, str], texts: Mapping[str, str]) -> str:
    """Return which question a row asks: its text tells, or else its number."""
    written = [cell.text.split("\n")[0] for cell in row.cells[:2]]
    known = next((texts[plain] for one in written if (plain := plain_name(one)) in texts), "")
    return known or (numbers.get(written[0].strip(), "") if written else "")


def _answer(row: SourceRow, question: str) -> GivenAnswer:
    cells = [cell.text.strip() for cell in row.cells]
    cells += [""] * (4 - len(cells))
    return GivenAnswer(row=row.number, question=question, answer=cells[2], remark=cells[3])
