"""The dialog that asks for the pass phrase of a file that came encrypted."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.texts import N_
from rai_desktop.services.ports import Asker
from rai_desktop.services.sending import ENCRYPTED_ENDING, PLAIN_ENDING
from rai_desktop.ui.beside_dialog import StoppableDialog
from rai_desktop.ui.file_names import file_filter, free_path
from rai_desktop.ui.parts.progress import progress_bar, show_progress
from rai_desktop.ui.parts.short import ShortButton, ShortCheckBox
from rai_desktop.ui.parts.widgets import breakable, label, let_wrap, scrolled
from rai_desktop.ui.sending.phrase_fields import error_label, show_typed
from rai_desktop.ui.session import Session
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

WIDTH, HIGHEST = 36, 40
"""Lengths of the dialog in em; what is higher scrolls."""

_LEAD = N_(
    "This inventory is encrypted. Ask the sender for the pass phrase by phone. What is in it is "
    "put into a file of your own, which is not encrypted."
)


class UnlockDialog(StoppableDialog):
    """Asks for a pass phrase and a place; ``unlocked`` carries where the inventory lies then."""

    unlocked = Signal(object)

    def __init__(
        self,
        window: QWidget,
        session: Session,
        asker: Asker,
        path: Path,
        words: Words,
        theme: Theme,
    ) -> None:
        super().__init__(window)
        self.setObjectName("unlock")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self._asker = asker
        self._path = path
        self._words = words
        self._target = free_path(session.documents_folder(), _plain_name(path))
        self.phrase = QLineEdit()
        self._shown = ShortCheckBox()
        self._place = label("unlock_place", "small", wraps=True)
        self._other = ShortButton("unlock_other", "quiet")
        self.error = error_label("unlock_error")
        self._bar = progress_bar("unlock_progress")
        self.open_button = ShortButton("unlock_open", "primary")
        self._back = ShortButton("unlock_back")
        self._build(theme)
        self._connect()
        self._show_state()
        self.phrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, theme: Theme) -> None:
        words, em = self._words, theme.em
        self.setWindowTitle(words(N_("Open an encrypted file")))
        inside, whole = QWidget(), QVBoxLayout(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, em(0.4), 0)
        column.setSpacing(em(0.6))
        whole.setContentsMargins(em(1.6), em(1.4), em(1.2), em(1.3))
        whole.setSpacing(em(0.9))
        self._build_fields()
        self._fill(column)
        let_wrap(inside)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._back)
        foot.addWidget(self.open_button)
        whole.addWidget(scrolled(inside, "unlock_area"), 1)
        for part in (self.error, self._bar):
            whole.addWidget(part)
        whole.addLayout(foot)
        height = column.heightForWidth(em(WIDTH - 3.4)) + foot.sizeHint().height()
        self.resize(em(WIDTH), min(height + em(5), em(HIGHEST)))

    def _fill(self, column: QVBoxLayout) -> None:
        title, lead = label("unlock_title", "heading", wraps=True), label("unlock_lead", wraps=True)
        title.setText(breakable(self._path.name))
        lead.setText(self._words(_LEAD))
        name = label("unlock_phrase_name", "field")
        name.setText(self._words(N_("Pass phrase")))
        name.setBuddy(self.phrase)
        for part in (title, lead, name, self.phrase, self._shown):
            column.addWidget(part)
        column.addWidget(self._place)
        row = QHBoxLayout()
        row.addWidget(self._other)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)

    def _build_fields(self) -> None:
        words = self._words
        self.phrase.setObjectName("unlock_phrase")
        self.phrase.setAccessibleName(words(N_("Pass phrase")))
        self.phrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.phrase.setMaxLength(1000)
        self._shown.setObjectName("unlock_shown")
        self._shown.setText(words(N_("Show the pass phrase")))
        self._other.setText(words(N_("Other place…")))
        self.open_button.setText(words(N_("Open the file")))
        self._back.setText(words(N_("Cancel")))
        self.open_button.setDefault(True)
        self._bar.setAccessibleName(words(N_("Progress of opening")))

    def _connect(self) -> None:
        self._shown.toggled.connect(lambda on: show_typed(on, self.phrase))
        self.phrase.textChanged.connect(lambda _: self._show_state())
        self._other.clicked.connect(self._on_other)
        self._back.clicked.connect(self.reject)
        self.open_button.clicked.connect(self._on_open)
        self._beside.progressed.connect(lambda now: show_progress(self._bar, now))
        self._beside.finished.connect(lambda _: self._on_finished())
        self._beside.failed.connect(self._on_failed)
        self._beside.cancelled.connect(self._show_state)

    def _show_state(self) -> None:
        words, is_busy = self._words, self._beside.is_busy
        text = words.filled(N_("It is put here: {path}"), path=breakable(str(self._target)))
        self._place.setText(text)
        for part in (self.phrase, self._shown, self._other):
            part.setEnabled(not is_busy)
        self.open_button.setEnabled(bool(self.phrase.text()) and not is_busy)
        self._bar.setVisible(is_busy)

    def _on_other(self) -> None:
        title = self._words(N_("Where should the file be kept?"))
        chosen = self._asker.save_path(title, self._target, file_filter(self._words, "rai"))
        if chosen is not None:
            self._target = chosen
            self._show_state()

    def _on_open(self) -> None:
        self.error.hide()
        self._bar.setRange(0, 0)
        phrase, path, target = self.phrase.text(), self._path, self._target
        self._beside.start(lambda tell: self._session.decrypt(path, target, phrase, tell))
        self._show_state()

    def _on_finished(self) -> None:
        target = self._target
        self.accept()
        self.unlocked.emit(target)

    def _on_failed(self, error: UserError) -> None:
        self._show_state()
        was_shown = self.error.isVisible()
        self.error.setText(self._words.of_error(error))
        self.error.show()
        if not was_shown:
            self.resize(self.width(), self.height() + self.error.heightForWidth(self.width()))
        self.phrase.setFocus(Qt.FocusReason.OtherFocusReason)
        self.phrase.selectAll()


def _plain_name(path: Path) -> str:
    """Return the name that the inventory has without its encryption."""
    name = path.name
    if name.lower().endswith(ENCRYPTED_ENDING):
        name = name[: -len(ENCRYPTED_ENDING)]
    return name + PLAIN_ENDING
