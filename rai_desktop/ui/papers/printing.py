"""Printing a shown paper: pages with a foot, as large as the paper in the printer."""

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QPagedPaintDevice,
    QPainter,
    QTextCursor,
    QTextDocument,
)

from rai_desktop.services.papers.model import Paper
from rai_desktop.words import words_for

_POINTS_PER_INCH = 72
_DOTS_PER_INCH = 96
"""In these the sizes of pictures in a document are given, whatever they are drawn on."""

_PICTURE = "\ufffc"
"""The letter that stands for a picture in the text of a document."""

_FOOT = 26.0
_FOOT_SIZE = 7.5


def print_document(document: QTextDocument, paper: Paper, printer: QPagedPaintDevice) -> int:
    """Print ``document``, every page with fingerprint and number; return how many pages."""
    printed = document.clone()
    printed.setDefaultFont(document.defaultFont())
    scale = printer.logicalDpiX() / _POINTS_PER_INCH
    printed.documentLayout().setPaintDevice(printer)
    area = printer.pageLayout().paintRectPixels(printer.logicalDpiX())
    size = QSizeF(area.width(), area.height() - _FOOT * scale)
    printed.setPageSize(size)
    _fit_pictures(printed, (size.width() - 2 * printed.documentMargin()) / printer.logicalDpiX())
    painter = QPainter(printer)
    count = printed.pageCount()
    for page in range(count):
        if page:
            printer.newPage()
        _paint_page(painter, printed, size, page)
        foot = QRectF(0, size.height(), size.width(), _FOOT * scale)
        _paint_foot(painter, paper, foot, (page + 1, count))
    painter.end()
    return count


def _fit_pictures(document: QTextDocument, inches: float) -> None:
    """Let pictures that were shown beside large letters be no wider than the paper."""
    most, cursor = inches * _DOTS_PER_INCH, QTextCursor(document)
    while not (cursor := document.find(_PICTURE, cursor)).isNull():
        shape = cursor.charFormat().toImageFormat()
        if shape.width() > most:
            shape.setHeight(shape.height() * most / shape.width())
            shape.setWidth(most)
            cursor.setCharFormat(shape)


def _paint_page(painter: QPainter, document: QTextDocument, size: QSizeF, page: int) -> None:
    painter.save()
    painter.translate(0, -page * size.height())
    shown = QAbstractTextDocumentLayout.PaintContext()
    shown.clip = QRectF(0, page * size.height(), size.width(), size.height())
    painter.setClipRect(shown.clip)
    document.documentLayout().draw(painter, shown)
    painter.restore()


def _paint_foot(painter: QPainter, paper: Paper, area: QRectF, page: tuple[int, int]) -> None:
    labels, number = paper.labels, page
    day = words_for(paper.language).day(paper.cut_off)
    known = [f"{labels.fingerprint}: {paper.fingerprint}"] if paper.fingerprint else []
    left = " · ".join([*known, f"{labels.cut_off}: {day}"])
    font = QFont(painter.font())
    font.setPointSizeF(_FOOT_SIZE)
    painter.setFont(font)
    bottom = Qt.AlignmentFlag.AlignBottom
    painter.drawText(area, Qt.AlignmentFlag.AlignLeft | bottom, left)
    label = labels.page.format(page=number[0], pages=number[1])
    painter.drawText(area, Qt.AlignmentFlag.AlignRight | bottom, label)
