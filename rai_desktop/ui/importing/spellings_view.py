"""Names that a list spells in several ways: one entry, or several that are called alike."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.texts import N_
from rai_desktop.services.importing import SpellingGroup
from rai_desktop.services.labels import Labels
from rai_desktop.ui.importing.choice_table import ChoiceLine, ChoiceModel, ChoiceTable, Option
from rai_desktop.ui.importing.draft import ImportDraft
from rai_desktop.ui.parts.plain_rows import set_width
from rai_desktop.ui.parts.widgets import label
from rai_desktop.ui.theme import Theme

MOST_ROWS = 6
SURE = ("ok", "ok", N_("Only spelled otherwise"))
ALIKE = ("unsure", "warn", N_("Called alike"))
CHOSEN = ("check", "accent", N_("Chosen"))
ONE, APART = "one", "apart"

_HEADS = (N_("Spellings in the list"), N_("Where"), N_("Becomes"), N_("How sure"))
_TITLE = N_("These spellings probably mean the same")


class SpellingsView(QWidget):
    """Asks one question for each group; ``changed`` when the plan has to be made anew."""

    changed = Signal()

    def __init__(self, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("import_spellings_room")
        self._labels = labels
        self._draft: ImportDraft | None = None
        self._groups: Sequence[SpellingGroup] = ()
        self._title = label("import_spellings_title", "field", wraps=True)
        self._title.setText(labels.words(_TITLE))
        self._model = ChoiceModel(_HEADS, labels.words, theme, self)
        self.table = ChoiceTable("import_spellings", self._model, theme)
        self.table.setAccessibleName(labels.words(_TITLE))
        for place, width in ((0, 26), (2, 17), (3, 14)):
            set_width(self.table, place, theme.em(width))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.em(0.6))
        column.addWidget(self._title)
        column.addWidget(self.table)
        self._model.chosen.connect(self._on_chosen)

    def show_groups(self, draft: ImportDraft, groups: Sequence[SpellingGroup]) -> None:
        """Show what is asked, and what was decided."""
        self._draft, self._groups = draft, groups
        self._model.show_lines([self._line(group) for group in groups])
        self.setVisible(bool(groups))
        self.table.fit_rows(MOST_ROWS)

    def open_count(self) -> int:
        """Return how many groups are merely alike and not decided."""
        return sum(not (group.is_sure or group.is_decided) for group in self._groups)

    def _line(self, group: SpellingGroup) -> ChoiceLine:
        words = self._labels.words
        cells = words.plural("{count} row", "{count} rows", group.times)
        sign = CHOSEN if group.is_decided else SURE if group.is_sure else ALIKE
        value = ONE if group.is_one else APART
        options = [Option(self._text(group, each), each) for each in (ONE, APART)]
        return ChoiceLine(
            texts=(" · ".join(group.names), f"{words(KINDS[group.kind].label)} · {cells}"),
            chosen=self._text(group, value),
            value=value,
            options=partial(list, options),
            sign=(sign[0], sign[1], words(sign[2])),
        )

    def _text(self, group: SpellingGroup, choice: str) -> str:
        words = self._labels.words
        if choice == ONE:
            return words.filled(N_("One name: “{name}”"), name=group.names[0])
        return words(N_("Keep apart"))

    def _on_chosen(self, row: int, choice: object) -> None:
        if self._draft is not None:
            self._draft.choose_spelling(self._groups[row], is_one=choice == ONE)
            self.changed.emit()
