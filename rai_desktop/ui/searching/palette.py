"""The palette: one field, and below it everything that fits, the best first."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QLineEdit, QListView, QVBoxLayout, QWidget
from shiboken6 import isValid

from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.searching.articles import articles
from rai_desktop.services.searching.finding import LONGEST_QUERY, ArticleShelf, Search
from rai_desktop.services.searching.model import Article, Hit, Sort
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.reading_order import ReadingDialog
from rai_desktop.ui.parts.widgets import announce, frame, label, scrolled
from rai_desktop.ui.searching.hit_delegate import HitDelegate
from rai_desktop.ui.searching.hit_model import HitModel
from rai_desktop.ui.searching.watch import SearchWatch
from rai_desktop.ui.theme import Theme

PAGE = 8
WIDTH, HEIGHT = 46, 34
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: PAGE,
    Qt.Key.Key_PageUp: -PAGE,
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PaletteField(QLineEdit):
    """Keeps the keyboard; ``moved`` tells how far to go on in the list, ``accepted`` is Enter."""

    moved = Signal(int)
    accepted = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.moved.emit(_STEPS[key])
        elif key in _ENTER:
            self.accepted.emit()
        else:
            super().keyPressEvent(event)


class Palette(ReadingDialog):
    """``entry_chosen`` gives the uid of an entry to go to, ``command_chosen`` a command's name.

    ``section_chosen`` gives a place of the manual.
    """

    entry_chosen = Signal(object)
    command_chosen = Signal(str)
    section_chosen = Signal(str)

    def __init__(
        self,
        window: QWidget,
        labels: Labels,
        theme: Theme,
        commands: Sequence[Article],
        watch: SearchWatch | None = None,
    ) -> None:
        super().__init__(window)
        self.setObjectName("palette")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._words = labels.words
        self._watch = watch
        self._came_from = window.window().focusWidget()
        self._room = window.size()
        known = watch.shelf if watch else ArticleShelf(articles(labels))
        shelf = ArticleShelf(commands, beside=known)
        self._commands = commands
        self._search = Search(
            labels, shelf, watch.project if watch else None, watch.index if watch else None
        )
        self.field = PaletteField()
        self.model = HitModel(labels.words)
        self.list = QListView()
        self.told = label("palette_told", "muted", wraps=True)
        self.box = frame("palette_box", "help")
        self.heading = label("palette_heading", "field", wraps=True)
        self.text = label("palette_text", "", wraps=True)
        self._build(theme)
        self._connect()
        self._find("")

    def _build(self, theme: Theme) -> None:
        words, em = self._words, theme.em
        self.setWindowTitle(words(N_("Search everywhere")))
        self.field.setObjectName("palette_field")
        self.field.setMaxLength(LONGEST_QUERY)
        self.field.setPlaceholderText(words(N_("Number, name, command or word")))
        self.field.setAccessibleName(words(N_("Search everywhere")))
        self.list.setObjectName("palette_hits")
        self.list.setAccessibleName(words(N_("What was found")))
        self.list.setModel(self.model)
        self.list.setItemDelegate(HitDelegate(theme, self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QVBoxLayout(self.box)
        inside.setContentsMargins(em(1), em(0.6), em(1), em(0.6))
        inside.addWidget(self.heading)
        inside.addWidget(self.text)
        inside.addStretch(1)
        self._area = scrolled(self.box, "palette_area")
        self._area.setMaximumHeight(em(12))
        self._area.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(em(1.2), em(1.2), em(1.2), em(0.9))
        column.setSpacing(em(0.6))
        for part in (self.field, self.list, self._area, self.told):
            column.addWidget(part)
        column.setStretch(1, 1)
        self.resize(QSize(em(WIDTH), em(HEIGHT)).boundedTo(self._room - QSize(em(2), em(2))))

    def _connect(self) -> None:
        self.field.textChanged.connect(self._find)
        self.field.moved.connect(self._move)
        self.field.accepted.connect(lambda: self._choose(self.list.currentIndex()))
        self.list.clicked.connect(self._choose)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        again = QShortcut(QKeySequence("Ctrl+K"), self)
        again.activated.connect(self.reject)
        self.finished.connect(self._give_back)
        if self._watch is not None:
            self._watch.completed.connect(lambda: self._find(self.field.text()))
            self._watch.read()

    def _find(self, text: str) -> None:
        if text.strip():
            hits = self._search.hits(text)
            self.model.show_hits(hits)
        else:
            hits = self._search.recent(self._watch.visited if self._watch else ())
            self.model.show_hits(hits, self._words(N_("Visited last")))
        self._area.hide()
        self._tell(has_hits=bool(hits), has_text=bool(text.strip()))
        self._set_row(self.model.next_hit(-1, 1))

    def _tell(self, *, has_hits: bool, has_text: bool) -> None:
        if self._watch is not None and not self._watch.index.is_complete:
            told = N_("The entries are still being read…")
        elif has_text and not has_hits:
            told = N_("Nothing found. Try fewer letters, or another word.")
        else:
            told = N_("Arrow keys choose, Enter opens or does it, Esc closes.")
        self.told.setText(self._words(told))

    def _move(self, step: int) -> None:
        row = self.list.currentIndex().row()
        for _ in range(abs(step)):
            row = self.model.next_hit(row, 1 if step > 0 else -1)
        self._set_row(row)

    def _set_row(self, row: int) -> None:
        index = self.model.index(row) if self.model.hit(row) else QModelIndex()
        self.list.setCurrentIndex(index)
        if self.model.next_hit(row, -1) == row:
            self.list.scrollToTop()

    def _on_current(self, index: QModelIndex) -> None:
        self._area.hide()
        hit = self.model.hit(index.row())
        told = self.model.told(hit) if hit else self.told.text()
        self.field.setAccessibleDescription(told)
        announce(self.field, told)

    def _choose(self, index: QModelIndex) -> None:
        hit = self.model.hit(index.row())
        if hit is None:
            return
        if hit.article is None:
            self.accept()
            self.entry_chosen.emit(hit.uid)
        elif hit.sort is Sort.MANUAL:
            self.accept()
            self.section_chosen.emit(hit.article.key)
        elif hit.sort is not Sort.COMMAND:
            self._show_text(hit, hit.article)
        elif not hit.article.hindrance:
            self.accept()
            self.command_chosen.emit(hit.article.key)

    def _show_text(self, hit: Hit, article: Article) -> None:
        """Show what a help text or a term says, below the list."""
        self.heading.setText(" – ".join(part for part in (hit.title, hit.note) if part))
        self.text.setText(article.body)
        self._area.show()
        announce(self.field, f"{hit.title}. {article.body}")
        QTimer.singleShot(0, self, lambda: self.list.scrollTo(self.list.currentIndex()))

    def _give_back(self) -> None:
        before = self._came_from
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)
