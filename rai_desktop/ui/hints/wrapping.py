"""Rows of a list as high as their wrapped text."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rai_desktop.ui.hints.models import Index
from rai_desktop.ui.overriding import override

_FLAGS = int(Qt.TextFlag.TextWordWrap)
_ALL = 100_000
_LEAST, _AROUND = 2.0, 0.6
"""Height of a row, and what is free above and below its text, in multiples of the font's height."""


class WrappingDelegate(QStyledItemDelegate):
    """Measures a text at the width that the list has left for it."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        assert isinstance(view, QListView)  # noqa: S101 - it is made for one
        measure, room = option.fontMetrics, view.viewport().width()
        text = str(index.data() or "")
        within = QRect(0, 0, max(measure.height(), room - _free_beside(view, room)), _ALL)
        needed = measure.boundingRect(within, _FLAGS, text).height()
        high = max(_LEAST * measure.height(), needed + _AROUND * measure.height())
        return QSize(room, round(high))


def _free_beside(view: QListView, room: int) -> int:
    """Return how much of a row's width the style leaves free beside its text."""
    option, style = QStyleOptionViewItem(), view.style()
    option.rect = QRect(0, 0, room, view.fontMetrics().height())
    option.features |= QStyleOptionViewItem.ViewItemFeature.HasDisplay
    text = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, view)
    edge = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, option, view) + 1
    return room - text.width() + 2 * edge
