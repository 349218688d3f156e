"""The short list of everyday tools, and the way from a short entry to a full one."""

from PySide6.QtCore import Qt

from rai_desktop.domain.codes import Answer, RecordType
from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.everyday import add_tool, everyday_tools
from rai_desktop.services.targets import Page
from tests.ui.conftest import child, show_example
from tests.ui.keys import press, typed


def at_list(window):
    window = show_example(window)
    window.desk.workspace.show_page(Page.EVERYDAY)
    return window.desk.workspace.page


def tools(window):
    found = everyday_tools(window.desk.project)
    return [(each.name, each.purpose, each.department) for each in found]


def test_a_row_is_typed_from_left_to_right(qtbot, window):
    page = at_list(window)
    page.grid.setFocus()
    typed(qtbot, "Übersetzer")
    press(qtbot, Qt.Key.Key_Tab)
    typed(qtbot, "Letters")
    press(qtbot, Qt.Key.Key_Tab)
    typed(qtbot, "Sales")
    press(qtbot, Qt.Key.Key_Tab)
    typed(qtbot, "Leitung IT")
    press(qtbot, Qt.Key.Key_Return)
    assert tools(window) == [("Übersetzer", "Letters", "Sales")]
    (tool,) = everyday_tools(window.desk.project)
    assert window.desk.project.name(tool.owner) == "Leitung IT"
    assert page.summary() == "1 everyday tool"
    assert page.grid.currentIndex().row() == 1


def test_the_last_row_waits_for_a_product(window):
    page = at_list(window)
    last = page.model.rowCount() - 1
    assert page.model.index(last, 0).data() == "Type the next product here"
    assert page.model.index(last, 0).flags() & Qt.ItemFlag.ItemIsEditable
    assert not page.model.index(last, 1).flags() & Qt.ItemFlag.ItemIsEditable
    page.model.setData(page.model.index(last, 0), "")
    assert tools(window) == []


def test_each_cell_is_one_step(window):
    page = at_list(window)
    page.model.setData(page.model.index(0, 0), "Chat")
    page.model.setData(page.model.index(0, 1), "Drafts")
    window.desk.undo()
    assert tools(window) == [("Chat", "", "")]
    window.desk.undo()
    assert tools(window) == []


def test_a_tool_that_needs_more_is_counted_and_made_a_full_entry(window):
    page = at_list(window)
    project = window.desk.project
    uid = add_tool(project, {"name": "Chat", "people_data": Answer.YES})
    assert page.outgrown.text() == "1 tool needs a full entry"
    page.outgrown.click()
    workspace = window.desk.workspace
    assert workspace.key is EntityKind.SYSTEM
    workspace.page.show_entity(uid)
    form = workspace.page.form
    assert "data about people" in child(form, "everyday_reasons").text()
    child(form, "everyday_promote").click()
    assert project.entity(uid).record_type is None
    assert child(form, "everyday").isHidden()
    window.desk.undo()
    assert project.entity(uid).record_type is RecordType.EVERYDAY_TOOL


def test_a_short_entry_that_suffices_says_so(window):
    show_example(window)
    uid = add_tool(window.desk.project, {"name": "Chat"})
    window.desk.workspace.show_page(EntityKind.SYSTEM)
    page = window.desk.workspace.page
    page.show_entity(uid)
    assert "suffices" in child(page.form, "everyday_reasons").text()
    assert child(page.form, "everyday_promote").isHidden()
    assert page.form.isVisible()


def test_the_tick_list_leads_to_the_short_list(window):
    show_example(window).desk.workspace.show_page(Page.ALREADY_USED)
    window.desk.workspace.page.short_list.click()
    assert window.desk.workspace.key is Page.EVERYDAY
