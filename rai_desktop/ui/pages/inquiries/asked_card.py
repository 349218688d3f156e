"""Whether the inventory is complete: who was asked, who is missing, what it was compared with."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from rai_desktop.domain.texts import N_
from rai_desktop.domain.work_codes import InquiryType
from rai_desktop.services.labels import Labels
from rai_desktop.services.questionnaires.completeness import Asked, Completeness
from rai_desktop.services.questionnaires.completeness_words import (
    comparison_line,
    department_lines,
    summary_line,
)
from rai_desktop.ui.parts.drop_frame import DropFrame
from rai_desktop.ui.parts.flow import FlowLayout
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import label, set_property, show_icon, with_breaks
from rai_desktop.ui.theme import Theme

_COMPARE = {
    InquiryType.PURCHASING: N_("Note: compared with purchasing"),
    InquiryType.IT: N_("Note: compared with IT"),
}


class AskedCard(DropFrame):
    """``send_wanted``, ``read_wanted`` and ``folder_wanted`` ask for the dialogs.

    ``compared`` names a comparison.
    """

    send_wanted = Signal()
    read_wanted = Signal()
    folder_wanted = Signal()
    compared = Signal(object)

    def __init__(self, labels: Labels, theme: Theme) -> None:
        super().__init__("asked_card", "card")
        self._labels = labels
        self._found: Completeness | None = None
        self._may_write = True
        self._is_low = False
        self._is_main = True
        self._title = label("asked_card_title", "heading", wraps=True)
        self._summary = label("asked_card_summary", "", wraps=True)
        self._missing = label("asked_card_missing", "hint", wraps=True)
        self._details = label("asked_card_details", "muted", wraps=True)
        self._compared = label("asked_card_compared", "muted", wraps=True)
        self.send = ShortButton("asked_send", "primary")
        self.read = ShortButton("asked_read")
        self.folder = ShortButton("asked_read_folder")
        self.compare = {kind: ShortButton(f"asked_{kind}") for kind in _COMPARE}
        self._buttons = FlowLayout(gap=theme.em(0.6))
        self._column = QVBoxLayout(self)
        self._build()
        self.apply_theme(theme)

    def show_completeness(self, found: Completeness, *, may_write: bool) -> None:
        """Show who was asked and who is missing."""
        self._found, self._may_write = found, may_write
        self._show()

    def fit(self, *, is_low: bool) -> None:
        """Tell only what is missing where there is little room."""
        if is_low != self._is_low:
            self._is_low = is_low
            self._show()

    def lead_on(self, *, is_main: bool) -> None:
        """Say whether sending questionnaires is the main thing to do on the page."""
        self._is_main = is_main
        set_property(self.send, "role", "primary" if is_main else "")
        self._show_sign()

    def retranslate(self, labels: Labels) -> None:
        """Show the words in another language."""
        self._labels = labels
        self._show()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        em = theme.em
        self._column.setContentsMargins(em(1), em(0.8), em(1), em(0.8))
        self._column.setSpacing(em(0.4))
        self._theme = theme
        self._show_sign()
        show_icon(self.read, "table", theme)
        show_icon(self.folder, "folder", theme)

    def _show_sign(self) -> None:
        show_icon(self.send, "inquiry", self._theme, "on_accent" if self._is_main else "text")

    def _build(self) -> None:
        for part in (self._title, self._summary, self._missing, self._details, self._compared):
            self._column.addWidget(part)
        for part in (self.send, self.read, self.folder, *self.compare.values()):
            self._buttons.addWidget(part)
        self._column.addLayout(self._buttons)
        self.send.clicked.connect(self.send_wanted)
        self.read.clicked.connect(self.read_wanted)
        self.folder.clicked.connect(self.folder_wanted)
        for kind, made in self.compare.items():
            made.clicked.connect(lambda _=False, kind=kind: self.compared.emit(kind))

    def _show(self) -> None:
        words, found = self._labels.words, self._found
        self._title.setText(words(N_("Was everybody asked?")))
        self.send.setText(words(N_("Send questionnaires…")))
        self.read.setText(words(N_("Read in filled ones…")))
        self.folder.setText(words(N_("Choose a folder…")))
        for kind, text in _COMPARE.items():
            self.compare[kind].setText(words(text))
        for part in (self.send, self.read, self.folder, *self.compare.values()):
            part.setEnabled(self._may_write)
        self.take_files(is_allowed=self._may_write)
        if found is None:
            return
        self._summary.setText(summary_line(words, found))
        self._summary.setVisible(not self._is_low or bool(found.departments))
        late, other = department_lines(words, found)
        self._missing.setText(with_breaks("\n".join(late)))
        self._missing.setVisible(bool(late))
        self._details.setText(with_breaks("\n".join(other)))
        self._details.setVisible(bool(other) and not self._is_low)
        lines = [comparison_line(words, each) for each in found.comparisons]
        self._compared.setText(" ".join(lines))
        self._compared.setVisible(not self._is_low)
        is_begun = found.count(Asked.NEVER) < len(found.departments)
        for each in found.comparisons:
            self.compare[each.kind].setVisible(is_begun and not self._is_low)
