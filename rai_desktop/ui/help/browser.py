"""A page in Markdown, read by Qt itself: nothing is loaded but pictures of the manual."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QCursor,
    QImage,
    QKeyEvent,
    QPagedPaintDevice,
    QResizeEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFragment,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QToolTip

from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.widgets import announce, plain_tip

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rai_desktop.services.glossary import TermFinder
    from rai_desktop.ui.theme import Theme

TERM = "glossary.md#"
"""What a link to a word of the glossary begins with."""

_LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]*)\)")
_PAGE = re.compile(r"[a-z_-]+\.md(#[\w-]*)?|#[\w-]+")
_PICTURE = re.compile(r"[a-z_-]+\.(png|svg)")
_FEATURES = (
    QTextDocument.MarkdownFeature.MarkdownDialectGitHub
    | QTextDocument.MarkdownFeature.MarkdownNoHTML
)
_SECTION = 2
_BY_KEYS = Qt.TextInteractionFlag.TextSelectableByKeyboard
"""Arrow keys move the cursor: screen readers read the line to which it comes."""

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_END = QTextCursor.MoveOperation.End
_KEEP = QTextCursor.MoveMode.KeepAnchor


class HelpBrowser(QTextBrowser):
    """Shows Markdown; ``page_wanted`` carries where a link leads, such as ``merging.md#how``.

    Links out of the manual are shown as what they are called, with their address.
    """

    page_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(self.textInteractionFlags() | _BY_KEYS)
        self._folder: Path | None = None
        self.anchorClicked.connect(lambda address: self.page_wanted.emit(address.toString()))
        self.highlighted.connect(self._on_highlighted)

    def show_text(
        self, text: str, theme: Theme, folder: Path | None = None, terms: TermFinder | None = None
    ) -> None:
        """Show ``text`` from its beginning; its pictures are in ``folder``.

        What ``terms`` finds is explained where the pointer or the keyboard rests on it.
        """
        self._folder = folder
        document = self.document()
        document.setDocumentMargin(theme.em(1.2))
        document.setMarkdown(_LINK.sub(_told, text), _FEATURES)
        _set_links(document, theme)
        _set_tables(document, theme)
        _set_headings(document, theme)
        if terms is not None:
            _explain(document, terms)
        self._fit_pictures()
        self.setTextCursor(QTextCursor(document))
        self.verticalScrollBar().setValue(0)

    def print_to(self, printer: QPagedPaintDevice) -> None:
        """Print the page, black on white."""
        printed = self.document().clone()
        cursor = _select(printed, 0, 0)
        cursor.movePosition(_END, _KEEP)
        black = QTextCharFormat()
        black.setForeground(QColor("black"))
        cursor.mergeCharFormat(black)
        printed.print_(printer)

    def go_to(self, heading: int) -> None:
        """Bring a heading to the upper edge and put the cursor there; -1 is the beginning."""
        headings = self._headings()
        if not 0 <= heading < len(headings):
            self.setTextCursor(QTextCursor(self.document()))
            self.verticalScrollBar().setValue(0)
            return
        block = headings[heading]
        self.setTextCursor(QTextCursor(block))
        top = self.document().documentLayout().blockBoundingRect(block).top()
        self.verticalScrollBar().setValue(round(top))

    def _headings(self) -> list[QTextBlock]:
        blocks = _blocks(self.document())
        return [block for block in blocks if block.blockFormat().headingLevel() == _SECTION]

    @override
    def keyPressEvent(self, ev: QKeyEvent) -> None:
        """Go to the next heading or the one before, as people do who do not see the page."""
        is_step = ev.modifiers() & Qt.KeyboardModifier.ControlModifier
        if is_step and (by := _STEPS.get(Qt.Key(ev.key()))):
            self._step_heading(by)
        else:
            super().keyPressEvent(ev)

    def _step_heading(self, by: int) -> None:
        here = self.textCursor().blockNumber()
        others = [
            block for block in _blocks(self.document()) if by * (block.blockNumber() - here) > 0
        ]
        found = next((block for block in others[::by] if block.blockFormat().headingLevel()), None)
        if found is not None:
            self.setTextCursor(QTextCursor(found))
            announce(self, found.text())

    @override
    def loadResource(self, type: int, name: QUrl | str) -> object:
        """Return a picture of the manual; nothing else is ever read."""
        wanted = name.toString() if isinstance(name, QUrl) else name
        is_picture = type == int(QTextDocument.ResourceType.ImageResource.value)
        if self._folder is None or not is_picture or not _PICTURE.fullmatch(wanted):
            return None
        return QImage(str(self._folder / wanted))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_pictures()

    def _fit_pictures(self) -> None:
        """Let no picture be wider than the text."""
        document = self.document()
        room = self.viewport().width() - 2 * document.documentMargin()
        for fragment in list(_fragments(document)):
            form = fragment.charFormat()
            if form.isImageFormat() and room > 0:
                self._fit(fragment, form.toImageFormat(), room)

    def _fit(self, fragment: QTextFragment, form: QTextImageFormat, room: float) -> None:
        """Show a picture in its own width, or as wide as there is room, drawn smoothly."""
        kind, address = QTextDocument.ResourceType.ImageResource, QUrl(form.name())
        own = self.loadResource(kind.value, address)
        if not isinstance(own, QImage) or own.isNull():
            return
        width = min(own.width(), room)
        if form.width() == width:
            return
        form.setWidth(width)
        form.setHeight(width * own.height() / own.width())
        pixels = round(width * self.devicePixelRatioF())
        smooth = own.scaledToWidth(pixels, Qt.TransformationMode.SmoothTransformation)
        document = self.document()
        document.addResource(kind, address, smooth)
        start = fragment.position()
        _select(document, start, start + fragment.length()).setCharFormat(form)

    def _on_highlighted(self, address: QUrl) -> None:
        """Explain a word of the glossary that the keyboard came to."""
        if not address.toString().startswith(TERM) or not self.hasFocus():
            return
        cursor = self.textCursor()
        tip = cursor.charFormat().toolTip()
        place = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
        if tip and not self.viewport().rect().contains(self.mapFromGlobal(QCursor.pos())):
            QToolTip.showText(place, tip, self)


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _fragments(document: QTextDocument) -> Iterator[QTextFragment]:
    for block in _blocks(document):
        part = block.begin()
        while not part.atEnd():
            yield part.fragment()
            part += 1


def _select(document: QTextDocument, start: int, end: int) -> QTextCursor:
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(end, _KEEP)
    return cursor


def _told(link: re.Match[str]) -> str:
    """Return what is written in place of a link: the address only where it says more."""
    sign, text, address = link.groups()
    if sign:
        return f"![{text}]({address})\n\n*{text}*" if _PICTURE.fullmatch(address) else text
    if _PAGE.fullmatch(address):
        return link.group()
    is_more = "://" in address and address not in text
    return f"{text} ({address})" if is_more else text


def _set_links(document: QTextDocument, theme: Theme) -> None:
    """Give links their colour; make plain text of what Qt took for one by itself."""
    for fragment in list(_fragments(document)):
        form = fragment.charFormat()
        if not form.isAnchor() or form.isImageFormat():
            continue
        start = fragment.position()
        cursor = _select(document, start, start + fragment.length())
        cursor.setCharFormat(_link_format(form, theme))


def _link_format(form: QTextCharFormat, theme: Theme) -> QTextCharFormat:
    is_page = bool(_PAGE.fullmatch(form.anchorHref()))
    form.setFontUnderline(is_page)
    if is_page:
        form.setForeground(QColor(theme.hex("accent")))
        return form
    form.setAnchor(False)
    form.setAnchorHref("")
    form.clearForeground()
    return form


def _explain(document: QTextDocument, terms: TermFinder) -> None:
    """Mark each word of the glossary where it stands first, with what it means."""
    known: set[str] = set()
    for block in list(_blocks(document)):
        if block.blockFormat().headingLevel():
            continue
        for found in terms.found(block.text()):
            cursor = _select(document, block.position() + found.start, block.position() + found.end)
            if found.term in known or cursor.charFormat().isAnchor():
                continue
            known.add(found.term)
            cursor.mergeCharFormat(_term_format(found.term, found.title, found.text))


def _term_format(term: str, title: str, text: str) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setAnchor(True)
    form.setAnchorHref(f"{TERM}{term}")
    form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    form.setToolTip(plain_tip(f"{title}: {text}"))
    return form


def _set_tables(document: QTextDocument, theme: Theme) -> None:
    """Draw tables with thin lines over the whole width, with room in their cells."""
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            look = frame.format()
            look.setBorderCollapse(True)
            look.setBorder(1)
            look.setBorderBrush(QColor(theme.hex("line")))
            look.setCellPadding(theme.em(0.4))
            look.setCellSpacing(0)
            look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
            frame.setFormat(look)
            _set_cells(frame, QColor(theme.hex("line")))


def _set_cells(table: QTextTable, line: QColor) -> None:
    for row in range(table.rows()):
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            form = cell.format().toTableCellFormat()
            form.setBorder(1)
            form.setBorderBrush(line)
            form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            cell.setFormat(form)


def _set_headings(document: QTextDocument, theme: Theme) -> None:
    """Put room above headings, so that what belongs together is seen."""
    for block in list(_blocks(document)):
        if block.blockFormat().headingLevel() >= _SECTION:
            form = block.blockFormat()
            form.setTopMargin(theme.em(1.1))
            form.setBottomMargin(theme.em(0.3))
            QTextCursor(block).setBlockFormat(form)
