"""Tables in which each row has one thing to choose: clicked, or opened by Enter, F2 or Space."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from rai_desktop.ui.forms.editors.choices import CalmComboBox
from rai_desktop.ui.icons import icon, picture
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.plain_rows import ROOT, HeadedModel, Index, make_plain
from rai_desktop.ui.parts.widgets import plain_tip
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

ARROW = 1.0
LEAST_ROWS = 3
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space)


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose; one without ``value`` is a heading above others."""

    text: str
    value: object = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceLine:
    """One row: its texts, what is chosen, the options, and a sign with its colour and its words.

    ``options`` are made when the row is opened, for they may be many.
    """

    texts: tuple[str, ...]
    chosen: str
    value: object
    options: Callable[[], Sequence[Option]]
    sign: tuple[str, str, str]


class ChoiceModel(HeadedModel):
    """Rows of texts, then what is chosen, then a sign; ``chosen`` tells the row and the value."""

    chosen = Signal(int, object)

    def __init__(
        self, headings: Sequence[str], words: Words, theme: Theme, parent: QObject
    ) -> None:
        super().__init__(headings, words, parent)
        self.lines: Sequence[ChoiceLine] = ()
        self._theme = theme

    @property
    def choice(self) -> int:
        """The column in which something is chosen."""
        return len(self._headings) - 2

    def show_lines(self, lines: Sequence[ChoiceLine]) -> None:
        """Show these rows; where there are as many as before, the place in them is kept."""
        if len(lines) == len(self.lines):
            self.lines = lines
            if lines:
                last = self.index(len(lines) - 1, len(self._headings) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line, place = self.lines[index.row()], index.column()
        if role == Qt.ItemDataRole.DecorationRole and place > self.choice:
            return icon(line.sign[0], self._theme, line.sign[1])
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        text = (*line.texts, line.chosen, line.sign[2])[place]
        return text if role == Qt.ItemDataRole.DisplayRole else plain_tip(text)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        plain = super().flags(index)
        return plain | Qt.ItemFlag.ItemIsEditable if index.column() == self.choice else plain


class ChoiceTable(QTableView):
    """Shows a ``ChoiceModel``; one click or one key opens the options of a row."""

    def __init__(self, name: str, model: ChoiceModel, theme: Theme) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "rows")
        self.setModel(model)
        self._choices = model
        make_plain(self, wide=1)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setItemDelegateForColumn(model.choice, _ChoiceDelegate(self, theme))
        self.verticalHeader().setDefaultSectionSize(theme.em(2.5))
        self.setIconSize(QSize(theme.em(1.1), theme.em(1.1)))
        self.clicked.connect(self._on_clicked)

    def open_options(self, row: int) -> None:
        """Let something be chosen in a row."""
        place = self._choices.index(row, self._choices.choice)
        if place.isValid():
            self.setCurrentIndex(place)
            self.edit(place)

    def fit_rows(self, most: int) -> None:
        """Be as high as the rows, but not higher than ``most`` of them."""
        line = self.verticalHeader().defaultSectionSize()
        rows = min(max(self._choices.rowCount(), 1), most)
        self.setMinimumHeight(min(rows, LEAST_ROWS) * line + 2 * line)
        self.setMaximumHeight((rows + 1) * line + line)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENING and not event.modifiers():
            self.open_options(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def _on_clicked(self, index: Index) -> None:
        if index.column() == self._choices.choice:
            self.open_options(index.row())


class _ChoiceDelegate(QStyledItemDelegate):
    """Draws what is chosen with an arrow, and opens the options."""

    def __init__(self, table: QTableView, theme: Theme) -> None:
        super().__init__(table)
        self._theme = theme

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        em, room = self._theme.em, QRect(option.rect)
        size, beside = em(ARROW), em(1.6 * ARROW)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = "accent_soft" if is_chosen else "surface"
        painter.fillRect(room, self._theme.colour(ground))
        shape = picture("down", self._theme, "muted", ARROW, painter.device().devicePixelRatioF())
        narrower = QStyleOptionViewItem(option)
        narrower.rect = room.adjusted(0, 0, -beside, 0)
        super().paint(painter, narrower, index)
        spot = QRect(room.right() - beside, room.center().y() - size // 2, size, size)
        painter.drawPixmap(spot, shape)

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = index.model()
        assert isinstance(model, ChoiceModel)  # noqa: S101 - the only one it serves
        line = model.lines[index.row()]
        box = CalmComboBox()
        box.setParent(parent)
        box.setObjectName("choice_editor")
        heading = model.headerData(index.column(), Qt.Orientation.Horizontal)
        box.setAccessibleName(f"{line.texts[0]}: {heading}")
        fill(box, line.options(), line.value)
        box.activated.connect(lambda: self._finish(box))
        return box

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        super().updateEditorGeometry(editor, option, index)
        if isinstance(editor, QComboBox) and not editor.property("opened"):
            editor.setProperty("opened", True)  # later only its place changes
            editor.view().setMinimumWidth(editor.view().sizeHintForColumn(0) + self._theme.em(2))
            editor.showPopup()

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """The options are filled in once, when they are opened."""

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox) and isinstance(model, ChoiceModel):
            value = editor.currentData()
            if value is not None and value != model.lines[index.row()].value:
                model.chosen.emit(index.row(), value)

    def _finish(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box, QStyledItemDelegate.EndEditHint.NoHint)


def fill(box: QComboBox, options: Sequence[Option], chosen: object) -> None:
    """Put options into a box; headings cannot be chosen."""
    box.clear()
    model = box.model()
    for option in options:
        box.addItem(option.text, option.value)
        if option.value is None and isinstance(model, QStandardItemModel):
            model.item(box.count() - 1).setEnabled(False)
    places = [place for place, option in enumerate(options) if option.value == chosen]
    box.setCurrentIndex(places[0] if places and chosen is not None else -1)
