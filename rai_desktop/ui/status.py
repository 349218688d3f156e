"""The lowest line: what is saved where, what the list shows, and how far an export is."""

from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.ui.icons import picture
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.elided import ElidedLabel
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import announce, label, show_pixmap, show_tip
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

NARROW = 48
"""Width in em below which the line has no room for both the list and an export."""


class SaveState(StrEnum):
    """Whether the file at its place holds what was entered."""

    SAVED = "saved"
    WRITING = "writing"
    KEPT = "kept"
    READ_ONLY = "read_only"


_SIGNS = {
    SaveState.SAVED: ("ok", "ok"),
    SaveState.WRITING: ("file", "muted"),
    SaveState.KEPT: ("warn", "warn"),
    SaveState.READ_ONLY: ("lock", "muted"),
}


class StatusLine(QFrame):
    """Tells people at any time that nothing is lost."""

    cancel_wanted = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("status")
        self.setProperty("role", "foot")
        self._words = words
        self._theme = theme
        self._state = SaveState.SAVED
        self._saved_at: datetime | None = None
        self._is_asked = False
        self._file_name = self._place = ""
        self._sign = label("save_sign")
        self._saved = ElidedLabel("save_state", "small", grows=False)
        self._summary = ElidedLabel("summary", "small")
        self._job = QWidget()
        self._job_text = ElidedLabel("job_text", "small", grows=False)
        self._bar = QProgressBar()
        self._bar.setObjectName("job_progress")
        self._bar.setTextVisible(False)
        self._cancel = ShortButton("job_cancel", "quiet")
        self._cancel.clicked.connect(self._on_cancel)
        self._row = QHBoxLayout(self)
        self._build()
        self.apply_theme(theme)
        self.retranslate(words)

    def show_file(self, name: str, place: str) -> None:
        """Name the file, with its whole place in the tool tip."""
        self._file_name = name
        self._place = place
        self._show_saved()

    def show_saved(self, state: SaveState, moment: datetime | None = None) -> None:
        """Tell whether the file holds everything; ``moment`` is when it was written."""
        self._state = state
        self._saved_at = moment or self._saved_at
        self._show_saved()
        if self._is_asked and state is SaveState.SAVED:
            self._is_asked = False
            announce(self._saved, self._sentence())

    def tell_saved(self) -> None:
        """Let screen readers say when the file is written, once; somebody asked for it."""
        self._is_asked = True

    def show_summary(self, text: str, *, is_news: bool = False) -> None:
        """Tell how many entries the list shows; ``is_news`` while somebody works in it."""
        is_told = is_news and text != self._summary.text()
        self._summary.show_text(text)
        if is_told:
            announce(self._summary, text)

    def show_job(self, done: int, total: int) -> None:
        """Show how far the export is; no total moves without an end."""
        self._bar.setRange(0, max(0, total))
        self._bar.setValue(min(done, total))
        self._cancel.setEnabled(True)
        if self._job.isHidden():
            announce(self._bar, self._job_text.text())
        self._job.setVisible(True)
        self._fit()

    def hide_job(self) -> None:
        """Show no export any more."""
        self._job.setVisible(False)
        self._fit()

    def retranslate(self, words: Words) -> None:
        """Show the words in another language."""
        self._words = words
        self._job_text.show_text(words(N_("Exporting…")))
        self._cancel.setText(words(N_("Cancel export")))
        self._bar.setAccessibleName(words(N_("Progress of the export")))
        self._show_saved()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._theme = theme
        em = theme.em
        self._row.setContentsMargins(em(1.2), em(0.3), em(1.2), em(0.3))
        self._row.setSpacing(em(0.5))
        self._bar.setMinimumWidth(em(4))
        self._bar.setMaximumWidth(em(12))
        self.setMinimumHeight(em(2.6))
        self._show_saved()
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where there is little room, what the list shows gives way to what is being done."""
        has_room = self._job.isHidden() or self.width() >= self._theme.em(NARROW)
        self._summary.setVisible(has_room)

    def _build(self) -> None:
        inside = QHBoxLayout(self._job)
        inside.setContentsMargins(0, 0, 0, 0)
        for part in (self._job_text, self._bar, self._cancel):
            inside.addWidget(part)
        self._row.addWidget(self._sign)
        self._row.addWidget(self._saved)
        self._row.addSpacing(16)
        self._row.addWidget(self._summary, 1)
        self._row.addWidget(self._job)
        self._job.setVisible(False)

    def _show_saved(self) -> None:
        sign, colour = _SIGNS[self._state]
        ratio = self.devicePixelRatioF()
        show_pixmap(self._sign, picture(sign, self._theme, colour, 1.2, ratio))
        self._saved.show_text(self._sentence())
        show_tip(self._saved, self._place)

    def _sentence(self) -> str:
        words, name = self._words, self._file_name
        if self._state is SaveState.SAVED and self._saved_at is not None:
            time = f"{self._saved_at:%H:%M}"
            return words.filled(N_("Saved {time} · {name}"), time=time, name=name)
        return words.filled(_SENTENCES[self._state], name=name)

    def _on_cancel(self) -> None:
        self._cancel.setEnabled(False)
        self.cancel_wanted.emit()


_SENTENCES = {
    SaveState.SAVED: N_("Saved · {name}"),
    SaveState.WRITING: N_("Saving · {name}"),
    SaveState.KEPT: N_("Kept on this computer, not yet in {name}"),
    SaveState.READ_ONLY: N_("For reading only · {name}"),
}
