"""The card of what is due: overdue things first, each with its day."""

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.texts import N_
from rai_desktop.services.listing.summary import list_summary
from rai_desktop.services.overview import DueItem, DueList, Overview
from rai_desktop.services.overview.due import due_summary
from rai_desktop.services.overview.due_sources import DUE_KINDS
from rai_desktop.services.targets import Page, Target
from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.overview.card import Card
from rai_desktop.ui.parts.flow import FlowLayout
from rai_desktop.ui.parts.rows import LineRow, Rows
from rai_desktop.ui.parts.widgets import button
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

SHOWN = 6
"""Entries that are shown before somebody asks for all."""


class DueCard(Card):
    """Each row leads to its entry; what is too much for rows is found in the lists."""

    TITLE = N_("What is due")

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__("due", words, theme)
        self._due = DueList(items=(), uids={}, overdue=0, soon=0)
        self._is_whole = False
        self._rows = Rows("due_rows", self._made)
        self._more = button("due_more", "quiet")
        self._more.clicked.connect(self._on_more_clicked)
        self._lists = {kind: button(f"due_{kind}", "quiet") for kind in DUE_KINDS}
        for kind, made in self._lists.items():
            made.clicked.connect(lambda _=False, k=kind: self._open_list(k))
        self._page = button("due_page", "quiet")
        self._page.clicked.connect(lambda: self.target_wanted.emit(Target(page=Page.DUE)))
        foot = FlowLayout()
        for part in (self._more, *self._lists.values(), self._page):
            foot.addWidget(part)
        self.body.addWidget(self._rows)
        self.body.addLayout(foot)
        self.apply_theme(theme)
        self.retranslate(words)

    @property
    @override
    def has_content(self) -> bool:
        return self._due.count > 0

    @property
    @override
    def is_long(self) -> bool:
        return self._is_whole

    @override
    def show_overview(self, overview: Overview) -> None:
        self._due = overview.due
        self._show()

    @override
    def retranslate(self, words: Words) -> None:
        super().retranslate(words)
        self._name_parts()

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        for row in self._rows.made():
            row.apply_theme(theme)
        self._align()

    def _made(self, place: int) -> LineRow:
        row = LineRow(f"due_{place}", self.theme, is_short=True)
        row.clicked.connect(lambda: self._open(self._due.items[place]))
        return row

    def _open(self, item: DueItem) -> None:
        self.target_wanted.emit(Target(kind=item.kind, uids=(item.uid,)))

    def _open_list(self, kind: EntityKind) -> None:
        self.target_wanted.emit(self._due.entries(kind))

    def _shown(self) -> tuple[DueItem, ...]:
        return self._due.items if self._is_whole else self._due.items[:SHOWN]

    def _show(self) -> None:
        items = self._shown()
        for row, item in zip(self._rows.take(len(items)), items, strict=True):
            row.show_texts(item.entry, item.text, self.words.day(item.day))
            row.show_sign(*(("clock", "danger") if item.is_overdue else ("calendar", "muted")))
        self._align()
        self._name_parts()

    def _align(self) -> None:
        """Let the entries begin at one line, behind the longest day."""
        rows = self._rows.made()
        width = max((row.lead.sizeHint().width() for row in rows), default=0)
        for row in rows:
            row.lead.setMinimumWidth(width)

    def _name_parts(self) -> None:
        words, due = self.words, self._due
        self.note.setText(due_summary(words, due))
        self._page.setText(words(N_("By person")))
        self._more.setVisible(due.count > SHOWN)
        self._more.setText(words(N_("Show fewer")) if self._is_whole else self._all())
        has_more = self._is_whole and due.count > len(due.items)
        for kind, made in self._lists.items():
            count = len(due.uids.get(kind, ()))
            made.setVisible(has_more and count > 0)
            made.setText(words.filled(N_("List of {entries}"), entries=self._counted(kind, count)))

    def _all(self) -> str:
        return self.words.filled(N_("Show all {count}"), count=self.words.number(self._due.count))

    def _counted(self, kind: EntityKind, count: int) -> str:
        return list_summary(self.words, kind, count, count, 0)

    def _on_more_clicked(self) -> None:
        self._is_whole = not self._is_whole
        self._show()
        self.unfolded.emit()
