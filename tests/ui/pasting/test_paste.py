"""Cells from a spreadsheet come into a list by keys, with a preview, as one step."""

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QLineEdit

from rai_desktop.domain.fields import EntityKind
from rai_desktop.ui.pasting.dialog import PasteDialog
from rai_desktop.ui.tables.clipboard import empty_data
from tests.ui.conftest import show_example, systems
from tests.ui.keys import press
from tests.ui.looking import cut_off, too_wide, unnamed

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(example):
    page = example.desk.workspace.list_page
    page.table.setFocus()
    page.table.select(page.table.visible_uids()[0])
    return page


@pytest.fixture
def paste(qtbot, page):
    """Return what puts a text on the clipboard and presses Ctrl+V in the list."""

    def paste(text):
        data = empty_data()
        data.setText(text)
        QGuiApplication.clipboard().setMimeData(data)
        press(qtbot, Qt.Key.Key_V, CTRL)
        dialog = page.window().findChild(PasteDialog)
        if dialog is not None:
            qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return paste


def texts(model, column):
    return [model.index(row, column).data() for row in range(model.rowCount())]


def names(page):
    return [page.project.name(uid) for uid in page.table.visible_uids()]


def test_rows_with_headings_are_added_by_keys_alone_and_one_undo_takes_them_back(
    qtbot, page, paste
):
    before = names(page)
    dialog = paste("Name\tAbteilung\tStatus\nTalk\tIT\tim Einsatz\nReader\tHR\tpilot")
    assert texts(dialog.model, 0) == ["new", "new"]
    assert dialog.take.text() == "Paste 2 rows"
    press(qtbot, Qt.Key.Key_Return)
    assert names(page) == [*before, "Talk", "Reader"]
    page.project.undo()
    page.table.refresh()
    assert names(page) == before


def test_a_cell_that_does_not_fit_is_told_and_corrected_in_place(qtbot, page, paste):
    dialog = paste("Name\tStatus\nTalk\tpilot\nReader\tflying")
    assert not dialog.take.isEnabled()
    dialog.next_wrong.click()
    index = dialog.rows.currentIndex()
    assert (index.row(), index.column()) == (1, 2)
    assert "“flying” is not a choice" in dialog._remark.text()
    assert "flying" in str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    press(qtbot, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert editor.accessibleName() == "Status"
    editor.setText("in use")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.take.isEnabled)
    press(qtbot, Qt.Key.Key_F2)
    QApplication.focusWidget().setText("pilot")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.model.index(1, 2).data() == "pilot")
    assert dialog.isVisible(), "the key that ends a correction does not paste"
    dialog.take.click()
    assert names(page)[-2:] == ["Talk", "Reader"]


def test_cells_go_beside_the_current_one_and_columns_can_be_changed(qtbot, page, paste):
    uid = page.table.visible_uids()[0]
    column = page.table.export_columns().index("name")
    page.table._view.setCurrentIndex(page.table._model.index(0, column))
    dialog = paste("Talk\tIT")
    assert dialog.model.headerData(1, Qt.Orientation.Horizontal) == "Name"
    dialog.rows.setCurrentIndex(dialog.model.index(0, 2))
    dialog.key.setCurrentIndex(dialog.key.findData("department"))
    dialog.key.activated.emit(dialog.key.currentIndex())
    assert dialog.model.headerData(2, Qt.Orientation.Horizontal) == "Department"
    dialog.take.click()
    entity = page.project.entity(uid)
    assert (entity.name, entity.department) == ("Talk", "IT")


def test_a_column_that_goes_nowhere_says_what_to_do_and_nothing_looks_wrong(page, paste):
    dialog = paste("Name\tFarbe\nTalk\tblau")
    guide = dialog._guide.text
    assert "F2" in guide()
    dialog.rows.setCurrentIndex(dialog.model.index(0, 2))
    assert "Choose above" in guide()
    assert not dialog._remark.isVisible()


def test_rows_that_do_not_fit_can_be_left_out(page, paste):
    dialog = paste("Name\tStatus\nTalk\tpilot\nReader\tflying")
    dialog.leave_out.click()
    assert texts(dialog.model, 0) == ["new", "left out"]
    dialog.take.click()
    assert names(page)[-1] == "Talk"


def test_headings_can_be_taken_as_a_row(page, paste):
    dialog = paste("Name\tStatus\nTalk\tpilot")
    dialog.headings.click()
    assert dialog.model.rowCount() == 2
    dialog.onto.setCurrentIndex(dialog.onto.findData("new"))
    dialog.onto.activated.emit(dialog.onto.currentIndex())
    assert texts(dialog.model, 0) == ["new", "new"]


def test_a_formula_is_marked_and_stays_a_text(page, paste):
    dialog = paste("Name\n=1+1\nTalk")
    assert "formula" in dialog._remark.text()
    dialog.take.click()
    assert names(page)[-2:] == ["=1+1", "Talk"]


def test_escape_writes_nothing(qtbot, page, paste):
    before = names(page)
    paste("Name\tStatus\nTalk\tpilot")
    press(qtbot, Qt.Key.Key_Escape)
    assert names(page) == before


@pytest.mark.parametrize("kind", ["html", "files", "image", "nothing"])
def test_only_text_is_taken(qtbot, page, kind):
    data = QMimeData()
    if kind == "html":
        data.setHtml("<table><tr><td>Talk</td></tr></table>")
    elif kind == "files":
        data.setUrls([QUrl.fromLocalFile("/list.xlsx")])
        data.setText("file:///list.xlsx")
    elif kind == "image":
        data.setImageData(QImage(2, 2, QImage.Format.Format_RGB32))
    QGuiApplication.clipboard().setMimeData(data)
    with qtbot.waitSignal(page.failed) as told:
        press(qtbot, Qt.Key.Key_V, CTRL)
    assert "no text on the clipboard" in str(told.args[0])
    assert page.window().findChild(PasteDialog) is None
    QGuiApplication.clipboard().clear()


def test_a_million_cells_are_refused(qtbot, page, paste):
    with qtbot.waitSignal(page.failed) as told:
        assert paste("x\t" * 1_000_000) is None
    assert "too large" in str(told.args[0])


@pytest.mark.parametrize("language", ["en", "de"])
def test_everything_in_the_preview_has_a_name_and_fits(make_window, qtbot, language):
    window = make_window(language)
    show_example(window)
    page = systems(window) and window.desk.workspace.list_page
    data = empty_data()
    data.setText("Name\tStatus\nTalk\tpilot\nReader\tflying")
    QGuiApplication.clipboard().setMimeData(data)
    page.table_acts.pasting.paste()
    dialog = window.findChild(PasteDialog)
    dialog.resize(853, 480)
    assert unnamed(dialog) == []
    assert (list(cut_off(dialog)), list(too_wide(dialog))) == ([], [])
    assert dialog.minimumSizeHint().width() <= 853
    assert dialog.minimumSizeHint().height() <= 480
    assert page.kind is EntityKind.SYSTEM
