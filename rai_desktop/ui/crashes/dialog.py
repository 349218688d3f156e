"""What people see of a fault: what it means for them, and a report that they can pass on."""

from enum import IntEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rai_desktop.domain.texts import N_
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.reading_order import ReadingDialog
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import button, label
from rai_desktop.words import Words

WIDTH, HEIGHT = 40, 14
"""Least width of the dialog and least height of the report, in heights of a line of text."""

_KEPT = N_(
    "Everything up to your last edit is kept. It is best to start the program anew: it brings "
    "everything back. You can also go on, but what you see may not be right then."
)
_REPORT = N_(
    "The report says where in the program it happened. It holds nothing of your entries, no "
    "file name and no name of a person. It is sent to nobody; you can copy it and pass it on."
)


class Choice(IntEnum):
    """How people go on after a fault; Esc goes on."""

    GO_ON = 0
    CLOSE = 1
    RESTART = 2


class CrashDialog(ReadingDialog):
    """Stands before the whole program; uses nothing that may be broken but plain parts."""

    def __init__(self, window: QWidget, words: Words, report: str, sentence: str = "") -> None:
        super().__init__(window)
        self.setObjectName("fault")
        self.setWindowTitle(words(N_("Something went wrong")))
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self._words = words
        line = self.fontMetrics().height()
        self.setMinimumWidth(WIDTH * line)
        self.resize(WIDTH * line, 0)
        head = label("fault_title", "heading", wraps=True)
        head.setText(words(N_("The program made a mistake.")))
        self.report = report_view(words, report, line)
        self.report.setVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(line, line, line, line)
        column.setSpacing(line // 2)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)  # see _fit
        column.addWidget(head)
        for name, text in (
            ("fault_what", sentence),
            ("fault_text", _KEPT),
            ("fault_note", _REPORT),
        ):
            if text:
                paragraph = label(name, wraps=True)
                paragraph.setText(words(text) if text is not sentence else text)
                column.addWidget(paragraph)
        column.addStretch()
        column.addLayout(self._details())
        column.addWidget(self.report, 1)
        self._row = self._choices()
        column.addLayout(self._row)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def show_report(self, report: str) -> None:
        """Show a report that has become longer."""
        self.report.setPlainText(report)

    def _details(self) -> QHBoxLayout:
        self._fold = button("fault_details")
        self._fold.clicked.connect(self._turn)
        self._name_fold()
        row = QHBoxLayout()
        row.addWidget(self._fold)
        row.addWidget(copy_button(self._words, self.report))
        row.addStretch(1)
        return row

    def _choices(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        for choice, text in (
            (Choice.GO_ON, N_("Go on working")),
            (Choice.CLOSE, N_("Close the program")),
            (Choice.RESTART, N_("Start anew and restore")),
        ):
            made = ShortButton(
                f"fault_{choice.name.lower()}", "primary" if choice is Choice.RESTART else ""
            )
            made.setText(self._words(text))
            made.setDefault(choice is Choice.RESTART)
            made.clicked.connect(lambda _=False, chosen=choice: self.done(chosen))
            row.addWidget(made)
        return row

    def _turn(self) -> None:
        self.report.setVisible(self.report.isHidden())
        self._name_fold()
        self._fit()

    def _fit(self) -> None:
        """Be as wide as the buttons, if the window is, and as high as the lines are then."""
        column, window = self.layout(), self.parentWidget()
        if column is not None:
            column.invalidate()  # what it knew before the parts had their look
            margins = column.contentsMargins()
            wanted = self._row.sizeHint().width() + margins.left() + margins.right()
            room = wanted if window is None else min(wanted, window.width())
            width = max(self.width(), column.minimumSize().width(), room)
            self.resize(width, column.totalHeightForWidth(width))

    def _name_fold(self) -> None:
        shown = not self.report.isHidden()
        self._fold.setText(self._words(N_("Hide the report") if shown else N_("Show the report")))


class ReportDialog(ReadingDialog):
    """Shows the report of a window that ended badly."""

    def __init__(self, window: QWidget, words: Words, report: str) -> None:
        super().__init__(window)
        self.setObjectName("crash_report")
        self.setWindowTitle(words(N_("Report on what happened")))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        line = self.fontMetrics().height()
        self.setMinimumWidth(WIDTH * line)
        note = label("report_note", wraps=True)
        note.setText(words(_REPORT))
        view = report_view(words, report, line)
        close = button("report_close", "primary")
        close.setText(words(N_("Close")))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(copy_button(words, view))
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(line, line, line, line)
        column.setSpacing(line // 2)
        column.addWidget(note)
        column.addWidget(view, 1)
        column.addLayout(foot)


def report_view(words: Words, report: str, line: int) -> QPlainTextEdit:
    """Return a field that shows ``report`` as it is."""
    view = QPlainTextEdit(report)
    view.setObjectName("fault_report")
    view.setReadOnly(True)
    view.setTabChangesFocus(True)
    view.setMinimumHeight(HEIGHT * line)
    view.setAccessibleName(words(N_("Report")))
    return view


def copy_button(words: Words, view: QPlainTextEdit) -> QPushButton:
    """Return a button that copies what ``view`` shows."""

    def copy() -> None:
        QGuiApplication.clipboard().setText(view.toPlainText())

    made = button("fault_copy")
    made.setText(words(N_("Copy the report")))
    made.clicked.connect(copy)
    return made
