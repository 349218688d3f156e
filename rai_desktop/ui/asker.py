"""Questions and file choices in front of the window."""

from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QGridLayout,
    QMessageBox,
    QPushButton,
    QSizePolicy,
    QSpacerItem,
    QWidget,
)

from rai_desktop.domain.texts import N_
from rai_desktop.words import Words

LEAST_WIDTH = 56
"""How many letters of middling width a question has room for in a line."""


class QtAsker:
    """Asks in dialogs that belong to the window; waits without stopping anything else."""

    def __init__(self, window: QWidget, words: Words) -> None:
        self._window = window
        self._words = words

    def retranslate(self, words: Words) -> None:
        """Ask in another language from now on."""
        self._words = words

    def open_path(self, title: str, filters: str) -> Path | None:
        """Return the chosen existing file, or ``None``."""
        dialog = QFileDialog(self._window, title, "", filters)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        return _chosen(dialog)

    def open_paths(self, title: str, filters: str) -> list[Path]:
        """Return the chosen existing files; none when nothing was chosen."""
        dialog = QFileDialog(self._window, title, "", filters)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        return _all_chosen(dialog)

    def folder(self, title: str, start: Path) -> Path | None:
        """Return the chosen folder, or ``None``."""
        dialog = QFileDialog(self._window, title, str(start))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        return _chosen(dialog)

    def save_path(self, title: str, suggestion: Path, filters: str) -> Path | None:
        """Return the chosen target, or ``None``."""
        dialog = QFileDialog(self._window, title, str(suggestion.parent), filters)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suggestion.suffix.lstrip("."))
        dialog.selectFile(suggestion.name)
        return _chosen(dialog)

    def confirm(self, title: str, text: str, verb: str) -> bool:
        """Return whether the person chose to do what ``verb`` says."""
        box = question(self._window, self._words, title, text, verb)
        _waited_for(box)
        done = box.clickedButton() is box.findChild(QPushButton, "confirm_yes")
        box.deleteLater()
        return done


def question(window: QWidget, words: Words, title: str, text: str, verb: str) -> QMessageBox:
    """Return a dialog whose buttons say what they do; Enter and Esc go back."""
    box = QMessageBox(window)
    box.setObjectName("confirm")
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(title)
    box.setInformativeText(text)
    yes = box.addButton(verb, QMessageBox.ButtonRole.AcceptRole)
    yes.setObjectName("confirm_yes")
    no = box.addButton(words(N_("Go back")), QMessageBox.ButtonRole.RejectRole)
    no.setObjectName("confirm_no")
    box.setDefaultButton(no)
    box.setEscapeButton(no)
    _widen(box)
    return box


def _widen(box: QMessageBox) -> None:
    """Give sentences the room in which they are easy to read."""
    grid = box.layout()
    if isinstance(grid, QGridLayout):
        width = LEAST_WIDTH * box.fontMetrics().averageCharWidth()
        room = QSpacerItem(width, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        grid.addItem(room, grid.rowCount(), 0, 1, grid.columnCount())


def _chosen(dialog: QFileDialog) -> Path | None:
    return next(iter(_all_chosen(dialog)), None)


def _all_chosen(dialog: QFileDialog) -> list[Path]:
    accepted = _waited_for(dialog) == QDialog.DialogCode.Accepted
    files = dialog.selectedFiles()
    dialog.deleteLater()
    return [Path(file) for file in files] if accepted else []


def _waited_for(dialog: QDialog) -> int:
    loop = QEventLoop()
    dialog.finished.connect(loop.quit)
    dialog.open()
    loop.exec()
    return dialog.result()
