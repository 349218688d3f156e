"""What is wrong with the looks of a screen: texts cut off, parts that do not fit."""

from itertools import combinations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QDialog,
    QHeaderView,
    QLabel,
    QMainWindow,
    QPushButton,
    QScrollArea,
    QToolButton,
    QWidget,
)

from rai_desktop.ui.parts.elided import ElidedLabel

ROLE = QAccessible.Role
WORKED_WITH = {
    ROLE.PushButton,
    ROLE.ButtonMenu,
    ROLE.ButtonDropDown,
    ROLE.EditableText,
    ROLE.ComboBox,
    ROLE.CheckBox,
    ROLE.RadioButton,
    ROLE.List,
    ROLE.Table,
    ROLE.MenuItem,
    ROLE.ProgressBar,
    ROLE.Dialog,
}


def seen(window):
    """Return the parts of a window that are shown."""
    return [part for part in window.findChildren(QWidget) if part.isVisible()]


def cut_off(window, parts=None):
    """Give what shows less of its text than there is, and does not shorten it on purpose."""
    for part in parts or seen(window):
        if isinstance(part, ElidedLabel):
            continue
        if isinstance(part, QLabel) and part.text():
            if _is_label_cut(part):
                yield part
        elif isinstance(part, (QAbstractButton, QCheckBox)) and part.text():
            shortens = isinstance(part, QToolButton) and part.property("role") == "field"
            if not shortens and part.minimumSizeHint().width() > part.width():
                yield part


def _is_label_cut(part):
    if part.wordWrap():
        return part.heightForWidth(part.width()) > part.height() + 1
    return part.sizeHint().width() > part.width() or part.contentsRect().height() < 8


def shortened_in_silence(window, parts=None):
    """Give shortened texts that no tool tip tells as a whole."""
    for part in parts or seen(window):
        if isinstance(part, ElidedLabel) and _is_shortened(part) and not _has_tip(part):
            yield part


def _is_shortened(label):
    return label.fontMetrics().horizontalAdvance(label.text()) > label.contentsRect().width()


def bare_answers(window):
    """Give the buttons of a dialog that say yes, no or OK in place of what they do."""
    if isinstance(window, QDialog):
        for part in window.findChildren(QPushButton):
            words = part.text().replace("&", "").casefold().split()
            if part.isVisible() and words and set(words) <= BARE:
                yield part


BARE = {"ok", "yes", "no", "ja", "nein"}


def _has_tip(part):
    """Tell whether the pointer on a part, or on the button that it lies in, shows a tip."""
    lets_through = part.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    while lets_through and not part.toolTip() and part.parentWidget() is not None:
        part = part.parentWidget()
    return bool(part.toolTip())


def shortened_heads(window, parts=None):
    """Give the headings of small tables that are not seen as a whole."""
    for head in parts or seen(window):
        is_plain = type(head) is QHeaderView and head.orientation() is Qt.Orientation.Horizontal
        if not is_plain:
            continue
        for section in range(head.count()):
            if head.sectionSizeHint(section) > head.sectionSize(section):
                yield str(head.model().headerData(section, Qt.Orientation.Horizontal))


def shortened_buttons(window, parts=None):
    """Give the words of buttons that have no room for all of them."""
    for part in parts or seen(window):
        if isinstance(part, QPushButton) and part.text():
            missing = part.sizeHint().width() - part.width()
            if missing > 0 and part.property("role") not in MAY_SHORTEN:
                yield part.text()


MAY_SHORTEN = {"row", "choice", "name", "section", "quiet"}
"""Roles of buttons that hold labels, which have their own checks, and of links with a tip."""


def rival_buttons(window, parts=None):
    """Give the main buttons of a window or dialog if it has more than one that can be pressed."""
    mains = [
        part
        for part in parts or seen(window)
        if isinstance(part, QPushButton)
        and part.property("role") == "primary"
        and part.isEnabled()
        and part.window() is window
    ]
    return mains if len(mains) > 1 else []


def too_wide(window, parts=None):
    """Give what is wider than the place it is scrolled in, or sticks out of what it lies on."""
    for part in parts or seen(window):
        if isinstance(part, QScrollArea) and part.widget().width() > part.viewport().width():
            yield part
        parent = part.parentWidget()
        is_laid = parent is not None and parent.layout() is not None
        if is_laid and not part.isWindow() and not _is_scrolled(parent):
            beyond = part.x() + part.width() > parent.width() + 1
            if beyond and parent.layout().indexOf(part) >= 0:
                yield part


def overlapping(window, parts=None):
    """Return the names of neighbours in a layout that lie on each other."""
    found = set()
    for parent, children in _neighbours(parts or seen(window)):
        for one, other in combinations(children, 2):
            shared = one.geometry().intersected(other.geometry())
            if shared.width() > 1 and shared.height() > 1 and _are_laid(parent, one, other):
                found.add(" on ".join(names_of([one, other])))
    return sorted(found)


def _neighbours(parts):
    """Give each part that has a layout, with what is seen in it."""
    by_parent = {}
    for part in parts:
        if not part.isWindow():
            by_parent.setdefault(part.parentWidget(), []).append(part)
    for parent, children in by_parent.items():
        if len(children) > 1 and parent.layout() is not None:
            yield parent, children


def _are_laid(parent, *parts):
    return all(_holds(parent.layout(), part) for part in parts)


def _holds(layout, part):
    items = [layout.itemAt(place) for place in range(layout.count())]
    below = [item.layout() for item in items if item.layout() is not None]
    return any(item.widget() is part for item in items) or any(_holds(b, part) for b in below)


def _is_scrolled(parent):
    return isinstance(parent.parentWidget(), QAbstractScrollArea)


def names_of(parts):
    """Return the object names of these parts, each once."""
    return sorted({part.objectName() or type(part).__name__ for part in parts})


def everything(widget):
    """Return what assistive technology meets in a widget, without what is not shown."""
    met = []
    waiting = [QAccessible.queryAccessibleInterface(widget)]
    while waiting:
        one = waiting.pop()
        met.append(one)
        for place in range(min(one.childCount(), 400)):
            below = one.child(place)
            if below is not None and below.isValid() and _is_met(below.object(), widget):
                waiting.append(below)
    return met


def _is_met(what, widget):
    return not isinstance(what, QWidget) or what.isVisibleTo(widget)


def unnamed(widget):
    return [
        (str(one.role()), one.object().objectName())
        for one in everything(widget)
        if (one.role() in WORKED_WITH or one.state().focusable)
        and one.object() is not None
        and not one.text(QAccessible.Text.Name).strip()
    ]


def is_loose(watched):
    """Tell whether a part of the window is shown although it does not lie in it yet."""
    is_part = isinstance(watched, QWidget) and not isinstance(watched, (QMainWindow, QDialog))
    kinds = (Qt.WindowType.Window, Qt.WindowType.Widget)
    return is_part and watched.isWindow() and watched.windowType() in kinds
