"""The third step: the further questions of the request, each with a fitting field."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLayoutItem, QVBoxLayout, QWidget

from rai_desktop.domain.codes import Answer as YesNo
from rai_desktop.domain.conditions import Answer
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.texts import N_
from rai_desktop.domain.wanted_report import FigureKind, WantedFigure
from rai_desktop.services.yearly_report.draft import ReportDraft
from rai_desktop.services.yearly_report.figures import shown_figure, typed_figure
from rai_desktop.services.yearly_report.sheet import FIGURE
from rai_desktop.ui.forms.editors.choices import CalmComboBox
from rai_desktop.ui.forms.editors.typing_fields import LineField, LongField
from rai_desktop.ui.parts.short import ShortCheckBox
from rai_desktop.ui.parts.widgets import label, let_go, set_property
from rai_desktop.ui.theme import Theme
from rai_desktop.ui.yearly_report.board import ReportBoard
from rai_desktop.ui.yearly_report.step import ReportStep, let_shrink
from rai_desktop.words import Words

_LEAD = N_(
    "Numbers that the program works out are here already; you can change them, and an "
    "empty field brings them back. Other empty fields are passed on without an answer."
)
_NONE = N_("This request asks nothing beside the requirements.")
_COMPUTED = N_("Worked out by the program: {value}")
_REQUIRED = N_("Needs an answer, or leave it out in the step before.")


class QuestionsStep(ReportStep):
    """Questions below each other; they are made anew when the request is another one."""

    def __init__(self, board: ReportBoard, theme: Theme) -> None:
        super().__init__(board, theme, "report_questions")
        self.lead = self.say("report_questions_lead", _LEAD, "muted")
        self.questions: dict[str, Question] = {}
        self._asked: tuple[WantedFigure, ...] = ()
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.em(0.9))
        self.column.addLayout(self._list)
        self.column.addStretch(1)

    def show_draft(self) -> None:
        """Show the answers of the draft."""
        draft = self.board.draft
        if draft is None:
            return
        if draft.wanted.figures != self._asked:
            self._ask(draft.wanted.figures)
        for figure in self._asked:
            self.questions[figure.id].show_answer(draft)

    def flush(self) -> None:
        """Take over what is typed."""
        for question in self.questions.values():
            question.flush()

    def _ask(self, figures: tuple[WantedFigure, ...]) -> None:
        while (old := self._list.takeAt(0)) is not None:
            _remove(old)
        self._asked = figures
        self.lead.setText(self.words(_LEAD if figures else _NONE))
        self.questions = {}
        for figure in figures:
            question = Question(figure, self.words, self.theme)
            question.answered.connect(self._answerer(figure.id))
            self.questions[figure.id] = question
            self._list.addWidget(question.widget)

    def _answerer(self, figure: str) -> Callable[[object], None]:
        def answer(value: object) -> None:
            kept: Answer | None = value if isinstance(value, (str, tuple)) else None
            self.board.decide({FIGURE + figure: kept})

        return answer


def _remove(old: QLayoutItem) -> None:
    widget = old.widget()
    if widget is not None:
        let_go(widget)


class Question(QObject):
    """One question with its field; ``answered`` carries what is kept, or ``None``."""

    answered = Signal(object)

    def __init__(self, figure: WantedFigure, words: Words, theme: Theme) -> None:
        super().__init__()
        self.figure = figure
        self._words = words
        self.widget = QWidget()
        column = QVBoxLayout(self.widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.em(0.25))
        name = f"report_figure_{figure.id}"
        self._name = label(f"{name}_label", "field", wraps=True)
        self._name.setText(words.pick(figure.label))
        column.addWidget(self._name)
        self._shown = ""
        self.line: LineField | LongField | None = None
        self.choice: CalmComboBox | None = None
        self.boxes: dict[str, ShortCheckBox] = {}
        self._build(name, column)
        self._hint = label(f"{name}_hint", "small", wraps=True)
        column.addWidget(self._hint)
        self.error = label(f"{name}_error", "hint", wraps=True)
        self.error.hide()
        column.addWidget(self.error)

    def show_answer(self, draft: ReportDraft) -> None:
        """Show the answer of a draft; tells nothing."""
        figure, words = self.figure, self._words
        kept = draft.sheet.figures.get(figure.id)
        value = draft.value(figure)
        if self.line is not None:
            self._shown = shown_figure(figure, value, words)
            self.line.show_text(self._shown)
        if self.choice is not None:
            self.choice.blockSignals(True)
            self.choice.setCurrentIndex(max(0, self.choice.findData(kept or "")))
            self.choice.blockSignals(False)
        for code, box in self.boxes.items():
            box.blockSignals(True)
            box.setChecked(isinstance(kept, tuple) and code in kept)
            box.blockSignals(False)
        self.error.hide()
        self._show_hint(draft)

    def flush(self) -> None:
        """Take over what is typed."""
        if self.line is None:
            return
        text = self.line.typed_text()
        if text == self._shown:
            return
        try:
            self.answered.emit(typed_figure(self.figure, text))
        except UserError as error:
            self.error.setText(self._words.of_error(error))
            self.error.show()

    def _show_hint(self, draft: ReportDraft) -> None:
        figure, words = self.figure, self._words
        texts = [words.pick(figure.help)] if figure.help else []
        if figure.computed is not None and figure.id in draft.sheet.figures:
            own = shown_figure(figure, draft.facts.computed.get(figure.computed), words)
            texts.append(words.filled(_COMPUTED, value=own))
        is_missing = figure in draft.unanswered
        if is_missing:
            texts.append(words(_REQUIRED))
        self._hint.setText("\n".join(texts))
        self._hint.setVisible(bool(texts))
        set_property(self._hint, "role", "hint" if is_missing else "small")

    # parts -----------------------------------------------------------------------

    def _build(self, name: str, column: QVBoxLayout) -> None:
        kind = self.figure.kind
        if kind is FigureKind.MANY:
            self._build_boxes(name, column)
        elif kind in (FigureKind.YES_NO, FigureKind.ONE):
            self._build_choice(name, column)
        else:
            self.line = LongField() if kind is FigureKind.TEXT else LineField()
            self.line.setObjectName(name)
            self.line.setAccessibleName(self._name.text())
            self.line.left.connect(self.flush)
            self._name.setBuddy(self.line)
            column.addWidget(self.line)

    def _build_choice(self, name: str, column: QVBoxLayout) -> None:
        made = CalmComboBox()
        made.setObjectName(name)
        let_shrink(made)
        made.setAccessibleName(self._name.text())
        made.addItem(self._words(N_("Not answered")), "")
        for code, text in self._offered():
            made.addItem(text, code)
        made.currentIndexChanged.connect(lambda _: self.answered.emit(made.currentData() or None))
        self._name.setBuddy(made)
        self.choice = made
        column.addWidget(made)

    def _offered(self) -> list[tuple[str, str]]:
        if self.figure.kind is FigureKind.YES_NO:
            return [(str(code), self._words(code.label)) for code in (YesNo.YES, YesNo.NO)]
        return [(code, self._words.pick(text) or code) for code, text in self.figure.options]

    def _build_boxes(self, name: str, column: QVBoxLayout) -> None:
        for code, text in self.figure.options:
            box = ShortCheckBox(f"{name}_{code}")
            box.setText(self._words.pick(text) or code)
            box.toggled.connect(lambda _: self._on_boxes())
            self.boxes[code] = box
            column.addWidget(box)

    def _on_boxes(self) -> None:
        chosen = tuple(sorted(code for code, box in self.boxes.items() if box.isChecked()))
        self.answered.emit(chosen or None)
