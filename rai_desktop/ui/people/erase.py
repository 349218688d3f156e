"""The dialog before a person is erased for good: what happens, in plain words, and choices."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from rai_desktop.domain.ids import Uid
from rai_desktop.domain.texts import N_
from rai_desktop.services.erase_told import NAMED, named_line, what_happens
from rai_desktop.services.erasing import ErasePlan
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.parts.reading_order import ReadingDialog
from rai_desktop.ui.parts.short import ShortCheckBox
from rai_desktop.ui.parts.widgets import label, plain_tip, scrolled
from rai_desktop.ui.telling import shortened
from rai_desktop.ui.theme import Theme

MOST_ROWS = 6
WIDTH, HIGHEST = 46, 40
"""Lengths of the dialog in em; what is higher scrolls."""
MOST_LISTED = 500
_UID = Qt.ItemDataRole.UserRole


class EraseDialog(ReadingDialog):
    """Says what erasing does; ``confirmed`` tells that it shall be done.

    ``opened`` carries the uid of an entry whose text names the person, to be changed by hand.
    """

    confirmed = Signal()
    opened = Signal(object)

    def __init__(
        self,
        window: QWidget,
        project: OpenProject,
        labels: Labels,
        theme: Theme,
        plan: ErasePlan,
        backups: int,
    ) -> None:
        super().__init__(window)
        self.setObjectName("erase")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._project = project
        self._labels = labels
        self._words = labels.words
        self._title = label("erase_title", "heading", wraps=True)
        self._lines = QVBoxLayout()
        self._named = label("erase_named", "field", wraps=True)
        self.texts = QListWidget()
        self.replace_texts = ShortCheckBox("erase_texts")
        self.backups_too = ShortCheckBox("erase_backups")
        self._buttons = QDialogButtonBox()
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._whole = QVBoxLayout(self)
        self._build()
        self._fill(plan, backups)
        self._lay_out(theme)
        self._connect()

    def _build(self) -> None:
        self.texts.setObjectName("erase_places")
        self.texts.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.texts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._column.addWidget(self._title)
        self._column.addLayout(self._lines)
        for part in (
            self._named,
            self.texts,
            self.replace_texts,
            self.backups_too,
        ):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._whole.addWidget(scrolled(self._inside, "erase_area"), 1)
        self._whole.addWidget(self._buttons)
        words, role = self._words, QDialogButtonBox.ButtonRole
        self.accept_button = self._buttons.addButton(words(N_("Erase for good")), role.AcceptRole)
        self.accept_button.setObjectName("erase_accept")
        self.accept_button.setAutoDefault(False)
        back = self._buttons.addButton(words(N_("Go back")), role.RejectRole)
        back.setObjectName("erase_cancel")
        back.setDefault(True)
        back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, plan: ErasePlan, backups: int) -> None:
        words, name = self._words, shortened(plan.name)
        title = words.filled(N_("Erase {name} for good?"), name=name)
        self.setWindowTitle(words(N_("Erase a person for good")))
        self._title.setText(title)
        for place, sentence in enumerate(what_happens(self._project, self._labels, plan)):
            line = label(f"erase_line_{place}", wraps=True)
            line.setText(sentence)
            self._lines.addWidget(line)
        self._named.setText(words(NAMED))
        self.texts.setAccessibleName(words(NAMED))
        told = (*plan.texts, *plan.maybe)
        for text in told[:MOST_LISTED]:
            item = QListWidgetItem(named_line(self._project, self._labels, plan, text))
            item.setToolTip(plain_tip(words(N_("Enter or a double click opens this entry."))))
            item.setData(_UID, str(text.uid))
            self.texts.addItem(item)
        self.replace_texts.setText(
            words.plural(
                "Replace the name in this text, too",
                "Replace the name in these {count} texts, too",
                len(plan.texts),
            )
        )
        self.replace_texts.setChecked(bool(plan.texts))
        for part in (self._named, self.texts):
            part.setVisible(bool(told))
        self.replace_texts.setVisible(bool(plan.texts))
        self.backups_too.setText(
            words.plural(
                "Also remove {count} earlier state that still has the person",
                "Also remove {count} earlier states that still have the person",
                backups,
            )
        )
        self.backups_too.setChecked(backups > 0)
        self.backups_too.setVisible(backups > 0)

    def _lay_out(self, theme: Theme) -> None:
        em = theme.em
        self._column.setContentsMargins(0, 0, em(0.4), 0)
        self._column.setSpacing(em(0.8))
        self._lines.setSpacing(em(0.5))
        self._whole.setContentsMargins(em(1.6), em(1.4), em(1.2), em(1.3))
        self._whole.setSpacing(em(0.9))
        if self.texts.count():
            height = self.texts.sizeHintForRow(0) * min(self.texts.count(), MOST_ROWS)
            self.texts.setFixedHeight(height + em(0.8))
        width = em(WIDTH)
        inside = self._column.heightForWidth(width - em(3.4))
        around = self._buttons.sizeHint().height() + em(5.5)
        self.resize(width, min(inside + around, em(HIGHEST)))

    def _connect(self) -> None:
        self.texts.itemActivated.connect(self._on_activated)
        self._buttons.accepted.connect(self._on_accepted)
        self._buttons.rejected.connect(self.reject)

    def _on_activated(self, item: QListWidgetItem) -> None:
        self.opened.emit(Uid(item.data(_UID)))
        self.reject()

    def _on_accepted(self) -> None:
        self.confirmed.emit()
        self.accept()
