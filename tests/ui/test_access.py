"""By keyboard through every page: all is reached, nothing holds on to it, and it is seen where."""

from collections import Counter

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
)

from rai_desktop.services.pictures.colours import contrast
from rai_desktop.ui.application import THEMES
from rai_desktop.ui.pages.plan import GUIDED, MORE, SHOWN
from rai_desktop.ui.parts.reading_order import ReadingDialog
from rai_desktop.ui.parts.widgets import scrolled
from tests.pictures.studio import TURNS
from tests.ui.access import name_of, stops
from tests.ui.keys import SHIFT, Keyboard

KEY = Qt.Key
MOST = 300
SIGN = 100
"""Pixels that the sign of the keyboard has at least, however large the part is."""

RING = 6
"""Pixels around a part in which its frame may be drawn."""


def settle():
    """Let a page that was just shown arrange itself."""
    for _ in range(TURNS):
        QApplication.processEvents()


def inside(page):
    """Return what Tab reaches in a page; of choices that exclude each other one is enough."""
    found = [part for part in stops(page.window()) if page.isAncestorOf(part)]
    return [part for part in found if not isinstance(part, QRadioButton) or part.isChecked()]


def walked(keys, page):
    """Go by Tab from the first part of a page until the keyboard leaves it."""
    found, hidden = [], []
    inside(page)[0].setFocus(Qt.FocusReason.TabFocusReason)
    while page.isAncestorOf(part := QApplication.focusWidget()) and len(found) < MOST:
        found.append(name_of(part))
        hidden += [name_of(part)] if is_hidden(part) else []
        keys.press(KEY.Key_Tab)
        QApplication.processEvents()
    return found, hidden


def is_hidden(part):
    """Tell whether nothing of a part can be seen, or something else lies over its middle."""
    seen = part.visibleRegion().boundingRect()
    if seen.isEmpty():
        return True
    there = part.window().childAt(part.mapTo(part.window(), seen.center()))
    return not (there is part or part.isAncestorOf(there) or there.isAncestorOf(part))


def test_tab_goes_through_every_page_and_out_of_it(qtbot, example):
    keys, space, wrong = Keyboard(qtbot), example.desk.workspace, []
    for key in (*SHOWN, *GUIDED):
        space.show_page(key)
        settle()
        if not (wanted := [name_of(part) for part in inside(space.page)]):
            continue
        found, hidden = walked(keys, space.page)
        wrong += [f"{key}: Tab never comes to {name}" for name in wanted if name not in found]
        wrong += [f"{key}: {name} is not seen when Tab comes to it" for name in hidden]
        wrong += [f"{key} holds on to the keyboard"] if len(found) >= MOST else []
    assert not wrong, "\n".join(wrong)


def test_shift_tab_goes_back_the_same_way(qtbot, example):
    keys = Keyboard(qtbot)
    there, _hidden = walked(keys, example.desk.workspace.page)
    back = []
    for _ in there:
        keys.press(KEY.Key_Backtab, SHIFT)
        back.append(keys.place)
    assert back == there[::-1]


def test_every_page_is_chosen_by_arrow_keys(qtbot, example):
    keys, space = Keyboard(qtbot), example.desk.workspace
    space.navigation.unfold_more(is_unfolded=True)
    shown = []
    for key in SHOWN:
        space.navigation.enter()
        keys.press(KEY.Key_Up, times=len(SHOWN))
        keys.press(KEY.Key_Down, times=SHOWN.index(key) + (key in MORE))
        keys.press(KEY.Key_Return)
        shown.append(space.key)
    assert shown == list(SHOWN)


def test_f6_comes_to_every_area_and_to_a_notice_while_it_is_there(qtbot, example):
    keys, space = Keyboard(qtbot), example.desk.workspace
    space.notice.tell("Something was done.", [("notice_undo", "Undo", lambda: None)])
    areas = [space.navigation, space.top, *space.page.panes(), space.notice]
    left = [area for area in areas if not area.isHidden()]
    for _ in range(2 * len(areas)):
        keys.press(KEY.Key_F6)
        left = [area for area in left if not area.isAncestorOf(QApplication.focusWidget())]
    assert [name_of(area) for area in left] == []


# where the keyboard is -------------------------------------------------------------


def kind_of(part):
    """Return what parts that look alike have in common."""
    return type(part).__name__, part.property("role") or ""


def changed(before, after):
    """Count the pixels that differ so much that one sees it: by 3 to 1."""
    pixels = zip(*(memoryview(each.constBits()).cast("I") for each in (before, after)), strict=True)
    pairs = Counter(pair for pair in pixels if pair[0] != pair[1])
    colours = {pair: [QColor(one).name() for one in pair] for pair in pairs}
    return sum(times for pair, times in pairs.items() if contrast(*colours[pair]) >= 3)


