"""The contents of the manual beside its text: chapters with pages, or what a search found."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QTreeWidgetItemIterator

from rai_desktop.services.manual.pages import Place, place_of
from rai_desktop.ui.help.book import Book
from rai_desktop.ui.parts.widgets import plain_tip
from rai_desktop.ui.theme import Theme

ROW = 1.9
PLACE = Qt.ItemDataRole.UserRole


class Contents(QTreeWidget):
    """``place_chosen`` tells a place that somebody went to, with the mouse or by keys."""

    place_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("manual_contents")
        self.setColumnCount(1)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._is_marking = False
        self._height = 0
        self.currentItemChanged.connect(self._on_current)

    def apply_theme(self, theme: Theme) -> None:
        """Take the lengths of ``theme``; what is shown afterwards has them."""
        self._height = theme.em(ROW)

    def show_chapters(self, book: Book) -> None:
        """Show all chapters with their pages."""
        self._is_marking = True
        self.clear()
        for title, names in book.chapters():
            chapter = self._item(title, "")
            chapter.addChildren(
                [self._item(book.page(name).title, name) for name in names if book.has(name)]
            )
            self.addTopLevelItem(chapter)
        self._is_marking = False

    def show_found(self, found: Iterable[tuple[str, str, Place]]) -> None:
        """Show what a search found."""
        self._is_marking = True
        self.clear()
        for title, note, place in found:
            text = f"{note}: {title}" if note and note != title else title
            self.addTopLevelItem(self._item(text, str(place)))
        self._is_marking = False

    def mark(self, name: str) -> None:
        """Mark the page that is shown, and open its chapter."""
        for item in self._items():
            if place_of(item.data(0, PLACE)) == Place(page=name):
                self._is_marking = True
                self.collapseAll()
                self.setCurrentItem(item)
                self.scrollToItem(item)
                self._is_marking = False
                return

    def choose_first(self) -> None:
        """Go to the first of what was found."""
        if (first := self.topLevelItem(0)) is not None:
            self.setCurrentItem(first)

    def _items(self) -> Iterator[QTreeWidgetItem]:
        items = QTreeWidgetItemIterator(self)
        while (item := items.value()) is not None:
            yield item
            items += 1

    def _item(self, text: str, place: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([text])
        item.setData(0, PLACE, place)
        item.setToolTip(0, plain_tip(text))
        item.setSizeHint(0, QSize(0, self._height))
        return item

    def _on_current(self, item: QTreeWidgetItem | None) -> None:
        place = item.data(0, PLACE) if item is not None else ""
        if place and not self._is_marking:
            self.place_chosen.emit(place)
