"""The dialog that adds entries of another inventory: search, tick, see what comes, add."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QTableView, QVBoxLayout, QWidget

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.texts import N_
from rai_desktop.services.copying.applying import add_copies
from rai_desktop.services.copying.choosing import Chosen, check_other
from rai_desktop.services.copying.planning import CopyPlan, CopyPlanner
from rai_desktop.services.copying.told import NOT_COPIED_TEXT, counts, stays_empty
from rai_desktop.services.jobs import Tell
from rai_desktop.services.labels import Labels
from rai_desktop.ui.copying.model import EntriesModel, Row, rows_of
from rai_desktop.ui.desk import Desk
from rai_desktop.ui.other_dialog import OtherDialog
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.plain_rows import make_plain, set_width
from rai_desktop.ui.parts.search_field import SearchField
from rai_desktop.ui.parts.short import ShortButton, ShortCheckBox
from rai_desktop.ui.parts.widgets import label, let_wrap, scrolled, show_tip
from rai_desktop.ui.project_opening import load_entries
from rai_desktop.ui.session import Session
from rai_desktop.ui.theme import Theme

SOON = 120
"""Milliseconds after the last tick until what comes is counted."""

SHOWN, TOLD = 4, 40
"""Lines about what stays empty: in the dialog, and in the tip."""

_LEAD = N_(
    "Tick what you want to have here. Linked risks and mitigations are ticked along; you can "
    "untick them."
)


class CopyDialog(OtherDialog):
    """Adds entries of the inventory at ``path`` to the project on the desk.

    ``copied`` carries a sentence that says what was added.
    """

    copied = Signal(str)

    def __init__(
        self, desk: Desk, session: Session, labels: Labels, theme: Theme, path: Path
    ) -> None:
        super().__init__(desk.workspace.window(), session, labels.words, "copying")
        self._project = desk.project
        self._labels = labels
        self._path = path
        self._planner: CopyPlanner | None = None
        self._plan = CopyPlan()
        self.chosen: Chosen | None = None
        self._soon = QTimer(self, interval=SOON, singleShot=True)
        self._title = label("copying_title", "heading", wraps=True)
        self._lead = label("copying_lead", "muted", wraps=True)
        self.search = SearchField("copying_search", N_("Search"))
        self.rows = QTableView()
        self.model = EntriesModel(self.words, self)
        self.evidence = ShortCheckBox()
        self.counts = label("copying_counts", "field", wraps=True)
        self.empty = label("copying_empty", "small", wraps=True)
        self._never = label("copying_never", "muted", wraps=True)
        self._cancel = ShortButton("copying_cancel")
        self.add_button = ShortButton("copying_add", "primary")
        self._build(theme, desk.workspace.window().height())
        self._name_parts()
        self._connect()
        self._show_entries(is_there=False)
        self._begin(self._opened, self._on_opened)

    # parts ---------------------------------------------------------------------

    def _build(self, theme: Theme, room: int) -> None:
        em = theme.em
        self.evidence.setObjectName("copying_evidence")
        self._build_rows(theme)
        self.search.apply_theme(theme)
        self.search.retranslate(self.words)
        inside, whole = QWidget(), QVBoxLayout(self)
        whole.setContentsMargins(em(1.6), em(1.4), em(1.2), em(1.3))
        whole.setSpacing(em(0.7))
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, em(0.4), 0)
        column.setSpacing(em(0.7))
        for part in (self._title, self._lead, self.bar, self.search):
            column.addWidget(part)
        column.addWidget(self.rows, 1)
        for part in (self.evidence, self.counts, self.empty, self._never):
            column.addWidget(part)
        let_wrap(inside)
        whole.addWidget(scrolled(inside, "copying_area"), 1)
        whole.addWidget(self.error)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._cancel)
        foot.addWidget(self.add_button)
        whole.addLayout(foot)
        self.resize(em(52), min(em(46), max(room, em(30))))

    def _build_rows(self, theme: Theme) -> None:
        self.rows.setObjectName("copying_rows")
        self.rows.setModel(self.model)
        make_plain(self.rows, wide=1)
        self.rows.setMinimumHeight(theme.em(13))
        self.rows.verticalHeader().setDefaultSectionSize(theme.em(2.3))
        set_width(self.rows, 0, theme.em(9))
        set_width(self.rows, 2, theme.em(10))

    def _name_parts(self) -> None:
        words = self.words
        self.setWindowTitle(words(N_("Entries of another inventory")))
        self._title.setText(self._path.name)
        self.rows.setAccessibleName(words(N_("Entries of the other inventory")))
        self.bar.setAccessibleName(words(N_("Progress of opening")))
        self.evidence.setText(words(N_("With their &evidence and its files")))
        self._never.setText(words(NOT_COPIED_TEXT))
        self._cancel.setText(words(N_("Cancel")))
        self.add_button.setText(words(N_("&Add as copies")))

    def _connect(self) -> None:
        self.search.textChanged.connect(self.model.search)
        self.search.left.connect(self._enter_rows)
        self.model.chosen_changed.connect(self._on_chosen)
        self.evidence.toggled.connect(self._on_chosen)
        self._soon.timeout.connect(self.show_plan)
        space = QShortcut(Qt.Key.Key_Space, self.rows)
        space.setContext(Qt.ShortcutContext.WidgetShortcut)
        space.activated.connect(lambda: self.model.toggle(self.rows.currentIndex().row()))
        self._cancel.clicked.connect(self.reject)
        self.add_button.clicked.connect(self._on_add)

    def _show_entries(self, *, is_there: bool) -> None:
        shown = (self.search, self.rows, self.evidence, self.counts, self._never)
        for part in (*shown, self.add_button):
            part.setVisible(is_there)
        self.empty.hide()
        text = _LEAD if is_there else N_("The file is being opened.")
        self._lead.setText(self.words(text))

    # opening -------------------------------------------------------------------

    def _opened(self, tell: Tell) -> list[Row]:
        other = self._session.open_copy(self._path, tell)
        try:
            check_other(self._project, other)
            load_entries(other)
            rows = rows_of(other, self._labels)
        except BaseException:
            self._session.close_project(other)
            raise
        self._other = other
        return rows

    def _on_opened(self, rows: object) -> None:
        assert isinstance(rows, list)  # noqa: S101 - the entries of the other inventory
        assert self._other is not None  # noqa: S101 - it was opened
        company = self._other.organisation()
        if company is not None and company.name:
            self._title.setText(f"{' '.join(company.name.split())} · {self._path.name}")
        self.chosen = Chosen(self._other)
        self._planner = CopyPlanner(self._project, self._other)
        self.model.show_entries(rows, self.chosen)
        self._show_entries(is_there=True)
        self.show_plan()
        self.search.setFocus()

    @override
    def when_failed(self, error: UserError) -> None:
        self._lead.hide()
        self.tell_error(error)
        self._cancel.setText(self.words(N_("Close")))
        self.fit_height()

    @override
    def when_stopped(self) -> None:
        self.done(0)

    # choosing ------------------------------------------------------------------

    def _enter_rows(self) -> None:
        self.rows.setFocus()
        if self.model.rowCount() and not self.rows.currentIndex().isValid():
            self.rows.selectRow(0)

    def _on_chosen(self) -> None:
        self._soon.start()

    def show_plan(self) -> None:
        """Say what comes with what is ticked now, and what stays empty."""
        self._soon.stop()
        if self.chosen is None or self._planner is None:
            return
        uids = self.chosen.uids(with_evidence=self.evidence.isChecked())
        self._plan = self._planner.plan(uids)
        nothing = self.words(N_("Nothing is ticked yet."))
        self.counts.setText(counts(self._plan, self._labels) or nothing)
        lines = stays_empty(self._plan, self._labels, SHOWN)
        self.empty.setText("\n".join(lines))
        show_tip(self.empty, " ".join(stays_empty(self._plan, self._labels, TOLD)))
        self.empty.setVisible(bool(lines))
        self.add_button.setEnabled(bool(uids))
        self.add_button.setDefault(bool(uids))

    # adding --------------------------------------------------------------------

    def _on_add(self) -> None:
        self.show_plan()
        if self._other is None or not self._plan.values:
            return
        try:
            added = add_copies(self._project, self._other, self._plan, self.words)
        except UserError as error:
            self.tell_error(error)
            return
        self.accept()
        self.copied.emit(
            self.words.plural(
                "{count} entry was added as a copy.",
                "{count} entries were added as copies.",
                len(added),
            )
        )
