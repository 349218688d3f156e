"""Reading in a list: the file is read beside the window, and a preview asks before writing."""

from pathlib import Path

from PySide6.QtCore import QObject, QThreadPool, Signal
from PySide6.QtWidgets import QWidget

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.texts import N_
from rai_desktop.services.importing import (
    ImportPlan,
    ImportWish,
    OnConflict,
    RowOutcome,
    apply_plan,
    plan_import,
)
from rai_desktop.services.labels import Labels
from rai_desktop.services.tables import SourceDocument
from rai_desktop.ui.file_names import list_filter
from rai_desktop.ui.pages.base import Scene
from rai_desktop.ui.pages.reading_preview import ReadingPreview
from rai_desktop.ui.theme import Theme
from rai_desktop.ui.turns import uncollected
from rai_desktop.words import LANGUAGES


class ListReading(QObject):
    """Asks for a file, reads it in a worker thread, shows what it would do, and does it.

    ``told`` carries a sentence about what was read in, ``failed`` a ``UserError``; ``began`` and
    ``ended`` say when the file is being read.
    """

    told = Signal(str)
    failed = Signal(object)
    began = Signal()
    ended = Signal()
    _read = Signal(object, object)

    def __init__(
        self,
        scene: Scene,
        labels: Labels,
        theme: Theme,
        page: QWidget,
        kind: EntityKind = EntityKind.SYSTEM,
    ) -> None:
        super().__init__(page)
        self._kind = kind
        self._scene = scene
        self._labels = labels
        self._theme = theme
        self._page = page
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._is_busy = False
        self._read.connect(self._on_read)

    @property
    def is_busy(self) -> bool:
        """Whether a file is being read."""
        return self._is_busy

    def ask(self) -> None:
        """Ask which list to read in."""
        if self._is_busy:
            return
        words = self._labels.words
        title = words(N_("Choose the list to read in"))
        path = self._scene.asker.open_path(title, list_filter(words))
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Read ``path`` and show what it would do."""
        self._is_busy = True
        self.began.emit()
        words = self._labels.words
        self._pool.start(lambda: self._work(path, words.language))

    def retranslate(self, labels: Labels) -> None:
        """Speak another language from now on."""
        self._labels = labels

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._theme = theme

    def _work(self, path: Path, language: str) -> None:
        try:
            with uncollected():
                document = self._scene.session.read_list(path, language)
        except Exception as error:  # told in the window's thread, whatever it is
            self._read.emit(None, error)
        else:
            self._read.emit(document, None)

    def _on_read(self, document: SourceDocument | None, error: Exception | None) -> None:
        self._is_busy = False
        self.ended.emit()
        if isinstance(error, UserError):
            self.failed.emit(error)
        elif error is not None:
            raise error
        elif document is not None:
            self._preview(document)

    def _preview(self, document: SourceDocument) -> None:
        try:
            plan = self._planned(document, update=False)
        except UserError as error:
            self.failed.emit(error)
            return
        preview = ReadingPreview(self._page.window(), self._labels, self._theme, self._kind)
        preview.show_plan(plan, document.remarks)
        preview.update_wished.connect(
            lambda update: preview.show_plan(
                self._planned(document, update=update), document.remarks
            )
        )
        preview.accepted.connect(lambda: self._apply(preview.plan))
        preview.open()

    def _planned(self, document: SourceDocument, *, update: bool) -> ImportPlan:
        labels = [self._scene.session.labels(language) for language in LANGUAGES]
        wish = ImportWish(
            kind=self._kind,
            on_conflict=OnConflict.UPDATE if update else OnConflict.SKIP,
        )
        return plan_import(self._scene.project, labels, document, wish)

    def _apply(self, plan: ImportPlan) -> None:
        try:
            step = apply_plan(self._scene.project, plan)
        except UserError as error:
            self.failed.emit(error)
            return
        if step is None:
            return
        count = plan.count(RowOutcome.NEW) + plan.count(RowOutcome.CHANGED)
        self.told.emit(self._said(count))

    def _said(self, count: int) -> str:
        words = self._labels.words
        if self._kind is EntityKind.SYSTEM:
            return words.plural(
                "{count} AI system was read in.", "{count} AI systems were read in.", count
            )
        return words.plural("{count} entry was read in.", "{count} entries were read in.", count)
