"""The risk matrix to look at and to go into: by pointer, and cell by cell with the keyboard."""

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolTip

from rai_desktop.services.pictures import MatrixPlan, cell_words, risk_matrix
from rai_desktop.services.registers.model import MatrixPicture
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.widgets import announce
from rai_desktop.ui.pictures import PictureView
from rai_desktop.ui.theme import Theme

Place = tuple[int, int]
"""Likelihood and impact, both counted from 1."""

_TEXT_EM = 9.5
"""Units of the drawing in the height of the font, so that its texts are as large as others."""

_SHAPE, _LOWEST, _STRIP = 0.66, 22.0, 5.0

_STEPS = {
    Qt.Key.Key_Up: (1, 0),
    Qt.Key.Key_Down: (-1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class MatrixView(PictureView):
    """Shows one matrix; ``cell_chosen`` tells the place of a cell that has risks.

    ``names_at`` gives the first lines about the risks of a cell, for the tool tip.
    """

    cell_chosen = Signal(int, int)

    def __init__(self, theme: Theme, names_at: Callable[[Place], Sequence[str]]) -> None:
        super().__init__(theme)
        self.setObjectName("matrix")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._theme = theme
        self._names_at = names_at
        self._picture: MatrixPicture | None = None
        self._cell: Place = (1, 1)
        self._hovered: Place | None = None

    @property
    def cell(self) -> Place:
        """The cell that has the keyboard."""
        return self._cell

    def show_matrix(self, picture: MatrixPicture) -> None:
        """Show ``picture``; the keyboard stays in its cell, or begins at the gravest one."""
        was_empty = self._picture is None or not any(self._picture.counts.values())
        self._picture = picture
        if was_empty:
            self._cell = max((p for p, count in picture.counts.items() if count), default=(1, 1))
        self._draw()

    def cell_area(self, place: Place) -> QRectF:
        """Return where a cell lies on the screen."""
        box, scale = self._plan().cell(*place), self._scale()
        return QRectF(box.x * scale, box.y * scale, box.width * scale, box.height * scale)

    @override
    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        super().apply_theme(theme)
        self.updateGeometry()
        self._draw()

    @override
    def heightForWidth(self, width: int) -> int:
        return max(self._theme.em(_LOWEST), round(width * _SHAPE))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._hovered is not None and self._count(self._hovered):
            self._frame(painter, self._hovered, "text", 0.12)
        if self.hasFocus():
            self._frame(painter, self._cell, "surface", 0.4)
            self._frame(painter, self._cell, "focus", 0.23)
        painter.end()

    # pointer -------------------------------------------------------------------

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self._place_at(event.position().toPoint()))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(None)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = self._place_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and place is not None:
            self._go_to(place)
            self._choose()

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = self._place_at(event.pos())
            QToolTip.showText(event.globalPos(), self._tip(place) if place else "", self)
            return True
        return super().event(event)

    def _hover(self, place: Place | None) -> None:
        if place == self._hovered:
            return
        self._hovered = place
        is_open = place is not None and self._count(place) > 0
        self.setCursor(Qt.CursorShape.PointingHandCursor if is_open else Qt.CursorShape.ArrowCursor)
        self.update()

    def _tip(self, place: Place) -> str:
        lines = (self._words(place), *self._names_at(place))
        return f"<p>{'<br>'.join(escape(line) for line in lines)}</p>"

    # keyboard ------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ENTER:
            self._choose()
        elif key in _STEPS:
            up, right = _STEPS[key]
            self._go_to((self._cell[0] + up, self._cell[1] + right))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_to_end(event)
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tell()

    def _go_to_end(self, event: QKeyEvent) -> None:
        """Go to the first or last cell of the line, with Ctrl to the least or gravest of all."""
        plan = self._plan()
        is_home = event.key() == Qt.Key.Key_Home
        row = self._cell[0]
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            row = 1 if is_home else plan.rows
        self._go_to((row, 1 if is_home else plan.columns))

    def _go_to(self, place: Place) -> None:
        """Go to a cell, or to the nearest one where there is none."""
        plan = self._plan()
        row = min(plan.rows, max(1, place[0]))
        column = min(plan.columns, max(1, place[1]))
        self._cell = (row, column)
        self._tell()
        self.update()

    def _choose(self) -> None:
        if self._count(self._cell):
            self.cell_chosen.emit(*self._cell)

    def _tell(self) -> None:
        """Let screen readers say the cell; the whole picture is its description."""
        if self._picture is None:
            return
        said = self._words(self._cell)
        self.setAccessibleName(f"{self._picture.title}. {said}")
        announce(self, said)

    # drawing -------------------------------------------------------------------

    def _draw(self) -> None:
        picture = self._picture
        if picture is None or self.width() <= 0:
            return
        scale = self._scale()
        size = (self.width() / scale, self.height() / scale)
        measure = self.text_width()
        drawing = risk_matrix(
            picture.counts, picture.grid, picture.labels, measure, size=size, strip=_STRIP
        )
        self.show_drawing(drawing, f"{picture.title}. {self._words(self._cell)}")

    def _scale(self) -> float:
        return self._theme.unit / _TEXT_EM

    def _plan(self) -> MatrixPlan:
        grid = self._picture.grid if self._picture else ((),)
        scale = self._scale()
        return MatrixPlan(
            width=self.width() / scale,
            height=self.height() / scale,
            rows=len(grid),
            columns=len(grid[0]),
        )

    def _place_at(self, point: QPoint) -> Place | None:
        if self._picture is None:
            return None
        scale = self._scale()
        return self._plan().place_at(point.x() / scale, point.y() / scale)

    def _count(self, place: Place) -> int:
        return self._picture.counts.get(place, 0) if self._picture else 0

    def _words(self, place: Place) -> str:
        picture = self._picture
        if picture is None:
            return ""
        return cell_words(place, picture.counts, picture.grid, picture.labels)

    def _frame(self, painter: QPainter, place: Place, meaning: str, em: float) -> None:
        width = max(1.0, em * self._theme.unit)
        pen = QPen(self._theme.colour(meaning), width)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self.cell_area(place).adjusted(1, 1, -1, -1))
