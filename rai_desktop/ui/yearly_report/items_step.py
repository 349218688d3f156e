"""The second step: every item as it will leave, with a tick, and words of one's own."""

from PySide6.QtWidgets import QHBoxLayout, QTableView

from rai_desktop.domain.texts import N_
from rai_desktop.services.yearly_report.items import ReportItem
from rai_desktop.services.yearly_report.sheet import TEXT, item_changes
from rai_desktop.ui.forms.editors.typing_fields import LineField
from rai_desktop.ui.parts.plain_rows import make_plain
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import label
from rai_desktop.ui.theme import Theme
from rai_desktop.ui.yearly_report.board import ReportBoard
from rai_desktop.ui.yearly_report.items_model import ItemsModel
from rai_desktop.ui.yearly_report.step import ReportStep

LONGEST = 500

_LEAD = N_(
    "This and nothing else is passed on. Take the tick away from what should stay here. "
    "Texts can be reworded; your entries stay as they are."
)


class ItemsStep(ReportStep):
    """A table of items, and a line for the words of the chosen one."""

    def __init__(self, board: ReportBoard, theme: Theme) -> None:
        super().__init__(board, theme, "report_items_step")
        words, em = self.words, theme.em
        self._key = ""
        self.say("report_items_lead", _LEAD, "muted")
        self.rows = QTableView()
        self.rows.setObjectName("report_items")
        self.rows.setAccessibleName(words(N_("Items of the report")))
        self.model = ItemsModel(words, self)
        self.rows.setModel(self.model)
        make_plain(self.rows, wide=1)
        self.rows.setColumnWidth(0, em(24))
        self.rows.setMinimumHeight(em(8))
        self.column.addWidget(self.rows, 1)
        self._label = label("report_words_label", "field", wraps=True)
        self.text = LineField()
        self.text.setObjectName("report_words")
        self.text.setMaxLength(LONGEST)
        self._label.setBuddy(self.text)
        self.usual = ShortButton("report_words_usual", "quiet")
        self.usual.setText(words(N_("Usual words")))
        row = QHBoxLayout()
        row.addWidget(self.text, 1)
        row.addWidget(self.usual)
        self.column.addWidget(self._label)
        self.column.addLayout(row)
        self.model.ticked.connect(self._on_ticked)
        self.rows.selectionModel().currentRowChanged.connect(lambda *_: self._show_chosen())
        self.text.left.connect(self.flush)
        self.usual.clicked.connect(lambda: self._keep(None))
        self._show_chosen()

    def show_draft(self) -> None:
        """Show the items of the draft."""
        shown = self.board.shown()
        if shown is not None:
            self.model.show_items(shown.items)
            self._show_chosen()

    def flush(self) -> None:
        """Take over the words that are typed."""
        item = self._chosen()
        if item is None or not item.can_reword or self._key != item.key:
            return
        text = " ".join(self.text.text().split())
        if text and text != item.text:
            self._keep(None if text == item.own else text)

    def _chosen(self) -> ReportItem | None:
        return self.model.item(self.rows.currentIndex().row())

    def _show_chosen(self) -> None:
        item = self._chosen()
        can_reword = item is not None and item.can_reword and item.leaves
        self._key = item.key if item is not None else ""
        self.text.show_text(item.text if item is not None and can_reword else "")
        self.text.setEnabled(can_reword)
        self.usual.setEnabled(item is not None and can_reword and item.text != item.own)
        text = N_("In your own words (choose an item with a text)")
        if item is not None and can_reword:
            text = N_("In your own words: {item}")
        name = self.words.filled(text, item=item.label) if can_reword and item else self.words(text)
        self._label.setText(name)
        self.text.setAccessibleName(name)

    def _on_ticked(self, key: str, leaves: bool) -> None:
        self.board.decide(item_changes(key, is_out=not leaves))

    def _keep(self, text: str | None) -> None:
        item = self._chosen()
        if item is not None:
            self.board.decide({TEXT + item.key: text})
