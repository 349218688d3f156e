"""The dialog of content packs: looking at them, saving one to edit, loading and removing own ones.

It shows one of three pages: the list, a pack that was read and may be taken over, or its mistakes.
"""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.texts import N_
from rai_desktop.services.jobs import Tell
from rai_desktop.services.labels import Labels
from rai_desktop.services.packs import ReadPack, add_pack, remove_pack
from rai_desktop.services.ports import Asker, PackContent
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.beside_dialog import BesideDialog
from rai_desktop.ui.file_names import file_filter, file_name, pack_filter
from rai_desktop.ui.overriding import override
from rai_desktop.ui.packs.mistakes import MistakesPage
from rai_desktop.ui.packs.shelf import (
    ShelfRow,
    details_text,
    preview_text,
    removal_text,
    shelf_rows,
)
from rai_desktop.ui.parts.plain_rows import make_plain, set_width
from rai_desktop.ui.parts.roomy import scrolled_body
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import label, scrolled, set_property
from rai_desktop.ui.session import ExportKind, Session
from rai_desktop.ui.theme import Theme

HEADINGS = (N_("Content pack"), N_("Version"), N_("State of the law"), N_("From"))
ROW_HEIGHT, LEAST_ROWS = 2.3, 7


class PacksDialog(BesideDialog):
    """Lists packs; without an open ``project`` they can be looked at and saved only.

    ``told`` carries a sentence about something done that can be undone.
    """

    told = Signal(str)

    def __init__(
        self,
        window: QWidget | None,
        session: Session,
        project: OpenProject | None,
        labels: Labels,
        asker: Asker,
    ) -> None:
        super().__init__(window, labels.words, "packs")
        self._session = session
        self._project = project
        self._labels = labels
        self._asker = asker
        self._shelf: list[ShelfRow] = []
        self._read: ReadPack | None = None
        self._lead = label("packs_lead", "muted", wraps=True)
        self.rows = QTableWidget(0, len(HEADINGS))
        self._details = label("packs_details", wraps=True)
        self._own_note = label("packs_own_none", "muted", wraps=True)
        self._title = label("packs_title", "heading", wraps=True)
        self._preview = label("packs_preview", wraps=True)
        self.mistakes = MistakesPage(self.words)
        self._pages = QStackedWidget()
        self._save = ShortButton("packs_save")
        self._load = ShortButton("packs_load")
        self._remove = ShortButton("packs_remove")
        self._back = ShortButton("packs_back")
        self._close = ShortButton("packs_close")
        self._add = ShortButton("packs_add", "primary")
        self._column = QVBoxLayout(self)
        self._body = scrolled_body(self._column, "packs_area")
        self._build()
        self._name_parts()
        self._connect()
        self._fill()

    def apply_theme(self, theme: Theme) -> None:
        """Take the lengths of ``theme``."""
        em = theme.em
        self._column.setContentsMargins(em(1.8), em(1.5), em(1.8), em(1.4))
        for layout in (self._column, self._body):
            layout.setSpacing(em(0.7))
        self.rows.verticalHeader().setDefaultSectionSize(em(ROW_HEIGHT))
        for part in (self.rows, self._details_area):
            part.setMinimumHeight(em(LEAST_ROWS))
        for column, width in ((1, 6), (2, 10), (3, 12)):
            set_width(self.rows, column, em(width))
        self.mistakes.apply_theme(theme)
        self.resize(em(58), em(42))

    # parts -----------------------------------------------------------------------

    def _build(self) -> None:
        self._build_rows()
        self._pages.addWidget(self._shelf_page())
        self._pages.addWidget(self._preview_page())
        self._pages.addWidget(self.mistakes)
        acts = QHBoxLayout()
        for part in (self._save, self._load, self._remove):
            acts.addWidget(part)
        acts.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        for part in (self._back, self._close, self._add):
            foot.addWidget(part)
        self._body.addWidget(self._lead)
        self._body.addWidget(self._pages, 1)
        self._column.addWidget(self.bar)
        self._column.addWidget(self.error)
        self._column.addLayout(acts)
        self._column.addLayout(foot)

    def _shelf_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        self._details.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.rows, 3)
        column.addWidget(self._own_note)
        self._details_area = self._readable(self._details, "packs_details_area")
        column.addWidget(self._details_area, 2)
        return page

    def _preview_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        self._preview.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._title)
        column.addWidget(self._readable(self._preview, "packs_preview_area"), 1)
        return page

    def _readable(self, text: QLabel, name: str) -> QScrollArea:
        """Return a text that can be long, to be scrolled by keyboard, too."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(text)
        column.addStretch(1)
        area = scrolled(holder, name)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName(self.words(N_("What the content pack says about itself")))
        return area

    def _build_rows(self) -> None:
        rows = self.rows
        rows.setObjectName("packs_rows")
        make_plain(rows, wide=0)
        rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def _name_parts(self) -> None:
        words = self.words
        self.setWindowTitle(words(N_("Content packs")))
        self._lead.setText(words(_LEAD))
        self._own_note.setText(words(N_("There is no own pack in this inventory yet.")))
        self.rows.setAccessibleName(words(N_("Content packs")))
        self.rows.setHorizontalHeaderLabels([words(text) for text in HEADINGS])
        self.bar.setAccessibleName(words(N_("Progress of reading and writing")))
        self._save.setText(words(N_("Save as Excel file…")))
        self._load.setText(words(N_("Load own pack…")))
        self._remove.setText(words(N_("Remove own pack")))
        self._back.setText(words(N_("Back to the list")))
        self._add.setText(words(N_("Take over into this inventory")))

    def _connect(self) -> None:
        self.rows.itemSelectionChanged.connect(self._show_chosen)
        self._save.clicked.connect(self._on_save)
        self._load.clicked.connect(self._on_load)
        self._remove.clicked.connect(self._on_remove)
        self._add.clicked.connect(self._on_add)
        self._back.clicked.connect(self._go_back)
        self._close.clicked.connect(self.reject)

    # the list ----------------------------------------------------------------------

    def _fill(self) -> None:
        self._shelf = list(shelf_rows(self._labels.catalogue, self._project))
        self.rows.setRowCount(len(self._shelf))
        for row, pack in enumerate(self._shelf):
            for column, text in enumerate(self._cells(pack)):
                self.rows.setItem(row, column, QTableWidgetItem(text))
        has_own = any(pack.is_own for pack in self._shelf)
        self._own_note.setVisible(self._project is not None and not has_own)
        self.rows.selectRow(0)
        self._show_chosen()

    def _cells(self, pack: ShelfRow) -> tuple[str, str, str, str]:
        words, details = self.words, pack.details
        whose = words(N_("own pack") if pack.is_own else N_("this program"))
        day = words.day(details.state_of_law)
        return words.pick(details.title), details.version, day, whose

    def _chosen(self) -> ShelfRow | None:
        rows = self.rows.selectionModel().selectedRows()
        return self._shelf[rows[0].row()] if rows else None

    def _show_chosen(self) -> None:
        pack = self._chosen()
        self._details.setText(details_text(self.words, pack.details) if pack else "")
        self.show_parts()

    @override
    def show_parts(self) -> None:
        pack, is_busy = self._chosen(), self.is_busy
        page = self._pages.currentIndex()
        may_write = self._project is not None and not self._project.store.read_only
        for part in (self._save, self._load, self._remove):
            part.setVisible(page == 0)
        self._save.setEnabled(pack is not None and not is_busy)
        self._load.setEnabled(may_write and not is_busy)
        self._remove.setEnabled(may_write and not is_busy and pack is not None and pack.is_own)
        self._back.setVisible(page > 0)
        self._add.setVisible(page == 1)
        self._add.setEnabled(may_write)
        self.rows.setEnabled(not is_busy)
        self._close.setText(self.words(N_("Cancel") if is_busy else N_("Close")))
        (self._add if page == 1 else self._close).setDefault(True)

    def _go_back(self) -> None:
        self._read = None
        self._show_page(0)
        self.rows.setFocus()

    def _show_page(self, page: int) -> None:
        self._pages.setCurrentIndex(page)
        self.show_parts()

    # what people do ------------------------------------------------------------------

    def _on_save(self) -> None:
        pack, words = self._chosen(), self.words
        if pack is None:
            return
        title = words(N_("Save the content pack as a workbook"))
        name = f"{file_name(words.pick(pack.details.title))}.{ExportKind.XLSX}"
        suggestion = self._session.documents_folder() / name
        target = self._asker.save_path(title, suggestion, file_filter(words, ExportKind.XLSX))
        if target is not None:
            content = self._content(pack)
            self._begin(
                lambda tell: self._session.write_pack(content, target, tell),
                lambda _: self._say(words.filled(N_("Written: {path}"), path=target)),
            )

    def _content(self, pack: ShelfRow) -> PackContent:
        return pack.content or self._labels.catalogue.pack(pack.details.id)

    def _on_load(self) -> None:
        words = self.words
        title = words(N_("Choose the content pack to load"))
        path = self._asker.open_path(title, pack_filter(words))
        if path is not None:
            self.load(path)

    def load(self, path: Path) -> None:
        """Read ``path`` beside the window, and show what it brings or what is wrong with it."""

        def read(_: Tell) -> object:
            return self._session.read_pack(path)

        self._begin(read, lambda found: self._on_read(path, found))

    def _on_read(self, path: Path, found: object) -> None:
        assert isinstance(found, ReadPack)  # noqa: S101 - that was read
        self._read = found
        if found.details is None or self._project is None:
            self.mistakes.show_problems(path.name, found.drafted.problems)
            self._show_page(2)
            self.mistakes.rows.setFocus()
            return
        self._title.setText(self.words.pick(found.details.title))
        catalogue = self._labels.catalogue
        text = preview_text(self.words, catalogue, self._project, found)
        self._preview.setText(text)
        self._show_page(1)
        self._add.setFocus()

    def _on_add(self) -> None:
        content = self._read.drafted.content if self._read else None
        if content is None or self._project is None:
            return
        title, words = self.words.pick(content.title), self.words
        try:
            step = add_pack(self._project, self._labels.catalogue, content)
        except UserError as error:
            self.tell_error(error)
            return
        self._go_back()
        self._fill()
        if step is None:
            self._say(words.filled(N_("{title} is there already."), title=title))
        else:
            self._tell(words.filled(N_("Taken over: {title}"), title=title))

    def _on_remove(self) -> None:
        pack, words = self._chosen(), self.words
        if pack is None or not pack.is_own or self._project is None:
            return
        title = words.pick(pack.details.title)
        question = words.filled(N_("Remove “{title}” from this inventory?"), title=title)
        text = removal_text(words, self._labels.catalogue, self._project, pack.details)
        if not self._asker.confirm(question, text, words(N_("Remove"))):
            return
        try:
            remove_pack(self._project, self._labels.catalogue, pack.details.id)
        except UserError as error:
            self.tell_error(error)
            return
        self._fill()
        self._tell(words.filled(N_("Removed: {title}. Answers stay."), title=title))

    def _tell(self, text: str) -> None:
        self._say(text)
        self.told.emit(text)

    def _say(self, text: str) -> None:
        set_property(self.error, "role", "muted")
        self.error.setText(text)
        self.error.show()

    @override
    def tell_error(self, error: UserError | None) -> None:
        set_property(self.error, "role", "hint")
        super().tell_error(error)

    # leaving ---------------------------------------------------------------------------

    @override
    def reject(self) -> None:
        # on a page, the button and Esc go back to the list
        if not self.is_busy and self._pages.currentIndex():
            self._go_back()
        else:
            super().reject()


_LEAD = N_(
    "Content packs hold law, requirements, typical risks and texts. To use your own, save one as "
    "an Excel file, give it an id of its own, edit it and load it again."
)
