"""What went wrong, with details to copy for whoever can help."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.texts import N_
from rai_desktop.services.faults import fault_of, report_of
from rai_desktop.ui.parts.widgets import button, label
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words


class FaultDialog(QDialog):
    """Says what happened and shows details, which a button copies; closes by Esc."""

    def __init__(
        self, window: QWidget, title: str, error: Exception, words: Words, theme: Theme
    ) -> None:
        super().__init__(window)
        self.setObjectName("fault_dialog")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        em = theme.em
        head = label("fault_title", "heading", wraps=True)
        head.setText(title)
        what = label("fault_text", wraps=True)
        what.setText(
            words.of_error(error)
            if isinstance(error, UserError)
            else words(N_("The program made a mistake."))
        )
        self.details = QPlainTextEdit(report_of([(fault_of(error), 1)]))
        self.details.setObjectName("fault_details")
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setAccessibleName(words(N_("Details")))
        column = QVBoxLayout(self)
        column.setContentsMargins(em(2), em(1.8), em(2), em(1.5))
        column.setSpacing(em(0.9))
        for part in (head, what, self.details):
            column.addWidget(part)
        column.addLayout(self._buttons(words))
        self.resize(em(46), em(26))

    def _buttons(self, words: Words) -> QHBoxLayout:
        copy = button("fault_copy")
        copy.setText(words(N_("Copy details")))
        copy.clicked.connect(self._copy)
        close = button("fault_close", "primary")
        close.setText(words(N_("Close")))
        close.clicked.connect(self.accept)
        close.setDefault(True)
        row = QHBoxLayout()
        row.addWidget(copy)
        row.addStretch(1)
        row.addWidget(close)
        return row

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())
