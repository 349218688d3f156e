"""An offer to answer as for a system of the same purpose that is classified already."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.entering import Entering
from rai_desktop.services.law.similar import same_kind
from rai_desktop.services.law.statuses import classification_of, labels_of
from rai_desktop.ui.pages.classifying.texts import text
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import frame, let_go, show_icon, unmarked
from rai_desktop.ui.telling import shortened
from rai_desktop.ui.theme import Theme


class AlikeView(QWidget):
    """``wanted`` carries the system whose answers shall be taken over; hidden without one."""

    wanted = Signal(object)

    def __init__(self, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("alike")
        self._labels = labels
        self._theme = theme
        self._other: AiSystem | None = None
        self._card: QWidget | None = None
        self._room = QVBoxLayout(self)
        self._room.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_for(self, entering: Entering) -> None:
        """Offer a system of the same purpose as long as no question is answered."""
        other = same_kind(entering.project, entering.catalogue, entering.system, entering.value)
        if other == self._other:
            return
        self._other = other
        if self._card is not None:
            let_go(self._card)
            self._card = None
        if other is not None:
            self._card = self._made_card(entering, other)
            self._room.addWidget(self._card)
        self.setVisible(other is not None)

    def _made_card(self, entering: Entering, other: AiSystem) -> QWidget:
        em = self._theme.em
        card = frame("alike_card", "value")
        column = QVBoxLayout(card)
        column.setContentsMargins(em(0.9), em(0.7), em(0.9), em(0.7))
        column.setSpacing(em(0.3))
        for part in self._texts(entering, other):
            column.addWidget(part)
        column.addWidget(self._made_button(other), 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _texts(self, entering: Entering, other: AiSystem) -> Iterator[QWidget]:
        words = self._labels.words
        head = N_("{name} has the same intended purpose and is classified already.")
        yield text("alike_title", "field", words.filled(head, name=shortened(other.name)))
        found = labels_of(classification_of(entering.project, other.uid))
        said = ", ".join(self._labels.code(label) for label in found if label is not None)
        yield text("alike_result", "", words.filled(N_("Result there: {labels}"), labels=said))
        told = N_(
            "Do you use both in the same way? Then take its answers over and check the result."
        )
        yield text("alike_told", "", words(told))

    def _made_button(self, other: AiSystem) -> QWidget:
        made = ShortButton("alike_take")
        told = self._labels.words.filled(N_("Answer as for {name}"), name=shortened(other.name))
        made.setText(unmarked(told))
        show_icon(made, "copy", self._theme, "accent")
        made.clicked.connect(lambda: self.wanted.emit(other.uid))
        return made
