"""The files that were open before, to open again or to take off the list."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.widgets import button, label, plain_tip
from rai_desktop.ui.session import RecentFile
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

_PATH = Qt.ItemDataRole.UserRole
MOST_ROWS = 4


class RecentFiles(QWidget):
    """A list for mouse and keys: Enter opens, Del takes off the list."""

    chosen = Signal(object)
    removed = Signal(object)
    cleared = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("recent")
        self._words = words
        self._theme = theme
        self._files: Sequence[RecentFile] = ()
        self._title = label("recent_title", "field")
        self._keys = label("recent_keys", "small", wraps=True)
        self._list = _FileList()
        self._list.setObjectName("recent_list")
        self._list.itemActivated.connect(self._on_activated)
        self._list.itemClicked.connect(self._on_activated)
        self._list.remove_wanted.connect(self._on_remove_wanted)
        self._clear = button("recent_clear", "quiet")
        self._clear.clicked.connect(self.cleared)
        self.setFocusProxy(self._list)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._clear)
        self._column.addLayout(head)
        for part in (self._list, self._keys):
            self._column.addWidget(part)
        QWidget.setTabOrder(self._list, self._clear)

    def show_files(self, files: Sequence[RecentFile]) -> None:
        """Show ``files``; those that are not there now are greyed."""
        self._files = tuple(files)
        row = self._list.currentRow()
        self._list.clear()
        for file in self._files:
            self._list.addItem(self._item(file))
        self._list.setCurrentRow(min(max(row, 0), len(self._files) - 1))
        self.setVisible(bool(self._files))
        self._fit()

    def retranslate(self, words: Words) -> None:
        """Show the words in another language."""
        self._words = words
        self._title.setText(words(N_("Opened before")))
        self._clear.setText(words(N_("Clear this list")))
        self._keys.setText(words(N_("Enter opens a file, Del takes it off this list.")))
        self._list.setAccessibleName(words(N_("Opened before")))
        self.show_files(self._files)

    def apply_theme(self, theme: Theme) -> None:
        """Take the lengths of ``theme``."""
        self._theme = theme
        self._column.setSpacing(theme.em(0.4))
        self.show_files(self._files)

    def _item(self, file: RecentFile) -> QListWidgetItem:
        item = QListWidgetItem(self._text(file))
        item.setData(_PATH, file.path)
        item.setToolTip(plain_tip(str(file.path)))
        if not file.exists:
            item.setForeground(self._theme.colour("muted"))
        return item

    def _text(self, file: RecentFile) -> str:
        words, place = self._words, str(file.path.parent)
        if not file.exists:
            place = words.filled(N_("not found in {folder}"), folder=place)
        elif file.opened is not None:
            day = words.moment(file.opened.astimezone())
            place = words.filled(N_("{folder} · opened {moment}"), folder=place, moment=day)
        return f"{file.path.name}\n{place}"

    def _fit(self) -> None:
        line = max(1, self._list.sizeHintForRow(0)) if self._files else 0
        shown = min(len(self._files), MOST_ROWS)
        self._list.setFixedHeight(line * shown + self._theme.em(0.5))

    def _on_activated(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(_PATH))

    def _on_remove_wanted(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            self.removed.emit(item.data(_PATH))


class _FileList(QListWidget):
    remove_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self.itemActivated.emit(item)
        else:
            super().keyPressEvent(event)
