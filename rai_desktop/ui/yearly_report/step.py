"""What every step of the report is: a column of texts and fields that shows the draft."""

from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from rai_desktop.ui.parts.widgets import label
from rai_desktop.ui.theme import Theme
from rai_desktop.ui.yearly_report.board import ReportBoard
from rai_desktop.words import Words

LEAST_LETTERS = 6


def let_shrink(choice: QComboBox) -> None:
    """Let a list of choices be narrower than its longest text, which is shortened then."""
    choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    choice.setMinimumContentsLength(LEAST_LETTERS)


class ReportStep(QWidget):
    """A step; it changes the draft by the board only."""

    def __init__(self, board: ReportBoard, theme: Theme, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.board = board
        self.theme = theme
        self.words: Words = board.labels.words
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, theme.em(0.4), 0)
        self.column.setSpacing(theme.em(0.6))

    def show_draft(self) -> None:
        """Show the draft of the board, which is there."""
        raise NotImplementedError

    def flush(self) -> None:
        """Take over what is typed and was not left yet."""

    def say(self, name: str, text: str, role: str = "") -> QLabel:
        """Add a paragraph and return it."""
        made = label(name, role, wraps=True)
        made.setText(self.words(text) if text else "")
        self.column.addWidget(made)
        return made
