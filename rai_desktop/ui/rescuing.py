"""Rescuing what is sound out of a damaged file: how it goes, what came of it, and the new file."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.texts import N_
from rai_desktop.services.check_reports import Rescue
from rai_desktop.services.ports import Asker
from rai_desktop.services.rescued import count_lines, lost_lines, rescue_sentence
from rai_desktop.ui.beside import Beside
from rai_desktop.ui.file_names import file_filter, file_name, free_path
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.progress import progress_bar
from rai_desktop.ui.parts.reading_order import ReadingDialog
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import label
from rai_desktop.ui.session import Session
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

if TYPE_CHECKING:
    from rai_desktop.ui.main_window import MainWindow


class RescueDialog(ReadingDialog):
    """Rescues into ``target`` at once and tells what came of it; ``opened`` asks for that file."""

    opened = Signal(object)

    def __init__(
        self, window: QWidget, session: Session, path: Path, target: Path, words: Words
    ) -> None:
        super().__init__(window)
        self.setObjectName("rescue")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._target = target
        self._words = words
        self._beside = Beside(self)
        self._said = label("rescue_said", wraps=True)
        self._lines = QPlainTextEdit()
        self._bar = progress_bar("rescue_progress")
        self._close = ShortButton("rescue_close")
        self._open = ShortButton("rescue_open", "primary")
        self._column = QVBoxLayout(self)
        self._build()
        self._name_parts(path)
        self._beside.finished.connect(self._on_finished)
        self._beside.failed.connect(self._on_failed)
        self._bar.show()
        self._beside.begin(lambda _: session.rescue(path, target))

    def apply_theme(self, theme: Theme) -> None:
        """Take the lengths of ``theme``."""
        em = theme.em
        self._column.setContentsMargins(em(1.8), em(1.5), em(1.8), em(1.4))
        self._column.setSpacing(em(0.8))
        self.resize(max(em(42), self._column.sizeHint().width()), em(26))

    # parts ---------------------------------------------------------------------

    def _build(self) -> None:
        self._lines.setObjectName("rescue_lines")
        self._lines.setReadOnly(True)
        self._lines.setTabChangesFocus(True)
        self._bar.setRange(0, 0)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._close)
        foot.addWidget(self._open)
        self._column.addWidget(self._said)
        self._column.addWidget(self._lines, 1)
        self._column.addWidget(self._bar)
        self._column.addLayout(foot)
        self._close.clicked.connect(self.reject)
        self._open.clicked.connect(self._on_open)
        self._open.setEnabled(False)
        self._lines.hide()

    def _name_parts(self, path: Path) -> None:
        words = self._words
        self.setWindowTitle(words(N_("Rescue what is undamaged")))
        self._said.setText(
            words.filled(N_("Looking for what is undamaged in {name} …"), name=path.name)
        )
        self._lines.setAccessibleName(words(N_("What the new file lacks and holds")))
        self._bar.setAccessibleName(words(N_("Progress of the check")))
        self._close.setText(words(N_("Close")))
        self._open.setText(words(N_("Open the new file")))

    # what happens ----------------------------------------------------------------

    def _on_finished(self, rescue: Rescue) -> None:
        self._bar.hide()
        self._said.setText(rescue_sentence(rescue, self._words))
        lost, counts = lost_lines(rescue, self._words), count_lines(rescue, self._words)
        held = self._words(N_("In the new file:"))
        self._lines.setPlainText("\n".join([*lost, *([""] if lost else []), held, *counts]))
        self._lines.show()
        self._open.setEnabled(True)
        self._open.setDefault(True)

    def _on_failed(self, error: UserError) -> None:
        self._bar.hide()
        self._said.setText(self._words.of_error(error))

    def _on_open(self) -> None:
        self.opened.emit(self._target)
        self.accept()

    @override
    def reject(self) -> None:
        self._beside.end_now()
        super().reject()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._beside.end_now()
        super().closeEvent(event)


def show_rescue(
    window: "MainWindow", session: Session, path: Path, asker: Asker, theme: Theme
) -> None:
    """Ask for the place of the new file and rescue into it; without a place nothing happens."""
    words = window.words
    name = file_name(words.filled(N_("{name} rescued"), name=path.stem))
    suggestion = free_path(path.parent, f"{name}.rai")
    title = words(N_("Rescue into a new file"))
    target = asker.save_path(title, suggestion, file_filter(words, "rai"))
    if target is None:
        return
    dialog = RescueDialog(window, session, path, target, words)
    dialog.opened.connect(window.open_file)
    dialog.apply_theme(theme)
    dialog.open()
