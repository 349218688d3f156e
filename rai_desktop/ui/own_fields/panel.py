"""The button below the fields of a form that adds a custom field."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from rai_desktop.domain.ids import Uid
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.theme import Theme


class OwnFieldsPanel(QWidget):
    """``add_wanted`` asks for a field that every entry of the kind gets."""

    add_wanted = Signal()

    def __init__(self, project: OpenProject, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("own_fields_panel")
        self._button = ShortButton("add_own_field", "quiet")
        self._button.clicked.connect(self.add_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._button)
        row.addStretch(1)
        if project.store.read_only or project.is_review:
            self.hide()
        self.retranslate(labels)
        self.apply_theme(theme)

    def show_entity(self, uid: Uid | None) -> None:
        """Stay as it is: the button is about all entries."""

    def retranslate(self, labels: Labels) -> None:
        """Show the words in another language."""
        self._button.setText(labels.words(N_("Add a custom field…")))

    def apply_theme(self, theme: Theme) -> None:
        """Take the lengths of ``theme``."""
        self._button.setMinimumHeight(theme.em(2))
