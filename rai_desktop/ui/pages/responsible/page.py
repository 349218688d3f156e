"""Who is responsible? Department and responsible person, filled down a list of systems."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.ports import Change
from rai_desktop.services.responsible import (
    assign,
    departments,
    owner_names,
    systems_to_assign,
)
from rai_desktop.services.targets import Page, Target
from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.base import Scene
from rai_desktop.ui.pages.guided import GuidedPage
from rai_desktop.ui.pages.responsible.grid import AssignGrid
from rai_desktop.ui.pages.responsible.model import DEPARTMENT, OWNER, AssignModel
from rai_desktop.ui.parts.short import ShortButton, ShortCheckBox
from rai_desktop.ui.parts.state_notice import StateNotice
from rai_desktop.ui.parts.widgets import button, frame, show_icon, show_tip, take_focus
from rai_desktop.ui.telling import added_text
from rai_desktop.ui.theme import Theme

_SYSTEM = EntityKind.SYSTEM


class ResponsiblePage(GuidedPage):
    """Each cell typed and each fill is one step; a name nobody has yet becomes a person."""

    next_page = Page.CLASSIFY
    next_text = N_("Next: Classify the AI systems")
    scrolls = False
    lead_text = N_(
        "Type a name and press Enter. “Fill cells below” copies a value to the selected rows, or "
        "to all empty rows below."
    )

    def __init__(self, scene: Scene, labels: Labels, theme: Theme) -> None:
        super().__init__(Page.RESPONSIBLE, scene, labels, theme)
        self.model = AssignModel(self.project, labels)
        self.grid = AssignGrid(self.model, self._offers, theme)
        self.fill = ShortButton("fill_down")
        self.only_open = ShortCheckBox()
        self._card = frame("assign_card", "card")
        self._empty = StateNotice("assign_empty")
        self._tick = button("assign_tick", "primary")
        self._clear = button("assign_clear")
        self._build()
        self._connect()
        self._show_systems()
        self.retranslate(labels)
        self.apply_theme(theme)
        self.grid.go_to(0, 2)

    # what is shown -------------------------------------------------------------

    @override
    def take_changes(self, changes: list[Change]) -> None:
        known = set(self.model.uids)
        touched = {uid for change in changes for uid in change.touched.get(_SYSTEM, ())}
        if any(not self._is_shown_right(uid, known) for uid in touched):
            self._show_systems()
        self.model.refresh()
        self._name_fill()
        self.summary_changed.emit(self.summary())

    @override
    def enter(self, pane: QWidget | None = None) -> bool:
        if not self.model.uids:
            take_focus(self._empty)
        elif self.grid.currentIndex().column() < 1:
            self.grid.go_to(0, 2)
            self.grid.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.grid.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    @override
    def summary(self) -> str:
        left = len(systems_to_assign(self.project, only_open=True))
        words = self.labels.words
        if not self.project.entities(_SYSTEM):
            return ""
        if not left:
            return words(N_("All AI systems have a responsible owner."))
        return words.plural(
            "{count} AI system has no responsible owner",
            "{count} AI systems have no responsible owner",
            left,
        )

    # language and looks --------------------------------------------------------

    @override
    def retranslate(self, labels: Labels) -> None:
        super().retranslate(labels)
        words = labels.words
        self.model.retranslate(labels)
        self.grid.setAccessibleName(words(N_("AI systems with department and responsible owner")))
        self.fill.setText(words(N_("Fill cells below")))
        self.only_open.setText(words(N_("Only those without a responsible owner")))
        self._tick.setText(words(N_("What do you already use?")))
        self._clear.setText(words(N_("Clear filters")))
        self._say_empty()
        self._name_fill()

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        em = theme.em
        self.grid.apply_theme(theme)
        self._tools.setSpacing(em(1))
        self._empty.apply_theme(theme)
        self._fit_card()
        show_icon(self.fill, "down", theme)

    # parts ---------------------------------------------------------------------

    def _build(self) -> None:
        self.only_open.setObjectName("only_open")
        self._tools = QHBoxLayout()
        self._tools.addWidget(self.fill)
        self._tools.addWidget(self.only_open)
        self._tools.addStretch(1)
        self._empty.add(self._tick, self._clear)
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.grid)
        inside.addWidget(self._empty)
        self.body.addLayout(self._tools)
        self.body.addWidget(self._card, 1)
        self.only_open.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _connect(self) -> None:
        self.model.typed.connect(self._on_typed)
        self.grid.fill_wanted.connect(self.fill_down)
        self.grid.clear_wanted.connect(self._on_clear)
        self.grid.selectionModel().selectionChanged.connect(self._name_fill)
        self.grid.selectionModel().currentChanged.connect(self._name_fill)
        self.fill.clicked.connect(self._on_fill_clicked)
        self.only_open.toggled.connect(self._show_systems)
        self._tick.clicked.connect(lambda: self.target_wanted.emit(Target(page=Page.ALREADY_USED)))
        self._clear.clicked.connect(self._on_clear_filter)

    def _fit_card(self) -> None:
        """Leave the grid some lines; what stands there without systems scrolls by itself."""
        self._card.setMinimumHeight(self.theme.em(16 if self.model.uids else 6))

    def _show_systems(self) -> None:
        index = self.grid.currentIndex()
        row, column = max(index.row(), 0), max(index.column(), 2)
        uids = systems_to_assign(self.project, only_open=self.only_open.isChecked())
        self.model.show_systems(uids)
        self.grid.setVisible(bool(uids))
        self._empty.setVisible(not uids)
        self._fit_card()
        self._say_empty()
        self.next_button.setVisible(bool(self.project.entities(_SYSTEM)))
        self.fill.setVisible(bool(uids))
        self.only_open.setVisible(bool(uids) or self.only_open.isChecked())
        if uids:
            self.grid.go_to(min(row, len(uids) - 1), column)
        self._name_fill()

    def _say_empty(self) -> None:
        """Say why there is no system in the list, and what to do."""
        words, is_filtered = self.labels.words, self.only_open.isChecked()
        self._tick.setVisible(not is_filtered)
        self._clear.setVisible(is_filtered)
        if is_filtered:
            self._empty.say(words(N_("All AI systems have a responsible owner.")))
            return
        self._empty.say(
            words(N_("No AI systems yet")),
            words(N_("First tick what you already use. Then say here who is responsible for it.")),
        )

    def _on_clear_filter(self) -> None:
        self.only_open.setChecked(False)
        self.enter()

    def _is_shown_right(self, uid: Uid, known: set[Uid]) -> bool:
        """Return whether a system is in the list exactly when it belongs there.

        One that has got its owner stays until somebody chooses anew what is shown.
        """
        entity = self.project.store.entity(uid)
        is_there = entity is not None and not entity.deleted
        return is_there == (uid in known)

    def _offers(self, key: str) -> Sequence[str]:
        if key == DEPARTMENT:
            return departments(self.project)
        return list(owner_names(self.project))

    # filling -------------------------------------------------------------------

    def fill_down(self) -> None:
        """Copy a value to the selected rows, or to all empty rows below, as one step."""
        source, targets = self._filling()
        if source < 0 or not targets:
            return
        uids = [self.model.uids[row] for row in targets]
        key = self.grid.column()
        if self._assign(uids, key, self.model.text(source, key), self.model.uids[source]):
            words = self.labels.words
            self.told.emit(
                words.plural(
                    "Filled in for {count} AI system.",
                    "Filled in for {count} AI systems.",
                    len(uids),
                )
            )

    def _filling(self) -> tuple[int, list[int]]:
        """Return the row that is copied, or -1, and the rows it would go to."""
        key, rows = self.grid.column(), self.grid.chosen_rows()
        if not key or not rows or self.project.store.read_only:
            return -1, []
        source = rows[0]
        if not self.model.text(source, key):
            return -1, []
        return source, rows[1:] or self.model.empty_below(source, key)

    def _name_fill(self) -> None:
        words = self.labels.words
        _, targets = self._filling()
        self.fill.setEnabled(bool(targets))
        tip = (
            words.plural(
                "Copy to {count} row below (Ctrl+D)",
                "Copy to {count} rows below (Ctrl+D)",
                len(targets),
            )
            if targets
            else words(N_("Choose a cell with a value and empty rows below it (Ctrl+D)"))
        )
        show_tip(self.fill, tip)

    def _on_fill_clicked(self) -> None:
        self.fill_down()
        self.grid.setFocus()

    def _on_clear(self) -> None:
        key = self.grid.column()
        if key and not self.project.store.read_only:
            uids = [self.model.uids[row] for row in self.grid.chosen_rows()]
            self._assign(uids, key, "")

    def _on_typed(self, uid: str, key: str, text: str) -> None:
        before = len(self.project.entities(EntityKind.PERSON))
        is_done = self._assign([Uid(uid)], key, text)
        if is_done and len(self.project.entities(EntityKind.PERSON)) > before:
            self.told.emit(added_text(self.labels.words, EntityKind.PERSON, text))

    def _assign(self, uids: Sequence[Uid], key: str, text: str, like: Uid | None = None) -> bool:
        """Store ``text`` for these systems; of equal names the person of ``like`` is meant."""
        try:
            if key == DEPARTMENT:
                return assign(self.project, uids, department=text) is not None
            named = self._number_of(like) if like else owner_names(self.project).get(text, text)
            return assign(self.project, uids, owner=named) is not None
        except UserError as error:
            self.failed.emit(error)
            return False

    def _number_of(self, system: Uid) -> str:
        owner = self.project.value(self.project.entity(system), OWNER)
        return self.project.number(self.project.entity(Uid(str(owner)))) if owner else ""
