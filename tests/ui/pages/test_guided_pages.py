"""Company, tick list, who is responsible, registers: each as a page of its own."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.targets import Page
from rai_desktop.ui.pages.already_used.draft import Draft, draft_text, read_draft
from rai_desktop.ui.pages.moved_since import chosen_since, keep_since
from rai_desktop.ui.pages.written import last_written, note_written
from rai_desktop.ui.session import ExportKind
from tests.ui.conftest import child, show_example
from tests.ui.keys import press, typed
from tests.ui.pages.cards import owners
from tests.ui.test_form import HOSTILE

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def at(window, page):
    """Open the example company on a page and return it."""
    show_example(window).desk.workspace.show_page(page)
    return window.desk.workspace.page


def names(window):
    return [e.name for e in window.desk.project.entities(EntityKind.SYSTEM)]


def steps(window):
    return len(window.desk.project.store.undo_entries())


# the company ---------------------------------------------------------------------


def test_the_name_in_the_navigation_leads_to_the_company(window):
    show_example(window)
    child(window, "go_company").click()
    assert window.desk.workspace.key is Page.COMPANY
    window.desk.workspace.show_page(Page.OVERVIEW)
    window.commands["company"].trigger()
    assert window.desk.workspace.key is Page.COMPANY


def test_an_answer_is_one_step_and_shows_in_the_navigation(qtbot, window):
    page = at(window, Page.COMPANY)
    field = child(child(page, "card_company"), "field_name")
    field.selectAll()
    typed(qtbot, "Neu GmbH")
    press(qtbot, Qt.Key.Key_Tab)
    assert window.desk.project.organisation().name == "Neu GmbH"
    assert child(window, "company").text() == "Neu GmbH"
    assert steps(window) == 1
    window.desk.undo()
    assert field.text() == "Muster GmbH"


def test_a_name_half_typed_never_means_somebody_else(qtbot, window):
    page = at(window, Page.COMPANY)
    anna = window.desk.project.add(EntityKind.PERSON, {"name": "Anna"})
    field = child(child(page, "card_yourself"), "field_name")
    field.setFocus()
    field.selectAll()
    typed(qtbot, "Anna")
    page.form._rows[EntityKind.PERSON, "name"].editor._timer.stop()
    typed(qtbot, "bel")
    press(qtbot, Qt.Key.Key_Return)
    assert window.desk.project.name(anna) == "Anna"
    assert window.desk.project.name(window.desk.project.author) == "Annabel"


def test_an_empty_company_name_is_not_taken_and_said_beside_it(qtbot, window):
    page = at(window, Page.COMPANY)
    card = child(page, "card_company")
    field = child(card, "field_name")
    field.clear()
    field.typed.emit()
    press(qtbot, Qt.Key.Key_Tab)
    assert window.desk.project.organisation().name == "Muster GmbH"
    assert child(card, "hint_name").isVisible()


# the tick list -------------------------------------------------------------------


def test_ticks_and_lines_say_what_would_be_added(qtbot, window):
    page = at(window, Page.ALREADY_USED)
    assert not page.add.isEnabled()
    page.cards.card("T-01").tick.toggle()
    qtbot.waitUntil(lambda: page.add.text() == "Add 1 AI system")
    child(page.cards.card("T-01"), "product_add").click()
    lines = page.cards.card("T-01")._lines.lines
    assert [line.name.accessibleName() for line in lines] == [
        "Name, Office assistant",
        "Name, Office assistant 2",
    ]
    lines[0].name.setFocus()
    typed(qtbot, "ChatGPT")
    child(page.free, "product_name").setFocus()
    typed(qtbot, "Chat")
    qtbot.waitUntil(lambda: page.add.text() == "Add 2 AI systems")
    assert "1 is in the inventory already" in page.remark.text()
    page.add.click()
    assert names(window) == ["Chat", "Invoice reader", "Bot", "ChatGPT", "Office assistant"]
    assert steps(window) == 1
    assert window.desk.workspace.key is Page.RESPONSIBLE
    assert "2 AI systems were added." in window.desk.workspace.notice.text
    window.desk.undo()
    assert names(window) == ["Chat", "Invoice reader", "Bot"]


def test_typing_outlives_leaving_language_and_closing(qtbot, window, session):
    page = at(window, Page.ALREADY_USED)
    page.cards.card("T-02").tick.toggle()
    child(page.cards.card("T-02"), "product_name").setFocus()
    typed(qtbot, "DeepL")
    window.desk.workspace.show_page(Page.OVERVIEW)
    window.set_language("de")
    window.desk.workspace.show_page(Page.ALREADY_USED)
    card = window.desk.workspace.page.cards.card("T-02")
    assert card.products()[0].name == "DeepL"
    assert card.products()[0].purpose == "Wofür Übersetzung da ist."
    window.close_project()
    page = at(window, Page.ALREADY_USED)
    assert page.cards.card("T-02").is_ticked
    assert page.cards.products()[0].name == "DeepL"


def test_search_finds_examples_whatever_case_and_says_when_nothing_fits(qtbot, window):
    page = at(window, Page.ALREADY_USED)
    page.search.setFocus()
    typed(qtbot, "deepl")
    shown = [t for t in ("T-01", "T-02", "T-03") if page.cards.card(t).isVisible()]
    assert shown == ["T-02"]
    typed(qtbot, "xyz")
    assert child(page, "nothing_found").isVisible()


@pytest.mark.parametrize("text", ["", "[]", "{", '{"products": 3}', '{"ticked": null}'])
def test_a_broken_draft_is_an_empty_one(text):
    assert read_draft(text) == Draft()
    assert draft_text(Draft()) == ""


# who is responsible --------------------------------------------------------------


def open_owners(window):
    """Take the owners away, so that there is something to fill."""
    project = window.desk.project
    project.edit_many([e.uid for e in project.entities(EntityKind.SYSTEM)], {"owner": None})
    project.store._undo.clear()


def test_a_new_name_becomes_a_person_and_is_filled_down_as_one_step(qtbot, window):
    page = at(window, Page.RESPONSIBLE)
    open_owners(window)
    page.grid.go_to(0, 2)
    page.grid.setFocus()
    typed(qtbot, "Leitung Vertrieb")
    press(qtbot, Qt.Key.Key_Return)
    assert owners(window) == ["Leitung Vertrieb", "", ""]
    assert page.grid.currentIndex().row() == 1
    page.grid.go_to(0, 2)
    press(qtbot, Qt.Key.Key_D, CTRL)
    assert owners(window) == ["Leitung Vertrieb"] * 3
    assert steps(window) == 2
    assert "2 AI systems" in window.desk.workspace.notice.text
    window.desk.undo()
    assert owners(window) == ["Leitung Vertrieb", "", ""]


def test_only_the_selected_rows_are_filled(qtbot, window):
    page = at(window, Page.RESPONSIBLE)
    page.model.setData(page.model.index(0, 1), "Sales")
    page.grid.go_to(0, 1)
    page.grid.setFocus()
    press(qtbot, Qt.Key.Key_Down, SHIFT)
    page.grid.fill_wanted.emit()
    systems = window.desk.project.entities(EntityKind.SYSTEM)
    assert [e.department for e in systems] == ["Sales", "Sales", ""]


def test_known_names_are_completed_and_make_nobody_new(qtbot, window):
    page = at(window, Page.RESPONSIBLE)
    open_owners(window)
    people = len(window.desk.project.entities(EntityKind.PERSON))
    page.grid.go_to(0, 2)
    page.grid.setFocus()
    typed(qtbot, "lei")
    press(qtbot, Qt.Key.Key_Tab)
    assert owners(window)[0] == "Leitung IT"
    assert len(window.desk.project.entities(EntityKind.PERSON)) == people


def test_escape_leaves_a_cell_and_delete_empties_it(qtbot, window):
    page = at(window, Page.RESPONSIBLE)
    page.grid.go_to(0, 2)
    page.grid.setFocus()
    typed(qtbot, "x")
    press(qtbot, Qt.Key.Key_Escape)
    assert owners(window)[0] == "Leitung IT"
    page.grid.setFocus()
    press(qtbot, Qt.Key.Key_Delete)
    assert owners(window)[0] == ""
    assert steps(window) == 1


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_departments_are_stored_and_shown_as_typed(window, text):
    page = at(window, Page.RESPONSIBLE)
    page.model.setData(page.model.index(0, 1), text)
    shown = page.model.index(0, 1).data()
    assert shown == " ".join(text.split())


def test_a_read_only_project_cannot_be_filled(window):
    show_example(window)
    window.desk.project.store.read_only = True
    window.desk.workspace.show_page(Page.RESPONSIBLE)
    page = window.desk.workspace.page
    assert not page.fill.isEnabled()
    assert not page.model.flags(page.model.index(0, 1)) & Qt.ItemFlag.ItemIsEditable


def test_ten_thousand_systems_are_shown_without_a_widget_for_each(window):
    show_example(window)
    project = window.desk.project
    settings = []
    for number in range(4, 10_004):
        settings += project.new_settings(EntityKind.SYSTEM, {"name": f"S{number}"}, number=number)[
            1
        ]
    project.store.put(settings)
    window.desk.workspace.show_page(Page.RESPONSIBLE)
    page = window.desk.workspace.page
    assert page.model.rowCount() == 10_003
    assert len(page.findChildren(type(page.fill))) < 20


# registers -----------------------------------------------------------------------


def test_what_is_open_leads_to_the_entries_it_concerns(window):
    page = at(window, Page.REGISTERS)
    row = child(page, "open_0")
    assert "3 AI systems" in row.accessibleName()
    row.click()
    assert window.desk.workspace.kind is EntityKind.SYSTEM
    assert len(window.desk.workspace.table.visible_uids()) == 3


def test_the_mark_is_the_one_that_the_register_prints(window):
    page = at(window, Page.REGISTERS)
    assert child(page, "draft").text() == "Draft – 0 of 3 AI systems classified"


def test_the_language_is_one_choice_for_menu_and_page(window, session):
    page = at(window, Page.REGISTERS)
    child(page, "register_de").click()
    assert session.settings.get("export_language") == "de"
    assert window.commands._options["export_language", "de"].isChecked()
    window.commands.choose("export_language", "en")
    assert child(page, "register_en").isChecked()
    assert not child(page, "register_de").isChecked()


def test_the_written_file_is_at_hand_until_it_goes_away(window, session, opened, tmp_path):
    page = at(window, Page.REGISTERS)
    project, path = window.desk.project, tmp_path / "register.pdf"
    assert not child(page, "written").isVisible()
    path.write_text("register", "utf-8")
    note_written(session.settings, project.uid, path, project.clock.now())
    page.catch_up()
    child(page, "written_open").click()
    child(page, "written_folder").click()
    assert opened == [path, tmp_path]
    path.unlink()
    page.catch_up()
    assert not child(page, "written").isVisible()
    assert last_written(session.settings, project.uid) is None


def since_field(page):
    return page.since.editor.field


def type_day(page, text):
    since_field(page).setText(text)
    page.since.editor.flush()


def test_the_day_to_compare_with_is_offered_once_there_are_risks_and_kept(window, session):
    page = at(window, Page.REGISTERS)
    project = window.desk.project
    for risk in project.entities(EntityKind.RISK):
        project.delete([risk.uid])
    assert not page.since.isVisible()
    project.add(EntityKind.RISK, {"title": "Wrong answers"})
    assert page.since.isVisible()
    type_day(page, "1 Mar 2026")
    day = chosen_since(session.settings, project.uid, project.clock.today())
    assert day == date(2026, 3, 1)
    type_day(page, "")
    assert chosen_since(session.settings, project.uid, project.clock.today()) is None


def test_a_day_on_which_nothing_can_have_moved_is_refused_below_the_field(window, session):
    page = at(window, Page.REGISTERS)
    project = window.desk.project
    project.add(EntityKind.RISK, {"title": "Wrong answers"})
    type_day(page, project.clock.today().isoformat())
    assert "Choose a day before" in page.since.error_text
    assert chosen_since(session.settings, project.uid, project.clock.today()) is None


def test_the_register_is_written_since_the_chosen_day(qtbot, window, session, asker, tmp_path):
    project = show_example(window).desk.project
    keep_since(session.settings, project.uid, date(2026, 3, 1))
    asker.path = tmp_path / "register.xlsx"
    with qtbot.waitSignal(window.desk.exporter.ended, timeout=30_000):
        window.export(ExportKind.XLSX)
    assert session.limits == ("--since", "2026-03-01")
