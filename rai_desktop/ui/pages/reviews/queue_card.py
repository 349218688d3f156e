"""What waits for a review, and the way to begin."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.registry import kind_of
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.reviews.queue import ReviewQueue, Waiting, waiting_text
from rai_desktop.services.reviews.standing import ReviewState
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.rows import LineRow, Rows
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import frame, label, scrolled, show_icon
from rai_desktop.ui.theme import Theme

FEW, MOST = 3, 50
"""Entries that are shown at first, and when all are shown."""


class QueueCard(QWidget):
    """``begin_wanted`` gives the entries to review, ``protocol_wanted`` asks for a protocol.

    ``unfolded`` tells that all entries are shown, or no longer.
    """

    unfolded = Signal()
    begin_wanted = Signal(object)
    protocol_wanted = Signal()

    def __init__(self, project: OpenProject, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("review_queue")
        self._project = project
        self._labels = labels
        self._theme = theme
        self._queue: ReviewQueue | None = None
        self._is_whole = False
        self._is_low = False
        self._card = frame("review_queue_card", "card")
        self._title = label("review_queue_title", "heading", wraps=True)
        self._text = label("review_queue_text", "muted", wraps=True)
        self.begin = ShortButton("review_begin", "primary")
        self.all = ShortButton("review_queue_all", "quiet")
        self.protocol = ShortButton("review_protocol")
        self._rows = Rows("review_queue_rows", self._made)
        self._scroll: QScrollArea = scrolled(self._rows, "review_queue_scroll")
        self._column = QVBoxLayout(self._card)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()
        self.apply_theme(theme)

    @property
    def due(self) -> Sequence[Waiting]:
        """What is to be reviewed now."""
        return self._queue.due if self._queue is not None else ()

    def show_queue(self, queue: ReviewQueue) -> None:
        """Show what waits."""
        self._queue = queue
        self._show()

    def show_trouble(self, text: str) -> None:
        """Say why it is not known what waits."""
        self._queue = None
        self._show()
        self._text.setText(text)

    @property
    def is_whole(self) -> bool:
        """Whether all entries are shown."""
        return self._is_whole

    def fit(self, *, is_low: bool, is_narrow: bool) -> None:
        """Show no entries until they are asked for, where there is little room."""
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.TopToBottom if is_narrow else direction.LeftToRight)
        if is_low != self._is_low:
            self._is_low = is_low
            self._show()

    def offer_protocol(self, *, is_offered: bool) -> None:
        """Offer to print reviews, where there are any."""
        self.protocol.setVisible(is_offered)

    def retranslate(self, labels: Labels) -> None:
        """Show the words in another language."""
        self._labels = labels
        self._show()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._theme = theme
        em = theme.em
        self._column.setContentsMargins(em(1), em(0.8), em(1), em(0.6))
        self._column.setSpacing(em(0.4))
        self._line.setSpacing(em(0.6))
        show_icon(self.begin, "review", theme, "on_accent")
        show_icon(self.protocol, "register", theme)
        for row in self._rows.made():
            row.apply_theme(theme)
        self._show()

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._card)
        texts = QVBoxLayout()
        texts.addWidget(self._title)
        texts.addWidget(self._text)
        self._line.addLayout(texts, 1)
        buttons = QHBoxLayout()
        for part in (self.protocol, self.begin):
            buttons.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        self._line.addLayout(buttons)
        self._column.addLayout(self._line)
        self._column.addWidget(self._scroll)
        self._column.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)
        self.begin.clicked.connect(lambda: self._begin_at(0))
        self.all.clicked.connect(self._on_all)
        self.protocol.clicked.connect(self.protocol_wanted)

    def _made(self, place: int) -> LineRow:
        row = LineRow(f"review_waiting_{place}", self._theme)
        row.clicked.connect(lambda: self._begin_at(place))
        return row

    def _begin_at(self, place: int) -> None:
        """Begin with the entry of a row, and go on with the others from there."""
        uids: list[Uid] = [one.uid for one in self.due]
        self.begin_wanted.emit(tuple(uids[place:] + uids[:place]))

    def _on_all(self) -> None:
        self._is_whole = not self._is_whole
        self._show()
        self.unfolded.emit()

    def _show(self) -> None:
        words, queue = self._labels.words, self._queue
        self._title.setText(words(N_("To be reviewed")))
        self.begin.setText(words(N_("Begin the next review")))
        self.protocol.setText(words(N_("Print as a protocol…")))
        self.protocol.setAccessibleDescription(words(N_("Of the reviews chosen in the list")))
        due = self.due
        self.begin.setVisible(bool(due) and not self._project.store.read_only)
        self._text.setText(self._told(queue) if queue is not None else words(N_("One moment…")))
        few = 0 if self._is_low else FEW
        shown = due[: MOST if self._is_whole else few]
        for row, one in zip(self._rows.take(len(shown)), shown, strict=True):
            self._fill(row, one)
        self._show_more(len(due))
        self._fit()

    def _show_more(self, count: int) -> None:
        words = self._labels.words
        self.all.setVisible(count > FEW or (self._is_low and count > 0))
        text = N_("Show all {count}") if count <= MOST else N_("Show the first {count}")
        whole = words.filled(text, count=words.number(min(count, MOST)))
        self.all.setText(words(N_("Show less")) if self._is_whole else whole)

    def _fit(self) -> None:
        """Be as high as the rows, up to a bound from which they scroll."""
        rows, width = self._rows.made(), self._scroll.viewport().width()
        self._scroll.setVisible(bool(rows))
        height = sum(row.heightForWidth(width) for row in rows) + 2
        alone = self._is_low and self._is_whole
        self._scroll.setMinimumHeight(0 if alone else min(height, self._theme.em(15)))
        self._scroll.setMaximumHeight(height if alone else min(height, self._theme.em(15)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _told(self, queue: ReviewQueue) -> str:
        words, due = self._labels.words, self.due
        if not queue.entries:
            return words(N_("There is no AI system in use and no open risk yet."))
        if not due:
            day = next((one.day for one in queue.entries if one.day), None)
            if day is None:
                return words(N_("Nothing has to be reviewed now."))
            text = N_("Nothing has to be reviewed now. The next review is due on {day}.")
            return words.filled(text, day=words.day(day))
        told = words.plural(
            "{count} entry is to be reviewed now",
            "{count} entries are to be reviewed now",
            len(due),
        )
        if queue.overdue:
            late = words.plural("{count} is overdue", "{count} are overdue", queue.overdue)
            return f"{told}; {late}."
        return f"{told}."

    def _fill(self, row: LineRow, one: Waiting) -> None:
        entity = one.entity
        number = self._project.number(entity)
        title = f"{number}  {self._project.name(one.uid)}"
        today = self._project.clock.today()
        row.show_texts(title, waiting_text(self._labels, one, today))
        is_late = one.is_overdue(today) or one.standing.state is ReviewState.CHANGED
        is_system = kind_of(entity) is EntityKind.SYSTEM
        row.show_sign("systems" if is_system else "warn", "danger" if is_late else "accent")
