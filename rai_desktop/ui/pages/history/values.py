"""One changed field as people see it: its value before and after, side by side."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.services.changes import FieldChange
from rai_desktop.ui.parts.widgets import button, frame, label, plain_tip
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

LONGEST = 600
"""Characters of a value that are shown."""


def change_row(
    change: FieldChange, words: Words, theme: Theme, restore: Callable[[], object] | None
) -> QWidget:
    """Return a field with both values; ``restore`` is what its button does, if it has one."""
    made = QWidget()
    made.setObjectName("step_change")
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.em(0.8))
    grid.setVerticalSpacing(theme.em(0.2))
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    name = label("step_field", "field", wraps=True)
    name.setText(change.label)
    head = QHBoxLayout()
    head.addWidget(name, 1)
    if restore is not None:
        head.addWidget(_restore_button(change, words, restore))
    grid.addLayout(head, 0, 0, 1, 2)
    grid.addWidget(_value("before", words(N_("Before")), change.old_text, theme), 1, 0)
    grid.addWidget(_value("after", words(N_("After")), change.new_text, theme), 1, 1)
    return made


def _value(name: str, title: str, text: str, theme: Theme) -> QWidget:
    box = frame(f"step_{name}", "value")
    column = QVBoxLayout(box)
    em = theme.em
    column.setContentsMargins(em(0.7), em(0.5), em(0.7), em(0.5))
    column.setSpacing(em(0.2))
    caption = label(f"step_{name}_title", "small")
    caption.setText(title)
    shown = label(f"step_{name}_text", wraps=True)
    shown.setText(text if len(text) <= LONGEST else f"{text[:LONGEST]}…")
    shown.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    shown.setAccessibleName(f"{title}: {shown.text()}")
    column.addWidget(caption)
    column.addWidget(shown)
    column.addStretch(1)
    return box


def _restore_button(change: FieldChange, words: Words, restore: Callable[[], object]) -> QWidget:
    made = button(f"restore_{change.key}", "quiet")
    made.setText(words(N_("Bring back the old value")))
    tip = N_("Give “{field}” back the value it had before this step")
    made.setToolTip(plain_tip(words.filled(tip, field=change.label)))
    made.setAccessibleName(f"{made.text()}: {change.label}")
    made.clicked.connect(lambda: restore())
    return made
