"""What reading in a list would do, before anything is written."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.texts import N_
from rai_desktop.services.importing import ImportPlan, OnConflict, RowOutcome
from rai_desktop.services.importing.model import ImportNote
from rai_desktop.services.labels import Labels
from rai_desktop.services.tables import Remark
from rai_desktop.ui.icons import picture
from rai_desktop.ui.parts.short import ShortButton, ShortCheckBox
from rai_desktop.ui.parts.widgets import frame, label, scrolled, show_pixmap
from rai_desktop.ui.theme import Theme

WIDTH, HEIGHT = 38, 42
MOST_LINES = 200
MOST_NAMES = 12
LINE, MOST_HEIGHT = 3.2, 13
"""How high the list of notes is for each of them, and at most."""

_FACTS: tuple[tuple[RowOutcome, str, str, str], ...] = (
    (RowOutcome.NEW, "add", "accent", N_("new, will be added")),
    (RowOutcome.CHANGED, "edit", "accent", N_("in the inventory, will be updated")),
    (RowOutcome.UNCHANGED, "ok", "ok", N_("in the inventory already, nothing to do")),
    (
        RowOutcome.SKIPPED,
        "lock",
        "muted",
        N_("in the inventory with other values, stay as they are"),
    ),
    (RowOutcome.INVALID, "warn", "danger", N_("cannot be read in")),
)


class ReadingPreview(QDialog):
    """Counts, what is kept as notes, and each row that cannot be read in, with its reason.

    ``update_wished`` tells whether rows that are here already shall be updated.
    """

    update_wished = Signal(bool)

    def __init__(self, window: QWidget, labels: Labels, theme: Theme, kind: EntityKind) -> None:
        super().__init__(window)
        self._kind = kind
        self.setObjectName("reading_preview")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._labels = labels
        self._theme = theme
        self._title = label("reading_title", "heading", wraps=True)
        self._card = frame("reading_facts", "card")
        self._facts = QGridLayout(self._card)
        self._update = ShortCheckBox()
        self._update.setObjectName("reading_update")
        self._kept = label("reading_kept", "muted", wraps=True)
        self._advice = label("reading_advice", "hint", wraps=True)
        self._notes_title = label("reading_notes_title", "field")
        self._notes = QListWidget()
        self._leave = ShortButton("reading_leave")
        self._read = ShortButton("reading_read", "primary")
        self._build()

    def show_plan(self, plan: ImportPlan, remarks: Sequence[Remark]) -> None:
        """Show what ``plan`` would do."""
        self.plan = plan
        words = self._labels.words
        title = words.filled(N_("Read in “{name}”"), name=plan.origin)
        self.setWindowTitle(title)
        self._title.setText(title)
        self._show_facts(plan)
        self._update.setVisible(_differing(plan) > 0)
        self._show_kept(plan)
        self._advice.setText(words(_ADVICE) if plan.count(RowOutcome.INVALID) else "")
        self._advice.setVisible(bool(self._advice.text()))
        self._show_notes(plan, remarks)
        written = plan.count(RowOutcome.NEW) + plan.count(RowOutcome.CHANGED)
        self._read.setText(self._verb(written))
        self._read.setEnabled(written > 0 and not plan.is_blocked)
        usual = self._read if self._read.isEnabled() else self._leave
        usual.setDefault(True)
        usual.setFocus()

    def _verb(self, count: int) -> str:
        words = self._labels.words
        if not count:
            return words(N_("Nothing to read in"))
        if self._kind is EntityKind.SYSTEM:
            return words.plural("Read in {count} AI system", "Read in {count} AI systems", count)
        return words.plural("Read in {count} entry", "Read in {count} entries", count)

    def _build(self) -> None:
        em, words = self._theme.em, self._labels.words
        self.setMinimumWidth(em(36))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(em(1.6), em(1.4), em(1.6), em(0.4))
        column.setSpacing(em(0.8))
        self._facts.setContentsMargins(em(1.2), em(0.8), em(1.2), em(0.8))
        self._facts.setHorizontalSpacing(em(0.7))
        self._facts.setVerticalSpacing(em(0.4))
        self._facts.setColumnStretch(2, 1)
        self._update.setText(words(N_("Take the values of the list for what is here already")))
        self._update.toggled.connect(self.update_wished)
        self._notes.setObjectName("reading_notes")
        self._notes.setAccessibleName(words(N_("Rows to look at")))
        self._notes.setWordWrap(True)
        self._notes.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._notes_title.setText(words(N_("Rows to look at")))
        self._leave.setText(words(N_("Cancel")))
        for part in (
            self._title,
            self._card,
            self._update,
            self._kept,
            self._notes_title,
            self._notes,
            self._advice,
        ):
            column.addWidget(part)
        foot = QHBoxLayout()
        foot.setSpacing(em(0.6))
        foot.setContentsMargins(em(1.6), em(0.6), em(1.6), em(1.2))
        foot.addStretch(1)
        foot.addWidget(self._leave)
        foot.addWidget(self._read)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scrolled(inside, "reading_scroll"), 1)
        whole.addLayout(foot)
        self.resize(em(WIDTH), em(HEIGHT))
        self._leave.clicked.connect(self.reject)
        self._read.clicked.connect(self.accept)

    def _show_facts(self, plan: ImportPlan) -> None:
        while (item := self._facts.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.setParent(None)
                old.deleteLater()
        shown = [fact for fact in _FACTS if plan.count(fact[0]) or fact[0] is RowOutcome.NEW]
        for line, (outcome, sign, meaning, text) in enumerate(shown):
            drawing = picture(sign, self._theme, meaning, 1.3, self.devicePixelRatioF())
            shape = label("sign")
            show_pixmap(shape, drawing)
            number = label(f"reading_{outcome}", "field")
            number.setText(str(plan.count(outcome)))
            words = label(f"reading_{outcome}_text", wraps=True)
            words.setText(self._labels.words(text))
            self._facts.addWidget(shape, line, 0, Qt.AlignmentFlag.AlignTop)
            number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(number, line, 1)
            self._facts.addWidget(words, line, 2)

    def _show_kept(self, plan: ImportPlan) -> None:
        self._kept.setText("\n".join(_kept(self._labels, plan)))
        self._kept.setVisible(bool(self._kept.text()))

    def _show_notes(self, plan: ImportPlan, remarks: Sequence[Remark]) -> None:
        self._notes.clear()
        notes: list[ImportNote | Remark] = [*plan.problems, *plan.notes, *remarks]
        lines = [_line(self._labels, each) for each in notes]
        self._notes.addItems(lines[:MOST_LINES])
        if len(lines) > MOST_LINES:
            words = self._labels.words
            self._notes.addItem(
                words.filled(N_("… and {count} more"), count=len(lines) - MOST_LINES)
            )
        em = self._theme.em
        self._notes.setFixedHeight(em(1) + min(em(LINE) * len(lines), em(MOST_HEIGHT)))
        for part in (self._notes, self._notes_title):
            part.setVisible(bool(lines))


_ADVICE = N_(
    "Rows that cannot be read in stay out. Mend them in the list and read it in again; what is "
    "in the inventory by then is recognised."
)


def _differing(plan: ImportPlan) -> int:
    is_update = plan.on_conflict is OnConflict.UPDATE
    return plan.count(RowOutcome.CHANGED if is_update else RowOutcome.SKIPPED)


def _kept(labels: Labels, plan: ImportPlan) -> Iterator[str]:
    words = labels.words
    columns = [name for table in plan.tables for name in table.unmapped]
    if columns:
        yield words.filled(N_("Kept as notes: {columns}"), columns=", ".join(columns))
    for kind, text in _ADDED.items():
        names = [name for own, name in plan.added_names() if own is kind]
        shown = [*names[:MOST_NAMES], *(["…"] if len(names) > MOST_NAMES else [])]
        if names:
            yield words.filled(text, names=", ".join(shown))


_ADDED = {
    EntityKind.PERSON: N_("New persons: {names}"),
    EntityKind.VENDOR: N_("New suppliers: {names}"),
    EntityKind.SYSTEM: N_("New AI systems: {names}"),
}


def _line(labels: Labels, note: ImportNote | Remark) -> str:
    words = labels.words
    place = words.filled(N_("Row {row}"), row=note.row) if note.row else ""
    text = words.filled(note.text, **note.values)
    return " · ".join(part for part in (place, note.column or "", text) if part)
