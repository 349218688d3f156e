"""The last step: who stands for the report, which files are written, and what became of it."""

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout

from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.person import Person
from rai_desktop.domain.texts import N_
from rai_desktop.domain.yearly_report import Signed
from rai_desktop.services.yearly_report.making import MadeReport
from rai_desktop.ui.file_names import file_name
from rai_desktop.ui.forms.editors.typing_fields import LineField
from rai_desktop.ui.pages.base import Scene
from rai_desktop.ui.parts.progress import progress_bar
from rai_desktop.ui.parts.short import ShortButton, ShortCheckBox
from rai_desktop.ui.parts.widgets import breakable, label, reveal
from rai_desktop.ui.theme import Theme
from rai_desktop.ui.yearly_report.board import ReportBoard
from rai_desktop.ui.yearly_report.step import ReportStep

JSON, PDF, XLSX, DOCX = "json", "pdf", "xlsx", "docx"
RECEIPT = "receipt"
_FILES = (
    (JSON, N_("File for the alliance (JSON), which it reads and counts")),
    (PDF, N_("PDF to read and to print")),
    (XLSX, N_("Excel with the same tables")),
    (DOCX, N_("Word to edit")),
    (RECEIPT, N_("Receipt for you: what was sent, with its number and checksum")),
)
_USUAL = {JSON, PDF, RECEIPT}
_NO_SIGNATURE = N_(
    "Name, function and day are what you enter here. This is no cryptographic signature: whoever "
    "has the file can enter any name."
)
_NAMES = N_("Check these texts: they name {names}. Word them anew if that shall not leave.")
_DRAFT = N_(
    "The year is not closed: only a draft to read is written, without the file for the alliance."
)
_LONGEST = 200


