"""The dialog in which a view gets its name."""

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.ui.parts.reading_order import ReadingDialog
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import label
from rai_desktop.ui.tables.saved_view import LONGEST_NAME
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words


class ViewNameDialog(ReadingDialog):
    """``named`` carries the name; one that another view has is refused before it is taken.

    ``taken`` are the names of saved views, and those of views that come with the program.
    """

    named = Signal(str)

    def __init__(
        self,
        window: QWidget,
        name: str,
        taken: tuple[Collection[str], Collection[str]],
        words: Words,
        theme: Theme,
    ) -> None:
        super().__init__(window)
        self.setObjectName("view_name")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words(N_("Name of the view")))
        self._taken, self._ready = ({each.casefold() for each in names} for names in taken)
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
        name = self._name.casefold()
        refused = _TAKEN if name in self._taken else _READY if name in self._ready else ""
        self._hint.setText(self._words(refused or _KEPT))
        self.take.setEnabled(bool(name) and not refused)

    def _on_taken(self) -> None:
        self.named.emit(self._name)
        self.accept()


_TAKEN = N_("There is a view with this name already.")
_READY = N_("A view that comes with the program has this name. Choose another one.")
_KEPT = N_("The view is kept on this computer, for this inventory.")
