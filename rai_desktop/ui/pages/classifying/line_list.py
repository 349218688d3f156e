"""Lines one below the other, with “none of these” and “unsure about one” at their end."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.screens import Line
from rai_desktop.ui.pages.classifying.line import LineView
from rai_desktop.ui.pages.classifying.tick_row import OPEN, TICKED, TickRow
from rai_desktop.ui.parts.widgets import button, label
from rai_desktop.ui.theme import Theme


class LineList(QWidget):
    """``answered`` carries a line and its answer, ``denied`` whether “none of these” is said.

    Lines that are not there any more are hidden and come back as they were.
    """

    answered = Signal(object, object)
    denied = Signal(bool)

    def __init__(self, name: str, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self.setObjectName(f"list_{name}")
        self._labels = labels
        self._theme = theme
        self._lines: tuple[Line, ...] = ()
        self._views: dict[str, LineView] = {}
        self._rows = QVBoxLayout()
        self.none = TickRow(f"none_{name}", theme)
        self.unsure = button(f"unsure_{name}", "quiet")
        self.unsure.setCheckable(True)
        self._hint = label(f"unsure_hint_{name}", "small", wraps=True)
        self._foot = QWidget()
        self._is_alone = False
        self._build()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines in their order."""
        self._lines = tuple(lines)
        wanted = {line.id for line in lines}
        for key, view in self._views.items():
            view.setVisible(key in wanted)
        for place, line in enumerate(lines):
            self._place(line, place)
        self._foot.raise_()
        self._show_foot()

    def view(self, line: str) -> LineView:
        """Return the view of a line."""
        return self._views[line]

    def be_checked_one_by_one(self) -> None:
        """Let every line have three answers, without the foot."""
        self.unsure.setChecked(True)
        self._is_alone = True
        self._foot.hide()

    def _build(self) -> None:
        em = self._theme.em
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(em(0.2))
        self._rows.setSpacing(em(0.1))
        whole.addLayout(self._rows)
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(em(0.2))
        across = QHBoxLayout()
        across.addWidget(self.none, 1)
        across.addWidget(self.unsure)
        foot.addLayout(across)
        foot.addWidget(self._hint)
        whole.addWidget(self._foot)
        words = self._labels.words
        self.unsure.setText(words(N_("Unsure about one")))
        self._hint.setText(
            words(
                N_(
                    "Each line now has three answers: applies, don't know, does not apply. Click "
                    "it again, or press the space bar, for the next one."
                )
            )
        )
        self._hint.hide()
        self.none.emphasise()
        self.none.clicked.connect(lambda: self.denied.emit(self.none.state != TICKED))
        self.unsure.toggled.connect(self._on_unsure)

    def _place(self, line: Line, place: int) -> None:
        view = self._views.get(line.id)
        if view is None:
            view = self._views[line.id] = LineView(line, self._labels, self._theme)
            view.answered.connect(self.answered)
            self._rows.insertWidget(place, view)
            view.show()
        elif self._rows.indexOf(view) != place:
            self._rows.insertWidget(place, view)
        view.raise_()  # so that the keyboard goes from one to the next as they are read
        view.knows_three = self.unsure.isChecked()
        view.show_line(line)

    def _show_foot(self) -> None:
        words = self._labels.words
        statements = [line for line in self._lines if line.is_statement]
        others = [line for line in statements if line.answer and not line.is_denied]
        is_denied = bool(statements) and all(line.answer for line in statements)
        is_denied = is_denied and len(others) < len(statements)
        self.none.show_texts(words(N_("None of the others") if others else N_("None of these")))
        self.none.show_state(TICKED if is_denied else OPEN, "")
        has_none = len(others) < len(statements)
        self.none.setVisible(has_none)
        self._foot.setVisible(bool(statements) and not self._is_alone)

    def _on_unsure(self, is_on: bool) -> None:
        for view in self._views.values():
            view.knows_three = is_on
        self._hint.setVisible(is_on)
