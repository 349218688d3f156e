"""Rows of a list as high as their wrapped text."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from rai_desktop.ui.hints.models import Index
from rai_desktop.ui.overriding import override

_FLAGS = int(Qt.TextFlag.TextWordWrap)
_ALL = 100_000
_SPARE = 1.8
"""What the style leaves free beside a text, in multiples of the font's height."""


class WrappingDelegate(QStyledItemDelegate):
    """Measures a text at the width that the list has left for it."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        assert isinstance(view, QListView)  # noqa: S101 - it is made for one
        measure = option.fontMetrics
        spare = round(_SPARE * measure.height())
        width = max(spare, view.viewport().width() - spare)
        text = str(index.data() or "")
        needed = measure.boundingRect(QRect(0, 0, width, _ALL), _FLAGS, text).height()
        return QSize(view.viewport().width(), needed + round(0.9 * measure.height()))
