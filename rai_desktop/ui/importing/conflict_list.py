"""Conflicts of an own export, some hundred at a time and one field at a time if wanted."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.services.importing.roundtrip.model import MINE, THEIRS, CellConflict, Place
from rai_desktop.services.importing.roundtrip.told import ToldConflict, TripTeller
from rai_desktop.services.labels import Labels
from rai_desktop.ui.forms.editors.choices import CalmComboBox
from rai_desktop.ui.importing.trip_table import cell_item, fill_heads, fit_rows, trip_table
from rai_desktop.ui.parts.flow import FlowLayout
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import label
from rai_desktop.ui.theme import Theme

PAGE = 200
"""Conflicts that are shown at a time; the buttons decide about all of the chosen field."""
_HEADS = (
    N_("Entry"),
    N_("Field"),
    N_("When the file was written"),
    N_("Project"),
    N_("File"),
    N_("What counts"),
)
_CHOICES = ((N_("Decide…"), ""), (N_("Project"), MINE), (N_("File"), THEIRS))


class ConflictList(QWidget):
    """Asks whose values count; ``decided`` gives what was taken by field of an entry."""

    decided = Signal(object)

    def __init__(self, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self._labels = labels
        self._theme = theme
        self._teller: TripTeller | None = None
        self._conflicts: Sequence[CellConflict] = ()
        self._first = 0
        self._asked = label("import_trip_conflicts", "field", wraps=True)
        self.fields = CalmComboBox()
        self.all_mine = ShortButton("import_trip_mine")
        self.all_theirs = ShortButton("import_trip_theirs")
        self.table = trip_table("import_trip_table")
        self.before = ShortButton("import_trip_before")
        self.after = ShortButton("import_trip_after")
        self._which = label("import_trip_which")
        self._build()

    def _build(self) -> None:
        words, em = self._labels.words, self._theme.em
        self.fields.setObjectName("import_trip_fields")
        self.fields.setAccessibleName(words(N_("Field")))
        self.all_mine.setText(words(N_("Project for all")))
        self.all_theirs.setText(words(N_("File for all")))
        self.before.setText(words(N_("Previous ones")))
        self.after.setText(words(N_("Next ones")))
        self._which.setMinimumHeight(self.before.sizeHint().height())
        self.table.setAccessibleName(words(N_("What is to be decided")))
        buttons, self._pages = QWidget(), QWidget()
        choosing, turning = FlowLayout(buttons, em(0.6)), FlowLayout(self._pages, em(0.6))
        for choice in (self.fields, self.all_mine, self.all_theirs):
            choosing.addWidget(choice)
        for part in (self.before, self._which, self.after):
            turning.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.5))
        for room in (self._asked, buttons, self.table, self._pages):
            column.addWidget(room)
        self.fields.activated.connect(self._on_field)
        self.all_mine.clicked.connect(partial(self._decide_all, MINE))
        self.all_theirs.clicked.connect(partial(self._decide_all, THEIRS))
        self.before.clicked.connect(partial(self._turn, -PAGE))
        self.after.clicked.connect(partial(self._turn, PAGE))

    def show_conflicts(self, conflicts: Sequence[CellConflict], teller: TripTeller) -> None:
        """Ask about these; the field that is looked at stays where it can."""
        self._conflicts, self._teller = conflicts, teller
        count = len(conflicts)
        self._asked.setText(
            self._labels.words.plural(
                "{count} value was changed in the file and in the project. Which one counts?",
                "{count} values were changed in the file and in the project. Which ones count?",
                count,
            )
        )
        self._fill_fields()
        self._show_page()
        self.setVisible(count > 0)

    # fields ----------------------------------------------------------------------

    def _fill_fields(self) -> None:
        """Offer every field with a conflict, and how many it has."""
        words, chosen = self._labels.words, self.fields.currentData()
        counts = Counter((each.kind, each.key) for each in self._conflicts)
        all_fields = words.filled(N_("All fields · {count}"), count=len(self._conflicts))
        self.fields.clear()
        self.fields.addItem(all_fields, None)
        names = {(each.kind, each.key): each for each in reversed(self._conflicts)}
        for place, count in counts.most_common():
            name = self._teller.field(names[place]) if self._teller else ""
            self.fields.addItem(f"{name} · {count}", place)
        found = [self.fields.itemData(n) for n in range(self.fields.count())]
        self.fields.setCurrentIndex(found.index(chosen) if chosen in found else 0)
        self.fields.setVisible(len(counts) > 1)

    def _on_field(self) -> None:
        self._first = 0
        self._show_page()

    def _shown(self) -> list[CellConflict]:
        """Return the conflicts of the field that is looked at."""
        chosen = self.fields.currentData()
        if chosen is None:
            return list(self._conflicts)
        return [each for each in self._conflicts if (each.kind, each.key) == tuple(chosen)]

    # pages -----------------------------------------------------------------------

    def _turn(self, by: int) -> None:
        self._first += by
        self._show_page()

    def _show_page(self) -> None:
        shown, teller = self._shown(), self._teller
        last_page = max(0, (len(shown) - 1) // PAGE * PAGE)
        self._first = min(max(self._first, 0), last_page)
        page = shown[self._first : self._first + PAGE]
        self._fill(list(map(teller.conflict, page)) if teller else [])
        self.before.setEnabled(self._first > 0)
        self.after.setEnabled(self._first < last_page)
        self._which.setText(
            self._labels.words.filled(
                N_("{first} to {last} of {count}"),
                first=self._first + 1,
                last=self._first + len(page),
                count=len(shown),
            )
        )
        self._pages.setVisible(len(shown) > PAGE)

    def _fill(self, told: Sequence[ToldConflict]) -> None:
        fill_heads(self.table, self._labels.words, _HEADS)
        self.table.setRowCount(0)
        self.table.setRowCount(len(told))
        for row, each in enumerate(told):
            texts = (each.entry, each.field, each.base, each.mine, each.theirs)
            for column, text in enumerate(texts):
                self.table.setItem(row, column, cell_item(text))
            self.table.setCellWidget(row, len(texts), self._chooser(each))
        fit_rows(self.table, self._theme)

    # deciding --------------------------------------------------------------------

    def _chooser(self, told: ToldConflict) -> CalmComboBox:
        chooser = CalmComboBox()
        words = self._labels.words
        for text, take in _CHOICES:
            chooser.addItem(words(text), take)
        chooser.setCurrentIndex(chooser.findData(told.take))
        chooser.setAccessibleName(f"{told.entry}, {told.field}")
        chooser.activated.connect(self._choosing(told, chooser))
        return chooser

    def _choosing(self, told: ToldConflict, chooser: CalmComboBox) -> Callable[[], None]:
        return lambda: self._decide({told.place: str(chooser.currentData())})

    def _decide_all(self, take: str) -> None:
        self._decide({each.place: take for each in self._shown()})

    def _decide(self, takes: dict[Place, str]) -> None:
        self.decided.emit(takes)
