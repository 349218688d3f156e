"""The steps of the checklist as they are shown: done, next, or later."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.services.first_steps import ChecklistStep
from rai_desktop.ui.icons import picture
from rai_desktop.ui.pages.overview.card import EDGE
from rai_desktop.ui.parts.rows import LineRow
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import (
    chain_tab_stops,
    label,
    set_property,
    show_pixmap,
)
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words


class NextStepFrame(QFrame):
    """The step that comes next: what it is about, and the one button that leads there.

    Among other steps it has a border of its own; alone in a card it is ``plain``.
    """

    chosen = Signal(object)

    def __init__(self, name: str, words: Words, theme: Theme, *, plain: bool = False) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "step")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        set_property(self, "state", "plain" if plain else "next")
        self._is_plain = plain
        self._step: ChecklistStep | None = None
        self._sign = label(f"{name}_sign")
        self._title = label(f"{name}_title", "heading", wraps=True)
        self._text = label(f"{name}_text", "muted", wraps=True)
        self.start = ShortButton(f"{name}_start", "primary")
        self.start.setAutoDefault(True)
        self.start.clicked.connect(self._on_clicked)
        self._row = QHBoxLayout(self)
        self._build()
        self.retranslate(words)
        self.apply_theme(theme)

    def show_step(self, step: ChecklistStep) -> None:
        """Show what comes next."""
        self._step = step
        self._title.setText(step.title)
        self._text.setText(step.help)
        self.start.setAccessibleDescription(step.title)

    def retranslate(self, words: Words) -> None:
        """Show the words of the button in another language."""
        self.start.setText(words(N_("Do this now")))

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        em, ratio = theme.em, self.devicePixelRatioF()
        if self._is_plain:
            self._row.setContentsMargins(em(EDGE), em(0.2), em(EDGE), 0)
        else:
            self._row.setContentsMargins(em(1.2), em(1), em(1.2), em(1))
        self._row.setSpacing(em(1))
        show_pixmap(self._sign, picture("circle", theme, "accent", 1.8, ratio))

    def _build(self) -> None:
        lines = QVBoxLayout()
        lines.setSpacing(2)
        lines.addWidget(self._title)
        lines.addWidget(self._text)
        self._row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(lines, 1)
        self._row.addWidget(self.start)

    def _on_clicked(self) -> None:
        if self._step is not None:
            self.chosen.emit(self._step.target)


class StepList(QWidget):
    """All steps of a part of the checklist, each with its mark; the next one can stand out.

    ``chosen`` gives the target of a step.
    """

    chosen = Signal(object)

    def __init__(self, name: str, words: Words, theme: Theme) -> None:
        super().__init__()
        self.setObjectName(name)
        self._words = words
        self._theme = theme
        self._steps: tuple[ChecklistStep, ...] = ()
        self._following: ChecklistStep | None = None
        self._rows: list[LineRow] = []
        self._next = NextStepFrame(f"{name}_next", words, theme)
        self._next.chosen.connect(self.chosen)
        self._next.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._next)

    def show_steps(
        self, steps: tuple[ChecklistStep, ...], following: ChecklistStep | None = None
    ) -> None:
        """Show ``steps``; ``following`` stands out among them."""
        self._steps, self._following = steps, following
        while len(self._rows) < len(steps):
            self._add_row()
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(steps) and steps[place] is not following)
        for row, step in zip(self._rows, steps, strict=False):
            self._show(row, step)
        self._next.setVisible(following in steps)
        if following is not None and following in steps:
            self._next.show_step(following)
            self._column.removeWidget(self._next)
            self._column.insertWidget(steps.index(following), self._next)

    def chain_tabs(self) -> None:
        """Let the Tab key go from step to step, as they are shown."""
        stops: list[QWidget] = [*self._rows]
        if self._following is not None and self._following in self._steps:
            stops.insert(self._steps.index(self._following), self._next.start)
        chain_tab_stops(stops)

    def retranslate(self, words: Words) -> None:
        """Show the words of the marks in another language; the steps follow."""
        self._words = words
        self._next.retranslate(words)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._theme = theme
        self._column.setSpacing(theme.em(0.3))
        self._next.apply_theme(theme)
        for row in self._rows:
            row.apply_theme(theme)

    def _add_row(self) -> None:
        place = len(self._rows)
        row = LineRow(f"{self.objectName()}_{place}", self._theme)
        row.clicked.connect(lambda: self.chosen.emit(self._steps[place].target))
        self._rows.append(row)
        self._column.addWidget(row)
        row.show()

    def _show(self, row: LineRow, step: ChecklistStep) -> None:
        row.show_texts(step.title, step.help)
        mark = N_("Done") if step.is_done else N_("Still to do")
        row.setAccessibleDescription(f"{self._words(mark)}. {step.help}")
        row.show_sign(*(("ok", "ok") if step.is_done else ("circle", "muted")))
