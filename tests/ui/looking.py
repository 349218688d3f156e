"""What is wrong with the looks of a screen: texts cut off, parts that do not fit."""

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


def cut_off(window):
    """Give what shows less of its text than there is, and does not shorten it on purpose."""
    for part in window.findChildren(QWidget):
        if not part.isVisible() or isinstance(part, ElidedLabel):
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


def shortened_in_silence(window):
    """Give shortened texts that no tool tip tells as a whole."""
    for part in window.findChildren(ElidedLabel):
        is_short = part.fontMetrics().horizontalAdvance(part.text()) > part.contentsRect().width()
        if part.isVisible() and is_short and not _has_tip(part):
            yield part


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


def shortened_heads(window):
    """Give the headings of small tables that are not seen as a whole."""
    for head in window.findChildren(QHeaderView):
        is_plain = type(head) is QHeaderView and head.orientation() is Qt.Orientation.Horizontal
        if not (is_plain and head.isVisible()):
            continue
        for section in range(head.count()):
            if head.sectionSizeHint(section) > head.sectionSize(section):
                yield str(head.model().headerData(section, Qt.Orientation.Horizontal))


def too_wide(window):
    """Give what is wider than the place it is scrolled in, or sticks out of what it lies on."""
    for area in window.findChildren(QScrollArea):
        if area.isVisible() and area.widget().width() > area.viewport().width():
            yield area
    for part in window.findChildren(QWidget):
        parent = part.parentWidget()
        is_laid = parent is not None and parent.layout() is not None
        if part.isVisible() and is_laid and not part.isWindow() and not _is_scrolled(parent):
            beyond = part.x() + part.width() > parent.width() + 1
            if beyond and parent.layout().indexOf(part) >= 0:
                yield part


def _is_scrolled(parent):
    return isinstance(parent.parentWidget(), QAbstractScrollArea)


def names_of(parts):
    """Return the object names of these parts, each once."""
    return sorted({part.objectName() or type(part).__name__ for part in parts})


def everything(interface, depth=0):
    yield interface
    for place in range(min(interface.childCount(), 400)):
        below = interface.child(place)
        if below is not None and below.isValid() and depth < 30:
            yield from everything(below, depth + 1)


def unnamed(widget):
    return [
        (str(one.role()), one.object().objectName())
        for one in everything(QAccessible.queryAccessibleInterface(widget))
        if one.role() in WORKED_WITH
        and one.object() is not None
        and not one.text(QAccessible.Text.Name).strip()
        and (not isinstance(one.object(), QWidget) or one.object().isVisibleTo(widget))
    ]


def is_loose(watched):
    """Tell whether a part of the window is shown although it does not lie in it yet."""
    is_part = isinstance(watched, QWidget) and not isinstance(watched, (QMainWindow, QDialog))
    kinds = (Qt.WindowType.Window, Qt.WindowType.Widget)
    return is_part and watched.isWindow() and watched.windowType() in kinds
