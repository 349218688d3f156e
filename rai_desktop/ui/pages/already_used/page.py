"""What do you already use? Ticks and lines become AI systems in one step."""

from collections.abc import Sequence
from time import perf_counter

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.ports import Change
from rai_desktop.services.targets import Page, Target
from rai_desktop.services.templates import (
    PlannedSystem,
    TickRow,
    UsedProduct,
    add_systems,
    plan_systems,
    tick_list,
)
from rai_desktop.ui.importing.reading import ListReading
from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.already_used.cards import CardGrid
from rai_desktop.ui.pages.already_used.draft import Draft, draft_text, read_draft
from rai_desktop.ui.pages.already_used.lines import ProductLines
from rai_desktop.ui.pages.base import Scene
from rai_desktop.ui.pages.guided import GuidedPage
from rai_desktop.ui.parts.search_field import SearchField
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import (
    chain_tab_stops,
    frame,
    label,
    show_icon,
    tab_stops,
)
from rai_desktop.ui.theme import Theme
from rai_desktop.words.language import folded

AT_ONCE = 0.01
PAUSE = 150
KEEP_AFTER = 1000
_KEYS = N_("Arrow keys go from card to card, Space ticks, Ctrl+Enter adds.")
NARROW = 32
"""Width in letters from which search and buttons stand side by side."""


