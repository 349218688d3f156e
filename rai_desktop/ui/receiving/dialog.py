"""The dialog of a received file: what it says of itself, then look, keep, merge or cancel."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.ports import Asker
from rai_desktop.services.project import OpenProject
from rai_desktop.services.receiving.model import Origin
from rai_desktop.services.receiving.told import ReceivedFile, received_file
from rai_desktop.ui.file_names import file_filter, free_path
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.reading_order import ReadingDialog
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import breakable, label, let_wrap, scrolled
from rai_desktop.ui.session import Session
from rai_desktop.ui.theme import Theme

WIDTH, HIGHEST = 46, 48
"""Lengths of the dialog in em; what is higher scrolls."""

_LEAD = N_("This file is new to this computer. Look at it first; nothing is changed yet.")
_COMPARE = N_("Fingerprint. Ask the sender to read theirs out by phone: both must be equal.")
_KEEP = N_(
    "“Look only” opens it for reading. “Keep” opens it to work in. It lies where e-mail "
    "programs clear up, so you are asked where to keep it."
)
_KEEP_HERE = N_("“Look only” opens it for reading. “Keep” opens it to work in, where it lies.")
_MERGE = N_("You have this inventory already: {path}. “Merge” compares both and asks you.")


class ReceivedDialog(ReadingDialog):
    """Shows ``project``, which is open for reading only, and asks what shall become of it.

    ``looked`` hands it over to be shown as it is, ``kept`` carries where to work in it,
    ``merge_wanted`` the known project and the copy. Otherwise it is closed with the dialog.
    """

    looked = Signal(object)
    kept = Signal(object)
    merge_wanted = Signal(object, object)

    def __init__(
        self,
        window: QWidget,
        session: Session,
        asker: Asker,
        project: OpenProject,
        labels: Labels,
        theme: Theme,
    ) -> None:
        super().__init__(window)
        self.setObjectName("received")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self._asker = asker
        self._words = labels.words
        self._project: OpenProject | None = project
        self._path = project.store.path
        self._is_passing = session.is_passing_place(self._path)
        self._known = session.known_copy(project.uid, self._path)
        self.told = received_file(project, labels)
        self._error = label("received_error", "hint", wraps=True)
        self.look = ShortButton("received_look", "primary")
        self.keep = ShortButton("received_keep")
        self.merge = ShortButton("received_merge")
        self.merge.setParent(self)
        self.merge.setVisible(self._known is not None)
        self._cancel = ShortButton("received_cancel")
        self._build(theme, window.height())
        self._name_parts()
        self._connect()
        self.look.setFocus(Qt.FocusReason.OtherFocusReason)

    # parts ---------------------------------------------------------------------

    def _build(self, theme: Theme, room: int) -> None:
        em = theme.em
        inside, whole = QWidget(), QVBoxLayout(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, em(0.4), 0)
        column.setSpacing(em(0.7))
        for part in self._texts(self.told, theme):
            column.addWidget(part)
        column.addStretch(1)
        whole.setContentsMargins(em(1.6), em(1.4), em(1.2), em(1.3))
        whole.setSpacing(em(0.9))
        whole.addWidget(scrolled(inside, "received_area"), 1)
        whole.addWidget(self._error)
        self._error.hide()
        foot = QHBoxLayout()
        foot.addWidget(self._cancel)
        foot.addStretch(1)
        for made in (self.keep, self.look):
            foot.addWidget(made)
        whole.addLayout(foot)
        let_wrap(inside)
        height = column.heightForWidth(em(WIDTH - 4)) + foot.sizeHint().height()
        highest = min(em(HIGHEST), max(room, em(30)))
        self.resize(em(WIDTH), min(height + em(5), highest))

    def _texts(self, told: ReceivedFile, theme: Theme) -> list[QWidget]:
        words = self._words
        name, lead = (
            label("received_name", "heading", wraps=True),
            label("received_lead", wraps=True),
        )
        name.setText(breakable(self._path.name))
        lead.setText(words(_LEAD))
        mark = label("received_fingerprint", "figure")
        mark.setText(told.fingerprint)
        mark.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        compare = label("received_compare", "muted", wraps=True)
        compare.setText(words(_COMPARE))
        role = "hint" if told.origin is Origin.REBUILT else ""
        history = label("received_history", role, wraps=True)
        history.setText(told.history)
        return [name, lead, self._fact_rows(theme), mark, compare, history, *self._choices()]

    def _fact_rows(self, theme: Theme) -> QWidget:
        rows = QWidget()
        grid = QGridLayout(rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.em(1.2))
        grid.setVerticalSpacing(theme.em(0.3))
        grid.setColumnStretch(1, 1)
        for row, (heading, text) in enumerate(self.told.facts):
            head = label(f"received_head_{row}", "muted")
            fact = label(f"received_fact_{row}", wraps=True)
            head.setText(heading)
            fact.setText(text)
            grid.addWidget(head, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(fact, row, 1)
        return rows

    def _choices(self) -> list[QWidget]:
        """Return what the buttons do, in words, and the button that merges."""
        words = self._words
        merging, about = (
            label(name, "muted", wraps=True) for name in ("received_merging", "received_about")
        )
        about.setText(words(_KEEP if self._is_passing else _KEEP_HERE))
        if self._known is None:
            return [about]
        merging.setText(words.filled(_MERGE, path=breakable(str(self._known))))
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.merge)
        row.addStretch(1)
        return [merging, line, about]

    def _name_parts(self) -> None:
        words = self._words
        self.setWindowTitle(words(N_("Received file")))
        self.look.setText(words(N_("&Look only")))
        self.keep.setText(words(N_("&Keep…") if self._is_passing else N_("&Keep")))
        self._cancel.setText(words(N_("Cancel")))
        if self._known is not None:
            name = self._known.name.replace("&", "&&")
            self.merge.setText(words.filled(N_("&Merge into {name}…"), name=name))
        self.look.setDefault(True)

    def _connect(self) -> None:
        self.look.clicked.connect(self._on_look)
        self.keep.clicked.connect(self._on_keep)
        self.merge.clicked.connect(self._on_merge)
        self._cancel.clicked.connect(self.reject)

    # choices -------------------------------------------------------------------

    def _on_look(self) -> None:
        project, self._project = self._project, None
        self.accept()
        self.looked.emit(project)

    def _on_keep(self) -> None:
        target = self._place() if self._is_passing else self._path
        if target is None:
            return
        try:
            if target != self._path:
                self._session.store_received(self._path, target)
        except UserError as error:
            self._error.setText(self._words.of_error(error))
            self._error.show()
            return
        self.accept()
        self.kept.emit(target)

    def _place(self) -> Path | None:
        suggestion = free_path(self._session.documents_folder(), self._path.name)
        title = self._words(N_("Where should the file be kept?"))
        return self._asker.save_path(title, suggestion, file_filter(self._words, "rai"))

    def _on_merge(self) -> None:
        known, path = self._known, self._path
        self.accept()
        self.merge_wanted.emit(known, path)

    @override
    def done(self, result: int) -> None:
        if self._project is not None:
            self._session.close_project(self._project)
            self._project = None
        super().done(result)
