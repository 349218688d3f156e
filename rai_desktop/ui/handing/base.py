"""What the dialogs that hand something out share: a lead, choices that scroll, and one button."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.exporting import FurtherWish
from rai_desktop.ui.parts.reading_order import ReadingDialog
from rai_desktop.ui.parts.short import ShortButton, ShortCheckBox
from rai_desktop.ui.parts.widgets import label, let_wrap, scrolled
from rai_desktop.ui.sending.phrase_fields import error_label
from rai_desktop.ui.session import ExportKind
from rai_desktop.ui.theme import Theme

WIDTH, HEIGHT = 46, 44
"""Lengths of a dialog in em; what is higher scrolls."""


class HandingDialog(ReadingDialog):
    """Asks what is written; ``wanted`` carries the kind of file and the wish, then it closes.

    The place is asked for afterwards, and the window tells how writing goes.
    """

    wanted = Signal(object, object)

    title = ""
    lead = ""

    def __init__(self, window: QWidget, project: OpenProject, labels: Labels, theme: Theme) -> None:
        super().__init__(window)
        self.project, self.labels, self.theme = project, labels, theme
        self.words = labels.words
        self._inside, self.body = QWidget(), QVBoxLayout()
        self.error = error_label("handing_error")
        self.buttons: dict[ExportKind, ShortButton] = {}
        self._foot = QHBoxLayout()
        self._build()

    def _build(self) -> None:
        em = self.theme.em
        self.setWindowTitle(self.words(self.title))
        self._inside.setLayout(self.body)
        self.body.setContentsMargins(0, 0, em(0.6), 0)
        self.body.setSpacing(em(0.4))
        self.tell("handing_lead", "muted", self.words(self.lead))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*(em(side) for side in (1.6, 1.4, 1.2, 1.3)))
        whole.setSpacing(em(0.9))
        whole.addWidget(scrolled(self._inside, "handing_area"), 1)
        whole.addWidget(self.error)
        whole.addLayout(self._foot)
        back = ShortButton("handing_back")
        back.setText(self.words(N_("Cancel")))
        back.clicked.connect(self.reject)
        self._foot.addStretch(1)
        self._foot.addWidget(back)
        self.resize(em(WIDTH), em(HEIGHT))

    # parts for those who derive ---------------------------------------------------

    def tell(self, name: str, role: str, text: str) -> QWidget:
        """Add a text below what is there."""
        made = label(name, role, wraps=True)
        if role == "heading":
            made.setContentsMargins(0, self.theme.em(0.8), 0, 0)
        made.setText(text)
        self.body.addWidget(made)
        let_wrap(self._inside)
        return made

    def box(self, name: str, text: str, *, is_set: bool = False) -> ShortCheckBox:
        """Add a box to tick below what is there."""
        made = ShortCheckBox()
        made.setObjectName(name)
        made.setText(text)
        made.setChecked(is_set)
        self.body.addWidget(made)
        return made

    def offer(self, kind: ExportKind, text: str, *, is_main: bool = True) -> None:
        """Add a button that asks for a file of this kind."""
        made = ShortButton(f"handing_write_{kind}", "primary" if is_main else "")
        made.setText(text)
        made.setDefault(is_main)
        made.setAutoDefault(is_main)
        made.clicked.connect(lambda: self._on_wanted(kind))
        self.buttons[kind] = made
        self._foot.addWidget(made)

    def wish(self) -> FurtherWish:
        """Return what is chosen.

        Raises:
            UserError: something has to be chosen first.
        """
        raise NotImplementedError

    def _on_wanted(self, kind: ExportKind) -> None:
        try:
            wish = self.wish()
        except UserError as error:
            self.error.setText(self.words.of_error(error))
            self.error.show()
            return
        self.accept()
        self.wanted.emit(kind, wish)
        self.deleteLater()
