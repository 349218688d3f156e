"""How people can check for themselves that everything stays on their computer."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.ui.about import fill_dialog, paragraph
from rai_desktop.ui.parts.reading_order import ReadingDialog
from rai_desktop.ui.parts.widgets import button, label
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

_PARAGRAPHS = (
    (
        "check_offline",
        N_("Pull the plug"),
        N_(
            "Switch off the network, start the program and work with it. Everything works the "
            "same, because nothing needs a connection."
        ),
    ),
    (
        "check_connections",
        N_("Watch the connections"),
        N_(
            "The system shows which programs use the network: the Resource Monitor of Windows, "
            "the Activity Monitor of macOS, or “ss -tup” on Linux. RAI Desktop is not among them."
        ),
    ),
    (
        "check_firewall",
        N_("Lock the door"),
        N_(
            "Forbid the program every connection in your firewall. It goes on working, "
            "and the firewall tells of no attempt. What you open from here, such as "
            "Excel or your e-mail program, is a program of its own."
        ),
    ),
)


class CheckDialog(ReadingDialog):
    """Three ways to check, and every place where the program keeps something."""

    def __init__(
        self, window: QWidget, words: Words, theme: Theme, folders: Sequence[Path]
    ) -> None:
        super().__init__(window)
        self.setObjectName("check")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        em = theme.em
        self.setMinimumWidth(em(38))
        column = QVBoxLayout()
        title = label("check_title", "title", wraps=True)
        title.setText(words(N_("Everything stays on this computer")))
        self.setWindowTitle(title.text())
        column.addWidget(title)
        for name, heading, text in _PARAGRAPHS:
            column.addLayout(paragraph(name, words(heading), words(text), theme))
        kept = words(
            N_(
                "Your inventory is in the file that you chose. Settings, backups and what is not "
                "written yet lie in these folders:"
            )
        )
        places = "\n".join(str(folder) for folder in folders)
        heading = words(N_("Look where things lie"))
        column.addLayout(paragraph("check_places", heading, f"{kept}\n{places}", theme))
        fill_dialog(self, column, self._foot(words), theme)

    def _foot(self, words: Words) -> QWidget:
        close = button("check_close")
        close.setText(words(N_("Close")))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(close)
        return foot
