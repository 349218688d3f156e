"""What went wrong, with details to copy for whoever can help."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.texts import N_
from rai_desktop.services.faults import fault_of, report_of
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.reading_order import ReadingDialog
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import button, label
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

_MISTAKE = N_(
    "The program made a mistake. Nothing was changed. Try again; if it happens again, copy the "
    "details and pass them on to whoever looks after the program."
)


class FaultDialog(ReadingDialog):
    """Says what happened and what to do; details are folded, a button copies them; Esc closes."""

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
        what.setText(words.of_error(error) if isinstance(error, UserError) else words(_MISTAKE))
        self.details = QPlainTextEdit(report_of([(fault_of(error), 1)]))
        self.details.setObjectName("fault_details")
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.hide()
        self.details.setAccessibleName(words(N_("Details")))
        column = QVBoxLayout(self)
        column.setContentsMargins(em(2), em(1.8), em(2), em(1.5))
        column.setSpacing(em(0.9))
        for part in (head, what, self.details):
            column.addWidget(part)
        column.addStretch(1)
        column.addLayout(self._buttons(words))
        self._words = words
        self._high = em(26)
        self._name_fold()
        self.setMinimumWidth(em(46))
        self.resize(em(46), 0)

    def _buttons(self, words: Words) -> QHBoxLayout:
        self._fold = ShortButton("fault_fold")
        self._fold.clicked.connect(self._turn)
        copy = ShortButton("fault_copy")
        copy.setText(words(N_("Copy details")))
        copy.clicked.connect(self._copy)
        close = button("fault_close", "primary")
        close.setText(words(N_("Close")))
        close.clicked.connect(self.accept)
        close.setDefault(True)
        row = QHBoxLayout()
        row.addWidget(self._fold)
        row.addWidget(copy)
        row.addStretch(1)
        row.addWidget(close)
        return row

    def _turn(self) -> None:
        self.details.setVisible(self.details.isHidden())
        self._name_fold()
        self._fit()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._fit()
        super().showEvent(event)

    def _fit(self) -> None:
        self.fit_height(0 if self.details.isHidden() else self._high)

    def _name_fold(self) -> None:
        is_hidden = self.details.isHidden()
        self._fold.setText(self._words(N_("Show details") if is_hidden else N_("Hide details")))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())
