"""What an own export asks a person: where it comes from, whose value counts, what was deleted."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.services.importing import ImportPlan
from rai_desktop.services.importing.roundtrip.model import MissingEntry, Place
from rai_desktop.services.importing.roundtrip.told import TripTeller
from rai_desktop.services.labels import Labels
from rai_desktop.ui.importing.conflict_list import ConflictList
from rai_desktop.ui.importing.draft import ImportDraft
from rai_desktop.ui.importing.trip_table import cell_item, fill_heads, fit_rows, trip_table
from rai_desktop.ui.importing.welcome_view import WelcomeView
from rai_desktop.ui.parts.widgets import label
from rai_desktop.ui.theme import Theme


class TripView(QWidget):
    """Lists conflicts and missing entries; ``changed`` when something was decided.

    ``given_up`` when somebody does not want the entries of another project.
    """

    changed = Signal()
    given_up = Signal()

    def __init__(self, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("import_trip")
        self._labels = labels
        self._theme = theme
        self._draft: ImportDraft | None = None
        self.welcome = WelcomeView(labels, theme)
        self.asked = ConflictList(labels, theme)
        self._gone = label("import_trip_missing_title", "field", wraps=True)
        self.missing = trip_table("import_trip_missing")
        self._build()

    @property
    def conflicts(self) -> QTableWidget:
        """The rows of what is to be decided."""
        return self.asked.table

    def _build(self) -> None:
        self.missing.setAccessibleName(self._labels.words(N_("Deleted rows")))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.em(0.5))
        for part in (self.welcome, self.asked, self._gone, self.missing):
            column.addWidget(part)
        self.welcome.wanted.connect(self._on_welcome)
        self.welcome.given_up.connect(self.given_up)
        self.asked.decided.connect(self._on_decided)
        self.missing.itemChanged.connect(self._on_missing)

    def show_plan(self, draft: ImportDraft, plan: ImportPlan) -> None:
        """Ask what there is to ask about a plan; hidden for lists from elsewhere."""
        self._draft = draft
        conflicts = plan.conflicts
        missing = plan.trip.missing if plan.trip else ()
        self.setVisible(bool(conflicts or missing or plan.asks_as_new))
        if plan.view is None or plan.trip is None:
            return
        teller = TripTeller(plan.view.project, self._labels)
        self.welcome.show_plan(plan)
        self.asked.show_conflicts(() if plan.asks_as_new else conflicts, teller)
        self._show_missing(missing, teller)

    def _on_welcome(self) -> None:
        if self._draft is not None:
            self._draft.let_in()
            self.changed.emit()

    def _on_decided(self, takes: dict[Place, str]) -> None:
        if self._draft is not None:
            self._draft.decide(takes)
            self.changed.emit()

    # deleted rows ------------------------------------------------------------------

    def _show_missing(self, missing: tuple[MissingEntry, ...], teller: TripTeller) -> None:
        words = self._labels.words
        self._gone.setText(
            words(N_("Rows that were deleted in the file. Tick what should go to the bin."))
        )
        self.missing.blockSignals(True)
        fill_heads(self.missing, words, (N_("Entry"), N_("Since the file was written")))
        self.missing.setRowCount(len(missing))
        for row, each in enumerate(missing):
            item = cell_item(teller.entry(each))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(
                Qt.CheckState.Checked if each.is_deleted else Qt.CheckState.Unchecked
            )
            item.setData(Qt.ItemDataRole.UserRole, each.uid)
            self.missing.setItem(row, 0, item)
            told = words(N_("changed here")) if each.is_changed else ""
            self.missing.setItem(row, 1, cell_item(told))
        self.missing.blockSignals(False)
        fit_rows(self.missing, self._theme)
        for part in (self._gone, self.missing):
            part.setVisible(bool(missing))

    def _on_missing(self, item: QTableWidgetItem) -> None:
        uid = item.data(Qt.ItemDataRole.UserRole)
        if self._draft is not None and uid:
            self._draft.delete(uid, is_deleted=item.checkState() is Qt.CheckState.Checked)
            self.changed.emit()
