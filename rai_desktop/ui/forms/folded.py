"""What parts of a form that are folded have in common: title, inside, and when it is shown."""

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.forms.entity_panel import EntityPanel
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.fold import Fold
from rai_desktop.ui.theme import Theme


class FoldedPanel(EntityPanel):
    """Something about an entry under a title; ``toggled`` tells that it was folded or unfolded.

    A panel puts its parts into ``_column``. Its ``_show`` says the title and, while the panel is
    open, what is inside.
    """

    toggled = Signal()

    gap: ClassVar[float] = 0.6
    """How far the parts inside are from each other, in letters."""

    def __init__(
        self, name: str, section: str, project: OpenProject, labels: Labels, theme: Theme
    ) -> None:
        super().__init__(name, project, labels, theme)
        inside = QWidget()
        self.fold = Fold(section, inside, theme)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.fold)
        self.fold.toggled.connect(self._on_toggled)

    @property
    def is_open(self) -> bool:
        """Whether what is inside is shown."""
        return self.fold.is_open

    def set_open(self, is_open: bool) -> None:
        """Show or hide what is inside."""
        self.fold.set_open(is_open)
        self._show()

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self._column.setSpacing(theme.em(self.gap))
        self.fold.apply_theme(theme)

    def _on_toggled(self) -> None:
        self._show()
        self.toggled.emit()
