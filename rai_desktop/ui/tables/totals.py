"""The line below the rows of a table: sums of the numbers in them."""

from collections.abc import Mapping

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QVBoxLayout, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.services.listing.sums import sum_texts, sums_by_column
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.told import Told, tell_as
from rai_desktop.ui.tables.column_set import ColumnSet
from rai_desktop.ui.tables.delegate import PADDING
from rai_desktop.ui.tables.model import RowModel
from rai_desktop.ui.tables.view import ROW_HEIGHT, RowsView
from rai_desktop.ui.theme import Theme

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_AS_NEEDED, _NEVER = Qt.ScrollBarPolicy.ScrollBarAsNeeded, Qt.ScrollBarPolicy.ScrollBarAlwaysOff


class TotalsLine(QWidget):
    """Shows below each column what its rows add up to, wherever the columns lie.

    It is hidden where there is nothing to sum. Below it lies the bar that scrolls sideways, so
    that the sums stay next to their rows.
    """

    def __init__(
        self, view: RowsView, model: RowModel, columns: ColumnSet, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("totals")
        self._view = view
        self._model = model
        self._columns = columns
        self.line = _Line(view, model, theme, self)
        self._bar = QScrollBar(Qt.Orientation.Horizontal, self)
        self._bar.setObjectName("totals_bar")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.line)
        layout.addWidget(self._bar)
        view.headings.placed.connect(self.line.update)
        inside = view.horizontalScrollBar()
        inside.valueChanged.connect(self._follow)
        inside.rangeChanged.connect(self._follow)
        self._bar.valueChanged.connect(inside.setValue)
        self.apply_theme(theme)
        self.hide()

    def show_sums(self) -> None:
        """Sum the rows that the table shows now."""
        listing, uids = self._model.listing, self._model.uids
        keys = self._columns.state.columns if self._columns.state.has_totals else ()
        sums = sums_by_column(listing.project, listing.kind, keys, uids)
        words = listing.labels.words
        title = words.plural("Sum of {count} entry", "Sum of {count} entries", len(uids))
        texts = {key: words.number(found) for key, found in sums.items()}
        self.line.show_texts(title, texts)
        parts = sum_texts(listing.project, listing.labels, listing.kind, sums)
        self.line.setAccessibleName(words(N_("Totals")))
        self.line.setAccessibleDescription("; ".join((title, *parts)))
        self.setVisible(bool(sums))
        self._view.setHorizontalScrollBarPolicy(_NEVER if sums else _AS_NEEDED)
        self._follow()

    def apply_theme(self, theme: Theme) -> None:
        """Use these colours and lengths."""
        self.line.apply_theme(theme)

    def _follow(self) -> None:
        inside = self._view.horizontalScrollBar()
        self._bar.setRange(inside.minimum(), inside.maximum())
        self._bar.setPageStep(inside.pageStep())
        self._bar.setSingleStep(inside.singleStep())
        self._bar.setValue(inside.value())
        self._bar.setVisible(inside.maximum() > inside.minimum())
        self.line.update()


class _Line(QWidget):
    """Draws the sums where the columns of the table lie."""

    def __init__(self, view: RowsView, model: RowModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("totals_line")
        tell_as(self, Told.TEXT)
        self._view = view
        self._model = model
        self._title = ""
        self._texts: Mapping[str, str] = {}
        self._theme = theme

    def show_texts(self, title: str, texts: Mapping[str, str]) -> None:
        """Show these texts below the columns with their keys, and ``title`` at the left."""
        self._title, self._texts = title, texts
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Use these colours and lengths."""
        self._theme = theme
        self.setFixedHeight(theme.em(ROW_HEIGHT))
        self.update()

    def places(self) -> list[tuple[QRect, int, str]]:
        """Return what is drawn where and how it is aligned; sums of columns out of sight too."""
        frozen, start = self._view.headings.frozen, self._view.viewport().x()
        found = [
            (self._area(section), _RIGHT, self._texts[column.key])
            for section, column in enumerate(self._model.columns)
            if column.key in self._texts
        ]
        ends = [area.left() for area, _, _ in found]
        if frozen.width:
            ends.append(start + frozen.width)
        room = QRect(start, 0, min(ends, default=start) - start, 1)
        return [(room, _LEFT, self._title), *found] if room.width() > 0 else found

    def _area(self, section: int) -> QRect:
        """Return where the sum of a column is seen beside the columns that stay."""
        header, start = self._view.headings, self._view.viewport().x()
        left = header.frozen.left(section)
        right = left + header.sectionSize(section)
        if section >= header.frozen.count:
            left = max(left, header.frozen.width)
        return QRect(start + left, 0, right - left, 1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.fillRect(self.rect(), theme.colour("band"))
        painter.fillRect(0, 0, self.width(), 1, theme.colour("strong_line"))
        font = QFont(self.font())
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        padding = theme.em(PADDING)
        viewport = self._view.viewport().geometry()
        painter.setClipRect(viewport.left(), 1, viewport.width(), self.height())
        for area, alignment, text in self.places():
            room = QRect(area.x() + padding, 1, area.width() - 2 * padding, self.height() - 1)
            if room.width() <= 0:
                continue
            fitting = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, alignment, fitting)
