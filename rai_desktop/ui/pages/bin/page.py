"""The page of the bin: deleted entries by kind, when and by whom, and bringing them back."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.person import Person
from rai_desktop.domain.texts import N_
from rai_desktop.services.bin import BinGroup, bin_groups, deletion, what_hangs
from rai_desktop.services.erasing import is_erased
from rai_desktop.services.labels import Labels
from rai_desktop.services.ports import Change
from rai_desktop.services.targets import Act, Page, Target
from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.base import Scene, WorkPage
from rai_desktop.ui.parts.elided import ElidedLabel
from rai_desktop.ui.parts.roomy import scrolled_body
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.state_notice import StateNotice
from rai_desktop.ui.parts.widgets import frame, label, plain_tip, show_icon
from rai_desktop.ui.theme import Theme

SIDE_BY_SIDE_FROM, LEAST_ROWS = 40, 7
_UID = Qt.ItemDataRole.UserRole


class BinPage(WorkPage):
    """Lists what is in the bin; chosen entries come back as one step."""

    def __init__(self, scene: Scene, labels: Labels, theme: Theme) -> None:
        super().__init__(Page.BIN, scene, labels, theme)
        self._count = 0
        self._note = label("bin_note", "muted", wraps=True)
        self.rows = QListWidget()
        self._empty = StateNotice("bin_empty")
        self._title = ElidedLabel("bin_title", "heading")
        self._facts = label("bin_facts", wraps=True)
        self.restore = ShortButton("bin_restore", "primary")
        self.erase = ShortButton("bin_erase", "quiet")
        self._list = frame("bin_list", "card")
        self._details = frame("bin_details", "card")
        self._build()
        self.rows.itemSelectionChanged.connect(self._show_chosen)
        self.rows.itemActivated.connect(lambda *_: self._on_restore())
        self.restore.clicked.connect(self._on_restore)
        self.erase.clicked.connect(lambda: self.target_wanted.emit(Target(act=Act.ERASE)))
        self.apply_theme(theme)
        self.retranslate(labels)

    @override
    def take_changes(self, changes: list[Change]) -> None:
        self._show()

    @override
    def summary(self) -> str:
        return self.labels.words.plural(
            "{count} entry in the bin", "{count} entries in the bin", self._count
        )

    @override
    def panes(self) -> list[QWidget]:
        return [self.rows, self._details]

    @override
    def retranslate(self, labels: Labels) -> None:
        super().retranslate(labels)
        words = labels.words
        self.rows.setAccessibleName(words(N_("Entries in the bin")))
        note = words(
            N_(
                "Deleted entries stay here and in the history. What was linked to an entry "
                "is linked again when it comes back."
            )
        )
        self._note.setText(note)
        self._empty.say(words(N_("The bin is empty.")), note)
        self.erase.setText(words(N_("Erase for good…")))
        self._show()

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        em = theme.em
        for card in (self._list, self._details):
            layout = card.layout()
            if layout is not None:
                layout.setContentsMargins(em(1.4), em(1.2), em(1.4), em(1.2))
                layout.setSpacing(em(0.8))
        self.rows.setMinimumHeight(em(LEAST_ROWS))
        self._empty.apply_theme(theme)
        show_icon(self.restore, "undo", theme, "on_accent")
        show_icon(self.erase, "delete", theme, "danger")

    def _build(self) -> None:
        self.rows.setObjectName("bin_rows")
        self.rows.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.rows.setWordWrap(False)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setTextElideMode(Qt.TextElideMode.ElideRight)
        left = QVBoxLayout(self._list)
        left.addWidget(self._note)
        left.addWidget(self.rows, 1)
        left.addWidget(self._empty, 1)
        right = QVBoxLayout(self._details)
        right.addWidget(self._title)
        right.addWidget(self._facts)
        right.addWidget(self.restore, 0, Qt.AlignmentFlag.AlignLeft)
        right.addWidget(self.erase, 0, Qt.AlignmentFlag.AlignLeft)
        right.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._cards = scrolled_body(whole, "bin_area")
        self._cards.setDirection(QBoxLayout.Direction.LeftToRight)
        self._cards.setSpacing(16)
        self._cards.addWidget(self._list, 3)
        self._cards.addWidget(self._details, 2)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        is_wide = self.width() >= self.theme.em(SIDE_BY_SIDE_FROM)
        self._cards.setDirection(across if is_wide else down)

    def _show(self) -> None:
        chosen = set(self.chosen())
        groups = bin_groups(self.project, self.labels.words)
        self._count = sum(len(group.entries) for group in groups)
        self.rows.clear()
        for group in groups:
            self._add(group, chosen)
        if self._count and not self.rows.selectedItems():
            self.rows.setCurrentRow(1)
        self._empty.setVisible(not self._count)
        for part in (self._note, self.rows):
            part.setVisible(bool(self._count))
        self._details.setVisible(bool(self._count))
        self._show_chosen()
        self.summary_changed.emit(self.summary())

    def _add(self, group: BinGroup, chosen: set[Uid]) -> None:
        head = QListWidgetItem(f"{group.title} ({len(group.entries)})")
        head.setFlags(Qt.ItemFlag.NoItemFlags)
        font = head.font()
        font.setBold(True)
        head.setFont(font)
        self.rows.addItem(head)
        for entry in group.entries:
            item = QListWidgetItem(" ".join(f"{entry.number} {entry.title}".split()))
            item.setData(_UID, entry.uid)
            item.setToolTip(plain_tip(entry.title))
            self.rows.addItem(item)
            item.setSelected(entry.uid in chosen)

    def chosen(self) -> list[Uid]:
        """Return the entries that are chosen."""
        return [Uid(item.data(_UID)) for item in self.rows.selectedItems() if item.data(_UID)]

    def _show_chosen(self) -> None:
        words, uids = self.labels.words, self.chosen()
        self.restore.setEnabled(bool(uids) and not self.project.store.read_only)
        self.restore.setText(
            words.plural("Bring back {count} entry", "Bring back {count} entries", len(uids))
        )
        self.erase.setVisible(self._may_erase(uids))
        if len(uids) == 1:
            self._title.show_text(self.project.name(uids[0]))
        else:
            self._title.show_text(
                words.plural("{count} entry chosen", "{count} entries chosen", len(uids))
            )
        self._facts.setText("\n".join(self._told(uids)))

    def _may_erase(self, uids: list[Uid]) -> bool:
        """Return whether one person is chosen who is still known."""
        if len(uids) != 1 or self.project.store.read_only:
            return False
        is_person = isinstance(self.project.store.entity(uids[0]), Person)
        return is_person and not is_erased(self.project, uids[0])

    def _told(self, uids: list[Uid]) -> list[str]:
        words = self.labels.words
        found = deletion(self.project, uids[0]) if len(uids) == 1 else None
        told = []
        if found is not None:
            when = words.moment(found.moment) if found.moment else ""
            by = found.author or words(N_("Person not stated"))
            told.append(words.filled(N_("Deleted: {when} · {by}"), when=when, by=by))
        linked = len(what_hangs(self.project, words, uids).linked) if uids else 0
        if linked:
            told.append(
                words.plural(
                    "{count} link comes back with it.", "{count} links come back with it.", linked
                )
            )
        return told

    def _on_restore(self) -> None:
        uids = self.chosen()
        if not uids or self.project.store.read_only:
            return
        name = self.project.name(uids[0])
        try:
            self.project.restore(uids)
        except UserError as error:
            self.failed.emit(error)
            return
        words = self.labels.words
        text = words.plural("{count} entry is back.", "{count} entries are back.", len(uids))
        if len(uids) == 1:
            text = words.filled(N_("“{name}” is back."), name=" ".join(name.split())[:60])
        self.told.emit(text)
