"""One system side by side: what it was, what it would be, and which obligations come or go."""

from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.services.law.differences import Difference
from rai_desktop.ui.parts.widgets import frame, label
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

MOST_TITLES = 6


class DetailFrame(QWidget):
    """Shows the difference of one system in two columns."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._sides = tuple(_Side(name) for name in ("before", "after"))
        for column, side in enumerate(self._sides):
            self._grid.addWidget(side.frame, 0, column)
            self._grid.setColumnStretch(column, 1)

    def apply_theme(self, theme: Theme) -> None:
        """Take the lengths of ``theme``."""
        self._grid.setSpacing(theme.em(0.8))
        for side in self._sides:
            side.apply_theme(theme)

    def show_difference(self, told: Difference) -> None:
        """Show one system."""
        words, (before, after) = self._words, self._sides
        before.show_texts(
            words(N_("Until now")),
            told.before,
            self._listed(N_("No longer an obligation: {titles}"), told.going),
        )
        after.show_texts(
            words(N_("From now on")),
            told.after,
            self._listed(N_("New obligation: {titles}"), told.coming),
        )

    def _listed(self, text: str, titles: tuple[str, ...]) -> str:
        if not titles:
            return ""
        shown = "; ".join(titles[:MOST_TITLES])
        more = len(titles) - MOST_TITLES
        if more > 0:
            rest = self._words.plural("{count} more", "{count} more", more)
            shown = f"{shown}; {rest}"
        return self._words.filled(text, titles=shown)


class _Side:
    """A heading, the result, and the obligations that differ."""

    def __init__(self, name: str) -> None:
        self.frame: QFrame = frame(f"reassess_{name}", "card")
        self._heading = label(f"reassess_{name}_heading", "heading")
        self._result = label(f"reassess_{name}_result", wraps=True)
        self._duties = label(f"reassess_{name}_duties", "muted", wraps=True)
        self._column = QGridLayout(self.frame)
        for row, part in enumerate((self._heading, self._result, self._duties)):
            self._column.addWidget(part, row, 0)
        self._column.setRowStretch(3, 1)

    def apply_theme(self, theme: Theme) -> None:
        em = theme.em
        self._column.setContentsMargins(em(0.9), em(0.6), em(0.9), em(0.6))
        self._column.setSpacing(em(0.3))

    def show_texts(self, heading: str, result: str, duties: str) -> None:
        self._heading.setText(heading)
        self._result.setText(result)
        self._duties.setText(duties)
        self._duties.setVisible(bool(duties))
