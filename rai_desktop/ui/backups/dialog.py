"""The dialog of earlier states: when, why and how large; back to one, or one as a file."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.steps import fingerprint
from rai_desktop.domain.texts import N_
from rai_desktop.services.backups import REASONS, restore_backup
from rai_desktop.services.erasing import erased_since
from rai_desktop.services.jobs import Tell
from rai_desktop.services.ports import Asker, BackupEntry
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.beside_dialog import BesideDialog
from rai_desktop.ui.file_names import file_filter, file_name
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.plain_rows import make_plain, set_width
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import label
from rai_desktop.ui.project_opening import load_entries
from rai_desktop.ui.session import Session
from rai_desktop.ui.telling import size_text
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

HEADINGS = (N_("When"), N_("Why it was kept"), N_("Size"))
ROW_HEIGHT = 2.5


class BackupsDialog(BesideDialog):
    """Lists the earlier states of the project at ``path``.

    Going back needs the open ``project``; without it, a state can only be saved as a file.
    ``restored`` carries the moment of the state that is there again and how many people who were
    erased since it did not bring back, ``saved`` where a state was written to, as a file.
    ``compare_wanted`` carries the fingerprint of a state that the history of the project has.
    """

    restored = Signal(object, int)
    saved = Signal(object)
    compare_wanted = Signal(str)

    def __init__(
        self,
        window: QWidget,
        session: Session,
        path: Path,
        project: OpenProject | None,
        asker: Asker,
        words: Words,
    ) -> None:
        super().__init__(window, words, "backups")
        self._session = session
        self._path = path
        self._project = project
        self._asker = asker
        self._entries: Sequence[BackupEntry] = session.backups(path)
        self._erased = frozenset(project.store.erased()) if project is not None else frozenset()
        self._lead = label("backups_lead", "muted", wraps=True)
        self._empty = label("backups_empty", "muted", wraps=True)
        self.rows = QTableWidget(0, len(HEADINGS))
        self._save = ShortButton("backups_save")
        self._compare = ShortButton("backups_compare")
        self._close = ShortButton("backups_close")
        self._restore = ShortButton("backups_restore", "primary")
        self._column = QVBoxLayout(self)
        self._build()
        self._connect()
        self._name_parts()
        self._fill()

    def apply_theme(self, theme: Theme) -> None:
        """Take the lengths of ``theme``."""
        em = theme.em
        self._column.setContentsMargins(em(1.8), em(1.5), em(1.8), em(1.4))
        self._column.setSpacing(em(0.8))
        self.rows.verticalHeader().setDefaultSectionSize(em(ROW_HEIGHT))
        set_width(self.rows, 0, em(13))
        set_width(self.rows, 2, em(7))
        self.resize(max(em(46), self._column.sizeHint().width()), em(32))

    # parts ---------------------------------------------------------------------

    def _build(self) -> None:
        self._build_rows()
        foot = QHBoxLayout()
        foot.addWidget(self._save)
        foot.addWidget(self._compare)
        foot.addStretch(1)
        foot.addWidget(self._close)
        foot.addWidget(self._restore)
        for part in (self._lead, self._empty):
            self._column.addWidget(part)
        self._column.addWidget(self.rows, 1)
        self._column.addWidget(self.bar)
        self._column.addWidget(self.error)
        self._column.addLayout(foot)

    def _build_rows(self) -> None:
        rows = self.rows
        rows.setObjectName("backups_rows")
        make_plain(rows, wide=1)
        rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def _connect(self) -> None:
        self.rows.itemSelectionChanged.connect(self.show_parts)
        self._restore.clicked.connect(self._on_restore)
        self._save.clicked.connect(self._on_save)
        self._compare.clicked.connect(self._on_compare)
        self._close.clicked.connect(self.reject)

    def _name_parts(self) -> None:
        words = self.words
        self.setWindowTitle(words(N_("Earlier states")))
        self._lead.setText(words(_LEAD if self._may_restore else _LEAD_LOST))
        self._empty.setText(words(N_("No earlier state is kept yet.")))
        self.rows.setAccessibleName(words(N_("Earlier states, newest first")))
        self.rows.setHorizontalHeaderLabels([words(text) for text in HEADINGS])
        self.bar.setAccessibleName(words(N_("Progress of the check")))
        self._save.setText(words(N_("Save this state as a file…")))
        self._compare.setText(words(N_("Compare with now…")))
        self._close.setText(words(N_("Close")))
        self._restore.setText(words(N_("Go back to this state")))

    def _fill(self) -> None:
        self.rows.setRowCount(len(self._entries))
        for row, entry in enumerate(self._entries):
            for column, text in enumerate(self._cells(entry)):
                self.rows.setItem(row, column, QTableWidgetItem(text))
        self.rows.setVisible(bool(self._entries))
        self._empty.setVisible(not self._entries)
        self._column.setStretchFactor(self._empty, 0 if self._entries else 1)
        self._restore.setVisible(self._may_restore)
        self._compare.setVisible(self._project is not None)
        if self._entries:
            self.rows.selectRow(0)
        self.show_parts()

    def _cells(self, entry: BackupEntry) -> tuple[str, str, str]:
        words = self.words
        why = words(REASONS.get(entry.reason, N_("Kept by the program")))
        if self._is_present(entry):
            why = words.filled(N_("{why} · like the present state"), why=why)
        elif entry.head is None:
            why = words.filled(N_("{why} · cannot be read"), why=why)
        elif self._erased - entry.erased:
            why = words.filled(N_("{why} · still has erased people"), why=why)
        return words.moment(entry.moment.astimezone()), why, size_text(words, entry.size)

    @property
    def _may_restore(self) -> bool:
        return self._project is not None and not self._project.store.read_only

    def _is_present(self, entry: BackupEntry) -> bool:
        project = self._project
        return project is not None and entry.head == project.store.head()

    def _is_known(self, entry: BackupEntry) -> bool:
        """Return whether a state lies behind the present one, in the history of the project."""
        project = self._project
        if project is None or entry.head is None or self._is_present(entry):
            return False
        return project.store.step_head(entry.head) is not None

    def _chosen(self) -> BackupEntry | None:
        rows = self.rows.selectionModel().selectedRows()
        return self._entries[rows[0].row()] if rows else None

    @override
    def show_parts(self) -> None:
        entry, is_busy = self._chosen(), self.is_busy
        has_any = entry is not None and entry.head is not None and not is_busy
        self._save.setEnabled(has_any)
        self._compare.setEnabled(has_any and entry is not None and self._is_known(entry))
        self._restore.setEnabled(has_any and entry is not None and not self._is_present(entry))
        self.rows.setEnabled(not is_busy)
        self._close.setText(self.words(N_("Cancel") if is_busy else N_("Close")))
        usual: QPushButton = self._restore if self._restore.isEnabled() else self._close
        usual.setDefault(True)

    # what people do --------------------------------------------------------------

    def _on_restore(self) -> None:
        entry = self._chosen()
        if entry is None or self._project is None:
            return
        self._begin(lambda tell: self._opened(entry, tell), lambda old: self._go_back(entry, old))

    def _opened(self, entry: BackupEntry, tell: Tell) -> OpenProject:
        old = self._session.open_backup(entry, tell)
        load_entries(old)
        return old

    def _go_back(self, entry: BackupEntry, old: object) -> None:
        assert isinstance(old, OpenProject)  # noqa: S101 - that was opened
        assert self._project is not None  # noqa: S101 - asked before
        try:
            erased = len(erased_since(self._project, old))
            step = restore_backup(self._project, old)
        except UserError as error:
            self.tell_error(error)
            return
        finally:
            self._session.close_project(old)
        if step is None:
            self.tell_error(UserError(N_("This state does not differ from the present one.")))
            return
        self.restored.emit(entry.moment, erased)
        self.accept()

    def _on_compare(self) -> None:
        entry = self._chosen()
        if entry is not None and entry.head is not None:
            self.compare_wanted.emit(fingerprint(entry.head))

    def _on_save(self) -> None:
        entry, words = self._chosen(), self.words
        if entry is None:
            return
        day = f"{entry.moment.astimezone():%Y-%m-%d %H.%M}"
        name = file_name(words.filled(N_("{name} of {day}"), name=self._path.stem, day=day))
        suggestion = self._session.documents_folder() / f"{name}.rai"
        title = words(N_("Save this state as a file"))
        target = self._asker.save_path(title, suggestion, file_filter(words, "rai"))
        if target is not None:
            self._begin(
                lambda tell: self._session.save_backup_as(entry, target, tell),
                lambda _: self._tell_saved(target),
            )

    def _tell_saved(self, target: Path) -> None:
        self.saved.emit(target)
        self.accept()

    # leaving ---------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and self.rows.hasFocus() and self._restore.isEnabled():
            self._restore.click()
        else:
            super().keyPressEvent(event)


_LEAD = N_(
    "The program keeps earlier states by itself. Going back is one step that you can undo. The "
    "present state is kept before."
)
_LEAD_LOST = N_(
    "The program keeps earlier states by itself. Save one as a file and open it, to go on from "
    "there."
)
