"""Changed fields as people see them: the values before and after, side by side."""

import re
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.services.changes import FieldChange
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import label, show_tip
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

LONGEST = 600
"""Characters of a value that are shown."""

_BREAK = "\u200b"
_LONG_WORD = re.compile(r"\S{25,}")
_PIECE = 12

_TOP = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
_SELECTABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class _Value(QLabel):
    """A value that shares the width there is: long words are broken, and copied whole."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "value")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(in_pieces(text))
        self.setWordWrap(True)
        self.setAlignment(_TOP)
        self.setTextInteractionFlags(_SELECTABLE)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def keyPressEvent(self, ev: QKeyEvent) -> None:
        if ev.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.selectedText().replace(_BREAK, ""))
            return
        super().keyPressEvent(ev)


def in_pieces(text: str) -> str:
    """Return ``text`` with places in its longest words where a line may end."""
    return _LONG_WORD.sub(_broken, text)


def _broken(found: re.Match[str]) -> str:
    word = found.group()
    return _BREAK.join(word[at : at + _PIECE] for at in range(0, len(word), _PIECE))


class ValueGrid(QWidget):
    """Some fields of a step; few parts for each, for there may be many fields."""

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words = words
        self._em = theme.em
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.em(0.8))
        self._grid.setVerticalSpacing(theme.em(0.3))
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)

    def add_entry(self, heading: QWidget) -> None:
        """Begin a new entry below, with the captions of both columns."""
        row = self._new_row()
        self._grid.addWidget(heading, row, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        for column, (name, title) in enumerate((("before", N_("Before")), ("after", N_("After")))):
            caption = label(f"step_{name}_title", "small")
            caption.setText(self._words(title))
            self._grid.addWidget(caption, row + 1, column)

    def add_change(self, change: FieldChange, restore: Callable[[], object] | None) -> None:
        """Add a field with both values; ``restore`` is what its button does, if it has one."""
        row = self._new_row()
        name = label("step_field", "field", wraps=True)
        name.setText(in_pieces(change.label))
        if restore is None:
            self._grid.addWidget(name, row, 0, 1, 2)
        else:
            head = QHBoxLayout()
            head.addWidget(name, 1)
            head.addWidget(self._restore_button(change, restore))
            self._grid.addLayout(head, row, 0, 1, 2)
        self._grid.addWidget(self._value("before", N_("Before"), change.old_text), row + 1, 0)
        self._grid.addWidget(self._value("after", N_("After"), change.new_text), row + 1, 1)
        self._grid.setRowMinimumHeight(row + 2, self._em(0.4))

    def _new_row(self) -> int:
        return self._grid.rowCount()

    def _value(self, name: str, title: str, text: str) -> QLabel:
        said = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
        shown = _Value(f"step_{name}_text", said)
        shown.setMargin(self._em(0.5))
        shown.setAccessibleName(f"{self._words(title)}: {said}")
        return shown

    def _restore_button(self, change: FieldChange, restore: Callable[[], object]) -> QWidget:
        made = ShortButton(f"restore_{change.key}", "quiet")
        made.setText(self._words(N_("Bring back the old value")))
        tip = N_("Give “{field}” back the value it had before this step")
        show_tip(made, self._words.filled(tip, field=change.label))
        made.setAccessibleName(f"{made.text()}: {change.label}")
        made.clicked.connect(lambda: restore())
        return made
