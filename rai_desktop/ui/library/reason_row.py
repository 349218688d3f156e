"""Why a proposal is dismissed: a field, and usual reasons that one click fills in."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.flow import FlowLayout
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import label
from rai_desktop.ui.theme import Theme

USUAL = (
    N_("Does not happen in our use"),
    N_("Covered by another risk"),
    N_("Has no noticeable effect for us"),
)
LONGEST = 1000


class _Field(QLineEdit):
    """Keeps Esc for itself, so that it closes the row and not the form."""

    given_up = Signal()

    @override
    def event(self, event: QEvent) -> bool:
        is_kept = event.type() == QEvent.Type.ShortcutOverride and _is_esc(event)
        if is_kept:
            event.accept()
        return is_kept or super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_esc(event):
            self.given_up.emit()
            return
        super().keyPressEvent(event)


def _is_esc(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape


class ReasonRow(QWidget):
    """``given`` carries the reason, ``left`` says that nothing shall be dismissed."""

    given = Signal(str)
    left = Signal()

    def __init__(self, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("dismiss_reason")
        self._caption = label("dismiss_caption", "small", wraps=True)
        self.field = _Field()
        self.field.setObjectName("dismiss_field")
        self.field.setMaxLength(LONGEST)
        self._hint = label("dismiss_hint", "hint", wraps=True)
        self._hint.hide()
        self.usual = [ShortButton(f"dismiss_usual_{n}", "chip") for n in range(len(USUAL))]
        self.confirm = ShortButton("dismiss_confirm")
        self.cancel = ShortButton("dismiss_cancel", "quiet")
        self._column = QVBoxLayout(self)
        self._build()
        self.retranslate(labels)
        self.apply_theme(theme)

    def begin(self, text: str = "") -> None:
        """Ask for a reason, beginning with ``text``."""
        self.field.setText(text)
        self._hint.hide()
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def hold(self, text: str, *, has_keyboard: bool) -> None:
        """Go on with a reason that was begun elsewhere, and with the keyboard if it was there."""
        self.field.setText(text)
        self._hint.hide()
        self.show()
        if has_keyboard:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self, labels: Labels) -> None:
        """Show the words in another language."""
        words = labels.words
        caption = words(N_("Why does the risk not concern this system?"))
        self._caption.setText(caption)
        self.field.setAccessibleName(caption)
        self._hint.setText(
            words(N_("Say in a few words why the risk does not concern this system."))
        )
        for made, text in zip(self.usual, USUAL, strict=True):
            made.setText(words(text))
        self.confirm.setText(words(N_("Dismiss")))
        self.cancel.setText(words(N_("Cancel")))

    def apply_theme(self, theme: Theme) -> None:
        """Take the lengths of ``theme``."""
        self._column.setSpacing(theme.em(0.35))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()  # what is typed here is nothing that the card shall do

    def _build(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        for made in (*self.usual, self.confirm, self.cancel):
            made.setAutoDefault(True)
        chips, acts = FlowLayout(), FlowLayout()
        for made in self.usual:
            chips.addWidget(made)
            made.clicked.connect(lambda _=False, made=made: self._give(made.text()))
        acts.addWidget(self.confirm)
        acts.addWidget(self.cancel)
        self._column.addWidget(self._caption)
        self._column.addWidget(self.field)
        self._column.addWidget(self._hint)
        self._column.addLayout(chips)
        self._column.addLayout(acts)
        self.field.returnPressed.connect(self._on_confirmed)
        self.field.given_up.connect(self.left)
        self.confirm.clicked.connect(self._on_confirmed)
        self.cancel.clicked.connect(self.left)

    def _on_confirmed(self) -> None:
        self._give(self.field.text())

    def _give(self, reason: str) -> None:
        is_given = bool(reason.strip())
        self._hint.setVisible(not is_given)
        if is_given:
            self.given.emit(reason.strip())
        else:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
