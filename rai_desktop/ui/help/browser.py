"""A text in Markdown, read by Qt itself: nothing is loaded, and no link leads anywhere."""

import re

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QColor,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser

from rai_desktop.ui.overriding import override
from rai_desktop.ui.theme import Theme

_LINK = re.compile(r"\[([^\]]+)\]\(([^)]*)\)")
_FEATURES = (
    QTextDocument.MarkdownFeature.MarkdownDialectGitHub
    | QTextDocument.MarkdownFeature.MarkdownNoHTML
)
_SECTION = 2
_END = QTextCursor.MoveOperation.End


class HelpBrowser(QTextBrowser):
    """Shows Markdown; links out of it are shown as what they are called, with their address."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)

    def show_text(self, text: str, theme: Theme) -> None:
        """Show ``text`` from its beginning in the colours of ``theme``."""
        document = self.document()
        document.setDocumentMargin(theme.em(1.2))
        document.setMarkdown(_LINK.sub(_told, text), _FEATURES)
        _unlink(document)
        _set_tables(document, theme)

    def go_to(self, section: int) -> None:
        """Bring the heading of a section to the upper edge, and put the cursor there."""
        headings = self._headings()
        if not 0 <= section < len(headings):
            return
        block = headings[section]
        self.setTextCursor(QTextCursor(block))
        top = self.document().documentLayout().blockBoundingRect(block).top()
        self.verticalScrollBar().setValue(round(top))

    def section(self) -> int:
        """Return the section whose text stands at the upper edge, -1 before the first."""
        top = self.verticalScrollBar().value() + self.fontMetrics().height()
        layout = self.document().documentLayout()
        tops = (layout.blockBoundingRect(block).top() for block in self._headings())
        return sum(each <= top for each in tops) - 1

    def _headings(self) -> list[QTextBlock]:
        found, block = [], self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() == _SECTION:
                found.append(block)
            block = block.next()
        return found

    @override
    def loadResource(self, type: int, name: QUrl | str) -> object:
        return None


def _told(link: re.Match[str]) -> str:
    """Return what is written in place of a link: the address only where it says more."""
    text, address = link.groups()
    is_more = "://" in address and address not in text
    return f"{text} ({address})" if is_more else text


def _unlink(document: QTextDocument) -> None:
    """Make plain text of what Qt recognised as a link by itself."""
    plain = QTextCharFormat()
    plain.setAnchor(False)
    plain.setAnchorHref("")
    plain.setFontUnderline(False)
    plain.clearForeground()
    cursor = QTextCursor(document)
    cursor.movePosition(_END, QTextCursor.MoveMode.KeepAnchor)
    cursor.mergeCharFormat(plain)


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
