"""The short list: everyday tools by product, task and department, one row for each use."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.texts import N_
from rai_desktop.services.everyday import add_tool, everyday_tools, outgrown, products
from rai_desktop.services.labels import Labels
from rai_desktop.services.ports import Change
from rai_desktop.services.responsible import assign, departments, owner_names
from rai_desktop.services.targets import Page, Target
from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.base import Scene
from rai_desktop.ui.pages.everyday.model import NEXT, EverydayModel
from rai_desktop.ui.pages.guided import GuidedPage
from rai_desktop.ui.pages.responsible.grid import AssignGrid
from rai_desktop.ui.pages.responsible.model import DEPARTMENT, NAME, OWNER
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import frame, show_icon, show_tip
from rai_desktop.ui.theme import Theme

_SYSTEM = EntityKind.SYSTEM


class EverydayPage(GuidedPage):
    """Each cell typed is one step; a product in the last row adds a tool."""

    next_page = Page.RESPONSIBLE
    next_text = N_("Next: Who is responsible?")
    is_next_primary = False
    scrolls = False
    lead_text = N_(
        "For tools that help at work and decide nothing about people: one row for each product and "
        "task. Type a product in the last row and press Enter."
    )

    def __init__(self, scene: Scene, labels: Labels, theme: Theme) -> None:
        super().__init__(Page.EVERYDAY, scene, labels, theme)
        self.model = EverydayModel(self.project, labels)
        self.grid = AssignGrid(self.model, self._offers, theme)
        self.outgrown = ShortButton("everyday_outgrown")
        self._card = frame("assign_card", "card")
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.grid)
        self.body.addWidget(self.outgrown, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._card, 1)
        self.model.typed.connect(self._on_typed)
        self.grid.clear_wanted.connect(self._on_clear)
        self.outgrown.clicked.connect(self._on_outgrown)
        self._show_tools()
        self.retranslate(labels)
        self.apply_theme(theme)
        self.grid.go_to(len(self.model.uids) - 1, 0)

    @override
    def take_changes(self, changes: list[Change]) -> None:
        if any(change.touched.get(_SYSTEM) for change in changes):
            self._show_tools()
        self.model.refresh()
        self._show_outgrown()
        self.summary_changed.emit(self.summary())

    @override
    def enter(self, pane: QWidget | None = None) -> bool:
        self.grid.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    @override
    def summary(self) -> str:
        count = len(everyday_tools(self.project))
        return self.labels.words.plural("{count} everyday tool", "{count} everyday tools", count)

    @override
    def retranslate(self, labels: Labels) -> None:
        super().retranslate(labels)
        self.model.retranslate(labels)
        self.grid.setAccessibleName(
            labels.words(N_("Everyday tools with task, department and responsible owner"))
        )
        self._show_outgrown()

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self.grid.apply_theme(theme)
        self._card.setMinimumHeight(theme.em(14))
        show_icon(self.outgrown, "warn", theme, "warn")

    # parts ---------------------------------------------------------------------

    def _show_tools(self) -> None:
        index = self.grid.currentIndex()
        row, column = max(index.row(), 0), max(index.column(), 0)
        self.model.show_systems([tool.uid for tool in everyday_tools(self.project)])
        self.grid.go_to(min(row, len(self.model.uids) - 1), column)

    def _show_outgrown(self) -> None:
        words = self.labels.words
        count = len(self._outgrown_tools())
        self.outgrown.setVisible(count > 0)
        self.outgrown.setText(
            words.plural(
                "{count} tool needs a full entry", "{count} tools need a full entry", count
            )
        )
        told = words(
            N_(
                "Data about people, decisions about people, customers or own development: then "
                "the short entry does not suffice."
            )
        )
        show_tip(self.outgrown, told)

    def _outgrown_tools(self) -> list[Uid]:
        return [tool.uid for tool in everyday_tools(self.project) if outgrown(tool)]

    def _on_outgrown(self) -> None:
        uids = tuple(self._outgrown_tools())
        if uids:
            self.target_wanted.emit(Target(kind=_SYSTEM, uids=uids))

    def _offers(self, key: str) -> Sequence[str]:
        if key == NAME:
            return list(products(self.project))
        if key == DEPARTMENT:
            return departments(self.project)
        return list(owner_names(self.project)) if key == OWNER else []

    # typing ----------------------------------------------------------------------

    def _on_typed(self, uid: str, key: str, text: str) -> None:
        try:
            self._store(Uid(uid), key, text)
        except UserError as error:
            self.failed.emit(error)

    def _store(self, uid: Uid, key: str, text: str) -> None:
        if uid == NEXT:
            if text:
                add_tool(self.project, {key: text})
        elif key == DEPARTMENT:
            assign(self.project, [uid], department=text)
        elif key == OWNER:
            assign(self.project, [uid], owner=owner_names(self.project).get(text, text))
        else:
            self.project.edit(uid, {key: text})

    def _on_clear(self) -> None:
        key = self.grid.column()
        uids = [self.model.uids[row] for row in self.grid.chosen_rows()]
        if not key or key == NAME or self.project.store.read_only:
            return
        for uid in uids:
            if uid != NEXT:
                self._on_typed(uid, key, "")
