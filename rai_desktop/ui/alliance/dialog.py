"""The dialog of the alliance view: what is read, what comes of it, and what is written."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.texts import N_
from rai_desktop.services.ports import Asker
from rai_desktop.ui.alliance.preview import (
    FIGURES,
    FILES,
    HEADINGS,
    MEMBERS,
    WIDE,
    View,
    ordered,
    rows_of,
    summary,
)
from rai_desktop.ui.alliance.runner import AllianceRunner, AllianceSources
from rai_desktop.ui.file_names import file_filter, file_name, list_filter
from rai_desktop.ui.forms.editors.choices import CalmComboBox
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.elided import ElidedLabel
from rai_desktop.ui.parts.plain_rows import TextModel, make_plain, set_width
from rai_desktop.ui.parts.progress import progress_bar
from rai_desktop.ui.parts.reading_order import ReadingDialog
from rai_desktop.ui.parts.roomy import scrolled_body
from rai_desktop.ui.parts.short import ShortButton, ShortCheckBox
from rai_desktop.ui.parts.widgets import breakable, label, scrolled
from rai_desktop.ui.session import ExportKind, Session
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

LEAST_ROWS = 7
"""Height of a table in em below which the dialog scrolls."""
TABLES = (MEMBERS, FIGURES, FILES)
_WIDTHS = {MEMBERS: (10, 16, 10), FIGURES: (22, 14, 4, 6), FILES: (18, 16)}
_WRITTEN = {
    ExportKind.XLSX: N_("&Excel…"),
    ExportKind.PDF: N_("&PDF…"),
    ExportKind.WORD: N_("&Good practices (Word)…"),
    ExportKind.CSV: N_("One &table (CSV)…"),
    ExportKind.LINES: N_("The table as &JSON Lines…"),
}
_SOURCES = {
    "reports": (N_("&Folder of reports…"), N_("Not chosen yet")),
    "members": (N_("List of &members…"), N_("Without it nobody is known to be missing")),
    "last_year": (
        N_("Reports of &last year…"),
        N_("Without them, this year's reports tell about last year"),
    ),
}


class AllianceDialog(ReadingDialog):
    """Reads a folder of reports as soon as it is chosen; whatever runs can be cancelled."""

    ended = Signal()

    def __init__(
        self, window: QWidget | None, session: Session, words: Words, asker: Asker
    ) -> None:
        super().__init__(window)
        self.setObjectName("alliance")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._words, self._asker = session, words, asker
        self._paths: dict[str, Path | None] = dict.fromkeys(_SOURCES)
        self.view: View | None = None
        self.runner = AllianceRunner(session, words.language, self)
        self._lead = label("alliance_lead", "muted", wraps=True)
        self.buttons = {key: ShortButton(f"alliance_{key}") for key in _SOURCES}
        self._chosen = {key: ElidedLabel(f"alliance_{key}_path") for key in _SOURCES}
        self.told = label("alliance_told", wraps=True)
        self._told_area = scrolled(self._told_inside(), "alliance_told_area")
        self._about = CalmComboBox()
        self._pages = QStackedWidget()
        self._models = {about: TextModel(HEADINGS[about], words, self) for about in TABLES}
        self.tables = {about: self._table(about) for about in TABLES}
        self._bar = progress_bar("alliance_progress")
        self.public = ShortCheckBox("alliance_public")
        self.remind = ShortButton("alliance_remind")
        self.writers = {kind: ShortButton(f"alliance_{kind}") for kind in _WRITTEN}
        self._close = ShortButton("alliance_close")
        self._column = QVBoxLayout(self)
        self._body = scrolled_body(self._column, "alliance_area")
        self._build()
        self._name_parts()
        self._connect()
        self._show_state()

    def apply_theme(self, theme: Theme) -> None:
        """Take the lengths of ``theme``."""
        em = theme.em
        self._column.setContentsMargins(em(1.8), em(1.5), em(1.8), em(1.4))
        for layout in (self._column, self._body):
            layout.setSpacing(em(0.6))
        for about, table in self.tables.items():
            table.verticalHeader().setDefaultSectionSize(em(2.2))
            table.setMinimumHeight(em(LEAST_ROWS))
            for column, width in enumerate(_WIDTHS[about]):
                set_width(table, column, em(width))
        self._told_area.setFixedHeight(em(3.4))
        self.resize(em(74), em(46))

    # parts -----------------------------------------------------------------------

    def _table(self, about: str) -> QTableView:
        table = QTableView()
        table.setObjectName(f"alliance_{about.lower()}_table")
        table.setModel(self._models[about])
        make_plain(table, wide=WIDE[about])
        self._pages.addWidget(table)
        return table

    def _told_inside(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.told)
        column.addStretch(1)
        return inside

    def _build(self) -> None:
        self._about.setObjectName("alliance_about")
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        for row, key in enumerate(_SOURCES):
            grid.addWidget(self.buttons[key], row, 0)
            grid.addWidget(self._chosen[key], row, 1)
        looking = QHBoxLayout()
        looking.addWidget(self._about)
        looking.addStretch(1)
        looking.addWidget(self.remind)
        writing = QHBoxLayout()
        for part in self.writers.values():
            writing.addWidget(part)
        writing.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self.public)
        foot.addStretch(1)
        foot.addWidget(self._close)
        self._body.addWidget(self._lead)
        self._body.addLayout(grid)
        self._body.addWidget(self._told_area)
        self._body.addLayout(looking)
        self._body.addWidget(self._pages, 1)
        self._column.addWidget(self._bar)
        self._body.addLayout(writing)
        self._column.addLayout(foot)

    def _name_parts(self) -> None:
        words = self._words
        self.setWindowTitle(words(N_("Alliance view")))
        self._lead.setText(
            words(N_("Puts the yearly reports of many members together. Nothing is sent."))
        )
        for key, (text, nothing) in _SOURCES.items():
            self.buttons[key].setText(words(text))
            self._chosen[key].show_text(words(nothing))
        for about in TABLES:
            self._about.addItem(words(about), about)
            self.tables[about].setAccessibleName(words(about))
        self._about.setAccessibleName(words(N_("What is shown")))
        self._bar.setAccessibleName(words(N_("Progress")))
        self.remind.setText(words(N_("Copy the &reminder")))
        self.public.setText(words(N_("&Only what may be published")))
        for kind, text in _WRITTEN.items():
            self.writers[kind].setText(words(text))

    def _connect(self) -> None:
        self.buttons["reports"].clicked.connect(partial(self._on_folder, "reports"))
        self.buttons["last_year"].clicked.connect(partial(self._on_folder, "last_year"))
        self.buttons["members"].clicked.connect(self._on_members)
        self._about.currentIndexChanged.connect(self._on_about)
        self.remind.clicked.connect(self._on_remind)
        self.tables[MEMBERS].selectionModel().selectionChanged.connect(self._show_state)
        for kind, part in self.writers.items():
            part.clicked.connect(partial(self._on_write, kind))
        self._close.clicked.connect(self._on_close)
        self.runner.progressed.connect(self._on_progress)
        self.runner.seen.connect(self._on_seen)
        self.runner.written.connect(self._on_written)
        self.runner.failed.connect(self._on_failed)
        self.runner.cancelled.connect(self._on_cancelled)

    def _show_state(self) -> None:
        is_busy, is_seen = self.runner.is_running, self.view is not None
        for part in self.buttons.values():
            part.setEnabled(not is_busy)
        self.public.setEnabled(is_seen and not is_busy)
        for writer in self.writers.values():
            writer.setEnabled(is_seen and not is_busy)
        self.remind.setVisible(self._about.currentData() == MEMBERS)
        self.remind.setEnabled(bool(self._reminder()))
        self._bar.setVisible(is_busy)
        self._close.setText(self._words(N_("Cancel") if is_busy else N_("Close")))

    # choosing --------------------------------------------------------------------

    def _on_folder(self, key: str) -> None:
        title = self._words(_SOURCES[key][0]).replace("&", "").rstrip("…")
        start = self._paths["reports"] or self._session.documents_folder()
        self._choose(key, self._asker.folder(title, start))

    def _on_members(self) -> None:
        title = self._words(_SOURCES["members"][0]).replace("&", "").rstrip("…")
        self._choose("members", self._asker.open_path(title, list_filter(self._words)))

    def _choose(self, key: str, path: Path | None) -> None:
        if path is not None:
            self._paths[key] = path
            self._chosen[key].show_text(str(path))
            self._look()

    def _sources(self) -> AllianceSources | None:
        reports = self._paths["reports"]
        if reports is None:
            return None
        return AllianceSources(
            reports=reports, members=self._paths["members"], last_year=self._paths["last_year"]
        )

    def _look(self) -> None:
        sources = self._sources()
        if sources is not None:
            self._show_view(None)
            self._begin(lambda: self.runner.look(sources))

    # running ---------------------------------------------------------------------

    def _begin(self, start: Callable[[], None]) -> None:
        self.told.setText("")
        self._bar.setRange(0, 0)
        try:
            start()
        except UserError as error:
            self._on_failed(error)
        self._show_state()

    def _on_progress(self, done: int, total: int) -> None:
        is_known = 0 < done < total
        self._bar.setRange(0, total if is_known else 0)
        self._bar.setValue(done if is_known else 0)

    def _on_seen(self, view: View) -> None:
        self._show_view(ordered(view))
        self._end(summary(view, self._words))

    def _show_view(self, view: View | None) -> None:
        self.view = view
        for about, model in self._models.items():
            model.show_rows(rows_of(about, view, self._words) if view else [])

    def _on_write(self, kind: ExportKind) -> None:
        sources, view = self._sources(), self.view
        if sources is None or view is None:
            return
        words = self._words
        name = file_name(words.filled(N_("Alliance view {year}"), year=view["year"]))
        suggestion = self._session.documents_folder() / f"{name}.{kind}"
        title = words(_WRITTEN[kind]).replace("&", "").rstrip("…")
        target = self._asker.save_path(title, suggestion, file_filter(words, kind))
        if target is not None:
            is_public = self.public.isChecked()
            self._begin(lambda: self.runner.write(sources, target, is_public=is_public))

    def _on_written(self, target: Path) -> None:
        self._end(self._words.filled(N_("Written: {path}"), path=target))

    def _on_failed(self, error: UserError) -> None:
        self._end(self._words.of_error(error))

    def _on_cancelled(self) -> None:
        self._end(self._words(N_("Stopped. Nothing was left half-done.")))

    def _end(self, text: str) -> None:
        self.told.setText(breakable(text))
        self._show_state()
        self.ended.emit()

    # looking ---------------------------------------------------------------------

    def _on_about(self, place: int) -> None:
        self._pages.setCurrentIndex(place)
        self._show_state()

    def _reminder(self) -> str:
        """Return the mail to the member that is chosen; empty when it has delivered."""
        rows = self.tables[MEMBERS].selectionModel().selectedRows()
        if self.view is None or not rows:
            return ""
        return str(self.view["members"][rows[0].row()].get("reminder") or "")

    def _on_remind(self) -> None:
        QGuiApplication.clipboard().setText(self._reminder())
        self.told.setText(self._words(N_("The reminder is copied. Paste it into an e-mail.")))

    # closing ---------------------------------------------------------------------

    def _on_close(self) -> None:
        if self.runner.is_running:
            self.runner.cancel()
        else:
            self.reject()

    @override
    def reject(self) -> None:
        self.runner.end_now()
        super().reject()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.runner.end_now()
        super().closeEvent(event)
