"""The thin bar above a table: clear filters, sort, choose columns."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.services.listing import ListColumn
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.tables.group_menu import GroupMenu
from rai_desktop.ui.tables.model import one_line
from rai_desktop.ui.tables.state import Order
from rai_desktop.ui.tables.views_menu import ViewsMenu
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words


class TableBar(QWidget):
    """Buttons for what headings do by mouse, so that the keyboard reaches it, too."""

    clear_wanted = Signal()
    columns_wanted = Signal()
    order_chosen = Signal(object)
    bulk_wanted = Signal()

    def __init__(self, words: Words, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._columns: Sequence[ListColumn] = ()
        self._order: Order | None = None
        self._is_chosen = False
        self._clear = self._button("clear_filters")
        self._clear.clicked.connect(self.clear_wanted)
        self._clear.hide()
        self._bulk = self._button("change_together")
        self._bulk.clicked.connect(self.bulk_wanted)
        self._bulk.hide()
        self._views = self._button("views")
        self.views = ViewsMenu(self._views)
        self._views.setMenu(self.views)
        self._sort = self._button("sort")
        self._menu = QMenu(self._sort)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._sort.setMenu(self._menu)
        self._group = self._button("group")
        self.groups = GroupMenu(self._group)
        self._group.setMenu(self.groups)
        self._choose = self._button("choose_columns")
        self._choose.clicked.connect(self.columns_wanted)
        self._first = QHBoxLayout()
        self._first.addWidget(self._clear)
        self._first.addWidget(self._bulk)
        self._first.addStretch()
        self._layout = QHBoxLayout()
        self._layout.addStretch()
        self._layout.addWidget(self._views)
        self._layout.addWidget(self._group)
        self._layout.addWidget(self._sort)
        self._layout.addWidget(self._choose)
        self._whole = QVBoxLayout(self)
        self._whole.addLayout(self._first)
        self._whole.addLayout(self._layout)
        self.retranslate(words)
        self.apply_theme(theme)

    @property
    def last_button(self) -> QPushButton:
        """The button that Tab leaves the bar from."""
        return self._choose

    def show_columns(self, columns: Sequence[ListColumn]) -> None:
        """Offer to sort and to group by these columns."""
        self._columns = self.groups.columns = columns

    def show_order(self, order: Order | None) -> None:
        """Mark by what rows are sorted now."""
        self._order = order

    def show_filtered(self, *, is_filtered: bool, is_chosen: bool) -> None:
        """Offer to clear the filters while there are any, or to leave chosen entries."""
        self._is_chosen = is_chosen
        self._clear.setVisible(is_filtered)
        self._name_clear()

    def offer_bulk(self, *, is_offered: bool) -> None:
        """Offer to change what is selected together, or not."""
        self._bulk.setVisible(is_offered)

    def retranslate(self, words: Words) -> None:
        """Show the texts in this language."""
        self._words = words
        self._name_clear()
        self._bulk.setText(words(N_("Change together")))
        self._sort.setText(words(N_("Sort")))
        self._group.setText(words(N_("Group")))
        self._views.setText(words(N_("Views")))
        self.groups.words = self.views.words = words
        self._choose.setText(words(N_("Columns…")))

    def apply_theme(self, theme: Theme) -> None:
        """Use these lengths."""
        margin = theme.em(0.4)
        self._whole.setContentsMargins(margin, margin, margin, margin)
        for line in (self._whole, self._first):
            line.setSpacing(margin)
        self._layout.setSpacing(1)  # words without a frame have room around them anyway

    def _name_clear(self) -> None:
        text = N_("Show all entries") if self._is_chosen else N_("Clear filters")
        self._clear.setText(self._words(text))

    def _button(self, name: str) -> QPushButton:
        return ShortButton(name, "quiet")

    def _fill_menu(self) -> None:
        menu, words, order = self._menu, self._words, self._order
        menu.clear()
        group = QActionGroup(menu)
        self._add(group, words(N_("Original order")), None, is_on=order is None)
        menu.addSeparator()
        descending = order is not None and order.descending
        for column in self._columns:
            self._add(
                group,
                one_line(column.title).replace("&", "&&"),
                Order(key=column.key, descending=descending),
                is_on=order is not None and order.key == column.key,
            )
        menu.addSeparator()
        directions = QActionGroup(menu)
        for text, is_down in ((N_("Ascending"), False), (N_("Descending"), True)):
            turned = Order(key=order.key, descending=is_down) if order else None
            action = self._add(
                directions, words(text), turned, is_on=order is not None and descending is is_down
            )
            action.setEnabled(order is not None)

    def _add(self, group: QActionGroup, text: str, order: Order | None, *, is_on: bool) -> QAction:
        action = self._menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(is_on)
        group.addAction(action)
        action.triggered.connect(
            lambda: self.order_chosen.emit(order), Qt.ConnectionType.QueuedConnection
        )
        return action
