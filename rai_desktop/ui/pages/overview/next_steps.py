"""The card of the next steps: at most five, the others when asked for."""

from collections.abc import Mapping

from PySide6.QtCore import Qt

from rai_desktop.domain.texts import N_
from rai_desktop.services.overview import NextStep, Overview
from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.overview.card import Card
from rai_desktop.ui.parts.rows import LineRow, Rows
from rai_desktop.ui.parts.widgets import button
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

_SIGNS: Mapping[str, tuple[str, str]] = {
    "assess_again": ("law", "warn"),
    "unmet_obligations": ("law", "danger"),
    "overdue_tasks": ("clock", "danger"),
    "overdue_mitigations": ("clock", "danger"),
    "overdue_systems": ("clock", "danger"),
    "overdue_risks": ("clock", "danger"),
    "classify": ("classify", "accent"),
    "without_owner": ("person", "accent"),
    "without_purpose": ("edit", "accent"),
    "overdue_inquiries": ("inquiry", "warn"),
    "without_status": ("systems", "accent"),
    "high_without_mitigation": ("shield", "warn"),
    "unrated_risks": ("warn", "warn"),
    "expired_evidence": ("file", "danger"),
    "without_risk": ("warn", "accent"),
    "company": ("company", "accent"),
}
_OTHER_SIGN = ("task", "accent")


class NextStepsCard(Card):
    """Each row says what to do and why, and leads to where it is done."""

    TITLE = N_("Next steps")

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__("next_steps", words, theme)
        self._steps: tuple[NextStep, ...] = ()
        self._further: tuple[NextStep, ...] = ()
        self._is_whole = False
        self._rows = Rows("next_steps_rows", self._made)
        self._more = button("next_steps_more", "quiet")
        self._more.clicked.connect(self._on_more_clicked)
        self.body.addWidget(self._rows)
        self.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.apply_theme(theme)
        self.retranslate(words)

    @property
    @override
    def has_content(self) -> bool:
        return bool(self._steps)

    @property
    @override
    def is_long(self) -> bool:
        return self._is_whole

    @override
    def show_overview(self, overview: Overview) -> None:
        self._steps, self._further = overview.next_steps, overview.further
        self._show()

    @override
    def retranslate(self, words: Words) -> None:
        super().retranslate(words)
        self._name_more()

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        for row in self._rows.made():
            row.apply_theme(theme)

    def _made(self, place: int) -> LineRow:
        row = LineRow(f"next_step_{place}", self.theme)
        row.clicked.connect(lambda: self.target_wanted.emit(self._shown()[place].target))
        return row

    def _shown(self) -> tuple[NextStep, ...]:
        return (*self._steps, *self._further) if self._is_whole else self._steps

    def _show(self) -> None:
        steps = self._shown()
        for row, step in zip(self._rows.take(len(steps)), steps, strict=True):
            row.show_texts(step.what, step.why)
            row.show_sign(*_SIGNS.get(step.key, _OTHER_SIGN))
        self._name_more()

    def _name_more(self) -> None:
        count = len(self._further)
        self._more.setVisible(count > 0)
        self._more.setText(
            self.words(N_("Show fewer"))
            if self._is_whole
            else self.words.plural("{count} more step", "{count} more steps", count)
        )

    def _on_more_clicked(self) -> None:
        self._is_whole = not self._is_whole
        self._show()
        self.unfolded.emit()
