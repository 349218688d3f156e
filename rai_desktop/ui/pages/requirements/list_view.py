"""The list of requirements with its filters."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from rai_desktop.domain.codes import Criterion
from rai_desktop.domain.requirements import RequirementRules
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.requirements.rows import RequirementRow, RowFilter
from rai_desktop.services.years.since import LastYear
from rai_desktop.ui.forms.editors.choices import CalmComboBox
from rai_desktop.ui.pages.requirements.list_model import RequirementModel
from rai_desktop.ui.pages.requirements.rows_view import RowsView
from rai_desktop.ui.parts.flow import FlowLayout
from rai_desktop.ui.parts.state_notice import StateNotice
from rai_desktop.ui.parts.widgets import button, frame
from rai_desktop.ui.theme import Theme

_SHARES = (0.47, 0.18, 0.18, 0.17)


class ListView(QWidget):
    """``chosen`` gives the id of the requirement on which the cursor is, or an empty text.

    ``found`` tells whether the filters leave any.
    """

    chosen = Signal(str)
    found = Signal(bool)
    answered = Signal(str)
    opened = Signal()

    def __init__(self, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self._labels = labels
        self._rows: Sequence[RequirementRow] = ()
        self._quiet = False
        self.starter_only = QCheckBox()
        self.open_only = QCheckBox()
        self.criterion = CalmComboBox()
        self.framework = CalmComboBox()
        self._model = RequirementModel(labels.words, self)
        self.view = RowsView("requirement_rows", theme, _SHARES, 3.3)
        self._card = frame("requirement_list", "card")
        self._nothing = StateNotice("requirements_nothing")
        self._clear = button("requirements_clear")
        self._filters = QWidget()
        self._build(theme)
        self._connect()
        self.retranslate(labels)

    @property
    def current(self) -> str:
        """The requirement on which the cursor is; empty when there is none."""
        row = self._model.line(self.view.currentIndex().row())
        return row.id if row else ""

    @property
    def shown(self) -> tuple[str, ...]:
        """The requirements that are shown, from top to bottom."""
        return self._model.requirements

    def show_rows(
        self, rows: Sequence[RequirementRow], rules: RequirementRules, before: LastYear
    ) -> None:
        """Show these requirements, marked against last year; the cursor stays where it is."""
        self._rows = rows
        self._model.compare_with(before)
        self._offer(rules)
        self._arrange()

    def go_to(self, requirement: str) -> None:
        """Put the cursor on a requirement; filters that hide it are taken away."""
        if self._model.row_of(requirement) < 0:
            self._clear_filters()
        row = self._model.row_of(requirement)
        if row >= 0:
            self.view.go_to(row)

    def step(self, by: int) -> None:
        """Go to the next requirement, or to the one before."""
        shown = self.shown
        if self.current in shown:
            place = shown.index(self.current) + by
            if 0 <= place < len(shown):
                self.go_to(shown[place])

    def retranslate(self, labels: Labels) -> None:
        """Show the words in another language; rows follow."""
        self._labels = labels
        words = labels.words
        self.starter_only.setText(words(N_("Starter set only")))
        self.open_only.setText(words(N_("Open ones only")))
        self.criterion.setAccessibleName(words(N_("Criterion")))
        self.framework.setAccessibleName(words(N_("Framework")))
        self.view.setAccessibleName(words(N_("Requirements by criterion, gaps first")))
        self._clear.setText(words(N_("Clear filters")))
        text = words(N_("No requirement matches the filters."))
        self._nothing.say(words(N_("Nothing found")), text)
        self._fill(
            self.criterion, N_("All criteria"), [(str(c), words(c.label)) for c in Criterion]
        )

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self.view.apply_theme(theme)
        self._nothing.apply_theme(theme)

    # parts ---------------------------------------------------------------------

    def _build(self, theme: Theme) -> None:
        for name, part in (("starter_only", self.starter_only), ("open_only", self.open_only)):
            part.setObjectName(name)
        for name, box in (("criterion", self.criterion), ("framework", self.framework)):
            box.setObjectName(f"filter_{name}")
            box.setMinimumContentsLength(9 if name == "criterion" else 12)
            box.setSizeAdjustPolicy(box.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        flow = FlowLayout(self._filters, gap=theme.em(0.5))
        policy = self._filters.sizePolicy()
        policy.setHeightForWidth(True)
        self._filters.setSizePolicy(policy)
        flow.setContentsMargins(0, 0, 0, 0)
        for made in (self.criterion, self.framework, self.starter_only, self.open_only):
            flow.addWidget(made)
        self.view.setModel(self._model)
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.view, 1)
        inside.addWidget(self._nothing, 1)
        self._nothing.add(self._clear)
        self._nothing.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.em(0.5))
        whole.addWidget(self._filters)
        whole.addWidget(self._card, 1)

    def _connect(self) -> None:
        for tick in (self.starter_only, self.open_only):
            tick.toggled.connect(self._arrange)
        for box in (self.criterion, self.framework):
            box.activated.connect(self._arrange)
        self._clear.clicked.connect(self._on_clear)
        self.view.answered.connect(self.answered)
        self.view.opened.connect(self.opened)
        self.view.selectionModel().currentRowChanged.connect(self._on_current)

    def _offer(self, rules: RequirementRules) -> None:
        """Offer the frameworks that requirements are mapped to."""
        used = {key for rule in rules.requirements for key in rule.refs}
        words = self._labels.words
        names = [(one.id, words.pick(one.title)) for one in rules.frameworks if one.id in used]
        self._fill(self.framework, N_("All frameworks"), names)

    def _fill(self, box: CalmComboBox, first: str, names: Sequence[tuple[str, str]]) -> None:
        chosen = box.currentData()
        box.clear()
        box.addItem(self._labels.words(first), "")
        for key, name in names:
            box.addItem(name, key)
        box.setCurrentIndex(max(0, box.findData(chosen or "")))

    def _clear_filters(self) -> None:
        self._quiet = True
        for tick in (self.starter_only, self.open_only):
            tick.setChecked(False)
        for box in (self.criterion, self.framework):
            box.setCurrentIndex(0)
        self._quiet = False
        self._arrange()

    def _arrange(self) -> None:
        if self._quiet:
            return
        wanted = self.current
        fits = RowFilter(
            starter_only=self.starter_only.isChecked(),
            open_only=self.open_only.isChecked(),
            criterion=self.criterion.currentData() or "",
            framework=self.framework.currentData() or "",
        ).fits
        rows = [row for row in self._rows if fits(row)]
        self._quiet = True
        self._model.show_rows(rows, self._labels.words)
        self.view.arrange()
        place = self._model.row_of(wanted)
        if place < 0 and rows:
            place = self._model.row_of(rows[0].id)
        if place >= 0:
            self.view.go_to(place)
        self._quiet = False
        self._show_found(is_any=bool(rows) or not self._rows)
        if self.current != wanted:
            self.chosen.emit(self.current)

    def _show_found(self, *, is_any: bool) -> None:
        self.view.setVisible(is_any)
        self._nothing.setVisible(not is_any)
        self.found.emit(is_any)

    def _on_clear(self) -> None:
        self._clear_filters()
        self.enter()

    def _on_current(self) -> None:
        if not self._quiet:
            self.chosen.emit(self.current)

    def enter(self) -> None:
        """Put the keyboard into the list, or on what shows all of it again."""
        target = self._clear if self.view.isHidden() else self.view
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)
