"""The preview of a document: what it says, before it is written or printed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette, QTextDocument
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTextEdit, QVBoxLayout, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.services.papers.model import Paper
from rai_desktop.services.pictures import PRINT_PALETTE, Meaning
from rai_desktop.ui.papers.document import document_in_parts
from rai_desktop.ui.papers.printing import print_document
from rai_desktop.ui.parts.reading_order import ReadingDialog
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.slices import Slices
from rai_desktop.ui.parts.widgets import label
from rai_desktop.ui.session import ExportKind
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words


class PaperPreview(ReadingDialog):
    """Shows a paper; ``write_wanted`` carries the kind of file that is wanted of it.

    A long one appears a moment later; ``shown`` tells that it is there and can be printed.
    """

    write_wanted = Signal(object)
    shown = Signal()

    def __init__(self, window: QWidget, paper: Paper, words: Words, theme: Theme) -> None:
        super().__init__(window)
        self.setObjectName("paper_preview")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.filled(N_("Preview: {title}"), title=paper.title))
        self.paper = paper
        self._words = words
        self._note = label("paper_preview_note", "muted", wraps=True)
        self._note.setText(
            words(
                N_(
                    "Preview of texts and pictures, not of pages: these are made when it is "
                    "written or printed."
                )
            )
        )
        self.view = _made_view(paper, words, theme)
        self._document = QTextDocument(self)
        self._build(theme)
        self._slices = Slices(self)
        self._slices.finished.connect(self._show)
        self._slices.begin(document_in_parts(paper, self.view.font()))

    def _build(self, theme: Theme) -> None:
        em, words = theme.em, self._words
        foot = QHBoxLayout()
        foot.setSpacing(em(0.6))
        self.buttons: dict[str, ShortButton] = {}
        for key, role, text in (
            ("print", "", N_("Print…")),
            (ExportKind.WORD, "", N_("Write as Word…")),
            ("close", "", N_("Close")),
            (ExportKind.PDF, "primary", N_("Write as PDF…")),
        ):
            made = ShortButton(f"paper_preview_{key}", role)
            made.setText(words(text))
            made.setAutoDefault(False)
            if key == "close":
                foot.addStretch(1)
            foot.addWidget(made)
            self.buttons[key] = made
        column = QVBoxLayout(self)
        column.setContentsMargins(em(1.2), em(1), em(1.2), em(1))
        column.setSpacing(em(0.7))
        column.addWidget(self._note)
        column.addWidget(self.view, 1)
        column.addLayout(foot)
        self.resize(em(62), em(52))
        self.buttons["print"].setEnabled(False)
        self.buttons["print"].clicked.connect(self.ask_printer)
        self.buttons["close"].clicked.connect(self.reject)
        self.buttons[ExportKind.PDF].clicked.connect(lambda: self._write(ExportKind.PDF))
        self.buttons[ExportKind.WORD].clicked.connect(lambda: self._write(ExportKind.WORD))

    def _show(self, document: QTextDocument) -> None:
        document.setParent(self)
        self._document = document
        self.view.setDocument(document)
        self.buttons["print"].setEnabled(True)
        self.shown.emit()

    def _write(self, kind: ExportKind) -> None:
        self.accept()
        self.write_wanted.emit(kind)

    def ask_printer(self) -> None:
        """Ask for the printer and print what is shown."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self.paper.title)
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: print_document(self._document, self.paper, printer))
        QDialog.open(dialog)  # its own form of the call wants a slot by name


def _made_view(paper: Paper, words: Words, theme: Theme) -> QTextEdit:
    """Return a sheet on which nothing can be typed: black on white, as it will be printed."""
    view = QTextEdit()
    view.setObjectName("paper_preview_text")
    view.setReadOnly(True)
    view.setAcceptRichText(False)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setAccessibleName(words.filled(N_("Preview: {title}"), title=paper.title))
    view.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    paper_colour = PRINT_PALETTE.colour(Meaning.PAPER)
    view.setStyleSheet(f"QTextEdit {{ background: {paper_colour}; padding: {theme.em(1)}px; }}")
    palette = view.palette()
    palette.setColor(QPalette.ColorRole.Text, PRINT_PALETTE.colour(Meaning.TEXT))
    view.setPalette(palette)
    return view
