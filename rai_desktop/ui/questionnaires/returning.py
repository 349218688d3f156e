"""Reading filled questionnaires in: many files at once, one preview, one step."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.texts import N_
from rai_desktop.services.importing import OnConflict, RowOutcome
from rai_desktop.services.jobs import Progress, Tell
from rai_desktop.services.labels import Labels
from rai_desktop.services.questionnaires.filled import FormFile
from rai_desktop.services.questionnaires.recording import read_in
from rai_desktop.services.questionnaires.returned import (
    RefusedForm,
    ReturnedForms,
    plan_returned,
)
from rai_desktop.services.questionnaires.supplier_answers import (
    SupplierAnswers,
    understood_suppliers,
)
from rai_desktop.ui.beside_dialog import Work
from rai_desktop.ui.file_names import file_filter
from rai_desktop.ui.pages.base import Scene
from rai_desktop.ui.preparing import PreparingDialog
from rai_desktop.ui.questionnaires.returned_dialog import ReturnedDialog
from rai_desktop.ui.session import ExportKind
from rai_desktop.ui.theme import Theme
from rai_desktop.words import LANGUAGES


@dataclass(frozen=True, slots=True)
class _Understood:
    files: Sequence[FormFile | RefusedForm]
    returned: ReturnedForms
    suppliers: Sequence[SupplierAnswers]
    refused: Sequence[RefusedForm]


def _show(dialog: ReturnedDialog, found: _Understood) -> None:
    dialog.show_forms(found.returned, found.suppliers, found.refused)


class FormReading(QObject):
    """Asks for files, shows what they would do, and does it.

    ``told`` carries a sentence about what was read in, ``failed`` a ``UserError``.
    """

    told = Signal(str)
    failed = Signal(object)

    def __init__(self, scene: Scene, labels: Labels, theme: Theme, page: QWidget) -> None:
        super().__init__(page)
        self._scene = scene
        self._labels = labels
        self._theme = theme
        self._page = page

    def ask(self) -> None:
        """Ask which files to read in."""
        words = self._labels.words
        title = words(N_("Choose the filled questionnaires"))
        self.read(self._scene.asker.open_paths(title, file_filter(words, ExportKind.XLSX)))

    def ask_folder(self) -> None:
        """Ask for a folder of which all questionnaires are read in."""
        title = self._labels.words(N_("Folder with the filled questionnaires"))
        folder = self._scene.asker.folder(title, self._scene.session.documents_folder())
        if folder is not None:
            self.read([folder])

    def read(self, paths: Sequence[Path]) -> None:
        """Read ``paths`` and show what they would do."""
        if not paths:
            return
        forms = self._scene.session.forms
        self._prepare(
            self._page.window(),
            lambda tell: self._understood(forms.read(paths, tell), tell),
            self._preview,
        )

    def retranslate(self, labels: Labels) -> None:
        """Speak another language from now on."""
        self._labels = labels

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._theme = theme

    def _prepare(self, window: QWidget, work: Work, then: Callable[[_Understood], None]) -> None:
        words = self._labels.words
        title = words(N_("Read in filled questionnaires"))
        preparing = PreparingDialog(window, words, self._theme, title)
        preparing.prepared.connect(then)
        preparing.failed.connect(self.failed)
        preparing.prepare(work, N_("The questionnaires are being read…"))

    def _preview(self, understood: _Understood) -> None:
        dialog = ReturnedDialog(self._page.window(), self._scene.project, self._labels, self._theme)
        matches: dict[int, Uid | None] = {}

        def show() -> None:
            update = dialog.update_box.isChecked()
            self._prepare(
                dialog,
                lambda tell: self._understood(understood.files, tell, dict(matches), update=update),
                partial(_show, dialog),
            )

        def choose(row: int, uid: Uid | None) -> None:
            matches[row] = uid
            show()

        _show(dialog, understood)
        dialog.update_wished.connect(show)
        dialog.match_chosen.connect(choose)
        dialog.accepted.connect(lambda: self._apply(dialog))
        dialog.open()

    def _understood(
        self,
        files: Sequence[FormFile | RefusedForm],
        tell: Tell,
        matches: Mapping[int, Uid | None] | None = None,
        *,
        update: bool = False,
    ) -> _Understood:
        """Return what the files would do; may be called in any thread."""
        tell(Progress(done=0, total=0))
        project = self._scene.project
        own = self._labels.words.language
        languages = sorted(LANGUAGES, key=lambda language: language != own)
        labels = [self._scene.session.labels(language) for language in languages]
        conflict = OnConflict.UPDATE if update else OnConflict.SKIP
        returned = plan_returned(project, labels, files, conflict, matches)
        suppliers, refused = understood_suppliers(project, labels, returned)
        return _Understood(files, returned, suppliers, [*returned.refused, *refused])

    def _apply(self, dialog: ReturnedDialog) -> None:
        returned, suppliers, accepted = dialog.returned, dialog.taken(), dialog.accepted_forms()
        project = self._scene.project
        try:
            step = read_in(project, self._labels, returned, suppliers, accepted=accepted)
        except UserError as error:
            self.failed.emit(error)
            return
        words = self._labels.words
        if step is None:
            self.told.emit(words(N_("Nothing new was in the questionnaires.")))
            return
        count = returned.count(RowOutcome.NEW) + returned.count(RowOutcome.CHANGED)
        forms = words.plural(
            "{count} questionnaire was read in.",
            "{count} questionnaires were read in.",
            len(returned.counted(accepted)) + len(suppliers),
        )
        systems = words.plural(
            "{count} AI system was read in.", "{count} AI systems were read in.", count
        )
        self.told.emit(f"{forms} {systems}" if count else forms)