class FinishStep(ReportStep):
    """``write_wanted`` tells that the files shall be written now."""

    write_wanted = Signal()

    def __init__(self, board: ReportBoard, theme: Theme, scene: Scene) -> None:
        super().__init__(board, theme, "report_finish")
        self._scene = scene
        self._folder = self._usual_folder()
        self.name, self.function = LineField(), LineField()
        self.files: dict[str, ShortCheckBox] = {}
        self.say("report_sign_title", N_("Sign off"), "heading")
        self._add_line("report_sign_name", N_("Name"), self.name)
        self._add_line("report_sign_function", N_("Function"), self.function)
        self.say("report_no_signature", _NO_SIGNATURE, "muted")
        self.say("report_files_title", N_("Files"), "heading")
        self._draft = self.say("report_draft", _DRAFT, "hint")
        self._build_files()
        self._names = self.say("report_names", "", "hint")
        self.error = self.say("report_error", "", "hint")
        self.bar = progress_bar("report_progress")
        self.bar.setAccessibleName(self.words(N_("Progress of the report")))
        self.column.addWidget(self.bar)
        self.done_title = self.say("report_done_title", "", "heading")
        self.done = self.say("report_done", "")
        self.open_folder = ShortButton("report_open_folder")
        self.open_folder.setText(self.words(N_("Open the folder")))
        row = QHBoxLayout()
        row.addWidget(self.open_folder)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addStretch(1)
        self.open_folder.clicked.connect(lambda: scene.opener(self._folder))
        self._propose_name()
        self.show_error("")
        self.show_progress(is_running=False)
        self._hide_done()

    @property
    def signed(self) -> Signed | None:
        """Who stands for the report; ``None`` while no name is entered."""
        name = " ".join(self.name.text().replace(",", " ").split())
        function = " ".join(self.function.text().split())
        today = self.board.project.clock.today()
        return Signed(name=name, function=function, on=today) if name else None

    @property
    def has_files(self) -> bool:
        """Whether any file of the report shall be written."""
        return any(self._is_wanted(kind, box) for kind, box in self.files.items())

    def targets(self, revision: int) -> list[Path]:
        """Return the files of a report that shall be written; each revision has its own."""
        wanted = (kind for kind, box in self.files.items() if self._is_wanted(kind, box))
        return [self._path(kind, revision) for kind in wanted]

    def receipt(self, revision: int) -> Path | None:
        """Return the receipt, if it shall be written."""
        is_wanted = self.files[RECEIPT].isChecked() and not self._is_draft
        return self._path(RECEIPT, revision) if is_wanted else None

    def may_replace(self, paths: list[Path]) -> bool:
        """Ask before files that are there already are replaced."""
        there = [path.name for path in paths if path.exists()]
        if not there:
            return True
        words = self.words
        text = words.filled(N_("These files are there already: {names}"), names=", ".join(there))
        return self._scene.asker.confirm(words(N_("Replace files")), text, words(N_("Replace")))

    def show_draft(self) -> None:
        """Show what can be written, and names that stand in the texts."""
        shown, words = self.board.shown(), self.words
        self._draft.setVisible(self._is_draft)
        for kind in (JSON, RECEIPT):
            self.files[kind].setEnabled(not self._is_draft)
        names = list(dict.fromkeys(one.name for one in shown.names)) if shown else []
        told = ", ".join(f"“{name}”" if words.language != "de" else f"„{name}“" for name in names)
        self._names.setText(words.filled(_NAMES, names=told))
        self._names.setVisible(bool(names))
        self._place.setText(breakable(str(self._folder)))

    def show_error(self, text: str) -> None:
        """Say why nothing was written; nothing hides it."""
        self.error.setText(text)
        self.error.setVisible(bool(text))
        if text:
            QTimer.singleShot(0, self.error, lambda: reveal(self.error))

    def show_progress(self, done: int = 0, total: int = 0, *, is_running: bool = True) -> None:
        """Show how far writing is."""
        self.bar.setVisible(is_running)
        self.bar.setRange(0, max(0, total))
        self.bar.setValue(min(done, total))
        if is_running:
            self._hide_done()

    def show_done(self, made: MadeReport | None, paths: list[Path]) -> None:
        """Tell which files there are, and which report it is."""
        words = self.words
        lines = [path.name for path in paths]
        title = words(N_("The draft is written"))
        if made is not None:
            told = N_("The report is ready: revision {revision}")
            title = words.filled(told, revision=made.report.revision)
            lines.append(words.filled(N_("Report id: {id}"), id=made.report.report_id))
            lines.append(words(N_("Send the JSON file to your alliance and keep the receipt.")))
        self.done_title.setText(title)
        self.done.setText("\n".join(lines))
        for part in (self.done_title, self.done, self.open_folder):
            part.show()
        QTimer.singleShot(0, self.open_folder, lambda: reveal(self.open_folder))

    # parts -----------------------------------------------------------------------

    @property
    def _is_draft(self) -> bool:
        draft = self.board.draft
        return draft is None or draft.facts.is_draft

    def _is_wanted(self, kind: str, box: ShortCheckBox) -> bool:
        is_kept = kind == RECEIPT or (kind == JSON and self._is_draft)
        return box.isChecked() and not is_kept

    def _path(self, kind: str, revision: int) -> Path:
        year = str(self.board.draft.wanted.year) if self.board.draft else ""
        title, ending = N_("Yearly report {year}, revision {revision}"), kind
        if self._is_draft:
            title = N_("Draft of the yearly report {year}")
        if kind == RECEIPT:
            title, ending = N_("Receipt for the yearly report {year}, revision {revision}"), PDF
        name = self.words.filled(title, year=year, revision=revision)
        return self._folder / f"{file_name(name)}.{ending}"

    def _usual_folder(self) -> Path:
        company = self.board.project.organisation()
        if company is not None and company.example:
            return self._scene.session.documents_folder()
        return self.board.project.store.path.parent

    def _add_line(self, name: str, text: str, field: LineField) -> None:
        made = label(f"{name}_label", "field")
        made.setText(self.words(text))
        made.setBuddy(field)
        field.setObjectName(name)
        field.setMaxLength(_LONGEST)
        field.setAccessibleName(self.words(text))
        self.column.addWidget(made)
        self.column.addWidget(field)

    def _build_files(self) -> None:
        for kind, text in _FILES:
            box = ShortCheckBox(f"report_file_{kind}")
            box.setText(self.words(text))
            box.setChecked(kind in _USUAL)
            self.files[kind] = box
            self.column.addWidget(box)
        self._place = label("report_place", wraps=True)
        other = ShortButton("report_other", "quiet")
        other.setText(self.words(N_("Other folder…")))
        other.clicked.connect(self._on_other)
        row = QHBoxLayout()
        row.addWidget(self._place, 1)
        row.addWidget(other)
        self.column.addLayout(row)

    def _on_other(self) -> None:
        title = self.words(N_("Where the files are put"))
        chosen = self._scene.asker.folder(title, self._folder)
        if chosen is not None:
            self._folder = chosen
            self.show_draft()

    def _propose_name(self) -> None:
        """Propose the person who works here."""
        project = self.board.project
        author = project.store.entity(Uid(project.author or ""))
        if isinstance(author, Person):
            self.name.show_text(author.name)
            self.function.show_text(author.function)

    def _hide_done(self) -> None:
        for part in (self.done_title, self.done, self.open_folder):
            part.hide()
