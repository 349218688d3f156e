"""Words of a list that nobody understood, and names that are not in the inventory yet."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.texts import N_
from rai_desktop.services.importing import ImportPlan, ThreeSteps, UnknownName
from rai_desktop.services.importing.wish_files import KEEP_STEPS
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.importing.choice_table import ChoiceLine, ChoiceModel, ChoiceTable
from rai_desktop.ui.importing.draft import ImportDraft
from rai_desktop.ui.importing.meanings import (
    NameChoice,
    StepsChoice,
    WordChoice,
    field_text,
    name_options,
    steps_options,
    word_options,
)
from rai_desktop.ui.importing.spellings_view import SpellingsView
from rai_desktop.ui.parts.plain_rows import set_width
from rai_desktop.ui.parts.widgets import label
from rai_desktop.ui.theme import Theme

MOST_ROWS = 8
MOST_LINES = 300
STEPS = ("", "")
"""The place of the line about ratings in three steps."""
OPEN = ("unsure", "warn", N_("Becomes a note"))
CHOSEN = ("check", "accent", N_("Chosen"))
ADDED = ("add", "accent", N_("New"))
ALIKE = ("unsure", "warn", N_("Something alike is here"))
SPELLED = ("ok", "ok", N_("Only spelled otherwise"))

_WORD_HEADS = (N_("Word in the list"), N_("Where"), N_("Means"), N_("How sure"))
_NAME_HEADS = (N_("Name in the list"), N_("Where"), N_("Becomes"), N_("How sure"))
_WORDS = N_("Words that are not understood yet")
_NAMES = N_("Names that are not in the inventory yet")


class UnknownView(QWidget):
    """Lets people say what words and names mean; ``changed`` when the plan has to be made anew."""

    changed = Signal()

    def __init__(self, project: OpenProject, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("import_unknown")
        self._project = project
        self._labels = labels
        self._draft: ImportDraft | None = None
        self._kind = EntityKind.SYSTEM
        self._word_places: list[tuple[str, str]] = []
        self._name_places: list[tuple[EntityKind, str]] = []
        words = labels.words
        self._words_title = label("import_words_title", "field", wraps=True)
        self._words_title.setText(words(_WORDS))
        self._word_model = ChoiceModel(_WORD_HEADS, words, theme, self)
        self.words = ChoiceTable("import_words", self._word_model, theme)
        self.words.setAccessibleName(words(_WORDS))
        self._names_title = label("import_names_title", "field", wraps=True)
        self._names_title.setText(words(_NAMES))
        self._name_model = ChoiceModel(_NAME_HEADS, words, theme, self)
        self.names = ChoiceTable("import_names", self._name_model, theme)
        self.names.setAccessibleName(words(_NAMES))
        self.spellings = SpellingsView(labels, theme)
        self._build(theme)
        self.spellings.changed.connect(self.changed)
        self._word_model.chosen.connect(self._on_word)
        self._name_model.chosen.connect(self._on_name)

    def show_unknown(self, draft: ImportDraft, kind: EntityKind, plan: ImportPlan | None) -> None:
        """Show what ``plan`` could not make sense of, and what was said about it."""
        self._draft, self._kind = draft, kind
        self._show_words(draft, plan)
        self._show_names(draft, plan)
        self.spellings.show_groups(draft, plan.spellings if plan else ())
        for title, table in ((self._words_title, self.words), (self._names_title, self.names)):
            has_lines = table.model().rowCount() > 0
            title.setVisible(has_lines)
            table.setVisible(has_lines)
            table.fit_rows(MOST_ROWS)

    def open_count(self) -> int:
        """Return how many words and spellings are still open."""
        words = sum(line.sign[0] == OPEN[0] for line in self._word_model.lines)
        return words + self.spellings.open_count()

    def _build(self, theme: Theme) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.em(0.6))
        column.addWidget(self.spellings)
        for title, table in ((self._words_title, self.words), (self._names_title, self.names)):
            for place, width in ((0, 14), (2, 17), (3, 14)):
                set_width(table, place, theme.em(width))
            column.addWidget(title)
            column.addWidget(table)

    # words -----------------------------------------------------------------------

    def _show_words(self, draft: ImportDraft, plan: ImportPlan | None) -> None:
        found = {(key, text): count for key, text, count in plan.unknown_words} if plan else {}
        self._word_places = list(dict.fromkeys([*draft.wish.words, *found]))[:MOST_LINES]
        lines = [self._word(draft, place, found.get(place, 0)) for place in self._word_places]
        steps = plan.three_steps if plan else None
        if steps is not None:
            self._word_places.append(STEPS)
            lines.append(self._steps(steps))
        self._word_model.show_lines(lines)

    def _steps(self, asked: ThreeSteps) -> ChoiceLine:
        """Return the one line about ratings in three steps."""
        labels, words = self._labels, self._labels.words
        options = partial(steps_options, labels, asked)
        value = StepsChoice(asked.reading or KEEP_STEPS)
        sign = CHOSEN if asked.reading else OPEN
        fields = [field_text(self._project, labels, self._kind, key) for key in asked.keys]
        return ChoiceLine(
            texts=(" · ".join(asked.words), self._where(", ".join(fields), asked.times)),
            chosen=next(each.text for each in options() if each.value == value),
            value=value,
            options=options,
            sign=(sign[0], sign[1], words(sign[2])),
        )

    def _word(self, draft: ImportDraft, place: tuple[str, str], count: int) -> ChoiceLine:
        key, text = place
        labels, words = self._labels, self._labels.words
        options = partial(word_options, self._project, labels, self._kind, key)
        chosen = WordChoice(draft.wish.words.get(place))
        shown = next((o.text for o in options() if o.value == chosen), "")
        sign = CHOSEN if place in draft.wish.words else OPEN
        return ChoiceLine(
            texts=(text, self._where(field_text(self._project, labels, self._kind, key), count)),
            chosen=shown,
            value=chosen,
            options=options,
            sign=(sign[0], sign[1], words(sign[2])),
        )

    def _where(self, name: str, count: int) -> str:
        if not count:
            return name
        rows = self._labels.words.plural("{count} row", "{count} rows", count)
        return f"{name} · {rows}"

    def _on_word(self, row: int, choice: object) -> None:
        if self._draft is None:
            return
        if isinstance(choice, StepsChoice):
            self._draft.choose_steps(choice.reading)
            self.changed.emit()
        elif isinstance(choice, WordChoice):
            self._draft.choose_word(*self._word_places[row], choice.value)
            self.changed.emit()

    # names -----------------------------------------------------------------------

    def _show_names(self, draft: ImportDraft, plan: ImportPlan | None) -> None:
        found = {(each.kind, each.name): each for each in plan.unknown_names} if plan else {}
        self._name_places = list(dict.fromkeys([*draft.wish.names, *found]))[:MOST_LINES]
        self._name_model.show_lines(
            [
                self._name(draft, found.get(place) or UnknownName(*place, 0, ()))
                for place in self._name_places
            ]
        )

    def _name(self, draft: ImportDraft, unknown: UnknownName) -> ChoiceLine:
        place, alike = (unknown.kind, unknown.name), unknown.suggestions
        words, made = self._labels.words, draft.wish.names
        chosen = NameChoice(creates=True)
        sign = ALIKE if alike else ADDED
        if place in made:
            chosen, sign = NameChoice(uid=made[place]), CHOSEN
        elif unknown.taken is not None:
            chosen, sign = NameChoice(uid=unknown.taken), SPELLED
        return ChoiceLine(
            texts=(unknown.name, self._where(words(KINDS[unknown.kind].label), unknown.times)),
            chosen=self._name_text(chosen),
            value=chosen,
            options=partial(name_options, self._project, self._labels, unknown.kind, alike),
            sign=(sign[0], sign[1], words(sign[2])),
        )

    def _name_text(self, chosen: NameChoice) -> str:
        if chosen.creates:
            return self._labels.words(N_("Add as new"))
        return self._project.name(chosen.uid) or self._labels.words(N_("Keep in the notes"))

    def _on_name(self, row: int, choice: object) -> None:
        if self._draft is None or not isinstance(choice, NameChoice):
            return
        place = self._name_places[row]
        if choice.creates:
            self._draft.create_name(*place)
        else:
            self._draft.choose_name(*place, choice.uid)
        self.changed.emit()
