"""Pictures on the screen: draws the same display lists that go into PDF files."""

from functools import singledispatch

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPaintDevice,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from rai_desktop.services.pictures import (
    Align,
    Drawing,
    Hatch,
    Item,
    Line,
    Meaning,
    Palette,
    Polygon,
    Rect,
    Text,
    TextWidth,
)
from rai_desktop.ui.overriding import override
from rai_desktop.ui.theme import Theme

_SHARES = {Align.START: 0.0, Align.MIDDLE: 0.5, Align.END: 1.0}
_POINTS_PER_INCH = 72
_FOCUS_WIDTH = 2.0


def screen_palette(theme: Theme) -> Palette:
    """Return the colours of ``theme`` for pictures."""
    return Palette(colours={meaning: theme.hex(meaning) for meaning in Meaning})


def screen_text_width(font: QFont, device: QPaintDevice) -> TextWidth:
    """Return what measures texts for a picture drawn in ``font`` on ``device``."""

    def width(text: str, size: float, bold: bool) -> float:
        return QFontMetricsF(_sized(font, device, size, bold=bold)).horizontalAdvance(text)

    return width


class PictureView(QLabel):
    """Shows one drawing, as large as there is room; its words are read by screen readers.

    It is a label that holds an empty pixmap, for that is what Qt tells them to be a picture.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing: Drawing | None = None
        self._palette = screen_palette(theme)
        self.setPixmap(_blank())
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @property
    def drawing(self) -> Drawing | None:
        """The picture that is shown."""
        return self._drawing

    def text_width(self) -> TextWidth:
        """Return what measures texts for drawings shown here."""
        return screen_text_width(self.font(), self)

    def show_drawing(self, drawing: Drawing | None, name: str) -> None:
        """Show ``drawing``, called ``name``; ``None`` shows nothing."""
        self._drawing = drawing
        self.setAccessibleName(name)
        self.setAccessibleDescription(drawing.alt_text if drawing else "")
        self.updateGeometry()
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        """Use these colours."""
        self._palette = screen_palette(theme)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        if self._drawing is None:
            return QSize(0, 0)
        scale = self.logicalDpiX() / _POINTS_PER_INCH
        return QSizeF(self._drawing.width * scale, self._drawing.height * scale).toSize()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize()

    @override
    def heightForWidth(self, width: int) -> int:
        if self._drawing is None or not self._drawing.width:
            return 0
        return round(width * self._drawing.height / self._drawing.width)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._drawing is None:
            return
        painter = QPainter(self)
        painter.setFont(self.font())
        paint_drawing(painter, self._drawing, QRectF(self.rect()), self._palette)
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._palette.colour(Meaning.ACCENT)), _FOCUS_WIDTH))
            inset = _FOCUS_WIDTH / 2
            painter.drawRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset))
        painter.end()


def _blank() -> QPixmap:
    blank = QPixmap(1, 1)
    blank.fill(Qt.GlobalColor.transparent)
    return blank


def paint_drawing(painter: QPainter, drawing: Drawing, area: QRectF, palette: Palette) -> None:
    """Draw ``drawing`` into the middle of ``area``, as large as it fits."""
    if not drawing.width or not drawing.height:
        return
    scale = min(area.width() / drawing.width, area.height() / drawing.height)
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.translate(
        area.x() + (area.width() - drawing.width * scale) / 2,
        area.y() + (area.height() - drawing.height * scale) / 2,
    )
    painter.scale(scale, scale)
    for item in drawing.items:
        painter.save()
        _paint(item, painter, palette)
        painter.restore()
    painter.restore()


@singledispatch
def _paint(item: Item, painter: QPainter, palette: Palette) -> None:
    raise TypeError(type(item).__name__)


@_paint.register
def _(item: Rect, painter: QPainter, palette: Palette) -> None:
    _prepare(painter, palette, item.fill, item.stroke, item.line_width)
    area = QRectF(item.x, item.y, item.width, item.height)
    painter.drawRoundedRect(area, item.radius, item.radius)


@_paint.register
def _(item: Polygon, painter: QPainter, palette: Palette) -> None:
    _prepare(painter, palette, item.fill, item.stroke, item.line_width)
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in item.points]))


@_paint.register
def _(item: Line, painter: QPainter, palette: Palette) -> None:
    painter.setPen(QPen(QColor(palette.colour(item.colour)), item.line_width))
    painter.drawLine(QPointF(*item.start), QPointF(*item.end))


@_paint.register
def _(item: Hatch, painter: QPainter, palette: Palette) -> None:
    painter.setPen(QPen(QColor(palette.pattern_on(item.on)), item.line_width))
    painter.drawLines([QLineF(QPointF(*a), QPointF(*b)) for a, b in item.strokes()])


@_paint.register
def _(item: Text, painter: QPainter, palette: Palette) -> None:
    ink = palette.text_on(item.on) if item.on else palette.colour(item.colour)
    painter.setPen(QColor(ink))
    font = _sized(painter.font(), painter.device(), item.size, bold=item.bold)
    painter.setFont(font)
    painter.translate(item.x, item.y)
    if item.turned:
        painter.rotate(-90)
    width = QFontMetricsF(font).horizontalAdvance(item.text)
    painter.drawText(QPointF(-width * _SHARES[item.align], 0.0), item.text)


def _prepare(
    painter: QPainter,
    palette: Palette,
    fill: Meaning | None,
    stroke: Meaning | None,
    line_width: float,
) -> None:
    if fill is None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setBrush(QColor(palette.colour(fill)))
    if stroke is None:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        painter.setPen(QPen(QColor(palette.colour(stroke)), line_width))


def _sized(font: QFont, device: QPaintDevice, size: float, *, bold: bool) -> QFont:
    """Return ``font`` so that ``size`` units of the drawing are its size, whatever the screen."""
    sized = QFont(font)
    sized.setBold(bold)
    sized.setPointSizeF(size * _POINTS_PER_INCH / device.logicalDpiY())
    return sized
