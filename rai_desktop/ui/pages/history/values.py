"""Changed fields as people see them: the values before and after, side by side."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.services.changes import FieldChange
from rai_desktop.ui.parts.widgets import button, label, plain_tip
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

LONGEST = 600
"""Characters of a value that are shown."""

_TOP = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
_SELECTABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


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
        name.setText(change.label)
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
        shown = label(f"step_{name}_text", "value", wraps=True)
        shown.setText(text if len(text) <= LONGEST else f"{text[:LONGEST]}…")
        shown.setAlignment(_TOP)
        shown.setMargin(self._em(0.5))
        shown.setTextInteractionFlags(_SELECTABLE)
        shown.setAccessibleName(f"{self._words(title)}: {shown.text()}")
        return shown

    def _restore_button(self, change: FieldChange, restore: Callable[[], object]) -> QWidget:
        made = button(f"restore_{change.key}", "quiet")
        made.setText(self._words(N_("Bring back the old value")))
        tip = N_("Give “{field}” back the value it had before this step")
        made.setToolTip(plain_tip(self._words.filled(tip, field=change.label)))
        made.setAccessibleName(f"{made.text()}: {change.label}")
        made.clicked.connect(lambda: restore())
        return made