def picture(part, around):
    shown = part.window().grab(around).toImage()
    return shown.convertToFormat(QImage.Format.Format_RGB32)


def is_seen(part, leave):
    """Tell whether the picture of a part changes where the keyboard comes to it."""
    part.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    around = QRect(part.mapTo(part.window(), QPoint()), part.size())
    around.adjust(-RING, -RING, RING, RING)
    after = picture(part, around)
    leave()
    QApplication.processEvents()
    assert not part.hasFocus()
    return changed(picture(part, around), after) >= min(part.width(), part.height(), SIGN)


@pytest.mark.parametrize("theme", THEMES)
def test_one_sees_where_the_keyboard_is_on_every_kind_of_control(example, looks, theme):
    looks.choose(theme)
    space, judged, unseen = example.desk.workspace, set(), []
    for key in (*SHOWN, *GUIDED):
        space.show_page(key)
        for part in inside(space.page):
            if kind_of(part) in judged or isinstance(part, QScrollArea):
                continue
            judged.add(kind_of(part))
            if not part.visibleRegion().isEmpty() and not is_seen(part, space.navigation.enter):
                unseen.append((name_of(part), *kind_of(part)))
    assert len(judged) > 12
    assert not unseen, "\n".join(map(str, unseen))


def test_texts_of_a_low_dialog_scroll_by_arrow_keys(qtbot, window):
    window.commands["about"].trigger()
    dialog = window.findChild(QDialog, "about")
    dialog.resize(dialog.width(), 240)
    settle()
    area = dialog.findChild(QScrollArea)
    area.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(area, KEY.Key_Down)
    assert area.verticalScrollBar().value() > 0
    dialog.close()


# where the keyboard is in dialogs, and what keys do -----------------------------------

DIALOGS = ("about", "backups", "copy_entries", "export_xlsx", "packs", "method", "send", "settings")
"""Commands that open a dialog at once; together they have every kind of control."""


@pytest.fixture
def dialogs(example):
    """Return the dialogs of these commands, open side by side."""
    for name in DIALOGS:
        example.commands[name].trigger()
        settle()
    yield [each for each in example.findChildren(QDialog) if each.isVisible()]
    for each in example.findChildren(QDialog):
        each.close()


def test_one_sees_where_the_keyboard_is_in_dialogs_in_every_theme(dialogs, looks):
    assert len(dialogs) > 3
    unseen, judged = [], set()
    for theme in THEMES:
        looks.choose(theme)
        for dialog in dialogs:
            dialog.activateWindow()
            settle()
            for part in stops(dialog):
                kind = (theme, *kind_of(part))
                if kind in judged or isinstance(part, QScrollArea):
                    continue
                judged.add(kind)
                if not part.visibleRegion().isEmpty() and not is_seen(part, part.clearFocus):
                    unseen.append((dialog.objectName(), name_of(part), *kind))
    assert len(judged) > 8 * len(THEMES)
    assert not unseen, "\n".join(map(str, unseen))


def test_no_command_has_a_letter_alone_for_its_key(example):
    bare = [
        keys.toString()
        for action in example.commands.actions.values()
        for keys in action.shortcuts()
        if not keys[0].keyboardModifiers() and keys[0].key() < KEY.Key_Escape
    ]
    assert bare == []


def test_every_key_of_a_command_has_a_line_in_a_menu(example):
    lonely = [
        name
        for name, action in example.commands.actions.items()
        if action.shortcuts()
        and not any(isinstance(each, QMenu) for each in action.associatedObjects())
    ]
    assert lonely == []


def test_a_dialog_is_never_larger_than_the_screen(qtbot):
    dialog = ReadingDialog()
    qtbot.addWidget(dialog)
    room = dialog.screen().availableSize()
    wide = QLabel("")
    wide.setMinimumWidth(room.width())
    area = scrolled(wide, "area")
    QVBoxLayout(dialog).addWidget(area)
    dialog.resize(2 * room)
    dialog.show()
    settle()
    assert area.horizontalScrollBar().isVisible()
    assert dialog.width() < room.width()
    assert dialog.height() < room.height()


def test_tab_takes_what_came_later_where_it_stands(qtbot):
    dialog = ReadingDialog()
    qtbot.addWidget(dialog)
    column = QVBoxLayout(dialog)
    first, last = QLineEdit(), QLineEdit()
    column.addWidget(first)
    column.addWidget(last)
    dialog.show()
    dialog.activateWindow()
    came = QLineEdit()
    column.insertWidget(1, came)
    first.setFocus()
    settle()
    for expected in (came, last):
        qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Tab)
        assert expected.hasFocus()
