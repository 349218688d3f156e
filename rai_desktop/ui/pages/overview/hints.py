"""The card of hints: how many there are of each severity."""

from PySide6.QtCore import Qt

from rai_desktop.domain.texts import N_
from rai_desktop.services.hints.model import Severity, severity_count
from rai_desktop.services.targets import Page, Target
from rai_desktop.ui.hints.watch import HintWatch
from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.overview.card import Card
from rai_desktop.ui.parts.rows import LineRow, Rows
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

_SIGNS = {
    Severity.SERIOUS: ("danger", "danger"),
    Severity.WARNING: ("warn", "warn"),
    Severity.NOTE: ("info", "muted"),
}


class HintsCard(Card):
    """A row for each severity that has hints; all lead to the page of hints."""

    TITLE = N_("Hints")

    def __init__(self, watch: HintWatch | None, words: Words, theme: Theme) -> None:
        super().__init__("hints", words, theme)
        self._watch = watch
        self._rows = Rows("hints_rows", self._made)
        self.body.addWidget(self._rows, 0, Qt.AlignmentFlag.AlignTop)
        if watch is not None:
            watch.changed.connect(self._on_changed)
        self.apply_theme(theme)
        self.retranslate(words)

    @property
    @override
    def has_content(self) -> bool:
        return bool(self._counts())

    @override
    def retranslate(self, words: Words) -> None:
        super().retranslate(words)
        self._show()

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        for row in self._rows.made():
            row.apply_theme(theme)

    def _counts(self) -> list[tuple[Severity, int]]:
        counts = self._watch.counts() if self._watch else None
        return [(severity, count) for severity, count in (counts or {}).items() if count]

    def _on_changed(self) -> None:
        had_content = len(self._rows.made()) > 0
        self._show()
        if had_content is not self.has_content:
            self.unfolded.emit()

    def _show(self) -> None:
        counts = self._counts()
        for row, (severity, count) in zip(self._rows.take(len(counts)), counts, strict=True):
            row.show_texts(severity_count(self.words, severity, count), "")
            row.show_sign(*_SIGNS[severity])

    def _made(self, place: int) -> LineRow:
        row = LineRow(f"hints_{place}", self.theme)
        row.clicked.connect(lambda: self.target_wanted.emit(Target(page=Page.HINTS)))
        return row
