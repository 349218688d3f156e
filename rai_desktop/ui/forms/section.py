"""A section of a form: its title folds and unfolds it; rows are made when first needed."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.ui.forms.grid import RowGrid
from rai_desktop.ui.forms.layouts import Section
from rai_desktop.ui.forms.rows import FieldRow
from rai_desktop.ui.parts.elided import ElidedLabel
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import frame, show_icon, show_tip, unmarked
from rai_desktop.ui.theme import Theme

RowMaker = Callable[[Section], list[FieldRow]]


class SectionView(QWidget):
    """Title with the number of filled fields, and below it the rows."""

    toggled = Signal()
    filled = Signal()

    def __init__(self, section: Section, labels: Labels, theme: Theme, make_rows: RowMaker) -> None:
        super().__init__()
        self.setObjectName(f"section_{section.group}")
        self.section = section
        self.rows: list[FieldRow] = []
        self._grid: RowGrid | None = None
        self._labels = labels
        self._theme = theme
        self._make_rows = make_rows
        self._filled = 0
        self._title = ShortButton(f"fold_{section.group}", "section")
        self._title.setCheckable(True)
        self._title.clicked.connect(self._on_clicked)
        self._count = ElidedLabel(f"filled_{section.group}", "small")
        self._count.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._build()
        self.apply_theme(theme)
        self.retranslate(labels)

    @property
    def is_open(self) -> bool:
        """Whether the rows are shown."""
        return self._title.isChecked()

    def set_open(self, is_open: bool) -> None:
        """Show or hide the rows."""
        self._title.setChecked(is_open)
        if is_open and self._grid is None:
            self._fill()
        if self._grid is not None:
            self._grid.setVisible(is_open)
        self._show_state()

    def hide_count(self) -> None:
        """Do not tell how many fields say something."""
        self._count.hide()

    def show_filled(self, filled: int) -> None:
        """Tell how many of the fields say something."""
        self._filled = filled
        self._show_count()

    def retranslate(self, labels: Labels) -> None:
        """Show the words in another language."""
        self._labels = labels
        self._title.setText(unmarked(labels.group(self.section.group)))
        for row in self.rows:
            row.retranslate(labels)
        self._show_count()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._theme = theme
        for row in self.rows:
            row.apply_theme(theme)
        if self._grid is not None:
            self._grid.apply_theme(theme)
        self._show_state()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.em(0.5))
        line = frame("line", "line")
        line.setFixedHeight(1)
        column.addWidget(line)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._count)
        column.addLayout(head)

    def _fill(self) -> None:
        self.rows = self._make_rows(self.section)
        self._grid = RowGrid(self.rows, self._theme, self)
        layout = self.layout()
        assert layout is not None  # noqa: S101 - made in the constructor
        layout.addWidget(self._grid)
        self.filled.emit()

    def _show_state(self) -> None:
        show_icon(self._title, "down" if self.is_open else "right", self._theme, "muted")

    def _show_count(self) -> None:
        words = self._labels.words
        text = words.filled(
            N_("{filled} of {all} filled"), filled=self._filled, all=len(self.section.fields)
        )
        short = words.filled(
            N_("{place} of {total}"), place=self._filled, total=len(self.section.fields)
        )
        self._count.setText(short)
        show_tip(self._count, text)
        self._title.setAccessibleDescription(text)

    def _on_clicked(self) -> None:
        self.set_open(self.is_open)
        self.toggled.emit()


def renew_section(
    views: list[SectionView],
    column: QVBoxLayout,
    group: str,
    wanted: Iterable[Section],
    make: Callable[[Section], SectionView],
) -> bool:
    """Let the section of ``group`` be as it is among ``wanted``; tell whether it was another.

    Where it was not there, it comes last.
    """
    section = next((each for each in wanted if each.group == group), None)
    old = next((view for view in views if view.section.group == group), None)
    if section == (old.section if old else None):
        return False
    place = column.indexOf(old) if old else column.indexOf(views[-1]) + 1
    is_open = old is None or old.is_open
    if old is not None:
        views.remove(old)
        column.removeWidget(old)
        old.hide()
        old.deleteLater()
    if section is not None:
        views.append(make(section))
        column.insertWidget(place, views[-1])
        views[-1].set_open(is_open)
    return True
