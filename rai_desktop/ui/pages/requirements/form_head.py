"""The head of a requirement: what it is, how binding, and whose answer is shown."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rai_desktop.domain.requirements import RequirementScore
from rai_desktop.domain.texts import N_
from rai_desktop.services.requirements.rows import binding_text
from rai_desktop.ui.parts.widgets import button, label, show_icon
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words


class FormHead(QWidget):
    """Title, id, how binding it is, and the statement."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._title = label("requirement_title", "heading", wraps=True)
        self._id = label("requirement_id", "badge")
        self._binding = label("requirement_binding", "field", wraps=True)
        self._statement = label("requirement_statement", wraps=True)
        self._column = QVBoxLayout(self)
        self._line = QHBoxLayout()
        self._build()
        self.apply_theme(theme)

    def show_score(self, words: Words, score: RequirementScore) -> None:
        """Show what a requirement says and how binding it is."""
        rule = score.rule
        self._title.setText(words.pick(rule.title))
        self._id.setText(rule.id)
        self._binding.setText(binding_text(words, score.need))
        self._statement.setText(words.pick(rule.statement))

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        em = theme.em
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(em(0.5))
        self._line.setSpacing(em(0.6))

    def _build(self) -> None:
        self._line.addWidget(self._id, 0, Qt.AlignmentFlag.AlignTop)
        self._line.addWidget(self._binding, 1)
        self._column.addWidget(self._title)
        self._column.addLayout(self._line)
        self._column.addWidget(self._statement)


class ScopeLine(QWidget):
    """Says whose answer is shown; ``back_wanted`` asks for that of the company again."""

    back_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.text = label("requirement_scope", "field", wraps=True)
        self.back = button("exception_back", "quiet")
        self.warning = label("set_aside_warning", "hint", wraps=True)
        line = QHBoxLayout()
        line.addWidget(self.text, 1)
        line.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(line)
        column.addWidget(self.warning)
        self.back.clicked.connect(self.back_wanted)
        self.apply_theme(theme)

    def show_scope(self, words: Words, text: str, *, is_exception: bool, is_doubtful: bool) -> None:
        """Say whose answer is shown; ``is_doubtful`` when it sets aside what is law today."""
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self.back.setText(words(N_("Back to the answer for all")))
        self.back.setVisible(is_exception)
        said = N_("This is law today. Have somebody check that it really does not apply.")
        self.warning.setText(words(said))
        self.warning.setVisible(is_doubtful)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        show_icon(self.back, "back", theme, "accent")
