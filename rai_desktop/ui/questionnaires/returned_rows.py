"""Filled forms as rows of a table: lines of departments, and answers of suppliers to tick."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

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
from rai_desktop.ui.parts.plain_rows import CHECK, TickModel
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


class AnswersModel(TickModel):
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

    @override
    def is_ticked(self, row: int) -> bool | None:
        one = self._answers[row]
        may_tick = one.line.use in (AnswerUse.FILLS, AnswerUse.DIFFERS)
        return (one.place, one.line.question) in self._taken if may_tick else None

    @override
    def toggle(self, row: int) -> None:
        if self.is_ticked(row) is None:
            return
        one = self._answers[row]
        self._taken ^= {(one.place, one.line.question)}
        index = self.index(row, 0)
        self.dataChanged.emit(index, index, [CHECK])
        self.ticked.emit()

    def _cells(self, answers: SupplierAnswers, line: AnswerLine) -> tuple[str, ...]:
        said = " – ".join(part for part in (line.answer, line.remark) if part)
        use = self._words(USES[line.use])
        happens = f"{use}: {line.field}" if line.field else use
        return (line.text, said, line.before, happens, answers.system.name)
