"""Parts of a page of the wizard: a list, one sentence to confirm, an area that opens."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.entering import Entering
from rai_desktop.services.law.screens import YES, Line, Part
from rai_desktop.ui.pages.classifying.line_list import LineList
from rai_desktop.ui.pages.classifying.texts import text
from rai_desktop.ui.pages.classifying.tick_row import DENIED, OPEN, TICKED, TickRow
from rai_desktop.ui.parts.widgets import button, frame
from rai_desktop.ui.theme import Theme


class PartView(QWidget):
    """Lines under a heading; ``changed`` tells that something was entered."""

    changed = Signal()

    def __init__(self, part: Part, entering: Entering, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self.setObjectName(f"part_{part.id}")
        self.part = part
        self.entering = entering
        self.labels = labels
        self.theme = theme
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.em(0.3))
        self.list: LineList | None = None
        self.build()

    def build(self) -> None:
        """Put the parts together."""
        group, words = self.part.group, self.labels.words
        title = group.label if group is not None else self.part.title
        if title:
            self.column.addWidget(text("part_title", "heading", words.pick(title)))
        if group is not None and group.hint:
            self.column.addWidget(text("part_hint", "muted", words.pick(group.hint)))
        self.lines()

    def show_part(self, part: Part) -> None:
        """Show the answers as they are now."""
        self.part = part
        self.lines().show_lines(part.lines)

    def lines(self) -> LineList:
        """Return the list of lines, made when it is first needed."""
        if self.list is None:
            self.list = LineList(self.part.id, self.labels, self.theme)
            self.list.answered.connect(self._on_answered)
            self.list.denied.connect(self._on_denied)
            self.column.addWidget(self.list)
        return self.list

    def place_of(self, line: Line) -> QWidget:
        """Return where a line is answered: the line itself, or the whole while it is closed."""
        is_shown = self.list is not None and self.list.isVisibleTo(self)
        return self.list.view(line.id) if self.list is not None and is_shown else self

    def _on_answered(self, line: Line, answer: str | None) -> None:
        if answer is None and self.lines().none.state == TICKED:
            answer = line.question.denial
        self.entering.change({line.id: answer})
        self.changed.emit()

    def _on_denied(self, is_denied: bool) -> None:
        self.entering.deny_others(self.part.statements, is_denied=is_denied)
        self.changed.emit()


class ConfirmView(PartView):
    """One sentence for all lines, which can be looked at one by one."""

    def build(self) -> None:
        """Put the parts together."""
        group, words = self.part.group, self.labels.words
        assert group is not None  # noqa: S101 - only groups have such a sentence
        self.column.addWidget(text("part_title", "heading", words.pick(group.label)))
        self.confirm = TickRow(f"confirm_{self.part.id}", self.theme)
        self.confirm.show_texts(
            words.pick(group.confirm), words(N_("Tick it when all of this is true."))
        )
        self.confirm.clicked.connect(self._on_confirmed)
        self.each = button(f"each_{self.part.id}", "quiet")
        self.each.setCheckable(True)
        self.each.setText(words(N_("Check one by one")))
        self.each.toggled.connect(lambda: self.show_part(self.part))
        self.column.addWidget(self.confirm)
        self.column.addWidget(self.each, 0, Qt.AlignmentFlag.AlignLeft)

    def show_part(self, part: Part) -> None:
        """Show the answers as they are now; differing ones open the lines."""
        self.part = part
        is_mixed = any(line.answer and line.answer != YES for line in part.lines)
        is_each = self.each.isChecked() or is_mixed
        self.confirm.show_state(TICKED if part.is_confirmed else OPEN, "")
        if is_each:
            self.lines().be_checked_one_by_one()
            self.lines().show_lines(part.lines)
        if self.list is not None:
            self.list.setVisible(is_each)

    def _on_confirmed(self) -> None:
        answer = None if self.part.is_confirmed else YES
        self.entering.change({line.id: answer for line in self.part.lines})
        self.changed.emit()


class AreaView(PartView):
    """An area: its lines come up when it is ticked."""

    def build(self) -> None:
        """Put the parts together."""
        group, words = self.part.group, self.labels.words
        assert group is not None  # noqa: S101 - areas are groups
        self.tick = TickRow(f"area_{self.part.id}", self.theme)
        self.tick.emphasise()
        self.tick.show_texts(words.pick(group.label), words.pick(group.hint) if group.hint else "")
        self.tick.clicked.connect(self._on_ticked)
        self.column.addWidget(self.tick)
        self._inside = frame(f"inside_{self.part.id}", "value")
        em = self.theme.em
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(em(1.6), em(0.3), em(0.6), em(0.4))
        self._room = inside
        self._inside.hide()
        self.column.addWidget(self._inside)

    def lines(self) -> LineList:
        """Return the list of lines, inside the area."""
        is_new = self.list is None
        made = super().lines()
        if is_new:
            self._room.addWidget(made)
        return made

    def show_part(self, part: Part) -> None:
        """Show whether the area is open, and its lines."""
        self.part = part
        is_open = self.entering.is_open(part)
        words = self.labels.words
        if is_open:
            self.tick.show_state(TICKED, "")
            self.lines().show_lines(part.lines)
        elif all(line.answer for line in part.lines):
            self.tick.show_state(DENIED, words(N_("does not apply")))
        else:
            self.tick.show_state(OPEN, "")
        self._inside.setVisible(is_open)

    def _on_ticked(self) -> None:
        if self.entering.is_open(self.part):
            self.entering.close_area(self.part)
        else:
            self.entering.open_area(self.part)
        self.changed.emit()


def part_view(part: Part, entering: Entering, labels: Labels, theme: Theme) -> PartView:
    """Return the view that fits a part."""
    if part.is_area:
        return AreaView(part, entering, labels, theme)
    return (ConfirmView if part.asks_once else PartView)(part, entering, labels, theme)
