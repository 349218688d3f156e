"""The rules that fire, grouped by severity, and the entries that one of them is about."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.hints.board import HintBoard
from rai_desktop.services.hints.model import Hint, Severity
from rai_desktop.services.hints.rules import RULES
from rai_desktop.services.hints.told import HintTold
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.widgets import plain_tip

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule with its number of hints; without a rule it is a heading."""

    text: str
    rule: str = ""
    count: int = 0


def rule_lines(
    board: HintBoard, told: HintTold, kind: EntityKind | None, *, silenced: bool
) -> list[RuleLine]:
    """Return headings by severity, and below each the rules that fire, for one kind or all."""
    lines: list[RuleLine] = []
    for severity in Severity:
        found = [
            RuleLine(told.counted(rule.id, count), rule.id, count)
            for rule in RULES
            if rule.severity is severity and kind in (None, rule.kind)
            if (count := _count(board, rule.id, silenced=silenced))
        ]
        if found:
            total = sum(line.count for line in found)
            lines.append(RuleLine(told.severity(severity, total)))
            lines += found
    return lines


def _count(board: HintBoard, rule: str, *, silenced: bool) -> int:
    return len(board.of_rule(rule, silenced=True)) if silenced else board.count(rule)


class RuleModel(QAbstractListModel):
    """Lines of rules; headings cannot be chosen."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: Sequence[RuleLine] = ()
        self._bold = QFont()
        self._bold.setBold(True)

    def show_lines(self, lines: Sequence[RuleLine], font: QFont) -> None:
        """Show these lines in place of those before."""
        self.beginResetModel()
        self.lines = lines
        self._bold = QFont(font)
        self._bold.setBold(True)
        self.endResetModel()

    def row_of(self, rule: str) -> int:
        """Return the row of a rule, or else of the first; -1 when there is none."""
        rows = [row for row, line in enumerate(self.lines) if line.rule]
        return next((row for row in rows if self.lines[row].rule == rule), next(iter(rows), -1))

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt does
        return 0 if parent.isValid() else len(self.lines)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.lines[index.row()].rule:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text
        if role == Qt.ItemDataRole.ToolTipRole and line.rule:
            return plain_tip(line.text)
        return self._bold if role == Qt.ItemDataRole.FontRole and not line.rule else None


class HintModel(QAbstractListModel):
    """The entries that hints of one rule are about; texts are made when they are seen."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.hints: Sequence[Hint] = ()
        self._told: HintTold | None = None

    def show_hints(self, hints: Sequence[Hint], told: HintTold) -> None:
        """Show these hints in place of those before."""
        self.beginResetModel()
        self.hints, self._told = hints, told
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt does
        return 0 if parent.isValid() else len(self.hints)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if self._told is None or role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return None
        text = self._told.about(self.hints[index.row()])
        return text if role == Qt.ItemDataRole.DisplayRole else plain_tip(text)
