"""Drawing of hits: sign, title with the letters that fit marked, and where it is."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rai_desktop.services.searching.model import Hit, Sort
from rai_desktop.ui.icons import picture
from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.plan import SIGNS
from rai_desktop.ui.searching.hit_model import HIT, Index
from rai_desktop.ui.theme import Theme

ROW, HEADING, SIGN, PADDING = 2.1, 2.0, 1.2, 0.8
NOTE_SHARE = 0.45
_SIGNS = {
    Sort.COMMAND: "right",
    Sort.HELP: "info",
    Sort.MANUAL: "file",
    Sort.GLOSSARY: "example",
    Sort.LAW: "law",
}
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_END = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
_CUT = Qt.TextElideMode.ElideRight


class HitDelegate(QStyledItemDelegate):
    """Draws by itself: what users typed never passes through anything that reads tags."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        is_hit = isinstance(index.data(HIT), Hit)
        return QSize(0, self._theme.em(ROW if is_hit else HEADING))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        found = index.data(HIT)
        area: QRect = option.rect
        painter.save()
        if isinstance(found, Hit):
            is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            self._paint_hit(painter, area, found, is_chosen=is_chosen)
        else:
            self._paint_heading(painter, area, str(found))
        painter.restore()

    def _paint_heading(self, painter: QPainter, area: QRect, text: str) -> None:
        font = QFont(painter.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(self._theme.colour("muted"))
        pad = self._theme.em(PADDING)
        painter.drawText(area.adjusted(pad, 0, -pad, 0), _MIDDLE, text)

    def _paint_hit(self, painter: QPainter, area: QRect, hit: Hit, *, is_chosen: bool) -> None:
        theme, hindrance = self._theme, hit.article.hindrance if hit.article else ""
        if is_chosen:
            painter.fillRect(area, theme.colour("accent_soft"))
            edge = QRect(area.left(), area.top(), theme.em(0.25), area.height())
            painter.fillRect(edge, theme.colour("accent"))
        text = "on_accent_soft" if is_chosen else "text"
        pad, sign = theme.em(PADDING), theme.em(SIGN)
        ratio = painter.device().devicePixelRatioF()
        drawn = picture(_sign(hit), theme, "disabled" if hindrance else text, SIGN, ratio)
        painter.drawPixmap(area.left() + pad, area.center().y() - sign // 2, drawn)
        inner = area.adjusted(2 * pad + sign, 0, -pad, 0)
        note = hindrance or hit.note
        painter.setPen(theme.colour(text if is_chosen else "muted"))
        width = self._paint_note(painter, inner, note)
        inner.setRight(inner.right() - width - (pad if width else 0))
        painter.setPen(theme.colour("disabled" if hindrance and not is_chosen else text))
        self._paint_title(painter, inner, hit)

    def _paint_note(self, painter: QPainter, area: QRect, note: str) -> int:
        """Write the note at the end, and return how wide it is."""
        measure = painter.fontMetrics()
        room = int(area.width() * NOTE_SHARE)
        shown = measure.elidedText(note, _CUT, room)
        painter.drawText(area, _END, shown)
        return measure.horizontalAdvance(shown)

    def _paint_title(self, painter: QPainter, area: QRect, hit: Hit) -> None:
        title = " ".join(hit.title.split()) if "\n" in hit.title else hit.title
        layout = QTextLayout(painter.fontMetrics().elidedText(title, _CUT, area.width()))
        layout.setFont(painter.font())
        shown = len(layout.text())
        layout.setFormats([_marked(a, min(b, shown)) for a, b in hit.marks if a < shown])
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(area.width() * 2)
        layout.endLayout()
        top = area.center().y() - line.height() / 2
        painter.setClipRect(area)
        layout.draw(painter, QPointF(area.left(), top))


def _marked(start: int, end: int) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.Bold)
    look.setFontUnderline(True)
    found.start, found.length, found.format = start, end - start, look
    return found


def _sign(hit: Hit) -> str:
    return _SIGNS[hit.sort] if isinstance(hit.sort, Sort) else SIGNS[hit.sort]
