"""Quiet marks on the fields of a form: what the automatic checks found about them."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from rai_desktop.domain.ids import Uid
from rai_desktop.services.hints import RULE_BY_ID
from rai_desktop.services.labels import Labels
from rai_desktop.ui.hints.watch import HintWatch
from rai_desktop.ui.icons import picture
from rai_desktop.ui.parts.widgets import label, show_pixmap
from rai_desktop.ui.theme import Theme


def marks_of(watch: HintWatch, uid: Uid | None, labels: Labels) -> Mapping[str, str]:
    """Return the sentences of the hints about an entry, by the field they are about."""
    told, found = watch.told(labels), dict[str, list[str]]()
    for hint in watch.of(uid) if uid else ():
        found.setdefault(RULE_BY_ID[hint.rule].key, []).append(told.sentence(hint))
    return {key: " ".join(sentences) for key, sentences in found.items()}


class HintMark(QWidget):
    """A muted sentence under a field, with a sign so that colour is not all."""

    def __init__(self, key: str, theme: Theme) -> None:
        super().__init__()
        self.setObjectName(f"mark_{key}")
        self._sign = label("sign")
        self._text = label(f"mark_text_{key}", "small", wraps=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        self.hide()
        self.apply_theme(theme)

    @property
    def text(self) -> str:
        """The sentence; empty while nothing is marked."""
        return self._text.text()

    def show_text(self, text: str) -> None:
        """Show a sentence, or nothing."""
        self._text.setText(text)
        self.setVisible(bool(text))

    def apply_theme(self, theme: Theme) -> None:
        """Draw the sign in the colours of ``theme``."""
        show_pixmap(self._sign, picture("info", theme, "warn", 1.1, self.devicePixelRatioF()))
