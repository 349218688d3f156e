"""What is reviewed: what the entry says in short, and what changed since the last review."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.reviews.differences import Difference, differences
from rai_desktop.services.reviews.shown import ShownFact, shown_facts
from rai_desktop.services.reviews.standing import ReviewStanding, Standings, standing_text
from rai_desktop.services.reviews.subjects import Subject
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import frame, label, let_go, show_icon
from rai_desktop.ui.theme import Theme

_LONGEST = 600


class SubjectView(QWidget):
    """``entry_wanted`` asks for the whole entry in its list."""

    entry_wanted = Signal()

    def __init__(self, project: OpenProject, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("review_subject")
        self._project = project
        self._labels = labels
        self._theme = theme
        self._entity: Subject | None = None
        self._is_narrow = False
        self._standing = label("review_standing", wraps=True)
        self._changed_title = label("review_changed_title", "heading", wraps=True)
        self._changes: QWidget | None = None
        self._facts_title = label("review_facts_title", "heading", wraps=True)
        self._facts: QWidget | None = None
        self.open = ShortButton("review_open_entry", "quiet")
        self._card = frame("review_subject_card", "card")
        self._column = QVBoxLayout(self._card)
        self._build()
        self.apply_theme(theme)

    def show_entity(self, entity: Subject) -> None:
        """Show an entry as it is now."""
        self._entity = entity
        self._show()

    def fit(self, *, is_narrow: bool) -> None:
        """Show old and new values below each other, where there is little room."""
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._show()

    def retranslate(self, labels: Labels) -> None:
        """Show the words in another language."""
        self._labels = labels
        self._show()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._theme = theme
        em = theme.em
        self._column.setContentsMargins(em(1), em(0.9), em(1), em(0.9))
        self._column.setSpacing(em(0.6))
        show_icon(self.open, "right", theme, "accent")
        self._show()

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._card)
        whole.addStretch(1)
        for part in (self._standing, self._changed_title, self._facts_title):
            self._column.addWidget(part)
        self._column.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        self.open.clicked.connect(self.entry_wanted)

    def _show(self) -> None:
        for part in (self._changes, self._facts):
            if part is not None:
                let_go(part)
        self._changes = self._facts = None
        if self._entity is None:
            return
        words = self._labels.words
        standing = Standings(self._project).of(self._entity)
        text = standing_text(self._project, self._labels, self._entity, standing)
        self._standing.setText(text)
        self._facts_title.setText(words(N_("What the entry says")))
        self.open.setText(words(N_("Look at the whole entry")))
        self._show_changes(standing)
        facts = shown_facts(self._project, self._labels, self._entity)
        self._facts = self._made_facts(facts)
        self._column.insertWidget(self._column.indexOf(self.open), self._facts)

    def _show_changes(self, standing: ReviewStanding) -> None:
        assert self._entity is not None  # noqa: S101 - the caller looked
        found = differences(self._project, self._labels, self._entity, standing)
        words = self._labels.words
        self._changed_title.setVisible(standing.review is not None)
        title = N_("Changed since the last review") if found else N_("Nothing changed since then")
        self._changed_title.setText(words(title))
        if found:
            self._changes = self._made_changes(found)
            self._column.insertWidget(self._column.indexOf(self._facts_title), self._changes)

    def _made_facts(self, facts: tuple[ShownFact, ...]) -> QWidget:
        made, grid = self._made_grid("review_facts")
        for line, fact in enumerate(facts):
            grid.addWidget(_cell(f"fact_label_{line}", fact.label, "muted"), line, 0)
            grid.addWidget(_cell(f"fact_text_{line}", fact.text), line, 1)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 5)
        return made

    def _made_changes(self, found: tuple[Difference, ...]) -> QWidget:
        made, grid = self._made_grid("review_changes")
        words = self._labels.words
        heads = (words(N_("Field")), words(N_("At the last review")), words(N_("Today")))
        if self._is_narrow:
            self._stack_changes(grid, heads, found)
            return made
        for column, text in enumerate(heads):
            grid.addWidget(_cell(f"change_head_{column}", text, "small"), 0, column)
            grid.setColumnStretch(column, 3 if column else 2)
        for line, one in enumerate(found, start=1):
            for column, part in enumerate(_change_cells(one, heads)):
                grid.addWidget(part, line, column)
        return made

    def _stack_changes(
        self, grid: QGridLayout, heads: tuple[str, ...], found: tuple[Difference, ...]
    ) -> None:
        """Put old and new below the name of the field, where there is little room."""
        for place, one in enumerate(found):
            name, *values = _change_cells(one, heads)
            line = place * 3
            grid.addWidget(name, line, 0, 1, 2)
            for offset, part in enumerate(values, start=1):
                head = _cell(f"change_head_{one.key}_{offset}", heads[offset], "small")
                grid.addWidget(head, line + offset, 0)
                grid.addWidget(part, line + offset, 1)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 5)

    def _made_grid(self, name: str) -> tuple[QWidget, QGridLayout]:
        made = QWidget(self._card)
        made.setObjectName(name)
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, self._theme.em(0.4))
        grid.setHorizontalSpacing(self._theme.em(0.9))
        grid.setVerticalSpacing(self._theme.em(0.45))
        return made, grid


def _change_cells(one: Difference, heads: tuple[str, ...]) -> tuple[QLabel, ...]:
    """Return the name of a field, what it said, and what it says; each tells what it is."""
    cells = (
        _cell(f"change_field_{one.key}", one.label, "field"),
        _cell(f"change_old_{one.key}", one.old_text, "muted"),
        _cell(f"change_new_{one.key}", one.new_text),
    )
    for head, part in zip(heads, cells, strict=True):
        part.setAccessibleName(f"{one.label}, {head}: {part.text()}")
    return cells


def _cell(name: str, text: str, role: str = "") -> QLabel:
    """Return a cell whose text can be chosen with the mouse; very long ones are shortened."""
    made = label(name, role, wraps=True)
    made.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    made.setText(text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …")
    return made
