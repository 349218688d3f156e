"""Filled forms as rows of a table: lines of departments, and answers of suppliers to tick."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal

from rai_desktop.domain.texts import N_
from rai_desktop.services.importing.model import RowPlan
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.questionnaires.returned import ReturnedForms
from rai_desktop.services.questionnaires.supplier_answers import (
    AnswerLine,
    AnswerUse,
    SupplierAnswers,
)
from rai_desktop.services.questionnaires.told import OUTCOMES, USES
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.plain_rows import ROOT, HeadedModel, Index
from rai_desktop.ui.parts.widgets import plain_tip
from rai_desktop.words import Words

LINE_HEADINGS = (
    N_("AI system"),
    N_("Purpose"),
    N_("What happens"),
    N_("Department"),
    N_("File"),
    N_("Row"),
)
ANSWER_HEADINGS = (
    N_("Question"),
    N_("Answer"),
    N_("Known today"),
    N_("What happens"),
    N_("AI system"),
)
_SEEN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
_CHECK = Qt.ItemDataRole.CheckStateRole


class TextModel(HeadedModel):
    """Rows of texts; a tip tells each as a whole."""

    def __init__(self, headings: Sequence[str], words: Words, parent: QObject) -> None:
        super().__init__(headings, words, parent)
        self.rows: Sequence[Sequence[str]] = ()

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in _SEEN:
            return None
        text = self.rows[index.row()][index.column()]
        return " ".join(text.split()) if role == Qt.ItemDataRole.DisplayRole else plain_tip(text)


def rows_of_lines(
    project: OpenProject, labels: Labels, returned: ReturnedForms
) -> list[Sequence[str]]:
    """Return each line of the departments' forms in words, with where it stands."""
    return [_line(project, labels, returned, row) for row in returned.rows]


def _line(
    project: OpenProject, labels: Labels, returned: ReturnedForms, row: RowPlan
) -> Sequence[str]:
    words, origin = labels.words, returned.origins[row.row]
    known = f"{project.number(project.entity(row.uid))} " if row.uid else ""
    purpose = str(row.values.get("purpose") or "")
    if row.uid and not purpose:
        purpose = str(project.value(project.entity(row.uid), "purpose") or "")
    reasons = [words.told(note.text, note.values) for note in (*row.problems, *row.remarks)]
    outcome = " · ".join((words(OUTCOMES[row.outcome]), *reasons))
    place = (origin.department, origin.file, str(origin.row))
    return (f"{known}{row.title}", purpose, outcome, *place)


@dataclass(frozen=True, slots=True)
class _Answer:
    place: int
    line: AnswerLine
    cells: tuple[str, ...]


class AnswersModel(TextModel):
    """Answers of suppliers; those that belong into a field can be ticked.

    ``ticked`` tells of every tick.
    """

    ticked = Signal()

    def __init__(self, words: Words, parent: QObject) -> None:
        super().__init__(ANSWER_HEADINGS, words, parent)
        self._answers: list[_Answer] = []
        self._taken: set[tuple[int, str]] = set()

    def show_answers(self, suppliers: Sequence[SupplierAnswers]) -> None:
        """Show all answers; those that fill something are ticked."""
        self._answers = [
            _Answer(place, line, self._cells(answers, line))
            for place, answers in enumerate(suppliers)
            for line in answers.lines
        ]
        self._taken = {
            (one.place, one.line.question)
            for one in self._answers
            if one.line.use is AnswerUse.FILLS
        }
        self.show_rows([one.cells for one in self._answers])

    def taken(self, place: int) -> frozenset[str]:
        """Return the ticked questions of one supplier's form."""
        return frozenset(question for form, question in self._taken if form == place)

    def toggle(self, row: int) -> None:
        """Tick an answer, or leave the field as it is."""
        one = self._answers[row]
        if one.line.use not in (AnswerUse.FILLS, AnswerUse.DIFFERS):
            return
        self._taken ^= {(one.place, one.line.question)}
        index = self.index(row, 0)
        self.dataChanged.emit(index, index, [_CHECK])
        self.ticked.emit()

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        one = self._answers[index.row()]
        may_tick = one.line.use in (AnswerUse.FILLS, AnswerUse.DIFFERS)
        if role == _CHECK and index.column() == 0 and may_tick:
            is_taken = (one.place, one.line.question) in self._taken
            return Qt.CheckState.Checked if is_taken else Qt.CheckState.Unchecked
        return super().data(index, role)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        plain = super().flags(index)
        return plain | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else plain

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != _CHECK or index.column():
            return False
        self.toggle(index.row())
        return True

    def _cells(self, answers: SupplierAnswers, line: AnswerLine) -> tuple[str, ...]:
        said = " – ".join(part for part in (line.answer, line.remark) if part)
        use = self._words(USES[line.use])
        happens = f"{use}: {line.field}" if line.field else use
        return (line.text, said, line.before, happens, answers.system.name)
