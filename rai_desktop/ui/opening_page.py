"""The page while a file is opened: which one, how far it is, and a way to stop."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.services.jobs import Progress
from rai_desktop.ui.parts.elided import ElidedLabel
from rai_desktop.ui.parts.widgets import button, frame, label
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words


class OpeningPage(QWidget):
    """Says what is going on; ``cancel_wanted`` when the person does not want to wait."""

    cancel_wanted = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("page")
        self._words = words
        self._name = ""
        self._progress: Progress | None = None
        self._is_stopping = False
        self._card = frame("opening", "card")
        self._title = label("opening_title", "heading", wraps=True)
        self._file = ElidedLabel("opening_file", "muted")
        self._bar = QProgressBar()
        self._bar.setObjectName("opening_progress")
        self._bar.setTextVisible(False)
        self._note = label("opening_note", "small", wraps=True)
        self._cancel = button("opening_cancel")
        self._cancel.clicked.connect(self._on_cancel)
        self._inside = QVBoxLayout(self._card)
        self._build()
        self.apply_theme(theme)
        self.retranslate(words)

    def begin(self, name: str) -> None:
        """Show that ``name`` is being opened."""
        self._name, self._progress, self._is_stopping = name, None, False
        self._cancel.setEnabled(True)
        self._show()
        self._cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_progress(self, progress: Progress) -> None:
        """Show how far the check of the file is."""
        self._progress = progress
        self._show()

    def retranslate(self, words: Words) -> None:
        """Show the words in another language."""
        self._words = words
        self._cancel.setText(words(N_("Cancel")))
        self._bar.setAccessibleName(words(N_("Progress of the opening")))
        self._note.setText(
            words(
                N_(
                    "A file that was not written on this computer is checked line by line before "
                    "it is opened. It is not changed by this."
                )
            )
        )
        self._show()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        em = theme.em
        self._card.setFixedWidth(em(34))
        self._inside.setContentsMargins(em(2), em(1.8), em(2), em(1.6))
        self._inside.setSpacing(em(0.8))

    def _build(self) -> None:
        for part in (self._title, self._file, self._bar, self._note):
            self._inside.addWidget(part)
        self._inside.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignRight)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self._card)
        across.addStretch(1)
        whole = QVBoxLayout(self)
        whole.addStretch(1)
        whole.addLayout(across)
        whole.addStretch(2)

    def _show(self) -> None:
        progress = self._progress
        self._title.setText(self._sentence())
        self._file.show_text(self._name)
        self._note.setVisible(progress is not None)
        self._bar.setRange(0, progress.total if progress else 0)
        self._bar.setValue(min(progress.done, progress.total) if progress else 0)

    def _sentence(self) -> str:
        words, progress = self._words, self._progress
        if self._is_stopping:
            return words(N_("Stopping…"))
        if progress is None:
            return words(N_("Opening the inventory…"))
        if not progress.total:
            return words(N_("Checking the file…"))
        percent = words.number(100 * min(progress.done, progress.total) // progress.total)
        return words.filled(N_("Checking the file… {percent} %"), percent=percent)

    def _on_cancel(self) -> None:
        self._is_stopping = True
        self._cancel.setEnabled(False)
        self._show()
        self.cancel_wanted.emit()
