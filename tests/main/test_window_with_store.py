"""The window over a real project file: what is done in it is there again after closing."""

import pytest
from PySide6.QtWidgets import QPushButton

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.targets import Page
from tests.ui.conftest import child

SYSTEM = EntityKind.SYSTEM


@pytest.fixture
def open_window(show_window, session, path):
    """Return what opens the project in a window; the project is new the first time."""

    def opened():
        if not path.exists():
            project = session.new_project(path, {"name": "Test GmbH"}, {"name": "Leitung IT"})
            project.add(SYSTEM, {"name": "Chat", "department": "Sales"})
            session.close_project(project)
        return show_window(path)

    return opened


def edit(window, key, text):
    """Type into a field of the form and leave it."""
    editor = window.desk.workspace.form.row(key).editor
    editor.field.setText(text)
    editor.field.textEdited.emit(text)
    editor.flush()


def history(window):
    """Show the history and return its page."""
    window.desk.workspace.show_page(Page.HISTORY)
    return window.desk.workspace.page


def rows(page):
    model = page._model
    return [model.index(row, 2).data() for row in range(model.rowCount())]


def the_system(window):
    return window.desk.project.entities(SYSTEM)[0]


def test_editing_undoing_and_old_values_are_there_after_closing(qtbot, open_window):
    window = open_window()
    space = window.desk.workspace
    space.go_to(the_system(window).uid)
    edit(window, "name", "Chat for all")
    edit(window, "department", "Legal")
    window.desk.undo()
    page = history(window)
    assert rows(page)[:3] == [
        "Undone: “Changed: KI-0001 Chat for all”",
        "Changed: KI-0001 Chat for all (undone)",
        "Changed: KI-0001 Chat for all",
    ]
    page.rows.selectRow(2)
    page.details.findChild(QPushButton, "restore_name").click()
    assert the_system(window).name == "Chat"
    assert rows(page)[:4] == [
        "Changed: KI-0001 Chat",
        "Undone: “Changed: KI-0001 Chat”",
        "Changed: KI-0001 Chat (undone)",
        "Changed: KI-0001 Chat",
    ]
    before = rows(page)
    window.close()
    again = open_window()
    assert (the_system(again).name, the_system(again).department) == ("Chat", "Sales")
    page = history(again)
    assert rows(page) == before
    again.desk.undo()
    assert the_system(again).name == "Chat for all"
    assert rows(page)[:2] == [
        "Undone: “Changed: KI-0001 Chat for all”",
        "Changed: KI-0001 Chat for all (undone)",
    ]
    again.close()


@pytest.mark.allow_log
def test_the_history_of_a_file_that_is_damaged_later_is_told_as_unreadable(qtbot, open_window):
    window = open_window()
    connection = window.desk.project.store._database.plain
    connection.execute("UPDATE step SET header = substr(header, 1, 20)")
    page = history(window)
    assert child(window, "fault_details").toPlainText().startswith("RAI Desktop")
    assert rows(page) == []
    assert child(page, "history_state_again").isVisible()
    window.desk.workspace.go_to(the_system(window).uid)
    assert child(window.desk.workspace.form, "form_history").isEnabled()
    window.close()
