"""What screen readers call parts whose class alone does not tell them."""

import gc

import pytest
import shiboken6
from PySide6.QtCore import QLocale
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from rai_desktop.ui.pages.classifying.tick_row import DENIED, OPEN, TICKED, TickRow
from rai_desktop.ui.parts.told import Told, tell_as
from rai_desktop.ui.parts.widgets import icon_button, label, name_button, plain_tip, show_tip

ROLE, TEXT = QAccessible.Role, QAccessible.Text


def told(part):
    return QAccessible.queryAccessibleInterface(part)


@pytest.mark.parametrize("role", ["hero", "title", "heading"])
def test_a_label_that_looks_like_a_heading_is_one(qtbot, looks, role):
    head = label("head", role)
    qtbot.addWidget(head)
    head.setText("AI systems")
    assert (told(head).role(), told(head).text(TEXT.Name)) == (ROLE.Heading, "AI systems")


def test_any_other_label_is_a_text(qtbot, looks):
    other = label("other", "muted")
    qtbot.addWidget(other)
    assert told(other).role() is ROLE.StaticText


@pytest.mark.parametrize(
    ("kind", "role"), [(Told.PICTURE, ROLE.Graphic), (Told.TEXT, ROLE.StaticText)]
)
def test_what_is_painted_tells_what_it_is(qtbot, looks, kind, role):
    part = QWidget()
    qtbot.addWidget(part)
    tell_as(part, kind)
    part.setAccessibleName("High")
    assert (told(part).role(), told(part).text(TEXT.Name)) == (role, "High")


def test_what_is_told_lasts_as_long_as_its_part_and_goes_with_it(qtbot, looks):
    window = QDialog()
    head = label("head", "heading")
    head.setParent(window)
    head.setText("AI systems")
    assert told(head).role() is ROLE.Heading
    gc.collect()
    heard = told(head)
    assert heard.text(TEXT.Name) == "AI systems"
    assert heard.parent().object() is window
    shiboken6.delete(window)
    assert not shiboken6.isValid(heard)


def test_screen_readers_hear_a_tip_without_its_markup(qtbot, looks):
    part = icon_button("new")
    qtbot.addWidget(part)
    name_button(part, "New & more", "Ctrl+N")
    assert part.toolTip() == plain_tip("New & more (Ctrl+N)")
    assert told(part).text(TEXT.Description) == "New & more (Ctrl+N)"


def test_a_tip_leaves_what_else_describes_a_part(qtbot, looks):
    part = icon_button("new")
    qtbot.addWidget(part)
    show_tip(part, "First")
    show_tip(part, "Second")
    assert part.accessibleDescription() == "Second"
    part.setAccessibleDescription("What it is for")
    show_tip(part, "Third")
    assert part.accessibleDescription() == "What it is for"


def test_every_part_of_the_window_tells_its_language_also_after_a_switch(window):
    spoken = []
    for language in ("de", "en"):
        window.set_language(language)
        parts = [window, *window.findChildren(QWidget)]
        spoken.append({part.locale().language() for part in parts})
    assert spoken == [{QLocale.Language.German}, {QLocale.Language.English}]


def test_a_line_to_be_ticked_tells_its_state(qtbot, looks):
    line = TickRow("line", looks.theme)
    qtbot.addWidget(line)
    line.show_texts("We built it")
    line.explain("Built: made by us")
    heard = []
    for state in (OPEN, TICKED, DENIED):
        line.show_state(state, "")
        now = told(line).state()
        heard.append((now.checkable, now.checked))
    line.click()
    assert heard == [(True, False), (True, True), (True, False)]
    assert not told(line).state().checked
    assert told(line).text(TEXT.Description) == "Built: made by us"


def test_a_round_line_is_told_as_one_of_several_and_is_chosen_over_the_bus(qtbot, looks):
    line, pressed = TickRow("line", looks.theme, is_round=True), []
    qtbot.addWidget(line)
    line.show_texts("We built it")
    line.clicked.connect(lambda: pressed.append(line))
    heard = told(line)
    assert (heard.role(), heard.text(TEXT.Name)) == (ROLE.RadioButton, "We built it")
    line.show_state(TICKED, "")
    assert (heard.state().checkable, heard.state().checked) == (True, True)
    actions = heard.actionInterface()
    assert actions.toggleAction() in actions.actionNames()
    actions.doAction(actions.toggleAction())
    assert pressed == [line]


def test_of_pages_one_above_the_other_the_shown_one_is_told(qtbot, looks):
    pages = QStackedWidget()
    qtbot.addWidget(pages)
    first, second = (label(name) for name in ("first", "second"))
    for page in (first, second):
        page.setText(page.objectName())
        pages.addWidget(page)
    pages.setCurrentWidget(second)
    heard = told(pages)
    assert heard.childCount() == 1
    assert heard.child(0).object() is second
    assert heard.indexOfChild(told(second)) == 0
    assert heard.indexOfChild(told(first)) == -1
    assert told(second).parent().object() is pages
