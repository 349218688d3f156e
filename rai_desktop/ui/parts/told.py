"""What a part is called by screen readers, where its class alone does not tell them.

Labels that look like headings are told as headings, so that people can go from one to the next;
what is painted is told as the picture or the text that it is.
"""

from enum import StrEnum

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QLabel, QStackedWidget, QWidget

from rai_desktop.ui.overriding import override

_HEADINGS = ("hero", "title", "heading")
_PROPERTY = "told_as"


class Told(StrEnum):
    """What a part is: painted, parts that belong together, or a button of several."""

    PICTURE = "picture"
    TEXT = "text"
    GROUP = "group"
    ONE_OF_SEVERAL = "one_of_several"


_ROLES = {
    Told.PICTURE: QAccessible.Role.Graphic,
    Told.TEXT: QAccessible.Role.StaticText,
    Told.GROUP: QAccessible.Role.Grouping,
}


def tell_as(part: QWidget, told: Told) -> None:
    """Let screen readers call ``part`` what it is; said before it is shown."""
    part.setProperty(_PROPERTY, told.value)


def tell_roles() -> None:
    """Answer those who ask for roles; nobody does while there is no screen reader."""
    QAccessible.installFactory(_told)


class _Part(QAccessibleWidget):
    """A part as screen readers see it; a label's name is its text."""

    @override
    def text(self, t: QAccessible.Text) -> str:
        part, told = self.object(), super().text(t)
        if told or t is not QAccessible.Text.Name or not isinstance(part, QLabel):
            return told
        return part.text()


class _Pages(_Part):
    """Pages one above the other: only the one that is seen is there, and nothing else to say."""

    def __init__(self, pages: QStackedWidget) -> None:
        super().__init__(pages, QAccessible.Role.Client)

    @override
    def childCount(self) -> int:
        return int(self._page() is not None)

    @override
    def child(self, index: int) -> QAccessibleInterface:
        page = self._page() if index == 0 else None
        told = QAccessible.queryAccessibleInterface(page) if page is not None else None
        return told or super().child(index)

    @override
    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return 0 if child.object() is self._page() else -1

    def _page(self) -> QWidget | None:
        pages = self.object()
        return pages.currentWidget() if isinstance(pages, QStackedWidget) else None


class _OneOfSeveral(_Part):
    """A button that is told as one of several, and whether it is the chosen one."""

    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button, QAccessible.Role.RadioButton)

    @override
    def state(self) -> QAccessible.State:
        button, told = self.object(), super().state()
        told.checkable = True
        told.checked = isinstance(button, QAbstractButton) and button.isChecked()
        return told

    @override
    def actionNames(self) -> list[str]:
        return [self.toggleAction(), *super().actionNames()]

    @override
    def doAction(self, actionName: str) -> None:
        button = self.object()
        if actionName == self.toggleAction() and isinstance(button, QAbstractButton):
            button.click()
        else:
            super().doAction(actionName)


def _told(_kind: str, part: QObject) -> _Part | None:
    if isinstance(part, QLabel):
        is_inside = isinstance(part.parent(), QAbstractButton)
        is_heading = part.property("role") in _HEADINGS and not is_inside
        return _Part(part, QAccessible.Role.Heading) if is_heading else None
    if isinstance(part, QStackedWidget):
        return _Pages(part)
    if isinstance(part, QWidget) and (told := part.property(_PROPERTY)):
        if isinstance(part, QAbstractButton):
            return _OneOfSeveral(part)
        return _Part(part, _ROLES[Told(told)])
    return None
