from datetime import date

import pytest
from openpyxl import load_workbook

from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.work_codes import InquiryStatus, InquiryType
from rai_desktop.services.questionnaires.asking import (
    Asking,
    form_for_anybody,
    form_for_supplier,
    forms_for_departments,
    record_asked,
)
from rai_desktop.services.questionnaires.department import LINES, short_fields
from rai_desktop.services.questionnaires.departments import known_departments
from tests.services.building import TODAY, labels
from tests.services.questionnaires.filling import FIRST_LINE
from tests.services.questionnaires.forms import DUE, send, written


def inquiries(project):
    return project.entities(EntityKind.INQUIRY)


def test_each_department_becomes_an_inquiry_in_one_step(project, tmp_path):
    send(project, tmp_path, "Vertrieb", "Einkauf", "vertrieb ")
    first, second = inquiries(project)
    assert [first.department, second.department] == ["Vertrieb", "Einkauf"]
    assert (first.asked_on, first.due_on) == (TODAY, DUE)
    assert (first.status, first.inquiry_type) == (InquiryStatus.OPEN, InquiryType.DEPARTMENT)
    assert [project.number(each) for each in (first, second)] == ["BF-0001", "BF-0002"]
    project.undo()
    assert inquiries(project) == []


def test_who_has_not_answered_is_asked_again_by_the_same_inquiry(project, tmp_path):
    send(project, tmp_path, "Vertrieb")
    later = Asking(labels=labels("de"), due=date(2026, 7, 31))
    record_asked(project, forms_for_departments(project, later, ["VERTRIEB"]))
    (only,) = inquiries(project)
    assert only.due_on == date(2026, 7, 31)


def test_without_a_department_nothing_is_asked(project):
    with pytest.raises(UsageError):
        forms_for_departments(project, Asking(labels=labels()), ["  "])


@pytest.mark.parametrize(("language", "title"), [("de", "Welche KI"), ("en", "Which AI")])
def test_a_form_asks_the_eight_fields_with_drop_downs(project, tmp_path, language, title):
    (path,) = send(project, tmp_path, "Vertrieb", language=language)
    sheet = load_workbook(path).worksheets[0]
    assert sheet["A1"].value.startswith(title)
    heads = [cell.value for cell in sheet[FIRST_LINE - 1]]
    assert heads == [labels(language).field(spec) for spec in short_fields()]
    assert len(heads) == 8
    assert sheet["B8"].value == "Vertrieb"
    assert sheet.max_row == FIRST_LINE - 1 + LINES
    offered = [rule for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    assert len(offered) == 4
    assert not sheet.protection.sheet


def test_a_form_needs_no_macro_and_hides_only_its_own_sheets(project, tmp_path):
    (path,) = send(project, tmp_path, "Vertrieb")
    book = load_workbook(path)
    assert path.suffix == ".xlsx"
    hidden = [sheet.title for sheet in book if sheet.sheet_state != "visible"]
    assert hidden == ["_rai_lists", "_rai"]
    assert book.security is None or not book.security.lockStructure


def test_names_that_look_like_formulas_stay_texts(project, tmp_path):
    (path,) = send(project, tmp_path, "=1+1")
    cell = load_workbook(path).worksheets[0]["B8"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_the_same_form_gives_the_same_bytes(project, tmp_path):
    one, two = tmp_path / "one", tmp_path / "two"
    for folder in (one, two):
        folder.mkdir()
    asked = form_for_anybody(project, Asking(labels=labels("de")))
    assert written(one, asked).read_bytes() == written(two, asked).read_bytes()
    assert asked.settings == ()


def test_departments_with_names_that_no_system_takes_get_files_of_their_own(project):
    asked = forms_for_departments(project, Asking(labels=labels("de")), ["A/B", "A:B"])
    names = [each.file_name for each in asked]
    assert names == ["KI-Fragebogen A B.xlsx", "KI-Fragebogen A B (2).xlsx"]


def test_a_supplier_is_asked_about_one_system(project, tmp_path):
    vendor = project.add("vendor", {"name": "Lieferfirma"})
    uid = project.add("system", {"name": "Leser", "vendor": vendor})
    asked = form_for_supplier(project, Asking(labels=labels("de"), due=DUE), project.entity(uid))
    record_asked(project, [asked])
    (only,) = inquiries(project)
    assert (only.system, only.vendor, only.inquiry_type) == (uid, vendor, InquiryType.SUPPLIER)
    sheet = load_workbook(written(tmp_path, asked)).worksheets[0]
    assert sheet["A1"].value == "Fragen zu Leser"
    assert sheet["C7"].value == "Lieferfirma"
    numbers = [cell.value for cell in sheet["A"] if cell.value and str(cell.value).isdecimal()]
    assert len(numbers) == len(labels().catalogue.supplier_questions())


def test_departments_in_use_are_known_once(project):
    project.add("system", {"name": "A", "department": "Einkauf; Vertrieb"})
    project.add("person", {"name": "Leitung", "department": "VERTRIEB"})
    assert known_departments(project) == ["Einkauf", "Vertrieb"]
