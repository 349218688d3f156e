"""What changes without asking: the entries, and below the fields of the chosen one."""

from PySide6.QtWidgets import QTableView, QVBoxLayout, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.merging.comparing import Comparison
from rai_desktop.services.merging.told import MergeTeller
from rai_desktop.ui.merging.models import CHANGE_HEADS, TAKEN_HEADS, TextModel, taken_rows
from rai_desktop.ui.parts.plain_rows import make_plain, set_width
from rai_desktop.ui.parts.widgets import label
from rai_desktop.ui.theme import Theme


class TakenView(QWidget):
    """The entries that are new, changed or removed."""

    def __init__(self, comparison: Comparison, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("taken")
        words = labels.words
        self._teller = MergeTeller(comparison, labels)
        self._entries = self._teller.entries()
        self._model = TextModel(TAKEN_HEADS, words, self)
        self._changes = TextModel(CHANGE_HEADS, words, self)
        self.rows, self.fields = QTableView(), QTableView()
        self._empty = label("taken_empty", "muted", wraps=True)
        self._empty.setText(words(N_("Nothing changes without asking.")))
        self.rows.setAccessibleName(words(N_("What changes without asking")))
        self.fields.setAccessibleName(words(N_("Fields of the chosen entry")))
        self._build(theme)
        kinds = [self._teller.kind(entry.kind) for entry in self._entries]
        self._model.show_rows(taken_rows(self._entries, kinds))
        self.rows.selectionModel().currentRowChanged.connect(self._show_fields)
        self.rows.setVisible(bool(self._entries))
        self.fields.setVisible(bool(self._entries))
        self._empty.setVisible(not self._entries)
        self.rows.selectRow(0)

    def _build(self, theme: Theme) -> None:
        em = theme.em
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.8))
        tables = ((self.rows, self._model, 2, (9, 12)), (self.fields, self._changes, 2, (14, 18)))
        for rows, model, wide, widths in tables:
            rows.setModel(model)
            make_plain(rows, wide=wide)
            rows.verticalHeader().setDefaultSectionSize(em(2.5))
            for place, width in enumerate(widths):
                set_width(rows, place, em(width))
            column.addWidget(rows, 1)
        set_width(self.rows, 3, em(16))
        self.rows.setObjectName("taken_rows")
        self.fields.setObjectName("taken_fields")
        column.addWidget(self._empty)
        column.addStretch(0 if self._entries else 1)

    def _show_fields(self) -> None:
        row = self.rows.currentIndex().row()
        if not 0 <= row < len(self._entries):
            self._changes.show_rows(())
            return
        changes = self._teller.changes(self._entries[row].uid)
        self._changes.show_rows([(c.label, c.old_text, c.new_text) for c in changes if c.is_told])
