"""One conflict side by side: what each copy says, who wrote it when, and a value of one's own."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import FieldSpec
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.merging.decisions import Decision, Take
from rai_desktop.services.merging.told import ToldConflict, ToldValue
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.forms.rows import FieldRow
from rai_desktop.ui.parts.short import ShortButton, ShortCheckBox
from rai_desktop.ui.parts.widgets import breakable, frame, label, scrolled, set_property
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

_TITLES = {Take.MINE: N_("This copy"), Take.THEIRS: N_("Other copy")}
_VERBS = {Take.MINE: N_("Take &this copy"), Take.THEIRS: N_("Take &other copy")}


class SideCard(QWidget):
    """What one copy says; ``taken`` when a person chooses it."""

    taken = Signal()

    def __init__(self, take: Take, words: Words, theme: Theme) -> None:
        super().__init__()
        name = f"side_{take}"
        self._words = words
        self._frame = frame(name, "card")
        self._title = label(f"{name}_title", "field")
        self._by = label(f"{name}_by", "muted", wraps=True)
        self.text = label(f"{name}_text", wraps=True)
        self.button = ShortButton(f"{name}_take", "side")
        self._title.setText(words(_TITLES[take]))
        self.button.setText(words(_VERBS[take]))
        self.button.setCheckable(True)
        self.button.clicked.connect(self.taken)
        self._lay_out(theme)

    def show_value(self, told: ToldValue, *, is_taken: bool) -> None:
        """Show a value, and whether it is the one that counts."""
        self.text.setText(breakable(told.text))
        by = " · ".join(part for part in (told.author, told.moment) if part)
        self._by.setText(by or self._words(N_("The program does not know who wrote this.")))
        self.button.setChecked(is_taken)
        set_property(self._frame, "ticked", "yes" if is_taken else "no")

    def _lay_out(self, theme: Theme) -> None:
        em = theme.em
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(em(1), em(0.8), em(1), em(0.8))
        inside.setSpacing(em(0.4))
        body = QWidget()
        lines = QVBoxLayout(body)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self.text)
        lines.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self.button)
        foot.addStretch(1)
        for part in (self._title, scrolled(body, f"{self._frame.objectName()}_scroll")):
            inside.addWidget(part, int(part is not self._title))
        inside.addWidget(self._by)
        inside.addLayout(foot)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._frame)


class Sides(QWidget):
    """Both copies beside each other, and below a row for a value of one's own.

    ``taken`` carries the copy that was chosen, ``edited`` a value.
    """

    taken = Signal(object)
    edited = Signal(object)

    def __init__(self, project: OpenProject, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("sides")
        self._project = project
        self._labels = labels
        self._theme = theme
        self.cards = {take: SideCard(take, labels.words, theme) for take in _TITLES}
        self.edit_button = ShortButton("sides_edit")
        self.edit_button.setText(labels.words(N_("&Enter another value…")))
        self.edit_button.clicked.connect(self._begin_editing)
        self.whole = ShortCheckBox()
        self.whole.setObjectName("sides_whole")
        self._spec: FieldSpec | None = None
        self._value: Value = None
        self.row: FieldRow | None = None
        self._column = QVBoxLayout(self)
        self._lay_out()
        for take, card in self.cards.items():
            card.taken.connect(lambda take=take: self.taken.emit(take))

    def offer_whole(self, others: int, *, is_usual: bool) -> None:
        """Offer to decide for ``others`` fields of the entry, too; usual where they belong so."""
        self.whole.setVisible(others > 0)
        self.whole.setChecked(others > 0 and is_usual)
        text = self._labels.words.plural(
            "For {count} more &field of this entry, too",
            "For {count} more &fields of this entry, too",
            others,
        )
        self.whole.setText(text)

    def show_conflict(
        self, told: ToldConflict, spec: FieldSpec | None, decision: Decision | None, mine: Value
    ) -> None:
        """Show a conflict; ``spec`` is its field when a value of one's own is possible."""
        is_edited = decision is not None and decision.take is Take.EDITED
        for take, card in self.cards.items():
            value = told.mine if take is Take.MINE else told.theirs
            is_taken = decision is not None and decision.take is take
            card.show_value(value, is_taken=is_taken)
        self._spec = spec
        self._value = decision.value if decision is not None and is_edited else mine
        self._drop_row()
        self.edit_button.setVisible(spec is not None)
        if is_edited:
            self._show_row()

    def flush(self) -> bool:
        """Take over what is typed; return whether it fits."""
        if self.row is None:
            return True
        self.row.editor.flush()
        return not self.row.error_text

    def say(self, error: UserError) -> None:
        """Say at the row what is wrong with the value."""
        if self.row is not None:
            self.row.show_error(error)

    def _lay_out(self) -> None:
        em = self._theme.em
        both = QHBoxLayout()
        both.setSpacing(em(0.8))
        for card in self.cards.values():
            both.addWidget(card, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.edit_button)
        foot.addStretch(1)
        foot.addWidget(self.whole)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(em(0.6))
        self._column.addLayout(both, 1)
        self._column.addLayout(foot)

    def _begin_editing(self) -> None:
        self._show_row()
        if self.row is not None:
            self.row.editor.entry().setFocus()

    def _show_row(self) -> None:
        if self._spec is None or self.row is not None:
            return
        self.edit_button.hide()
        self.row = FieldRow(self._spec, self._labels, self._theme, self._project)
        self.row.show_value(self._value)
        self.row.edited.connect(lambda _, value: self.edited.emit(value))
        self._column.addWidget(self.row)

    def _drop_row(self) -> None:
        if self.row is not None:
            self._column.removeWidget(self.row)
            self.row.hide()
            self.row.deleteLater()
            self.row = None
