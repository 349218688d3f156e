"""Reading in a list: which file, and the assistant for it, which is loaded when it is needed."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.registry import HAND_KINDS
from rai_desktop.domain.texts import N_
from rai_desktop.ui.file_names import list_filter

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from rai_desktop.services.labels import Labels
    from rai_desktop.ui.importing.dialog import ImportDialog
    from rai_desktop.ui.pages.base import Scene
    from rai_desktop.ui.parts.drop_frame import DropFrame
    from rai_desktop.ui.questionnaires.returning import FormReading
    from rai_desktop.ui.theme import Theme

LIST_ENDINGS = (".xlsx", ".csv", ".json")


def take_files(frame: DropFrame, kind: EntityKind) -> None:
    """Let lists be dropped onto the list of a kind that can be read in, and files as evidence."""
    is_evidence = kind is EntityKind.EVIDENCE
    is_allowed = is_evidence or kind in HAND_KINDS
    frame.take_files(is_allowed=is_allowed, endings=() if is_evidence else LIST_ENDINGS)


class ListReading(QObject):
    """Asks for a file and opens the assistant; a filled questionnaire is read as what it is.

    ``told`` carries a sentence about what was read in, ``failed`` a ``UserError``; ``began`` and
    ``ended`` say when the file is being looked at.
    """

    told = Signal(str)
    failed = Signal(object)
    began = Signal()
    ended = Signal()

    def __init__(
        self,
        scene: Scene,
        labels: Labels,
        theme: Theme,
        page: QWidget,
        kind: EntityKind = EntityKind.SYSTEM,
    ) -> None:
        super().__init__(page)
        self._kind = kind if kind in HAND_KINDS else None
        self._scene = scene
        self._labels = labels
        self._theme = theme
        self._page = page
        self.dialog: ImportDialog | None = None

    @cached_property
    def _forms(self) -> FormReading:
        from rai_desktop.ui.questionnaires.returning import FormReading

        made = FormReading(self._scene, self._labels, self._theme, self._page)
        made.told.connect(self.told)
        made.failed.connect(self.failed)
        return made

    @property
    def is_busy(self) -> bool:
        """Whether the assistant is open."""
        return self.dialog is not None

    def ask(self) -> None:
        """Ask which list to read in."""
        if self.is_busy:
            return
        words = self._labels.words
        title = words(N_("Choose the list to read in"))
        path = self._scene.asker.open_path(title, list_filter(words))
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Open the assistant for ``path``."""
        if self.is_busy:
            return
        from rai_desktop.ui.importing.dialog import ImportDialog

        window = self._page.window()
        dialog = ImportDialog(self._scene, self._labels, self._theme, window, self._kind)
        self.dialog = dialog
        dialog.told.connect(self.told)
        dialog.refused.connect(self.failed)
        dialog.finished.connect(self._on_closed)
        dialog.form_found.connect(lambda found: self._forms.read([found]))
        self.began.emit()
        dialog.start(path)
        if self.dialog is not None:  # it was not refused at once
            dialog.open()

    def retranslate(self, labels: Labels) -> None:
        """Speak another language from now on."""
        self._labels = labels
        if "_forms" in self.__dict__:
            self._forms.retranslate(labels)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._theme = theme
        if "_forms" in self.__dict__:
            self._forms.apply_theme(theme)

    def _on_closed(self) -> None:
        self.dialog = None
        self.ended.emit()
