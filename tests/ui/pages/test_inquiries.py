"""Questionnaires in the window: sent, filled, read in, and who is missing."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.work_codes import InquiryStatus, InquiryType
from rai_desktop.services.importing import RowOutcome
from rai_desktop.services.jobs import CancelledError
from rai_desktop.services.targets import Page
from tests.services.building import CATALOGUE
from tests.services.questionnaires.filling import answer_supplier, fill
from tests.ui.conftest import child

INQUIRY = EntityKind.INQUIRY
CHAT = ("Translator", "Translate manuals")


@pytest.fixture
def page(space, monkeypatch):
    """The page of inquiries in the example company."""
    catalogue = type(space.page.scene.session.catalogue)
    questions = lambda _: CATALOGUE.supplier_questions()  # noqa: E731
    monkeypatch.setattr(catalogue, "supplier_questions", questions, raising=False)
    cite = lambda _, citation, language: CATALOGUE.cite(citation, language)  # noqa: E731
    monkeypatch.setattr(catalogue, "cite", cite, raising=False)
    space.show_page(INQUIRY)
    return space.page


def dialog_of(page, name):
    found = page.window().findChild(QDialog, name)
    assert found is not None, name
    return found


def ask(page, asker, folder, departments):
    """Send questionnaires to departments and return where they are."""
    asker.path = folder
    page.card.send.click()
    dialog = dialog_of(page, "asking")
    child(dialog, "ask_further").setText(departments)
    dialog.write_button.click()
    return dialog


def shown(page, name):
    return page.findChild(QLabel, name).text()


def inquiries(page):
    return {each.department: each for each in page.project.entities(INQUIRY)}


def test_sending_writes_files_and_remembers_who_is_asked(page, asker, tmp_path):
    dialog = ask(page, asker, tmp_path, "Sales; Purchasing")
    assert sorted(path.name for path in tmp_path.glob("*.xlsx")) == [
        "AI questionnaire Purchasing.xlsx",
        "AI questionnaire Sales.xlsx",
    ]
    assert {each.status for each in inquiries(page).values()} == {InquiryStatus.OPEN}
    child(dialog, "asked_copy").click()
    assert "which AI our company uses" in QGuiApplication.clipboard().text()
    child(dialog, "asked_close").click()
    assert "Waiting for an answer: Purchasing" in shown(page, "asked_card_details")


def test_nothing_is_written_when_no_place_is_chosen(page, asker):
    asker.path = None
    page.card.send.click()
    dialog = dialog_of(page, "asking")
    assert not dialog.write_button.isEnabled()
    child(dialog, "ask_further").setText("Sales")
    dialog.write_button.click()
    assert inquiries(page) == {}


def test_a_place_that_cannot_be_written_is_told_and_nobody_counts_as_asked(page, asker, tmp_path):
    asker.path = tmp_path / "gone" / "form.xlsx"
    page.card.send.click()
    dialog = dialog_of(page, "asking")
    child(dialog, "ask_further").setText("Sales")
    dialog.write_button.click()
    assert "Choose another folder" in dialog.error.text()
    assert inquiries(page) == {}


def test_writing_that_fails_half_way_leaves_no_file(page, asker, tmp_path, monkeypatch):
    forms = page.scene.session.forms
    write = forms.write

    def first_only(form, target):
        if list(tmp_path.glob("*.xlsx")):
            raise CancelledError
        write(form, target)

    monkeypatch.setattr(forms, "write", first_only)
    ask(page, asker, tmp_path, "Sales; Purchasing")
    assert list(tmp_path.glob("*.xlsx")) == []
    assert inquiries(page) == {}


def test_filled_forms_are_shown_with_their_origin_and_read_in_at_once(page, asker, tmp_path):
    ask(page, asker, tmp_path, "Sales; Purchasing").accept()
    sales = fill(tmp_path / "AI questionnaire Sales.xlsx", CHAT)
    none = fill(tmp_path / "AI questionnaire Purchasing.xlsx", cells={"B11": "Yes"})
    other = tmp_path / "notes.txt"
    other.write_text("no form", "utf-8")
    asker.paths = [sales, none, other]
    page.card.read.click()
    dialog = dialog_of(page, "returned")
    (row,) = dialog.line_model.rows
    assert row == ("Translator", "Translate manuals", "New", "Sales", sales.name, "14")
    assert "notes.txt" in dialog.notes.item(0).text()
    assert dialog.returned.count(RowOutcome.NEW) == 1
    dialog.read_button.click()
    found = inquiries(page)
    assert found["Sales"].named == 1
    assert found["Purchasing"].status is InquiryStatus.NONE_USED
    assert "2 of 2 departments answered." in shown(page, "asked_card_summary")
    page.project.undo()
    assert {each.status for each in inquiries(page).values()} == {InquiryStatus.OPEN}


def test_a_whole_folder_is_read_at_once(page, asker, tmp_path):
    ask(page, asker, tmp_path, "Sales; Purchasing").accept()
    fill(tmp_path / "AI questionnaire Sales.xlsx", CHAT)
    fill(tmp_path / "AI questionnaire Purchasing.xlsx", ("Reader", "Read invoices"))
    asker.path = tmp_path
    child(page, "asked_read_folder").click()
    dialog = dialog_of(page, "returned")
    assert sorted(row[0] for row in dialog.line_model.rows) == ["Reader", "Translator"]


def test_none_against_the_inventory_is_left_out_until_it_is_ticked(page, asker, tmp_path):
    page.project.add(EntityKind.SYSTEM, {"name": "Chat", "department": "Sales"})
    ask(page, asker, tmp_path, "Sales; Purchasing").accept()
    asker.paths = [fill(tmp_path / "AI questionnaire Sales.xlsx", cells={"B11": "Yes"})]
    page.card.read.click()
    dialog = dialog_of(page, "returned")
    item = dialog.contradictions.lines.item(0)
    assert "“Sales” uses no AI, but the inventory has" in item.text()
    assert "Chat" in item.text()
    assert not dialog.read_button.isEnabled()
    item.setCheckState(Qt.CheckState.Checked)
    assert dialog.read_button.isEnabled()
    dialog.read_button.click()
    assert inquiries(page)["Sales"].status is InquiryStatus.NONE_USED


def test_the_chosen_line_tells_the_whole_reason_why_it_is_not_read_in(page, asker, tmp_path):
    ask(page, asker, tmp_path, "Sales; Store").accept()
    asker.paths = [fill(tmp_path / "AI questionnaire Sales.xlsx", CHAT, ("", "Manuals"))]
    page.card.read.click()
    dialog = dialog_of(page, "returned")
    outcome = dialog.findChild(QLabel, "returned_outcome")
    assert not outcome.isVisible()
    dialog.lines.selectRow(1)
    assert outcome.isVisible()
    assert outcome.text() == dialog.line_model.rows[1][2]


def test_a_line_that_is_known_under_another_name_is_told_to_be_the_same(page, asker, tmp_path):
    known = page.project.add("system", {"name": "Deep L Translator"})
    ask(page, asker, tmp_path, "Sales; Store").accept()
    form = fill(tmp_path / "AI questionnaire Sales.xlsx", ("DeepL Translator", "Manuals"))
    asker.paths = [form]
    page.card.read.click()
    dialog = dialog_of(page, "returned")
    assert [dialog.match.itemData(place) for place in range(2)] == [None, known]
    assert dialog.match.currentIndex() == 0
    dialog.match.activated.emit(1)
    assert dialog.returned.rows[0].uid == known
    assert dialog.match.currentIndex() == 1


def test_dropped_files_are_read(page, asker, tmp_path):
    asker.path = tmp_path / "form.xlsx"
    page.card.send.click()
    dialog = dialog_of(page, "asking")
    child(dialog, "ask_choice_1").click()
    dialog.write_button.click()
    dialog.accept()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(fill(asker.path, CHAT, cells={"B8": "Sales"})))])
    drop = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.card.dropEvent(drop)
    dialog_of(page, "returned").read_button.click()
    assert inquiries(page)["Sales"].status is InquiryStatus.ANSWERED


def test_what_a_supplier_says_goes_into_fields_when_it_is_ticked(page, asker, tmp_path):
    system = next(e for e in page.project.entities(EntityKind.SYSTEM) if e.name == "Chat")
    page.project.edit(system.uid, {"hosting": "Own server"})
    asker.path = tmp_path / "questions.xlsx"
    page.card.send.click()
    dialog = dialog_of(page, "asking")
    dialog.ask_supplier_of(system.uid)
    dialog.write_button.click()
    dialog.accept()
    answer_supplier(asker.path, {"sq-hosting": "Cloud", "sq-version": "4.2"})
    asker.paths = [asker.path]
    page.card.read.click()
    dialog = dialog_of(page, "returned")
    assert [row[3] for row in dialog.answer_model.rows] == [
        "Fills an empty field: Version",
        "Differs: Hosting and country",
    ]
    dialog.answer_model.toggle(1)
    dialog.read_button.click()
    found = page.project.entity(system.uid)
    assert (found.version, found.hosting) == ("4.2", "Cloud")


def test_a_comparison_is_noted_and_shown(page, space):
    page.project.add("inquiry", {"title": "Which AI?", "department": "Sales"})
    page.card.compare[InquiryType.PURCHASING].click()
    assert "Compared with purchasing on" in shown(page, "asked_card_compared")
    assert "Not compared with IT yet." in shown(page, "asked_card_compared")
    page.project.undo()
    assert "Not compared with purchasing yet." in shown(page, "asked_card_compared")


def test_the_first_half_hour_leads_to_the_questionnaire(space, asker, tmp_path):
    space.show_page(Page.ALREADY_USED)
    child(space.page, "used_questionnaire").click()
    asker.path = tmp_path
    dialog = dialog_of(space.page, "asking")
    child(dialog, "ask_further").setText("Sales; Store")
    dialog.write_button.click()
    child(dialog, "asked_close").click()
    assert space.key is INQUIRY


def test_nothing_can_be_sent_from_a_file_that_is_only_read(page):
    page.project.store.read_only = True
    page.retranslate(page.labels)
    page._show_card()
    assert not page.card.send.isEnabled()
    assert not page.card.read.isEnabled()
