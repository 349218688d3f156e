"""One question at a time, in the words of the law's question."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from rai_desktop.domain.law import QuestionRule
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.entering import Entering
from rai_desktop.services.law.screens import Line, shown_lines
from rai_desktop.ui.pages.classifying.line import answer_words
from rai_desktop.ui.pages.classifying.texts import text
from rai_desktop.ui.pages.classifying.tick_row import OPEN, TICKED, TickRow
from rai_desktop.ui.pages.classifying.why import why_texts
from rai_desktop.ui.parts.widgets import frame, let_go
from rai_desktop.ui.theme import Theme


class OneByOneView(QWidget):
    """Asks what can still change something; ``answered`` carries the question and its answer."""

    answered = Signal(str, str)

    def __init__(self, entering: Entering, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("step_one_by_one")
        self._entering = entering
        self._labels = labels
        self._theme = theme
        self._past: list[str] = []
        self._shown = ""
        self._bar = QProgressBar()
        self._bar.setObjectName("questions_done")
        self._bar.setTextVisible(False)
        self._inside: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.em(0.7))
        self._column.addWidget(self._bar)
        self._column.addStretch(1)
        self.refresh()

    @property
    def is_at_end(self) -> bool:
        """Whether nothing is left to ask."""
        return self._question is None

    def back(self) -> bool:
        """Show the question before; tell whether there is one."""
        if not self._past:
            return False
        self._shown = self._past.pop()
        self._show()
        return True

    def refresh(self) -> None:
        """Show the next question, or that none is left."""
        following = self._entering.judged.next
        self._shown = following.id if following is not None else ""
        self._show()

    def skip(self) -> None:
        """Go on from a question that was looked at again."""
        if self._shown:
            self._past.append(self._shown)
        self.refresh()

    @property
    def _question(self) -> QuestionRule | None:
        return self._entering.book.rules.by_question.get(self._shown)

    def _show(self) -> None:
        if self._inside is not None:
            let_go(self._inside)
        lines = list(shown_lines(self._entering.book, self._entering.judged.outcome))
        done = sum(bool(line.answer) for line in lines)
        self._bar.setRange(0, max(1, len(lines)))
        self._bar.setValue(done)
        words = self._labels.words
        told = words.filled(N_("{done} of {all} questions answered"), done=done, all=len(lines))
        self._bar.setAccessibleName(told)
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.em(0.6))
        column.addWidget(text("questions_left", "small", told))
        self._fill(column, {line.id: line for line in lines})
        self._column.insertWidget(1, self._inside)
        self._inside.show()

    def _fill(self, column: QVBoxLayout, lines: dict[str, Line]) -> None:
        question, words = self._question, self._labels.words
        if question is None:
            told = N_("Nothing is left to ask that could change the result.")
            column.addWidget(text("questions_end", "heading", words(told)))
            return
        line = lines.get(question.id, Line(question=question))
        column.addWidget(text("question_text", "heading", words.pick(question.text)))
        for code, word in answer_words(line, self._labels):
            row = TickRow(f"say_{code}", self._theme, is_round=True)
            row.emphasise()
            row.show_texts(word)
            row.show_state(TICKED if line.answer == code else OPEN, "")
            row.clicked.connect(self._sayer(question.id, code))
            column.addWidget(row)
        why = frame("question_why", "value")
        inside = QVBoxLayout(why)
        inside.addWidget(text("question_why_title", "field", words(N_("Why is this asked?"))))
        skipped = 1 if question.statement else 0
        for place, told in enumerate(why_texts(question, self._labels)[skipped:]):
            inside.addWidget(text(f"question_why_{place}", "muted", told))
        column.addWidget(why)

    def _sayer(self, question: str, code: str) -> Callable[[], None]:
        def say() -> None:
            self._past.append(question)
            self.answered.emit(question, code)

        return say

    def take_keyboard(self) -> None:
        """Put the keyboard onto the first answer."""
        if self._inside is not None:
            row = self._inside.findChild(TickRow)
            if row is not None:
                row.setFocus(Qt.FocusReason.OtherFocusReason)
