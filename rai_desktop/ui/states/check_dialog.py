"""The dialog that checks the file of the project, and tells which state an export came from."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.texts import N_
from rai_desktop.services.ports import Asker
from rai_desktop.services.project import OpenProject
from rai_desktop.services.timeline.origin import LIMIT, Origin, origin_of, told
from rai_desktop.ui.beside_dialog import StoppableDialog
from rai_desktop.ui.child_runner import ChildRunner
from rai_desktop.ui.file_names import exports_filter
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.progress import progress_bar
from rai_desktop.ui.parts.short import ShortButton, ShortCheckBox
from rai_desktop.ui.parts.widgets import label, let_wrap, scrolled
from rai_desktop.ui.session import Session
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

MOST = 12
"""Sentences about a damaged file that are shown; the others are counted."""

_FAILED = N_("The check could not be done. Try again.")


class FileCheck(ChildRunner):
    """Checks one file at a time in a child process; ``finished`` carries what it found."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(session, _FAILED, parent)

    def start(self, path: Path, spoken: str, *, is_deep: bool) -> None:
        """Check the file at ``path``; a deep check replays the whole history, too."""
        command = self._session.verify_command(path, is_deep=is_deep)
        self._run(command, (), spoken, lambda found: found)


class CheckFileDialog(StoppableDialog):
    """Checks the file in a child process; an export is read beside the window.

    ``ended`` tells that a check is over, however it went.
    """

    ended = Signal()

    def __init__(
        self,
        window: QWidget,
        session: Session,
        project: OpenProject,
        words: Words,
        theme: Theme,
        asker: Asker,
    ) -> None:
        super().__init__(window)
        self.setObjectName("check_file")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self._project = project
        self._words = words
        self._asker = asker
        self._name = ""
        self._checking = FileCheck(session, self)
        self._lead = label("check_file_lead", "muted", wraps=True)
        self.deep = ShortCheckBox()
        self.check = ShortButton("check_file_now", "primary")
        self._export_lead = label("check_export_lead", "muted", wraps=True)
        self.export = ShortButton("check_export")
        self._bar = progress_bar("check_file_progress")
        self.verdict = label("check_file_verdict", "field", wraps=True)
        self.told = label("check_file_told", wraps=True)
        self._close = ShortButton("check_file_close")
        self._build(theme)
        self._name_parts()
        self._connect()
        self._show_buttons()

    @property
    def is_busy(self) -> bool:
        """Whether something is being checked."""
        return self._checking.is_running or self._beside.is_busy

    # parts ---------------------------------------------------------------------

    def _build(self, theme: Theme) -> None:
        em = theme.em
        self.deep.setObjectName("check_file_deep")
        self.told.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, em(0.4), 0)
        column.setSpacing(em(0.8))
        left = Qt.AlignmentFlag.AlignLeft
        column.addWidget(self._lead)
        column.addWidget(self.deep)
        column.addWidget(self.check, 0, left)
        column.addSpacing(em(0.8))
        column.addWidget(self._export_lead)
        column.addWidget(self.export, 0, left)
        column.addSpacing(em(0.4))
        for part in (self._bar, self.verdict):
            column.addWidget(part)
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.told)
        column.addStretch(1)
        let_wrap(inside)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._close)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(em(1.8), em(1.5), em(1.8), em(1.4))
        outer.setSpacing(em(0.8))
        outer.addWidget(scrolled(inside, "check_file_scroll"), 1)
        outer.addLayout(foot)
        self.resize(em(44), em(32))

    def _name_parts(self) -> None:
        words = self._words
        self.setWindowTitle(words(N_("Check the file")))
        name = self._project.store.path.name
        text = N_(
            "Looks at every entry, every step of the history and every attached file in “{name}”, "
            "and whether anything was changed or damaged. Nothing is written."
        )
        self._lead.setText(words.filled(text, name=name))
        self.deep.setText(words(N_("&Replay the whole history, too (takes longer)")))
        self.check.setText(words(N_("C&heck now")))
        self._export_lead.setText(
            words(
                N_(
                    "Each export names by its fingerprint the state it came from. That can be "
                    "found again in the history."
                )
            )
        )
        self.export.setText(words(N_("&Which state is this export from?…")))
        self._bar.setAccessibleName(words(N_("Progress of the check")))

    def _connect(self) -> None:
        self.check.clicked.connect(self._on_check)
        self.export.clicked.connect(self._on_export)
        self._close.clicked.connect(self.reject)
        self._checking.started.connect(self._begun)
        self._checking.progressed.connect(self._on_progress)
        self._checking.finished.connect(self._on_checked)
        self._checking.failed.connect(self._on_failed)
        self._checking.cancelled.connect(self._on_cancelled)
        self._beside.finished.connect(self._on_origin)
        self._beside.failed.connect(self._on_failed)
        self._beside.cancelled.connect(self._on_cancelled)

    def _show_buttons(self) -> None:
        is_busy = self.is_busy
        for part in (self.deep, self.check, self.export):
            part.setEnabled(not is_busy)
        self._bar.setVisible(is_busy)
        for said in (self.verdict, self.told):
            said.setVisible(bool(said.text()))  # else Tab would stop at nothing
        self._close.setText(self._words(N_("Cancel") if is_busy else N_("Close")))
        usual = self._close if is_busy or self.verdict.text() else self.check
        usual.setDefault(True)

    def _begun(self) -> None:
        self.verdict.clear()
        self.told.clear()
        self._bar.setRange(0, 0)
        self._show_buttons()

    def _ended(self, verdict: str, lines: list[str]) -> None:
        self.verdict.setText(verdict)
        self.told.setText("\n".join(lines))
        self._show_buttons()
        self.ended.emit()

    # the file ------------------------------------------------------------------

    def _on_check(self) -> None:
        path, is_deep = self._project.store.path, self.deep.isChecked()
        self._checking.start(path, self._words.language, is_deep=is_deep)

    def _on_progress(self, done: int, total: int) -> None:
        is_known = 0 < done < total
        self._bar.setRange(0, total if is_known else 0)
        self._bar.setValue(done if is_known else 0)

    def _on_checked(self, result: object) -> None:
        words = self._words
        found = result if isinstance(result, dict) else {}
        findings = [str(text) for text in found.get("findings") or ()]
        lines = [
            words.filled(N_("Fingerprint: {fingerprint}"), fingerprint=found.get("fingerprint"))
        ]
        if not self._project.store.is_published:
            lines.append(words(N_("The newest changes are not in the file yet.")))
        if not findings:
            verdict = N_("Everything fits: entries, history and attached files.")
            self._ended(words(verdict), lines)
            return
        more = len(findings) - MOST
        lines += findings[:MOST]
        if more > 0:
            lines.append(words.filled(N_("… and {count} more"), count=more))
        lines.append(
            words(
                N_(
                    "Keep this file as it is. Sound states are under “Earlier states”, and in the "
                    "copies of others."
                )
            )
        )
        self._ended(words(N_("Something does not fit.")), lines)

    # an export -----------------------------------------------------------------

    def _on_export(self) -> None:
        words = self._words
        title = words(N_("Which state is this export from?"))
        path = self._asker.open_path(title, exports_filter(words))
        if path is None:
            return
        self._name = path.name
        self._begun()
        self._beside.start(lambda _: self._looked_up(path))
        self._show_buttons()

    def _looked_up(self, path: Path) -> Origin:
        mark = self._session.state_of_export(path)
        self._beside.check()
        return origin_of(self._project, mark)

    def _on_origin(self, origin: object) -> None:
        assert isinstance(origin, Origin)  # noqa: S101 - what was looked up
        self._ended(self._name, [*told(self._words, origin), self._words(LIMIT)])

    # ends ----------------------------------------------------------------------

    def _on_failed(self, error: UserError) -> None:
        self._ended("", [self._words.of_error(error)])

    def _on_cancelled(self) -> None:
        self._ended("", [self._words(N_("The check was stopped."))])

    @override
    def reject(self) -> None:
        if self._checking.is_running:
            self._checking.cancel()
        else:
            super().reject()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._checking.end_now()
        super().closeEvent(event)
