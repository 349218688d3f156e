"""One step in detail: each field with its value before and after, read bit by bit."""

from collections.abc import Generator

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.texts import N_
from rai_desktop.services.changes import FieldChange
from rai_desktop.services.old_values import can_come_back
from rai_desktop.services.ports import StepHead
from rai_desktop.services.project import OpenProject
from rai_desktop.services.step_changes import StepChanges
from rai_desktop.services.step_heads import HeadTeller, Timeline
from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.history.values import ValueGrid, in_pieces
from rai_desktop.ui.parts.elided import ElidedLabel
from rai_desktop.ui.parts.flow import FlowLayout
from rai_desktop.ui.parts.keys import on_key
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.slices import Slices
from rai_desktop.ui.parts.widgets import (
    button,
    chain_tab_stops,
    label,
    scrolled,
    show_tip,
    tab_stops,
    unmarked,
)
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

AT_FIRST = 40
"""Fields that are shown, and how many more each time."""

MOST_PARTS = 5
"""How often more can be shown before what was shown first gives way."""

MOST_AT_ONCE = 400
"""Fields of a step that can come back together: as many as are stored without a halt."""

Work = Generator[None, None, list[FieldChange]]


class StepDetails(QFrame):
    """Shows a step.

    ``entry_wanted`` asks for an entry, ``restore_wanted`` for the old values of a list of changes,
    ``step_wanted`` for the step that was undone, ``since_wanted`` for what changed since the step,
    ``left`` for the list; ``failed`` gives what went wrong with reading.
    """

    entry_wanted = Signal(object)
    restore_wanted = Signal(list)
    step_wanted = Signal(object)
    since_wanted = Signal(object)
    left = Signal()
    failed = Signal(object)

    def __init__(self, project: OpenProject, words: Words, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("step_details")
        self.setProperty("role", "card")
        self._project = project
        self._words = words
        self._theme = theme
        self._head: StepHead | None = None
        self._of: Uid | None = None
        self._teller: HeadTeller | None = None
        self._changes: StepChanges | None = None
        self._subject: StepHead | None = None
        self._shown: list[FieldChange] = []
        self._entry: Uid | None = None
        self._title = ElidedLabel("step_title", "heading")
        self._who = label("step_who", "muted", wraps=True)
        self._undone = label("step_undone", "badge")
        self._back = button("step_back", "quiet")
        self._go = button("step_subject", "quiet")
        self._since = ShortButton("step_since")
        self._all = button("restore_all")
        self._more = button("step_more", "quiet")
        self._end = label("step_end", "muted", wraps=True)
        self._grids: list[ValueGrid] = []
        self._old: list[ValueGrid] = []
        self._dropping = QTimer(self, singleShot=True, interval=0)
        self._first = button("step_first", "quiet")
        self._inside = _Inside()
        self._rows = QVBoxLayout(self._inside)
        self._column = QVBoxLayout(self)
        self._slices = Slices(self)
        self._build()
        self.retranslate(words)
        self.apply_theme(theme)

    @property
    def is_reading(self) -> bool:
        """Whether something of the step is still to come."""
        return self._slices.is_running

    def show_step(self, head: StepHead | None, teller: HeadTeller, timeline: Timeline) -> None:
        """Show a step, or that none is chosen; of the one that is shown only the head changes."""
        is_same = head is not None and head == self._head and timeline.of == self._of
        self._head, self._teller, self._of = head, teller, timeline.of
        if is_same:
            self._show_head(is_undone=head is not None and timeline.is_undone(head))
            return
        self._changes = None
        if head is not None:
            self._changes = StepChanges(self._project, teller.changes, head, timeline.of)
        self._subject = teller.subject(head) if head is not None else None
        self._show_head(is_undone=head is not None and timeline.is_undone(head))
        self._begin()

    def offer_back(self, *, is_offered: bool) -> None:
        """Offer the way back to the list, where there is room for one of them only."""
        self._back.setVisible(is_offered)

    def retranslate(self, words: Words) -> None:
        """Speak another language; steps do so when they are shown next."""
        self._words = words
        self._head = None
        self._back.setText(words(N_("Back to the list")))
        self._go.setText(words(N_("Go to that step")))
        self._first.setText(words(N_("From the beginning")))
        self._since.setText(words(N_("What changed since then…")))
        self._all.setText(words(N_("Bring back all old values")))
        self._undone.setText(words(N_("This step was undone.")))

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        is_new = theme is not self._theme
        self._theme = theme
        em = theme.em
        self._column.setContentsMargins(em(1.4), em(1.1), em(1.4), em(1.1))
        self._column.setSpacing(em(0.5))
        self._rows.setContentsMargins(0, em(0.4), em(0.4), 0)
        self._rows.setSpacing(em(0.8))
        if is_new and self._teller is not None and self._head is not None and self._changes:
            self._begin_again()

    def take_focus(self) -> None:
        """Put the keyboard on the first button, or on the values where there is none."""
        stops = [part for part in tab_stops(self) if part.isVisibleTo(self) and part.isEnabled()]
        (stops[0] if stops else self._scroll).setFocus(Qt.FocusReason.ShortcutFocusReason)

    # parts ---------------------------------------------------------------------

    def _build(self) -> None:
        self._scroll = scrolled(self._inside, "step_scroll")
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        acts = FlowLayout()
        for act in (self._back, self._go, self._since, self._all):
            acts.addWidget(act)
            act.hide()
        self._column.addWidget(self._title)
        self._column.addWidget(self._who)
        self._column.addWidget(self._undone, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addLayout(acts)
        self._column.addWidget(self._scroll, 1)
        self._foot = QWidget()
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(self._end)
        foot.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        foot.addStretch(1)
        self._rows.addWidget(self._first, 0, Qt.AlignmentFlag.AlignLeft)
        self._rows.addWidget(self._foot, 1)
        self._back.clicked.connect(self.left)
        self._go.clicked.connect(self._on_go)
        self._since.clicked.connect(self._on_since)
        self._all.clicked.connect(self._on_all)
        self._dropping.timeout.connect(self._drop_one)
        self._first.clicked.connect(self._begin_again)
        self._slices.finished.connect(self._on_read)
        self._more.clicked.connect(lambda: self._slices.begin(self._guarded(self._show_more())))
        on_key("Esc", self, self.left.emit)

    def _show_head(self, *, is_undone: bool) -> None:
        words, head, teller = self._words, self._head, self._teller
        self._undone.setVisible(is_undone)
        self._go.setVisible(self._subject is not None)
        self._since.setVisible(head is not None and head.id != self._project.store.head())
        self._scroll.setAccessibleName(words(N_("Values of the step")))
        if head is None or teller is None:
            self._title.show_text("")
            self._who.setText("")
            return
        self._title.show_text(teller.what(head))
        who = teller.author(head) or words(N_("Person not stated"))
        self._who.setText(" · ".join(part for part in (teller.moment(head), who) if part))

    def _begin_again(self) -> None:
        if self._changes is not None:
            self._changes = self._changes.again()
            self._begin()

    def _begin(self) -> None:
        """Empty the rows and read the step anew."""
        self._slices.stop()
        for grid in self._grids:
            self._rows.removeWidget(grid)
            grid.hide()
        self._old += self._grids
        self._grids = []
        self._drop_one()
        self._first.hide()
        self._shown, self._entry = [], None
        self._all.hide()
        self._more.hide()
        self._end.hide()
        if self._changes is not None:
            self._slices.begin(self._guarded(self._show_first(self._changes)))

    def _guarded(self, work: Work) -> Work:
        try:
            return (yield from work)
        except UserError as error:
            self.failed.emit(error)
            return []

    def _show_first(self, changes: StepChanges) -> Work:
        self._say(self._words(N_("Reading the values…")))
        yield from changes.prepare()
        return (yield from self._show_more())

    def _show_more(self) -> Work:
        """Show the next fields; ask for nothing to come back."""
        changes = self._changes
        if changes is None:
            return []
        self._more.hide()
        self._add_grid()
        for change in (yield from changes.more(AT_FIRST)):
            self._add(change)
            yield
        self._show_end(changes)
        chain_tab_stops(tab_stops(self))
        return []

    def _add(self, change: FieldChange) -> None:
        grid = self._grids[-1]
        if change.uid != self._entry:
            self._entry = change.uid
            grid.add_entry(self._heading(change))
        restore = None
        if self._may_restore(change):
            restore = lambda: self.restore_wanted.emit([change])  # noqa: E731 - one of each row
        grid.add_change(change, restore)
        self._shown.append(change)

    def _add_grid(self) -> None:
        """Begin a part of its own, so that what is shown already need not be arranged again."""
        if len(self._grids) == MOST_PARTS:
            self._rows.removeWidget(self._grids[0])
            self._old.append(self._grids.pop(0))
            self._drop_one()
            self._first.show()
        self._grids.append(ValueGrid(self._words, self._theme))
        self._entry = None
        self._rows.insertWidget(self._rows.count() - 1, self._grids[-1])

    def _drop_one(self) -> None:
        """Let go of one part; the others follow one by one, for that takes time, too."""
        if self._old:
            grid = self._old.pop()
            grid.setParent(None)
            grid.deleteLater()
        if self._old:
            self._dropping.start()

    def _show_end(self, changes: StepChanges) -> None:
        words, left = self._words, changes.left
        many = left > 0
        text = words.plural("… and {count} more field", "… and {count} more fields", left)
        none = words(N_("This step changed nothing that can be shown."))
        self._say(text if many else "" if self._shown else none)
        self._more.setVisible(many)
        self._more.setText(words(N_("Show more")))
        self._more.setAccessibleName(f"{self._more.text()} {text}")
        back = [change for change in self._shown if self._may_restore(change)]
        self._all.setVisible(bool(back) and (len(back) > 1 or many))
        is_too_much = len(self._shown) + left > MOST_AT_ONCE
        self._all.setEnabled(not is_too_much)
        tip = N_("Too many fields to bring them back at once. Bring back single ones, or a backup.")
        show_tip(self._all, words(tip) if is_too_much else "")

    def _say(self, text: str) -> None:
        self._end.setText(text)
        self._end.setVisible(bool(text))

    def _heading(self, change: FieldChange) -> QWidget:
        if change.kind is EntityKind.LINK or not change.entry:
            text = label("step_entry", "field", wraps=True)
            text.setText(in_pieces(change.entry) or self._words(N_("An entry that is erased")))
            return text
        link = ShortButton("step_entry", "quiet")
        link.setText(unmarked(_one_line(change.entry)))
        show_tip(link, self._words(N_("Go to this entry")))
        link.clicked.connect(lambda: self.entry_wanted.emit(change.uid))
        return link

    def _may_restore(self, change: FieldChange) -> bool:
        is_made = self._changes is not None and change.uid in self._changes.made
        is_open = not self._project.store.read_only and not is_made
        return is_open and can_come_back(self._project, change)

    def _on_go(self) -> None:
        if self._subject is not None:
            self.step_wanted.emit(self._subject.id)

    def _on_since(self) -> None:
        if self._head is not None:
            self.since_wanted.emit(self._head.id)

    def _on_all(self) -> None:
        self._slices.begin(self._guarded(self._read_all()))

    def _read_all(self) -> Work:
        """Return what shall come back: of all fields, also those that are not shown."""
        if self._changes is None or self._changes.left == 0:
            return [change for change in self._shown if self._may_restore(change)]
        changes = self._changes.again()
        yield from changes.prepare()
        found: list[FieldChange] = []
        while changes.left > 0:
            found += yield from changes.more(AT_FIRST)
        return [c for c in found if c.uid not in changes.made and self._may_restore(c)]

    def _on_read(self, wanted: list[FieldChange]) -> None:
        if wanted:
            self.restore_wanted.emit(wanted)


class _Inside(QWidget):
    """What scrolls: as high as its texts need at the width there is, not at the smallest."""

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 80 else f"{line[:79]}…"
