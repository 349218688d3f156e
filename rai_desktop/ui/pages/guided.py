"""Pages that lead on: what to do here, and at the end the way to the next one."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.targets import Page, Target
from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.base import Scene, WorkPage
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import button, frame, label, scrolled, show_icon
from rai_desktop.ui.theme import Theme

WIDEST, LOW = 84, 20
"""Lengths in em: of the text, and of a page that has no room for a second way to the overview."""


class GuidedPage(WorkPage):
    """A lead, the page's own parts, and a foot that stays in sight.

    ``next_page`` is where the foot leads on to; ``None`` for the last page of the way. ``remark``
    is a line above the buttons of the foot, for pages that have something to say there.
    """

    next_page: Page | None = None
    next_text = ""
    is_next_primary = True
    lead_text = ""
    scrolls = True

    def __init__(self, page: Page, scene: Scene, labels: Labels, theme: Theme) -> None:
        super().__init__(page, scene, labels, theme)
        self.lead = label(f"{page}_lead", "muted", wraps=True)
        self.body = QVBoxLayout()
        self.foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.remark = label(f"{page}_remark", "muted", wraps=True)
        self._area = QWidget()
        self._column = QVBoxLayout(self._area)
        self._line = frame("line", "line")
        self._overview = button(f"{page}_overview", "quiet")
        self._next = ShortButton(f"{page}_next", "primary" if self.is_next_primary else "")
        self._whole = QVBoxLayout(self)
        self._primary: ShortButton | None = None
        self._scroll: QScrollArea | None = None
        self._build_frame()

    @property
    def next_button(self) -> QPushButton:
        """The button that leads on."""
        return self._next

    @override
    def panes(self) -> list[QWidget]:
        return [self]

    @override
    def retranslate(self, labels: Labels) -> None:
        super().retranslate(labels)
        words = labels.words
        self.lead.setText(words(self.lead_text))
        self._overview.setText(words(N_("To the overview")))
        self._next.setText(words(self.next_text))
        for made in (self._next, self._primary):
            if made is not None and made.property("role") == "primary":
                made.tell_key(words(N_("Ctrl+Enter")))
        self.fit_foot()

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        em = theme.em
        self._whole.setSpacing(em(0.8))
        self._column.setSpacing(em(1))
        self.body.setSpacing(em(1))
        self.foot.setSpacing(em(0.7))
        self._area.setMaximumWidth(em(WIDEST))
        show_icon(self._overview, "back", theme, "accent")
        self._next.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        show_icon(self._next, "right", theme, "on_accent" if self.is_next_primary else "text")

    @override
    def foot_height(self) -> int:
        return max(0, self.height() - self._line.y())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_foot()

    def fit_foot(self) -> None:
        """Put the buttons of the foot below each other where they do not fit side by side.

        On a low page they are shortened, and those that lead elsewhere too make room.
        """
        places = [self.foot.itemAt(place) for place in range(self.foot.count())]
        wanted = sum(item.sizeHint().width() + self.foot.spacing() for item in places if item)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        is_narrow, is_low = wanted > self.width(), self.height() < self.theme.em(LOW)
        self.foot.setDirection(down if is_narrow and not is_low else across)
        self._overview.setVisible(not (is_narrow and is_low))

    def settle(self) -> None:
        """Give parts that have just come their room at once, with the keyboard's one in sight."""
        for part in (*reversed(self._area.findChildren(QWidget)), self._area):
            if (layout := part.layout()) is not None:
                layout.invalidate()
        QCoreApplication.sendEvent(self._area, QEvent(QEvent.Type.LayoutRequest))
        focused = self.window().focusWidget()
        if self._scroll is not None and focused is not None and self._area.isAncestorOf(focused):
            self._scroll.ensureWidgetVisible(focused)

    def add_primary(self, made: ShortButton) -> None:
        """Put the main thing to do at the end of the foot."""
        self._primary = made
        self.foot.addWidget(made)

    def _build_frame(self) -> None:
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.lead)
        self._column.addLayout(self.body, 0 if self.scrolls else 1)
        if self.scrolls:
            self._column.addStretch(1)
            self._area.setMinimumHeight(1)  # as high as its lines at this width, and no higher
            self._scroll = scrolled(self._area, f"{self.key}_scroll")
            self._whole.addWidget(self._scroll, 1)
        else:
            self._whole.addWidget(self._area, 1)
        self._line.setFixedHeight(1)
        self._whole.addWidget(self._line)
        self.foot.setContentsMargins(0, 0, 0, 0)
        self.foot.addWidget(self._overview)
        self.foot.addStretch(1)
        self.foot.addWidget(self._next)
        self.remark.hide()
        self._whole.addWidget(self.remark)
        self._whole.addLayout(self.foot)
        self._next.setVisible(self.next_page is not None)
        self._overview.clicked.connect(lambda: self._leave_for(Page.OVERVIEW))
        if self.next_page is not None:
            following = self.next_page
            self._next.clicked.connect(lambda: self._leave_for(following))

    def _leave_for(self, page: Page) -> None:
        self.target_wanted.emit(Target(page=page))
