"""The preview of what was copied: columns, rows, cells that do not fit; nothing is written yet."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.pasting import Onto, Pasting, RowState
from rai_desktop.ui.forms.editors.choices import CalmComboBox
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.plain_rows import Index, set_width
from rai_desktop.ui.parts.reading_order import ReadingDialog
from rai_desktop.ui.parts.roomy import scrolled_body
from rai_desktop.ui.parts.short import ShortButton, ShortCheckBox
from rai_desktop.ui.parts.widgets import label
from rai_desktop.ui.pasting.model import PasteModel
from rai_desktop.ui.theme import Theme

WIDTH, HEIGHT = 62, 34
ROW_HEIGHT = 2.3
STATE_WIDTH, CELL_WIDTH = 11, 9.5
LEAST_LETTERS = 12
_NARROW = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon

_ONTO = (
    (Onto.ROWS, N_("Onto the rows of the list, from the current one on")),
    (Onto.NUMBERS, N_("Onto the entries with these numbers")),
    (Onto.NEW, N_("As new entries")),
)


class PasteDialog(ReadingDialog):
    """Shows a ``Pasting`` and lets people change it; accepted when it shall be written."""

    def __init__(self, window: QWidget, pasting: Pasting, labels: Labels, theme: Theme) -> None:
        super().__init__(window)
        self.setObjectName("paste")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._pasting = pasting
        self._words = labels.words
        self._summary = label("paste_summary", wraps=True)
        self.headings = ShortCheckBox("paste_headings")
        self.onto = CalmComboBox()
        self.model = PasteModel(pasting, labels, theme, self)
        self.rows = _Rows()
        self._goes = label("paste_goes", "field", wraps=True)
        self.key = CalmComboBox()
        self._remark = label("paste_remark", "hint", wraps=True)
        self._guide = label("paste_guide", "muted", wraps=True)
        self.leave_out = ShortCheckBox("paste_leave_out")
        self.next_wrong = ShortButton("paste_next_wrong")
        self._cancel = ShortButton("paste_cancel")
        self.take = ShortButton("paste_take", "primary")
        self._build_rows(theme)
        self._build_layout(theme)
        self._name_parts()
        self._connect()
        self._show_all()
        self.rows.setCurrentIndex(self.model.index(0, 1))
        self.rows.setFocus()

    # building ------------------------------------------------------------------------

    def _build_rows(self, theme: Theme) -> None:
        rows = self.rows
        rows.setObjectName("paste_rows")
        rows.setModel(self.model)
        rows.setItemDelegate(_NamedEditors(self.model, rows))
        rows.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        rows.setTabKeyNavigation(False)
        rows.setWordWrap(False)
        rows.verticalHeader().hide()
        rows.verticalHeader().setDefaultSectionSize(theme.em(ROW_HEIGHT))
        head = rows.horizontalHeader()
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setDefaultSectionSize(theme.em(CELL_WIDTH))
        set_width(rows, 0, theme.em(STATE_WIDTH))
        for column in range(1, self.model.columnCount()):
            set_width(rows, column, theme.em(CELL_WIDTH))
        rows.setMinimumHeight(theme.em(6))

    def _build_layout(self, theme: Theme) -> None:
        em = theme.em
        column = QVBoxLayout(self)
        column.setContentsMargins(em(1.4), em(1.1), em(1.4), em(1.1))
        column.setSpacing(em(0.6))
        body = scrolled_body(column, "paste_area")
        body.setSpacing(em(0.6))
        body.addWidget(self._summary)
        body.addLayout(_line(em(0.8), self.headings, self.onto))
        body.addWidget(self.rows, 1)
        body.addLayout(_line(em(0.8), self._goes, self.key))
        for part in (self._remark, self._guide, self.leave_out):
            body.addWidget(part)
        foot = QHBoxLayout()
        foot.addWidget(self.next_wrong)
        foot.addStretch(1)
        foot.addWidget(self._cancel)
        foot.addWidget(self.take)
        column.addLayout(foot)
        for choice in (self.onto, self.key):
            choice.setSizeAdjustPolicy(_NARROW)
            choice.setMinimumContentsLength(LEAST_LETTERS)
        self.resize(em(WIDTH), em(HEIGHT))

    def _name_parts(self) -> None:
        words = self._words
        self.setWindowTitle(words(N_("Paste into the list")))
        self.rows.setAccessibleName(words(N_("What is pasted")))
        self.headings.setText(words(N_("The first row holds headings")))
        self.onto.setObjectName("paste_onto")
        self.onto.setAccessibleName(words(N_("Where the rows go")))
        self.key.setObjectName("paste_key")
        self._goes.setText(words(N_("This column goes to:")))
        self._goes.setBuddy(self.key)
        self.key.setAccessibleName(words(N_("This column goes to:")))
        self.key.addItem(words(N_("(not pasted)")), None)
        for key, title in self.model.titles.items():
            self.key.addItem(title, key)
        self.leave_out.setText(words(N_("Leave rows out that do not fit")))
        self.next_wrong.setText(words(N_("Next cell that does not fit")))
        self._cancel.setText(words(N_("Cancel")))

    def _connect(self) -> None:
        self.headings.toggled.connect(self._on_headings)
        self.onto.activated.connect(self._on_onto)
        self.key.activated.connect(self._on_key)
        self.leave_out.toggled.connect(self._on_leave_out)
        self.next_wrong.clicked.connect(self._on_next_wrong)
        self.model.corrected.connect(self._show_state)
        self.rows.selectionModel().currentChanged.connect(self._show_current)
        self._cancel.clicked.connect(self.reject)
        self.take.clicked.connect(self.accept)

    # showing -------------------------------------------------------------------------

    def _show_all(self) -> None:
        self.headings.setChecked(self._pasting.has_headings)
        self.headings.setEnabled(len(self._pasting.block.rows) > 1)
        self._show_state()

    def _show_state(self) -> None:
        """Show what would happen now."""
        pasting, words = self._pasting, self._words
        self.onto.clear()
        for onto, text in _ONTO:
            if self._is_offered(onto):
                self.onto.addItem(words(text), str(onto))
        self.onto.setCurrentIndex(self.onto.findData(str(pasting.onto)))
        self._summary.setText(self._told())
        written = pasting.count(RowState.NEW) + pasting.count(RowState.CHANGED)
        self.take.setText(words.plural("Paste {count} row", "Paste {count} rows", written))
        self.take.setEnabled(pasting.is_possible)
        self.take.setDefault(True)
        self.next_wrong.setEnabled(pasting.count(RowState.WRONG) > 0)
        self._show_current()

    def _is_offered(self, onto: Onto) -> bool:
        pasting = self._pasting
        if onto is Onto.NUMBERS:
            return pasting.has_number
        return onto is Onto.ROWS or pasting.target.may_add

    def _told(self) -> str:
        words, count = self._words, self._pasting.count
        size = words.plural(
            "{count} row was copied.", "{count} rows were copied.", len(self._pasting.rows)
        )
        return words.filled(
            N_(
                "{size} New: {new} · changed: {changed} · the same: {same} · "
                "do not fit: {wrong} · left out: {left_out}"
            ),
            size=size,
            new=words.number(count(RowState.NEW)),
            changed=words.number(count(RowState.CHANGED)),
            same=words.number(count(RowState.UNCHANGED)),
            wrong=words.number(count(RowState.WRONG)),
            left_out=words.number(count(RowState.LEFT_OUT)),
        )

    def _show_current(self) -> None:
        index = self.rows.currentIndex()
        is_column = index.isValid() and index.column() > 0
        self.key.setEnabled(is_column)
        key = self._pasting.keys[index.column() - 1] if is_column else None
        self.key.setCurrentIndex(max(0, self.key.findData(key)) if key is not None else 0)
        remark = self.model.remark(index) if index.isValid() else ""
        self._remark.setText(remark)
        self._remark.setVisible(bool(remark))
        self._guide.setText(self._words(_WHERE_TO if is_column and not key else _HINT))
        self._guide.setVisible(not remark)

    # what people choose --------------------------------------------------------------

    def _on_headings(self, is_on: bool) -> None:
        if is_on is not self._pasting.has_headings:
            self._pasting.choose_headings(has_headings=is_on)
            self.model.show_all()
            self.rows.setCurrentIndex(self.model.index(0, 1))
            self._show_state()

    def _on_onto(self) -> None:
        self._pasting.choose_onto(Onto(self.onto.currentData()))
        self._on_chosen()

    def _on_key(self) -> None:
        column = self.rows.currentIndex().column()
        self._pasting.choose_key(column - 1, self.key.currentData())
        self._on_chosen()
        set_width(self.rows, column, self.rows.columnWidth(column))

    def _on_leave_out(self, is_on: bool) -> None:
        self._pasting.leave_wrong_out(is_left_out=is_on)
        self._on_chosen()

    def _on_chosen(self) -> None:
        self.model.tell_changed()
        self._show_state()

    def _on_next_wrong(self) -> None:
        found = self.model.next_wrong(self.rows.currentIndex())
        if found is not None:
            self.rows.setCurrentIndex(self.model.index(found.row(), found.column()))
            self.rows.setFocus()


class _Rows(QTableView):
    """Keeps the key that ends a correction from the button that pastes."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_editing = self.state() == QAbstractItemView.State.EditingState
        super().keyPressEvent(event)
        if is_editing and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()


class _NamedEditors(QStyledItemDelegate):
    """Names the line that a cell is corrected in by its column."""

    def __init__(self, model: PasteModel, view: QTableView) -> None:
        super().__init__(view)
        self._model = model

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = super().createEditor(parent, option, index)
        head = self._model.headerData(index.column(), Qt.Orientation.Horizontal)
        editor.setAccessibleName(str(head))
        return editor


def _line(spacing: int, first: QWidget, second: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(spacing)
    line.addWidget(first)
    line.addWidget(second, 1)
    return line


_HINT = N_("F2 corrects a cell. Nothing is written yet.")
_WHERE_TO = N_("This column is not pasted. Choose above which field it goes into.")
