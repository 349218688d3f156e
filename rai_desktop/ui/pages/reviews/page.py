"""The list of reviews with what waits for one above it."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.services.labels import Labels
from rai_desktop.services.ports import Change
from rai_desktop.services.reviews.queue import ReviewQueue, queue_in_parts
from rai_desktop.services.targets import Page, Target
from rai_desktop.ui.forms.review_record import ReviewRecord
from rai_desktop.ui.list_page import ListPage
from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.above import AboveList
from rai_desktop.ui.pages.base import Scene
from rai_desktop.ui.pages.reviews.queue_card import QueueCard
from rai_desktop.ui.pages.working import PartSlices
from rai_desktop.ui.theme import Theme

LOW, NARROW = 38, 48
"""Height and width, in letters, from which entries and list are seen together."""

_SEEN = {
    EntityKind.SYSTEM,
    EntityKind.RISK,
    EntityKind.REVIEW,
    EntityKind.LINK,
    EntityKind.CLASSIFICATION,
    EntityKind.CUSTOM_FIELD,
}
"""Kinds whose changes can change what waits."""


class ReviewsPage(ListPage):
    """What waits is found bit by bit when the page is shown, and anew when something changed."""

    def __init__(self, kind: EntityKind, scene: Scene, labels: Labels, theme: Theme) -> None:
        super().__init__(kind, scene, labels, theme)
        self.queue = QueueCard(self.project, labels, theme)
        self._slices = PartSlices(self, self.queue.show_trouble)
        self._above = AboveList(self, self.queue, "review_queue_area")
        self._is_stale = True
        self._day = self.project.clock.today()
        self._slices.finished.connect(self._on_found)
        self.queue.unfolded.connect(self._fit_queue)
        self.queue.begin_wanted.connect(self._on_begin_wanted)
        self.queue.protocol_wanted.connect(self._on_protocol_wanted)
        self._offer_protocol()
        if isinstance(self.form.panels.side, ReviewRecord):
            self.form.panels.side.opened.connect(self.entry_wanted)
            self.form.panels.side.protocol_wanted.connect(
                lambda uid: self.protocol_wanted.emit([uid])
            )

    @property
    def is_ready(self) -> bool:
        """Whether what waits is found and shown."""
        return not self._is_stale and not self._slices.is_running

    @override
    def catch_up(self) -> None:
        super().catch_up()
        self._is_stale |= self._day != self.project.clock.today()
        self._find_queue()

    @override
    def take_changes(self, changes: list[Change]) -> None:
        super().take_changes(changes)
        self._is_stale |= any(not _SEEN.isdisjoint(change.touched) for change in changes)
        self._offer_protocol()
        self._find_queue()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_queue()

    @override
    def show_pane(self, pane: QWidget) -> None:
        super().show_pane(pane)
        if "_above" in self.__dict__:
            self._fit_queue()

    def _fit_queue(self) -> None:
        """Let the list make room for all that waits, where both do not fit."""
        is_low = self.height() < self.theme.em(LOW)
        self.queue.fit(is_low=is_low, is_narrow=self.width() < self.theme.em(NARROW))
        self.splitter.setVisible(not (is_low and self.queue.is_whole))
        self._above.fit(is_low=is_low)

    @override
    def retranslate(self, labels: Labels) -> None:
        super().retranslate(labels)
        self.queue.retranslate(labels)

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        if "queue" in self.__dict__:
            self.queue.apply_theme(theme)
            self._fit_queue()

    def _find_queue(self) -> None:
        if self._is_stale:
            self._is_stale = False
            self._day = self.project.clock.today()
            self._slices.begin(queue_in_parts(self.project, self.labels.method()))

    def _on_found(self, queue: ReviewQueue) -> None:
        self.queue.show_queue(queue)
        self.table.lead_on(is_main=not queue.due)

    def _offer_protocol(self) -> None:
        self.queue.offer_protocol(is_offered=bool(self.project.entities(EntityKind.REVIEW)))

    def _on_begin_wanted(self, uids: tuple[Uid, ...]) -> None:
        self.flush()
        self.target_wanted.emit(Target(page=Page.REVIEWING, uids=uids))

    def _on_protocol_wanted(self) -> None:
        """Print what is chosen in the list, or else all that it shows."""
        self.flush()
        chosen = self.table.selected() if len(self.table.selected()) > 1 else self.selected()
        self.protocol_wanted.emit([Uid(uid) for uid in chosen or self.table.visible_uids()])
