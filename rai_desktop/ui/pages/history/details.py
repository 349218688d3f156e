"""One step in detail: each field with its value before and after, side by side."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.texts import N_
from rai_desktop.services.history import FieldChange, HistoryLine
from rai_desktop.services.labels import Labels
from rai_desktop.ui.parts.elided import ElidedLabel
from rai_desktop.ui.parts.widgets import button, frame, label, plain_tip, scrolled, unmarked
from rai_desktop.ui.theme import Theme

MOST = 40
"""Fields that are shown; the others are counted."""

LONGEST = 600
"""Characters of a value that are shown."""


class StepDetails(QFrame):
    """Shows a step; ``entry_wanted`` asks for an entry, ``restore_wanted`` for an old value."""

    entry_wanted = Signal(object)
    restore_wanted = Signal(object)

    def __init__(self, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("step_details")
        self.setProperty("role", "card")
        self._labels = labels
        self._theme = theme
        self._line: HistoryLine | None = None
        self._is_read_only = False
        self._title = ElidedLabel("step_title", "heading")
        self._who = label("step_who", "muted", wraps=True)
        self._inside = QWidget()
        self._rows = QVBoxLayout(self._inside)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._title)
        self._column.addWidget(self._who)
        self._column.addWidget(scrolled(self._inside, "step_scroll"), 1)
        self.apply_theme(theme)

    def show_line(self, line: HistoryLine | None, *, is_read_only: bool) -> None:
        """Show a step, or that none is chosen."""
        self._line, self._is_read_only = line, is_read_only
        self._show()

    def retranslate(self, labels: Labels) -> None:
        """Speak another language from the next step on."""
        self._labels = labels

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._theme = theme
        em = theme.em
        self._column.setContentsMargins(em(1.4), em(1.1), em(1.4), em(1.1))
        self._column.setSpacing(em(0.5))
        self._rows.setContentsMargins(0, em(0.4), em(0.4), 0)
        self._rows.setSpacing(em(0.8))
        self._show()

    def _show(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.setParent(None)
                old.deleteLater()
        words, line = self._labels.words, self._line
        if line is None:
            self._title.show_text("")
            self._who.setText(words(N_("Choose a step in the list to see what it changed.")))
            return
        self._title.show_text(line.what)
        moment = words.moment(line.moment) if line.moment else ""
        who = line.author or words(N_("Person not stated"))
        self._who.setText(" · ".join(part for part in (moment, who) if part))
        entry = ""
        for change in line.told[:MOST]:
            if change.entry != entry:
                entry = change.entry
                self._rows.addWidget(self._heading(change), 0, Qt.AlignmentFlag.AlignLeft)
            self._rows.addWidget(self._made(change))
        self._rows.addWidget(self._end(line))
        self._rows.addStretch(1)

    def _heading(self, change: FieldChange) -> QWidget:
        if change.kind is EntityKind.LINK or not change.entry:
            text = label("step_entry", "field", wraps=True)
            text.setText(change.entry or self._labels.words(N_("An entry that is erased")))
            return text
        link = button("step_entry", "quiet")
        link.setText(unmarked(_one_line(change.entry)))
        link.setToolTip(plain_tip(self._labels.words(N_("Go to this entry"))))
        link.clicked.connect(lambda: self.entry_wanted.emit(change.uid))
        return link

    def _made(self, change: FieldChange) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self._theme.em(0.8))
        grid.setVerticalSpacing(self._theme.em(0.2))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        name = label("step_field", "field", wraps=True)
        name.setText(change.label)
        head = QHBoxLayout()
        head.addWidget(name, 1)
        if self._can_be_restored(change):
            head.addWidget(self._restore(change))
        grid.addLayout(head, 0, 0, 1, 2)
        grid.addWidget(self._value("before", N_("Before"), change.old_text), 1, 0)
        grid.addWidget(self._value("after", N_("After"), change.new_text), 1, 1)
        return made

    def _value(self, name: str, title: str, text: str) -> QWidget:
        box = frame(f"step_{name}", "value")
        column = QVBoxLayout(box)
        em = self._theme.em
        column.setContentsMargins(em(0.7), em(0.5), em(0.7), em(0.5))
        column.setSpacing(em(0.2))
        caption = label(f"step_{name}_title", "small")
        caption.setText(self._labels.words(title))
        shown = label(f"step_{name}_text", wraps=True)
        shown.setText(text if len(text) <= LONGEST else f"{text[:LONGEST]}…")
        shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        shown.setAccessibleName(f"{caption.text()}: {shown.text()}")
        column.addWidget(caption)
        column.addWidget(shown)
        column.addStretch(1)
        return box

    def _can_be_restored(self, change: FieldChange) -> bool:
        is_own = change.kind is not EntityKind.LINK and change.key not in ("number", "deleted")
        return is_own and bool(change.entry) and not self._is_read_only

    def _restore(self, change: FieldChange) -> QWidget:
        made = button(f"restore_{change.key}", "quiet")
        words = self._labels.words
        made.setText(words(N_("Take the value before")))
        tip = N_("Give “{field}” back the value it had before this step")
        made.setToolTip(plain_tip(words.filled(tip, field=change.label)))
        made.setAccessibleName(f"{made.text()}: {change.label}")
        made.clicked.connect(lambda: self.restore_wanted.emit(change))
        return made

    def _end(self, line: HistoryLine) -> QLabel:
        words, left = self._labels.words, len(line.told) - MOST
        text = label("step_end", "muted", wraps=True)
        if left > 0:
            text.setText(
                words.plural("{count} more field changed.", "{count} more fields changed.", left)
            )
        elif not line.told:
            text.setText(words(N_("This step changed nothing that can be shown.")))
        text.setVisible(bool(text.text()))
        return text


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 80 else f"{line[:79]}…"
