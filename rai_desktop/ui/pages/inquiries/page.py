"""The list of inquiries below what is known about who was asked."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.texts import N_
from rai_desktop.domain.work_codes import InquiryType
from rai_desktop.services.labels import Labels
from rai_desktop.services.ports import Change
from rai_desktop.services.questionnaires.comparing import record_comparison
from rai_desktop.services.questionnaires.completeness import completeness
from rai_desktop.services.targets import Target
from rai_desktop.ui.list_page import ListPage
from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.above import AboveList
from rai_desktop.ui.pages.base import Scene
from rai_desktop.ui.pages.inquiries.asked_card import AskedCard
from rai_desktop.ui.questionnaires.ask_dialog import AskDialog
from rai_desktop.ui.questionnaires.returning import FormReading
from rai_desktop.ui.theme import Theme

LOW = 38
"""Height in letters from which everything of the card is told."""

_SEEN = {EntityKind.SYSTEM, EntityKind.PERSON, EntityKind.INQUIRY}


class InquiriesPage(ListPage):
    """Tells who is missing, and begins sending and reading questionnaires."""

    def __init__(self, kind: EntityKind, scene: Scene, labels: Labels, theme: Theme) -> None:
        super().__init__(kind, scene, labels, theme)
        self.card = AskedCard(labels, theme)
        self.reading = FormReading(scene, labels, theme, self)
        self._above = AboveList(self, self.card, "asked_area")
        self.card.send_wanted.connect(self._on_send)
        self.card.read_wanted.connect(self.reading.ask)
        self.card.folder_wanted.connect(self.reading.ask_folder)
        self.card.files_dropped.connect(self.reading.read)
        self.card.compared.connect(self._on_compared)
        self.reading.told.connect(self.told)
        self.reading.failed.connect(self.failed)
        self._day = self.project.clock.today()
        self.table.lead_on(is_main=False)
        self._show_card()

    @override
    def catch_up(self) -> None:
        super().catch_up()
        if self._day != self.project.clock.today():
            self._show_card()

    @override
    def take_changes(self, changes: list[Change]) -> None:
        super().take_changes(changes)
        if any(not _SEEN.isdisjoint(change.touched) for change in changes):
            self._show_card()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_card()

    @override
    def retranslate(self, labels: Labels) -> None:
        super().retranslate(labels)
        self.card.retranslate(labels)
        self.reading.retranslate(labels)

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        if "card" in self.__dict__:
            self.card.apply_theme(theme)
            self.reading.apply_theme(theme)
            self._fit_card()

    @override
    def show_pane(self, pane: QWidget) -> None:
        super().show_pane(pane)
        if "_above" in self.__dict__:
            self._fit_card()

    def _fit_card(self) -> None:
        is_low = self.height() < self.theme.em(LOW)
        self.card.fit(is_low=is_low)
        self._above.fit(is_low=is_low)

    def _show_card(self) -> None:
        self._day = self.project.clock.today()
        may_write = not (self.project.store.read_only or self.project.is_review)
        self.card.show_completeness(completeness(self.project), may_write=may_write)
        self.card.lead_on(is_main=not self.table.has_entries)

    def _on_send(self) -> None:
        self.flush()
        dialog = AskDialog(self.window(), self.scene, self.labels, self.theme)
        dialog.told.connect(self.told)
        dialog.open()

    def _on_compared(self, kind: InquiryType) -> None:
        self.flush()
        try:
            uid = record_comparison(self.project, self.labels, kind)
        except UserError as error:
            self.failed.emit(error)
            return
        self.target_wanted.emit(Target(kind=EntityKind.INQUIRY, uids=(uid,), field="answer"))
        self.told.emit(self.labels.words(N_("Noted. Write down what the comparison brought.")))