class AlreadyUsedPage(GuidedPage):
    """Shows at any time how many systems the button would add; what is here stays as it is."""

    next_page = Page.RESPONSIBLE
    next_text = N_("Next: Who is responsible?")
    is_next_primary = False
    lead_text = N_(
        "Tick what your company uses, also what people use on their own. One line for each "
        "product and each use."
    )

    def __init__(self, scene: Scene, labels: Labels, theme: Theme) -> None:
        super().__init__(Page.ALREADY_USED, scene, labels, theme)
        self._planned: Sequence[PlannedSystem] = ()
        self._took = 0.0
        self._tells_keys = False
        self.search = SearchField(
            "used_search",
            N_("Search, for example “translation”"),
            N_("Search in the typical AI systems"),
        )
        self.read_list = ShortButton("read_list")
        self.questionnaire = ShortButton("used_questionnaire")
        self.cards = CardGrid(self._rows(labels), labels, theme)
        self._free_card = frame("card_free", "card")
        self._free_title = label("free_title", "field")
        self._free_text = label("free_text", "small", wraps=True)
        self.free = ProductLines("", labels, theme)
        self.short_list = ShortButton("short_list", "quiet")
        self._nothing = label("nothing_found", "muted", wraps=True)
        self._unfilter = ShortButton("used_clear")
        self.add = ShortButton("create_systems", "primary")
        self._planning = QTimer(self, singleShot=True, interval=PAUSE)
        self._keeping = QTimer(self, singleShot=True, interval=KEEP_AFTER)
        self.reading = ListReading(scene, labels, theme, self)
        self._build()
        self._connect()
        self._show_draft(read_draft(scene.session.settings.get(self._draft_key)))
        self.retranslate(labels)
        self.apply_theme(theme)

    # what is shown -------------------------------------------------------------

    @override
    def take_changes(self, changes: list[Change]) -> None:
        self._show_rows()
        self._plan()

    @override
    def enter(self, pane: QWidget | None = None) -> bool:
        self.search.setFocus()
        return True

    @override
    def panes(self) -> list[QWidget]:
        return [self]

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_tools()

    def used(self) -> list[UsedProduct]:
        """Return what is ticked and typed."""
        return [*self.cards.products(), *self.free.typed_products()]

    # leaving -------------------------------------------------------------------

    @override
    def flush(self) -> None:
        self._keep_draft()
        if self._planning.isActive():
            self._plan()

    @override
    def keep_state(self) -> None:
        self._keep_draft()

    # language and looks --------------------------------------------------------

    @override
    def retranslate(self, labels: Labels) -> None:
        super().retranslate(labels)
        words = labels.words
        self.search.retranslate(words)
        self.search.setAccessibleName(words(N_("Search in the typical AI systems")))
        self._name_reading()
        self._free_title.setText(words(N_("Something else")))
        self._free_text.setText(words(N_("What is not in the list above: type it here.")))
        self._nothing.setText(
            words(N_("No typical AI system matches. Type yours under “Something else”."))
        )
        self._unfilter.setText(words(N_("Clear filters")))
        self.free.retranslate(labels, N_("Another line"), "")
        self.short_list.setText(words(N_("Many everyday tools? Type them as a list")))
        self.reading.retranslate(labels)
        self._show_rows()
        self._plan()

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        em = theme.em
        self.cards.apply_theme(theme)
        self.free.apply_theme(theme)
        self.reading.apply_theme(theme)
        self._free.setContentsMargins(em(1.2), em(0.9), em(1.2), em(1))
        self._free.setSpacing(em(0.6))
        self._tools.setSpacing(em(0.7))
        self.search.apply_theme(theme)
        show_icon(self.read_list, "table", theme)
        show_icon(self.questionnaire, "inquiry", theme)

    def _fit_tools(self) -> None:
        """Put the buttons below the search where they do not fit beside it."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        is_narrow = self.width() < self.theme.em(NARROW)
        self._tools.setDirection(down if is_narrow else across)

    # parts ---------------------------------------------------------------------

    @property
    def _draft_key(self) -> str:
        return f"already_used.{self.project.uid}"

    def _build(self) -> None:
        self._tools = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._tools.addWidget(self.search, 1)
        self._tools.addStretch(1)
        self._tools.addWidget(self.questionnaire)
        self._tools.addWidget(self.read_list)
        self._free = QVBoxLayout(self._free_card)
        inside: tuple[QWidget, ...] = (
            *(self._free_title, self._free_text, self.free),
            self.short_list,
        )
        for part in inside:
            self._free.addWidget(part)
        self._free.setAlignment(self.short_list, Qt.AlignmentFlag.AlignLeft)
        self._free_card.setMinimumWidth(1)
        self.body.addLayout(self._tools)
        below: tuple[QWidget, ...] = (self.cards, self._nothing, self._free_card)
        for part in below:
            self.body.addWidget(part)
        self.body.insertWidget(3, self._unfilter, 0, Qt.AlignmentFlag.AlignLeft)
        self.remark.show()
        self.add_primary(self.add)
        self._nothing.hide()
        self._unfilter.hide()
        for part in (self.cards, self._free_card):
            part.setEnabled(not self.project.store.read_only)

    def _connect(self) -> None:
        self.search.textEdited.connect(self._filter)
        self.search.textChanged.connect(self._filter)
        self._unfilter.clicked.connect(self._on_clear_search)
        self.read_list.clicked.connect(self.reading.ask)
        self.short_list.clicked.connect(lambda: self._leave_for(Page.EVERYDAY))
        self.questionnaire.clicked.connect(self._on_questionnaire)
        self.reading.told.connect(self._on_read)
        self.reading.failed.connect(self.failed)
        self.reading.began.connect(self._name_reading)
        self.reading.ended.connect(self._name_reading)
        self.add.clicked.connect(self._on_create)
        self._planning.timeout.connect(self._plan)
        self._keeping.timeout.connect(self._keep_draft)
        for part in (self.cards, self.free):
            part.changed.connect(self._plan_soon)
            part.changed.connect(self._keeping.start)
            part.lines_changed.connect(self._chain)
        self.cards.entered.connect(self._on_cards_entered)

    def _name_reading(self) -> None:
        is_busy = self.reading.is_busy
        text = N_("The list is being read…") if is_busy else N_("Read in an Excel list…")
        self.read_list.setText(self.labels.words(text))
        self.read_list.setEnabled(not is_busy and not self.project.store.read_only)
        self.questionnaire.setText(self.labels.words(N_("Questionnaire for departments…")))
        self.questionnaire.setEnabled(not self.project.store.read_only)

    def _on_questionnaire(self) -> None:
        from rai_desktop.ui.questionnaires.ask_dialog import AskDialog

        dialog = AskDialog(self.window(), self.scene, self.labels, self.theme)
        dialog.told.connect(self.told)
        dialog.accepted.connect(lambda: self.target_wanted.emit(Target(kind=EntityKind.INQUIRY)))
        dialog.open()

    def _rows(self, labels: Labels) -> list[tuple[TickRow, list[str]]]:
        rows = tick_list(self.project, self.scene.session.catalogue, labels.words)
        return [(row, [self.project.name(uid) for uid in row.present]) for row in rows]

    def _show_rows(self) -> None:
        self.cards.show_rows(self._rows(self.labels), self.labels)
        self._filter()

    def _filter(self) -> None:
        wanted = folded(self.search.text()).split()
        is_any = self.cards.show_only(wanted)
        for part in (self._nothing, self._unfilter):
            part.setVisible(not is_any)

    def _on_clear_search(self) -> None:
        self.search.clear()
        self.enter()

    def _chain(self) -> None:
        chain_tab_stops(tab_stops(self))
        if self.isVisible():
            self.settle()

    # adding --------------------------------------------------------------------

    def _plan_soon(self) -> None:
        """Plan at once where that is quick, in a large inventory when somebody pauses."""
        if self._took < AT_ONCE:
            self._plan()
        else:
            self._planning.start()

    def _plan(self) -> None:
        self._planning.stop()
        words = self.labels.words
        began = perf_counter()
        self._planned = plan_systems(self.project, self.scene.session.catalogue, words, self.used())
        self._took = perf_counter() - began
        new = sum(row.known is None for row in self._planned)
        known = len(self._planned) - new
        keys = words(_KEYS) if self._tells_keys else ""
        self.remark.setText(" ".join(filter(None, (_preview(self.labels, new, known), keys))))
        self.add.setText(
            words.plural("Add {count} AI system", "Add {count} AI systems", new)
            if new
            else words(N_("Add AI systems"))
        )
        self.next_button.setVisible(new == 0)
        self.fit_foot()
        self.add.setEnabled(new > 0 and not self.project.store.read_only)

    def _on_cards_entered(self) -> None:
        """Say how to go on by keyboard, once it has come to the cards."""
        if not self._tells_keys:
            self._tells_keys = True
            self._plan_soon()

    def _on_create(self) -> None:
        self._plan()
        try:
            added = add_systems(
                self.project, self.scene.session.catalogue, self.labels.words, self._planned
            )
        except UserError as error:
            self.failed.emit(error)
            return
        self._clear()
        words = self.labels.words
        self.target_wanted.emit(Target(page=Page.RESPONSIBLE))
        self.told.emit(
            words.plural(
                "{count} AI system was added.", "{count} AI systems were added.", len(added)
            )
        )

    def _on_read(self, text: str) -> None:
        self.target_wanted.emit(Target(page=Page.RESPONSIBLE))
        self.told.emit(text)

    # keeping what is typed -----------------------------------------------------

    def _show_draft(self, draft: Draft) -> None:
        self.cards.show_draft(draft)
        self.free.show_products(draft.of(""))
        self._chain()

    def _keep_draft(self) -> None:
        self._keeping.stop()
        draft = Draft(
            ticked=self.cards.ticked(),
            products=(*self.cards.begun_products(), *self.free.typed_products()),
        )
        self.scene.session.settings.set(self._draft_key, draft_text(draft))

    def _clear(self) -> None:
        self.cards.clear()
        self.free.show_products(())
        self.search.clear()
        self._keep_draft()
        self._plan()
        self._chain()


def _preview(labels: Labels, new: int, known: int) -> str:
    words = labels.words
    if not new and not known:
        return words(N_("Nothing is ticked yet."))
    parts = []
    if new:
        parts.append(
            words.plural(
                "{count} AI system will be added.", "{count} AI systems will be added.", new
            )
        )
    if known:
        parts.append(
            words.plural(
                "{count} is in the inventory already and stays as it is.",
                "{count} are in the inventory already and stay as they are.",
                known,
            )
        )
    return " ".join(parts)
