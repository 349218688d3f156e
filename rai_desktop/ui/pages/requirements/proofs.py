"""The evidence of an answer: what there is, chosen from the list or attached as a file."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.requirements.fields import PROOF
from rai_desktop.services.targets import Target
from rai_desktop.ui.forms.rows import FieldRow
from rai_desktop.ui.parts.rows import Rows
from rai_desktop.ui.parts.widgets import (
    button,
    icon_button,
    label,
    name_button,
    show_icon,
    unmarked,
)
from rai_desktop.ui.theme import Theme


class _ProofRow(QWidget):
    """One piece of evidence: its title leads to it, the cross takes it out."""

    def __init__(self, place: int, theme: Theme) -> None:
        super().__init__()
        self.title = button(f"proof_{place}", "quiet")
        self.cross = icon_button(f"proof_remove_{place}")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.title)
        line.addWidget(self.cross)
        line.addStretch(1)
        show_icon(self.title, "file", theme, "accent")
        show_icon(self.cross, "close", theme, "muted")


class Proofs(QWidget):
    """``changed`` gives all evidence of the answer, ``attach_wanted`` asks for a file."""

    changed = Signal(tuple)
    attach_wanted = Signal()
    target_wanted = Signal(object)

    def __init__(self, project: OpenProject, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("proofs")
        self._project = project
        self._labels = labels
        self._theme = theme
        self._uids: tuple[str, ...] = ()
        self._title = label("proofs_title", "field")
        self._rows = Rows("proof_rows", self._made)
        self._adding = FieldRow(PROOF, labels, theme, project)
        self._attach = button("proof_attach")
        self._column = QVBoxLayout(self)
        for part in (self._title, self._rows, self._adding):
            self._column.addWidget(part)
        self._column.addWidget(self._attach, 0, Qt.AlignmentFlag.AlignLeft)
        self._adding.edited.connect(self._on_added)
        self._attach.clicked.connect(self.attach_wanted)
        self.apply_theme(theme)
        self.retranslate(labels)

    def show_proofs(self, uids: tuple[str, ...]) -> None:
        """Show these pieces of evidence."""
        self._uids = uids
        words = self._labels.words
        for row, uid in zip(self._rows.take(len(uids)), uids, strict=True):
            name = self._project.name(Uid(uid)) or words(N_("(deleted)"))
            row.title.setText(unmarked(name))
            text = words.filled(N_("Take “{name}” out of the evidence"), name=name)
            name_button(row.cross, text)

    def flush(self) -> None:
        """Store what is typed."""
        self._adding.editor.flush()

    def unstored(self) -> Iterator[str]:
        """Yield what is typed but cannot be stored."""
        if self._adding.unstored:
            yield self._adding.unstored

    def set_read_only(self, read_only: bool) -> None:
        """Let people read but not change."""
        self._adding.setVisible(not read_only)
        self._attach.setVisible(not read_only)
        for row in self._rows.made():
            row.cross.setVisible(not read_only)

    def retranslate(self, labels: Labels) -> None:
        """Show the words in another language."""
        self._labels = labels
        self._title.setText(labels.words(N_("Evidence")))
        self._attach.setText(labels.words(N_("Attach a file…")))
        self._adding.retranslate(labels)
        self.show_proofs(self._uids)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._theme = theme
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.em(0.4))
        self._adding.apply_theme(theme)
        show_icon(self._attach, "attach", theme)

    def _made(self, place: int) -> _ProofRow:
        row = _ProofRow(place, self._theme)
        row.title.clicked.connect(self._opener(place))
        row.cross.clicked.connect(self._remover(place))
        return row

    def _opener(self, place: int) -> Callable[[], None]:
        return lambda: self.target_wanted.emit(
            Target(kind=EntityKind.EVIDENCE, uids=(Uid(self._uids[place]),))
        )

    def _remover(self, place: int) -> Callable[[], None]:
        def remove() -> None:
            self._adding.editor.entry().setFocus(Qt.FocusReason.OtherFocusReason)
            self.changed.emit((*self._uids[:place], *self._uids[place + 1 :]))

        return remove

    def _on_added(self, _key: str, value: object) -> None:
        self._adding.show_value(None)
        if value and str(value) not in self._uids:
            self.changed.emit((*self._uids, str(value)))
