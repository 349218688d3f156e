"""The library beside the fields of a form, for kinds that have something of that sort."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.library.measure_help import MeasureHelpPanel
from rai_desktop.ui.library.measure_panel import MeasurePanel
from rai_desktop.ui.library.newer_panel import NewerPanel
from rai_desktop.ui.library.risk_panel import RiskPanel
from rai_desktop.ui.theme import Theme

Panel = RiskPanel | MeasurePanel | MeasureHelpPanel


class LibrarySide(QWidget):
    """What the library proposes for an entry, and ``newer``, which the form puts at its top.

    ``told`` says what was done, ``failed`` what was not, ``field_wanted`` names a field to fill.
    """

    told = Signal(str)
    failed = Signal(object)
    field_wanted = Signal(str)
    toggled = Signal()

    def __init__(self, project: OpenProject, panel: Panel, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("library")
        self.panel = panel
        self.newer: NewerPanel | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        if not isinstance(panel, RiskPanel):
            self.newer = NewerPanel(project, labels, theme)
            self.newer.told.connect(self.told)
            self.newer.failed.connect(self.failed)
        column.addWidget(panel)
        panel.toggled.connect(self.toggled)
        if not isinstance(panel, MeasureHelpPanel):
            panel.told.connect(self.told)
            panel.failed.connect(self.failed)
        if isinstance(panel, RiskPanel):
            panel.field_wanted.connect(self.field_wanted)

    def show_entity(self, uid: Uid | None) -> None:
        """Show what the library has for an entry."""
        self.panel.show_entity(uid)
        if self.newer is not None:
            self.newer.show_entity(uid)

    def retranslate(self, labels: Labels) -> None:
        """Show the words in another language."""
        self.panel.retranslate(labels)
        if self.newer is not None:
            self.newer.retranslate(labels)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self.panel.apply_theme(theme)
        if self.newer is not None:
            self.newer.apply_theme(theme)


def library_side(
    kind: EntityKind, project: OpenProject, labels: Labels, theme: Theme
) -> LibrarySide | None:
    """Return what stands in the form of a kind; ``None`` where the library has nothing."""
    made: Panel
    if kind is EntityKind.SYSTEM:
        made = RiskPanel(project, labels, theme)
    elif kind is EntityKind.RISK:
        made = MeasurePanel(project, labels, theme)
    elif kind is EntityKind.MITIGATION:
        made = MeasureHelpPanel(project, labels, theme)
    else:
        return None
    return LibrarySide(project, made, labels, theme)
