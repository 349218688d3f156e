"""The dialog in which a view gets its name."""

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import label
from rai_desktop.ui.tables.saved_view import LONGEST_NAME
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words


class ViewNameDialog(QDialog):
    """``named`` carries the name; one that another view has is refused before it is taken."""

    named = Signal(str)

    def __init__(
        self, window: QWidget, name: str, taken: Collection[str], words: Words, theme: Theme
    ) -> None:
        super().__init__(window)
        self.setObjectName("view_name")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words(N_("Name of the view")))
        self._taken = {other.casefold() for other in taken}
        self._words = words
        title = label("view_name_label", "field")
        title.setText(words(N_("Name of the view")))
        self.line = QLineEdit(name)
        self.line.setObjectName("view_name_line")
        self.line.setMaxLength(LONGEST_NAME)
        self.line.setAccessibleName(words(N_("Name of the view")))
        self.line.selectAll()
        title.setBuddy(self.line)
        self._hint = label("view_name_hint", "muted", wraps=True)
        self.take = ShortButton("view_name_take", "primary")
        self.take.setText(words(N_("Save")))
        self.take.setDefault(True)
        cancel = ShortButton("view_name_cancel")
        cancel.setText(words(N_("Cancel")))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.take)
        column = QVBoxLayout(self)
        em = theme.em
        column.setContentsMargins(em(1.4), em(1.2), em(1.4), em(1.2))
        column.setSpacing(em(0.6))
        for part in (title, self.line, self._hint):
            column.addWidget(part)
        column.addLayout(foot)
        self.setMinimumWidth(em(26))
        self.line.textChanged.connect(self._show_state)
        self.take.clicked.connect(self._on_taken)
        cancel.clicked.connect(self.reject)
        self._show_state()

    @property
    def _name(self) -> str:
        return " ".join(self.line.text().split())

    def _show_state(self) -> None:
        is_taken = self._name.casefold() in self._taken
        hint = N_("There is a view with this name already.") if is_taken else _KEPT
        self._hint.setText(self._words(hint))
        self.take.setEnabled(bool(self._name) and not is_taken)

    def _on_taken(self) -> None:
        self.named.emit(self._name)
        self.accept()


_KEPT = N_("The view is kept on this computer, for this project.")
