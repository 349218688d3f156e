"""The second step: what each column becomes, and what unknown words and names mean."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.texts import N_
from rai_desktop.services.importing import ColumnMap, ImportPlan
from rai_desktop.services.importing.mapping import plain_name
from rai_desktop.services.importing.wishes import ColumnChoice, ColumnUse
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.forms.editors.choices import CalmComboBox
from rai_desktop.ui.importing.choice_table import ChoiceLine, ChoiceModel, ChoiceTable, Option, fill
from rai_desktop.ui.importing.draft import ImportDraft
from rai_desktop.ui.importing.meanings import (
    USES,
    choice_text,
    column_options,
    field_text,
    found_choice,
)
from rai_desktop.ui.importing.unknown_view import UnknownView
from rai_desktop.ui.parts.plain_rows import set_width
from rai_desktop.ui.parts.widgets import label
from rai_desktop.ui.theme import Theme

SAMPLES = 3
MOST_ROWS = 14
SURE = ("ok", "ok", N_("Sure"))
GUESSED = ("unsure", "warn", N_("Guessed"))
OPEN = ("circle", "muted", N_("No field found"))
CHOSEN = ("check", "accent", N_("Chosen"))

_HEADS = (N_("Column in the list"), N_("Examples"), N_("Becomes"), N_("How sure"))


class ColumnsStep(QWidget):
    """Shows the mapping with samples; ``changed`` is sent when the plan has to be made anew."""

    changed = Signal()

    def __init__(self, project: OpenProject, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("import_step_columns")
        self._project = project
        self._labels = labels
        self._theme = theme
        self._draft: ImportDraft | None = None
        self._kind = EntityKind.SYSTEM
        self._lead = label("import_columns_lead", "muted", wraps=True)
        self._model = ChoiceModel(_HEADS, labels.words, theme, self)
        self.columns = ChoiceTable("import_columns", self._model, theme)
        self._rest_title = label("import_rest_title", "field")
        self.rest = CalmComboBox()
        self.unknown = UnknownView(project, labels, theme)
        self._build()
        self._name_parts()
        self._model.chosen.connect(self._on_column)
        self.unknown.changed.connect(self.changed)
        self.rest.activated.connect(self._on_rest)

    def show_columns(self, draft: ImportDraft, columns: ColumnMap, plan: ImportPlan | None) -> None:
        """Show what was found; without a plan only the columns."""
        self._draft, self._kind = draft, columns.kind
        table = draft.table
        header = table.header if table is not None else ()
        self._model.show_lines([self._column(name, columns) for name in header])
        fill(self.rest, self._rest_options(), ColumnChoice(use=draft.wish.rest))
        self.columns.fit_rows(MOST_ROWS)
        self.unknown.show_unknown(draft, columns.kind, plan)

    def open_count(self) -> int:
        """Return how many columns nobody could make sense of, nor chose something for."""
        return sum(line.sign[0] == OPEN[0] for line in self._model.lines)

    def guessed_count(self) -> int:
        """Return how many columns were guessed."""
        return sum(line.sign[0] == GUESSED[0] for line in self._model.lines)

    # parts -----------------------------------------------------------------------

    def _build(self) -> None:
        em = self._theme.em
        for place, width in ((0, 14), (2, 17), (3, 14)):
            set_width(self.columns, place, em(width))
        self.rest.setObjectName("import_rest")
        rest = QHBoxLayout()
        rest.setSpacing(em(0.8))
        rest.addWidget(self._rest_title)
        rest.addWidget(self.rest, 1)
        self.rest.setMaximumWidth(em(24))
        rest.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, em(0.4), 0)
        column.setSpacing(em(0.6))
        column.addWidget(self._lead)
        column.addWidget(self.columns, 100)
        column.addLayout(rest)
        column.addWidget(self.unknown)
        column.addStretch(1)

    def _name_parts(self) -> None:
        words = self._labels.words
        lead = N_(
            "Each line is a column of your list. Click what it becomes to choose something else."
        )
        self._lead.setText(words(lead))
        self._rest_title.setText(words(N_("Columns without a &field")))
        self._rest_title.setBuddy(self.rest)
        self.rest.setAccessibleName(words(N_("Columns without a field")))
        self.columns.setAccessibleName(words(N_("Columns of the list")))

    def _rest_options(self) -> list[Option]:
        uses = (ColumnUse.NOTES, ColumnUse.NEW_FIELD, ColumnUse.LEFT_OUT)
        return [Option(self._labels.words(USES[use]), ColumnChoice(use=use)) for use in uses]

    # lines -----------------------------------------------------------------------

    def _column(self, name: str, columns: ColumnMap) -> ChoiceLine:
        assert self._draft is not None  # noqa: S101 - shown before
        project, labels, kind = self._project, self._labels, self._kind
        own = self._draft.wish.columns.get(name)
        choice = own or found_choice(columns, name)
        return ChoiceLine(
            texts=(name, " · ".join(self._draft.samples(name, SAMPLES))),
            chosen=choice_text(project, labels, kind, choice),
            value=choice,
            options=partial(column_options, project, labels, kind),
            sign=self._told(CHOSEN if own else self._certainty(name, choice)),
        )

    def _certainty(self, name: str, choice: ColumnChoice) -> tuple[str, str, str]:
        if choice.use is not ColumnUse.FIELD:
            return OPEN
        texts = {plain_name(choice.key)}
        text = field_text(self._project, self._labels, self._kind, choice.key)
        texts |= {plain_name(text), plain_name(text.partition(" (")[0])}
        return SURE if plain_name(name) in texts else GUESSED

    def _told(self, sign: tuple[str, str, str]) -> tuple[str, str, str]:
        return sign[0], sign[1], self._labels.words(sign[2])

    # what people do --------------------------------------------------------------

    def _on_column(self, row: int, choice: object) -> None:
        line = self._model.lines[row]
        if self._draft is not None and isinstance(choice, ColumnChoice):
            self._draft.choose_column(line.texts[0], choice)
            self.changed.emit()

    def _on_rest(self) -> None:
        choice = self.rest.currentData()
        if self._draft is not None and isinstance(choice, ColumnChoice):
            self._draft.choose_rest(choice.use)
            self.changed.emit()
