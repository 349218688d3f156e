"""The Tab key goes as people read: from the top left on, whatever was put there when."""

from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import cast

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QLayout,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QWidget,
)

from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.flow import FlowLayout
from rai_desktop.ui.parts.widgets import chain_tab_stops


class ReadingDialog(QDialog):
    """A dialog in which Tab follows the layout, also when that changes while it is open."""

    def order_stops(self) -> None:
        """Put what Tab goes through into the order in which it is read."""
        chain_tab_stops(reading_order(self))

    def fit_height(self, least: int = 0) -> None:
        """Be as high as the lines are at this width, or as ``least``.

        By itself a layout asks for the height that its texts have at their narrowest.
        """
        layout = self.layout()
        if layout is None:
            return
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        layout.invalidate()  # what it knew before the parts had their look
        wanted = layout.totalHeightForWidth(self.width())
        self.setMinimumHeight(wanted)
        self.resize(self.width(), max(wanted, least))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        if not event.spontaneous():
            self._fit_screen()
        super().showEvent(event)

    def _fit_screen(self) -> None:
        """Be no larger than the screen; what is too wide then can be scrolled to."""
        room = _room(self)
        if self.width() > room.width():
            for area in self.findChildren(QScrollArea):
                area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.resize(self.size().boundedTo(room))

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        if self.isVisible():
            self.order_stops()
        return super().focusNextPrevChild(next)


def _room(dialog: QDialog) -> QSize:
    """Return how large a dialog may be, so that its frame and buttons are on the screen, too."""
    line = dialog.fontMetrics().height()
    return dialog.screen().availableSize() - QSize(line, FRAME_LINES * line)


FRAME_LINES = 3
"""How high what a system draws around a dialog is taken to be, in lines of text."""

_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


def reading_order(area: QWidget) -> list[QWidget]:
    """Return what Tab can reach in ``area`` at the moment, as it is laid out.

    What lies in no layout comes behind its neighbours that do.
    """
    return [part for part in _laid_out(area) if _is_stop(part)]


def _is_stop(part: QWidget) -> bool:
    return bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus) and part.focusProxy() is None


def _laid_out(part: QWidget) -> Iterator[QWidget]:
    """Give ``part`` and all that is seen in it."""
    yield part
    placed = _placed(part)
    for below in placed:
        if not below.isHidden():
            yield from _laid_out(below)
    if not placed or part.layout() is not None:
        yield from _free(part, set(placed))


def _placed(part: QWidget) -> list[QWidget]:
    """Return what a part puts into an order: by its layout, or because that is what it does."""
    if isinstance(part, QStackedWidget):
        return _there(part.currentWidget())
    if isinstance(part, QScrollArea):
        return _there(part.widget())
    if isinstance(part, QSplitter):
        return _there(*(part.widget(place) for place in range(part.count())))
    layout = part.layout()
    return _in_layout(layout, _direct(part)) if layout is not None else []


def _there(*parts: QWidget | None) -> list[QWidget]:
    return [part for part in parts if part is not None]


def _direct(part: QWidget) -> list[QWidget]:
    return part.findChildren(QWidget, options=_DIRECT)


def _in_layout(layout: QLayout, widgets: Sequence[QWidget]) -> list[QWidget]:
    """Return those of ``widgets`` that lie in a layout or in one inside it, as it has them.

    Its items are not asked: PySide keeps one it gave out before for a new one at that address.
    """
    if isinstance(layout, FlowLayout):
        return [widget for widget in layout.widgets() if widget in widgets]
    found: list[tuple[tuple[int, int], list[QWidget]]] = []
    for widget in widgets:
        if (place := layout.indexOf(widget)) >= 0:
            found.append((_place(layout, place), [widget]))
    for below in layout.findChildren(QLayout, options=_DIRECT):
        line = _place(layout, layout.indexOf(below))
        found.append((line, _in_layout(below, widgets)))
    found.sort(key=itemgetter(0))
    return [widget for _place, group in found for widget in group]


def _place(layout: QLayout, place: int) -> tuple[int, int]:
    """Return the line and column of an item; a grid may have been filled in another order."""
    if isinstance(layout, QGridLayout):
        row, column, *_spans = cast(tuple[int, ...], layout.getItemPosition(place))
        return row, column
    return 0, place


def _free(part: QWidget, placed: set[QWidget]) -> Iterator[QWidget]:
    """Give what lies in a part without a place in a layout, from the top left on.

    The chain of Tab is not asked: what PySide makes for each part in it takes what others hold
    along when it goes.
    """
    groups = [
        [stop for stop in _laid_out(below) if _is_stop(stop)]
        for below in _direct(part)
        if below not in placed and not below.isWindow() and not below.isHidden()
    ]
    groups = [group for group in groups if group]
    for group in sorted(groups, key=lambda group: (group[0].y(), group[0].x())):
        yield from group
