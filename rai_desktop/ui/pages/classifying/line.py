"""A question on a page of the wizard: a statement to be ticked, or answers to choose from."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from rai_desktop.domain.law import QuestionKind
from rai_desktop.domain.texts import N_
from rai_desktop.services.glossary import explained
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.screens import NO, UNKNOWN, YES, Line
from rai_desktop.ui.pages.classifying.tick_row import DENIED, OPEN, TICKED, UNSURE, TickRow
from rai_desktop.ui.pages.classifying.why import WhyBox, asked_text
from rai_desktop.ui.parts.flow import FlowLayout
from rai_desktop.ui.parts.widgets import (
    icon_button,
    label,
    name_button,
    show_icon,
    show_tip,
    unmarked,
)
from rai_desktop.ui.theme import Theme

WHY = N_("Why is this asked?")
_CYCLE = {OPEN: TICKED, TICKED: UNSURE, UNSURE: DENIED, DENIED: TICKED}


class LineView(QWidget):
    """Shows one line; ``answered`` carries the line and its new answer, ``None`` for none.

    With ``knows_three`` a click goes through the three answers; otherwise it ticks and unticks.
    """

    answered = Signal(object, object)

    def __init__(self, line: Line, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self.setObjectName(f"line_{line.id}")
        self.line = line
        self.knows_three = False
        self._labels = labels
        self._theme = theme
        self._why: WhyBox | None = None
        self._why_button = icon_button(f"why_button_{line.id}")
        self._proposal = label(f"proposal_{line.id}", "small", wraps=True)
        self._proposal.hide()
        self.tick = TickRow(f"tick_{line.id}", theme) if line.is_statement else None
        self._group = QButtonGroup(self)
        self._radios: dict[str, QRadioButton] = {}
        self._column = QVBoxLayout(self)
        self._build()
        self.show_line(line)

    def show_line(self, line: Line) -> None:
        """Show the answer of the line."""
        self.line = line
        words = self._labels.words
        if self.tick is not None:
            state = _state(line)
            self.tick.show_state(state, words(_WORDS[state]))
        else:
            self._group.setExclusive(False)
            for code, radio in self._radios.items():
                radio.setChecked(code == line.answer)
            self._group.setExclusive(True)
        is_proposed = bool(line.proposed) and not line.answer
        if is_proposed:
            answer = dict(answer_words(line, self._labels)).get(line.proposed, line.proposed)
            self._proposal.setText(
                words.filled(N_("Proposal from what is known: {answer}"), answer=answer)
            )
        self._proposal.setVisible(is_proposed)

    def stops(self) -> QWidget:
        """Return what takes the keyboard first."""
        return self.tick if self.tick is not None else next(iter(self._radios.values()))

    def _build(self) -> None:
        em = self._theme.em
        is_finer = self.tick is None and self.line.question.group == ""
        self._column.setContentsMargins(em(1.7) if is_finer else 0, 0, 0, 0)
        self._column.setSpacing(em(0.2))
        across = QHBoxLayout()
        across.setSpacing(em(0.4))
        across.addWidget(self._head(), 1)
        across.addWidget(self._why_button, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(across)
        self._column.addWidget(self._proposal)
        if self.tick is None:
            self._column.addWidget(self._answers())
        words = self._labels.words
        name_button(self._why_button, f"{words(WHY)} {self._text()}")
        self._why_button.setToolTip(words(WHY))
        show_icon(self._why_button, "info", self._theme, "muted")
        self._why_button.clicked.connect(self._on_why)

    def _text(self) -> str:
        return asked_text(self.line.question, self._labels)

    def _head(self) -> QWidget:
        labels = self._labels
        told = explained(self._text(), labels.words, labels.catalogue)
        if self.tick is not None:
            self.tick.show_texts(self._text())
            self.tick.explain(*told)
            self.tick.clicked.connect(self._on_ticked)
            return self.tick
        head = label(f"asked_{self.line.id}", "field", wraps=True)
        head.setText(self._text())
        show_tip(head, *told)
        head.setMinimumSize(1, 1)
        head.setContentsMargins(self._theme.em(0.6), self._theme.em(0.5), 0, 0)
        return head

    def _answers(self) -> QWidget:
        area = QWidget()
        choices = answer_words(self.line, self._labels)
        is_short = self.line.question.kind is QuestionKind.YES_NO
        box = FlowLayout(area, gap=10) if is_short else QVBoxLayout(area)
        box.setContentsMargins(self._theme.em(0.6), 0, 0, self._theme.em(0.3))
        for code, word in choices:
            radio = QRadioButton(unmarked(word))
            radio.setObjectName(f"answer_{self.line.id}_{code}")
            radio.setAccessibleName(f"{word}. {self._text()}")
            self._group.addButton(radio)
            radio.clicked.connect(self._chooser(code))
            box.addWidget(radio)
            self._radios[code] = radio
        return area

    def _chooser(self, code: str) -> Callable[[], None]:
        return lambda: self.answered.emit(self.line, code)

    def _on_ticked(self) -> None:
        line, state = self.line, _state(self.line)
        if self.knows_three or line.is_unsure:
            codes = {TICKED: line.question.ticked, UNSURE: UNKNOWN, DENIED: line.question.denial}
            self.answered.emit(line, codes[_CYCLE[state]])
        else:
            self.answered.emit(line, None if state == TICKED else line.question.ticked)

    def _on_why(self) -> None:
        if self._why is None:
            self._why = WhyBox(self.line.question, self._labels, self._theme)
            self._column.addWidget(self._why.widget)
            self._why.widget.show()
        else:
            self._why.widget.setVisible(self._why.widget.isHidden())


def answer_words(line: Line, labels: Labels) -> Sequence[tuple[str, str]]:
    """Return the possible answers with their words; “don't know” is always the last."""
    words = labels.words
    named = [(code, words.pick(texts)) for code, texts in line.question.options]
    named = named or [(YES, words(N_("Yes"))), (NO, words(N_("No")))]
    return [*named, (UNKNOWN, words(N_("Don't know")))]


_WORDS = {
    OPEN: "",
    TICKED: N_("applies"),
    DENIED: N_("does not apply"),
    UNSURE: N_("Don't know"),
}


def _state(line: Line) -> str:
    if line.is_unsure:
        return UNSURE
    if line.is_ticked:
        return TICKED
    return DENIED if line.is_denied else OPEN
