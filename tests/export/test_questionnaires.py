"""Blank questionnaires cell by cell, read back by openpyxl, and by LibreOffice where it is there.

The golden texts hold what every sheet says. After a change that is meant, write them anew and
look at the difference:

    RAI_RENEW_GOLDEN=1 python -m pytest tests/export/test_questionnaires.py
"""

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from rai_desktop.domain.errors import SurroundingsError
from rai_desktop.domain.ids import Uid
from rai_desktop.export.excel.questionnaire import write_questionnaire
from rai_desktop.imports.forms import read_form
from rai_desktop.services.questionnaires.department import department_form
from rai_desktop.services.questionnaires.layout import FormAddress
from rai_desktop.services.questionnaires.supplier import supplier_form
from tests.export.test_excel_libreoffice import converted
from tests.services.building import CATALOGUE, labels
from tests.services.questionnaires.filling import fill

GOLDEN = Path(__file__).parent / "golden"
ADDRESS = FormAddress(
    project=Uid("6d7f0f7e-8d5c-4a43-9d4f-0d6a5a4a5b11"),
    inquiry="00000000-0000-4000-8000-000000000001",
    company="Beispiel GmbH",
    sender="Leitung IT",
    due="31.12.2026",
    created=datetime(2026, 11, 28, 12, tzinfo=UTC),
)


def form_of(kind, language):
    if kind == "department":
        return department_form(labels(language), ADDRESS, "Vertrieb")
    questions = CATALOGUE.supplier_questions()
    return supplier_form(
        labels(language), ADDRESS, questions, product="Rechnungsleser", supplier="Lieferfirma"
    )


def written(folder, kind, language):
    path = folder / f"{kind}.xlsx"
    write_questionnaire(form_of(kind, language), path)
    return path


def told(path):
    """Return every filled cell of every sheet, and what drop-downs and prompts are where."""
    lines = []
    for sheet in load_workbook(path).worksheets:
        lines.append(f"=== {sheet.title} ({sheet.sheet_state}) ===")
        for row in sheet.iter_rows():
            cells = [f"{c.coordinate}: {c.value}" for c in row if c.value is not None]
            if cells:
                lines.append(" | ".join(cells).replace("\n", " ⏎ "))
        rules = sheet.data_validations.dataValidation
        lines += [f"{rule.sqref}: {rule.formula1} · {rule.prompt}" for rule in rules]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("kind", ["department", "supplier"])
def test_a_questionnaire_says_what_it_said_before(tmp_path, kind, language):
    text = told(written(tmp_path, kind, language))
    golden = GOLDEN / f"questionnaire_{kind}_{language}.txt"
    if os.environ.get("RAI_RENEW_GOLDEN"):
        golden.write_text(text, "utf-8")
    assert text == golden.read_text("utf-8")


def test_answers_in_own_words_are_not_refused_by_drop_downs(tmp_path):
    book = load_workbook(written(tmp_path, "department", "de"))
    rules = book.worksheets[0].data_validations.dataValidation
    assert not any(rule.showErrorMessage for rule in rules)


def test_a_place_that_is_not_there_is_told(tmp_path):
    with pytest.raises(SurroundingsError):
        write_questionnaire(form_of("department", "de"), tmp_path / "gone" / "form.xlsx")


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_form_saved_by_libreoffice_is_still_known(tmp_path):
    path = fill(written(tmp_path, "department", "de"), ("Chat", "Texte schreiben"))
    saved = read_form(converted(path, "xlsx") / path.name)
    assert saved.meta["inquiry"] == ADDRESS.inquiry
    texts = {cell.text for row in saved.sheets[0].rows for cell in row.cells}
    assert {"Vertrieb", "Chat", "Texte schreiben"} <= texts
