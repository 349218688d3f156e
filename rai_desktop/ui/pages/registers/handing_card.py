"""The card of what is handed out beside registers and documents."""

from PySide6.QtCore import Signal

from rai_desktop.domain.texts import N_
from rai_desktop.ui.handing.base import HandingDialog
from rai_desktop.ui.handing.calendar import CalendarDialog
from rai_desktop.ui.handing.pack import PackDialog
from rai_desktop.ui.handing.public import PublicDialog
from rai_desktop.ui.pages.registers.cards import TitledCard
from rai_desktop.ui.parts.rows import LineRow
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

_ROWS: tuple[tuple[type[HandingDialog], str, str], ...] = (
    (PackDialog, "shield", N_("Registers, documents, evidence and checksums in one ZIP file.")),
    (CalendarDialog, "calendar", N_("All that is due, for Outlook, Thunderbird and others.")),
    (PublicDialog, "language", N_("A file for your website about AI systems that you choose.")),
)


class HandingCard(TitledCard):
    """A row for each; ``wanted`` carries the kind of dialog that asks the rest."""

    wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__("handing", N_("Hand out"), theme)
        self.rows: dict[type[HandingDialog], LineRow] = {}
        for kind, sign, _ in _ROWS:
            row = LineRow(f"handing_{kind.__name__}", theme)
            row.show_sign(sign, "accent")
            row.clicked.connect(lambda _=False, kind=kind: self.wanted.emit(kind))
            self.rows[kind] = row
            self.column.addWidget(row)

    def retranslate(self, words: Words) -> None:
        """Show the words in another language."""
        super().retranslate(words)
        for kind, _, text in _ROWS:
            self.rows[kind].show_texts(f"{words(kind.title)}…", words(text))

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        super().apply_theme(theme)
        for row in self.rows.values():
            row.apply_theme(theme)
