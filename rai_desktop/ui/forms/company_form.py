"""The questions about the company and the person who works here, for a new and an open project."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from rai_desktop.domain.canonical import Value, is_empty
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.texts import N_
from rai_desktop.services.company import CompanyField, CompanyPage
from rai_desktop.services.labels import Labels
from rai_desktop.ui.forms.editors.base import TypedEditor
from rai_desktop.ui.forms.editors.typing_fields import LineField
from rai_desktop.ui.forms.rows import FieldRow
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.widgets import frame, label
from rai_desktop.ui.theme import Theme

TWO_COLUMNS_FROM = 40
_COMPANY, _PERSON = EntityKind.ORGANISATION, EntityKind.PERSON

RowKey = tuple[EntityKind, str]


class CompanyForm(QWidget):
    """First what is needed, then what may wait; ``edited`` carries kind, key and value.

    ``returned`` tells that somebody pressed Enter in a line.
    """

    edited = Signal(object, str, object)
    returned = Signal()

    def __init__(self, page: CompanyPage, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("company_form")
        self._values: dict[RowKey, Value] = {}
        self._rows: dict[RowKey, FieldRow] = {}
        self._helps: dict[RowKey, QWidget] = {}
        company, later = page.company[:1], page.company[1:]
        asked = (("company", _COMPANY, company), ("yourself", _PERSON, page.person))
        waiting = (("later", _COMPANY, later), ("papers", _COMPANY, page.papers))
        self._parts = tuple(
            _Part(name, _TITLES[name], self._cells(kind, fields, labels, theme))
            for name, kind, fields in (*asked, *waiting)
            if fields
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in self._parts:
            self._column.addWidget(part)
        _tell_on_leaving(self.row(_PERSON, "name"))
        self.show_page(page)
        self.retranslate(labels)
        self.apply_theme(theme)

    # values --------------------------------------------------------------------

    def row(self, kind: EntityKind, key: str) -> FieldRow:
        """Return the row of a field."""
        return self._rows[kind, key]

    def show_page(self, page: CompanyPage) -> None:
        """Show these values; what is being typed stays."""
        for kind, fields in (
            (_COMPANY, (*page.company, *page.papers)),
            (_PERSON, page.person),
        ):
            for field in fields:
                self._values[kind, field.spec.key] = field.value
                if not self.row(kind, field.spec.key).editor.is_pending:
                    self.row(kind, field.spec.key).show_value(field.value)

    def values(self, kind: EntityKind) -> Mapping[str, Value]:
        """Return what was told for the company, or for the person."""
        return {key: value for (own, key), value in self._values.items() if own is kind}

    def flush(self) -> None:
        """Tell everything that is typed."""
        for row in self._rows.values():
            row.editor.flush()

    def unstored(self) -> list[str]:
        """Return what is typed but was not taken."""
        return [text for row in self._rows.values() if (text := row.unstored)]

    def first_missing(self) -> FieldRow | None:
        """Return the first row that needs an answer or holds none; say so beside each of them."""
        found = [row for key, row in self._rows.items() if self._is_missing(key, row)]
        return found[0] if found else None

    def focus_first(self) -> None:
        """Put the keyboard into the first field."""
        self.row(_COMPANY, "name").editor.entry().setFocus()

    def set_read_only(self, read_only: bool) -> None:
        """Let people read but not change."""
        for row in self._rows.values():
            row.set_read_only(read_only)

    # language and looks --------------------------------------------------------

    def retranslate(self, labels: Labels) -> None:
        """Show the words in another language; what is typed stays."""
        for part in self._parts:
            part.retranslate(labels)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._column.setSpacing(theme.em(1))
        for part in self._parts:
            part.apply_theme(theme)

    # parts ---------------------------------------------------------------------

    def _cells(
        self, kind: EntityKind, fields: Sequence[CompanyField], labels: Labels, theme: Theme
    ) -> list["_Cell"]:
        return [_Cell(self._made_row(kind, field, labels, theme)) for field in fields]

    def _made_row(
        self, kind: EntityKind, field: CompanyField, labels: Labels, theme: Theme
    ) -> FieldRow:
        row = FieldRow(field.spec, labels, theme, None)
        row.edited.connect(self._teller(kind))
        if isinstance(line := row.editor.entry(), LineField):
            line.returnPressed.connect(self.returned)
        self._rows[kind, field.spec.key] = row
        return row

    def _teller(self, kind: EntityKind) -> Callable[[str, Value], None]:
        def tell(key: str, value: Value) -> None:
            self._values[kind, key] = value
            self.edited.emit(kind, key, value)

        return tell

    def _is_missing(self, key: RowKey, row: FieldRow) -> bool:
        if row.error_text:
            return True
        if row.spec.required and is_empty(self._values[key]):
            row.show_error(UsageError(N_("This field is required. Enter a name.")))
            return True
        return False


_TITLES = {
    "company": (N_("Your company"), ""),
    "yourself": (N_("Yourself"), N_("It appears in the history, so that others know whom to ask.")),
    "later": (
        N_("Can wait"),
        N_("These facts decide which duties apply. You can add them at any time."),
    ),
    "papers": (
        N_("On registers and reports"),
        N_("Registers, forms and the yearly report say this about your company."),
    ),
}


class _Part(QWidget):
    """Questions that belong together, under a heading."""

    def __init__(self, name: str, texts: tuple[str, str], cells: Sequence["_Cell"]) -> None:
        super().__init__()
        self._texts = texts
        self._cells = tuple(cells)
        self._columns = 0
        self._card = frame(f"card_{name}", "card")
        self._title = label(f"title_{name}", "heading", wraps=True)
        self._text = label(f"text_{name}", "muted", wraps=True)
        self._grid = QGridLayout()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._card)
        self._column = QVBoxLayout(self._card)
        self._column.addWidget(self._title)
        self._column.addWidget(self._text)
        self._text.setVisible(bool(texts[1]))  # in its place, or it shows as a window of its own
        self._column.addLayout(self._grid)

    def retranslate(self, labels: Labels) -> None:
        """Show the words in another language."""
        title, text = self._texts
        self._title.setText(labels.words(title))
        self._text.setText(labels.words(text) if text else "")
        for cell in self._cells:
            cell.retranslate(labels)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        em = theme.em
        self._turn = em(TWO_COLUMNS_FROM)
        self._column.setContentsMargins(em(1.6), em(1.2), em(1.6), em(1.4))
        self._column.setSpacing(em(0.5))
        self._grid.setHorizontalSpacing(em(1.8))
        self._grid.setVerticalSpacing(em(1))
        self._grid.setContentsMargins(0, em(0.4), 0, 0)
        for cell in self._cells:
            cell.apply_theme(theme)
        self._arrange()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        columns = 2 if self.width() >= self._turn and len(self._cells) > 1 else 1
        if columns == self._columns:
            return
        self._columns = columns
        for cell in self._cells:
            self._grid.removeWidget(cell)
        for cell, (line, place) in zip(self._cells, _places(columns), strict=False):
            self._grid.addWidget(cell, line, place)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)


def _places(columns: int) -> Iterator[tuple[int, int]]:
    """Yield places from left to right, line by line, without end."""
    place = 0
    while True:
        yield divmod(place, columns)
        place += 1


class _Cell(QWidget):
    """A field with a sentence about it."""

    def __init__(self, row: FieldRow) -> None:
        super().__init__()
        self._row = row
        self._help = label(f"help_{row.spec.key}", "small", wraps=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(row)
        self._column.addWidget(self._help)
        self._column.addStretch(1)

    def retranslate(self, labels: Labels) -> None:
        """Show the words in another language."""
        self._row.retranslate(labels)
        text = labels.help(self._row.spec)
        self._help.setText(text)
        self._help.setVisible(bool(text))

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._row.apply_theme(theme)
        self._column.setSpacing(theme.em(0.2))


def _tell_on_leaving(row: FieldRow) -> None:
    """Tell a name only when it is complete: half of it may be the name of somebody else."""
    if isinstance(row.editor, TypedEditor):
        row.editor.commits_while_typing = False
