"""What a classification by this program is, and what it is not."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.ui.about import fill_dialog, paragraph
from rai_desktop.ui.parts.reading_order import ReadingDialog
from rai_desktop.ui.parts.widgets import label
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

TITLE = N_("What this classification is, and what it is not")
_PARAGRAPHS = (
    (
        "explained_is",
        N_("It is a result of your answers."),
        N_(
            "The program compares your answers with rules that repeat the AI Act in plain words. "
            "The same answers and the same version of the rules always give the same result."
        ),
    ),
    (
        "explained_not",
        N_("It is not legal advice."),
        N_(
            "The rules were written with care and from the Official Journal, but no lawyer has "
            "reviewed them yet. Only the Official Journal is binding. When much depends on it, "
            "ask a lawyer."
        ),
    ),
    (
        "explained_unknown",
        N_("“Don't know” is never the harmless answer."),
        N_(
            "As long as something is not known, the result stays open and shows both ways it may "
            "turn out. One task says what has to be clarified."
        ),
    ),
    (
        "explained_person",
        N_("A person stands for it."),
        N_(
            "A template or a proposal never confirms anything. A result is provisional until a "
            "person confirms it, or decides otherwise and says why."
        ),
    ),
    (
        "explained_time",
        N_("It has a date."),
        N_(
            "Each result names the version of the rules and the state of the law. When an answer "
            "changes, it is shown as outdated; nothing changes by itself."
        ),
    ),
)


class ExplainedDialog(ReadingDialog):
    """Closes by Esc or its button."""

    def __init__(self, window: QWidget, words: Words, theme: Theme) -> None:
        super().__init__(window)
        self.setObjectName("explained")
        self.setWindowTitle(words(TITLE))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        em = theme.em
        self.setMinimumWidth(em(38))
        column = QVBoxLayout()
        head = label("explained_title", "heading", wraps=True)
        head.setText(words(TITLE))
        column.addWidget(head)
        for name, title, told in _PARAGRAPHS:
            column.addLayout(paragraph(name, words(title), words(told), theme))
        box = QDialogButtonBox()
        close = QPushButton(words(N_("Close")))
        close.setObjectName("explained_close")
        close.setDefault(True)
        box.addButton(close, QDialogButtonBox.ButtonRole.AcceptRole)
        box.accepted.connect(self.accept)
        fill_dialog(self, column, box, theme)
