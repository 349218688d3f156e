"""What a list brings beside its rows: columns kept as notes, new names, and what was noticed."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.texts import N_
from rai_desktop.services.importing import ImportPlan
from rai_desktop.services.importing.model import ImportNote
from rai_desktop.services.labels import Labels
from rai_desktop.services.tables import Remark
from rai_desktop.ui.importing.draft import ImportDraft
from rai_desktop.ui.parts.widgets import label
from rai_desktop.ui.theme import Theme

MOST_LINES = 200
MOST_NAMES = 12
LINE, MOST_HEIGHT = 3.2, 10
"""How high the list of remarks is for each of them, and at most."""

_ADDED = {
    EntityKind.PERSON: N_("New people: {names}"),
    EntityKind.VENDOR: N_("New suppliers: {names}"),
    EntityKind.SYSTEM: N_("New AI systems: {names}"),
}


class KeptView(QWidget):
    """Lines about the list as a whole; remarks about its rows stand with the rows."""

    def __init__(self, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self._labels = labels
        self._theme = theme
        self._kept = label("import_kept", "muted", wraps=True)
        self._title = label("import_remarks_title", "field", wraps=True)
        self._title.setText(labels.words(N_("About the list")))
        self.remarks = QListWidget()
        self.remarks.setObjectName("import_remarks")
        self.remarks.setAccessibleName(labels.words(N_("About the list")))
        self.remarks.setWordWrap(True)
        self.remarks.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.em(0.5))
        for part in (self._kept, self._title, self.remarks):
            column.addWidget(part)

    def show_plan(self, draft: ImportDraft, plan: ImportPlan) -> None:
        """Show what there is to say about the list of ``draft``."""
        self._kept.setText("\n".join(_kept(self._labels, plan)))
        self._kept.setVisible(bool(self._kept.text()))
        table = draft.table
        notes: list[ImportNote | Remark] = [*draft.document.remarks]
        notes += table.remarks if table is not None else ()
        notes += [remark for each in plan.tables for remark in each.remarks]
        self._show_remarks([_line(self._labels, note) for note in notes])

    def _show_remarks(self, lines: Sequence[str]) -> None:
        self.remarks.clear()
        self.remarks.addItems(lines[:MOST_LINES])
        if len(lines) > MOST_LINES:
            more = len(lines) - MOST_LINES
            self.remarks.addItem(self._labels.words.filled(N_("… and {count} more"), count=more))
        em = self._theme.em
        self.remarks.setFixedHeight(em(1) + min(em(LINE) * len(lines), em(MOST_HEIGHT)))
        for part in (self.remarks, self._title):
            part.setVisible(bool(lines))


def _kept(labels: Labels, plan: ImportPlan) -> Iterator[str]:
    words = labels.words
    columns = [name for table in plan.tables for name in table.unmapped]
    if columns:
        yield words.filled(N_("Kept as notes: {columns}"), columns=", ".join(columns))
    added = plan.added_names()
    for kind, text in _ADDED.items():
        names = [name for own, name in added if own is kind]
        shown = [*names[:MOST_NAMES], *(["…"] if len(names) > MOST_NAMES else [])]
        if names:
            yield words.filled(text, names=", ".join(shown))


def _line(labels: Labels, note: ImportNote | Remark) -> str:
    words = labels.words
    place = words.filled(N_("Row {row}"), row=note.row) if note.row else ""
    text = words.told(note.text, note.values)
    return " · ".join(part for part in (place, note.column or "", text) if part)
