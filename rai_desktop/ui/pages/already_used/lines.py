"""Lines for products: a name, and in one sentence what it is used for."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.texts import N_
from rai_desktop.domain.values import MAX_TEXT
from rai_desktop.services.labels import Labels
from rai_desktop.services.templates import UsedProduct
from rai_desktop.ui.forms.editors.typing_fields import LineField, LongField
from rai_desktop.ui.parts.flow import FlowLayout
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import (
    button,
    icon_button,
    label,
    name_button,
    show_icon,
    unmarked,
)
from rai_desktop.ui.theme import Theme

_SPECS = {spec.key: spec for spec in KINDS[EntityKind.SYSTEM].fields}
NAME, PURPOSE = _SPECS["name"], _SPECS["purpose"]


class ProductLine(QWidget):
    """One product for one purpose; ``typed`` tells that something of it changed."""

    typed = Signal()
    remove_wanted = Signal()

    def __init__(self, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("product")
        self.name = LineField()
        self.name.setObjectName("product_name")
        self.name.setMaxLength(MAX_TEXT)
        self.purpose = LongField()
        self.purpose.setObjectName("product_purpose")
        self._labels = {
            NAME: label("product_name_label", "field"),
            PURPOSE: label("product_purpose_label", "field", wraps=True),
        }
        self.remove = icon_button("product_remove")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.addWidget(self._labels[NAME], 0, 0)
        self._grid.addWidget(self.name, 1, 0)
        self._grid.addWidget(self.remove, 1, 1)
        self._grid.addWidget(self._labels[PURPOSE], 2, 0)
        self._grid.addWidget(self.purpose, 3, 0)
        self._grid.setColumnStretch(0, 1)
        self.name.typed.connect(self.typed)
        self.purpose.typed.connect(self.typed)
        self.remove.clicked.connect(self.remove_wanted)
        self._about = ""
        self.retranslate(labels)
        self.apply_theme(theme)

    def product(self, template: str) -> UsedProduct:
        """Return what is typed."""
        return UsedProduct(
            name=self.name.typed_text().strip(),
            purpose=self.purpose.typed_text().strip(),
            template=template,
        )

    def show_product(self, name: str, purpose: str) -> None:
        """Show a product in place of what is typed."""
        self.name.show_text(name)
        self.purpose.show_text(purpose)

    def retranslate(self, labels: Labels) -> None:
        """Show the words in another language; what is typed stays."""
        for spec, shown in self._labels.items():
            shown.setText(unmarked(labels.field(spec)))
        for spec, field in ((NAME, self.name), (PURPOSE, self.purpose)):
            field.setAccessibleName(", ".join(filter(None, (labels.field(spec), self._about))))
            field.setAccessibleDescription(labels.help(spec))
        name_button(self.remove, labels.words(N_("Remove this line")))

    def tell_about(self, about: str, labels: Labels) -> None:
        """Tell screen readers what the fields are about: there are several of each."""
        if about != self._about:
            self._about = about
            self.retranslate(labels)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._grid.setHorizontalSpacing(theme.em(0.3))
        self._grid.setVerticalSpacing(theme.em(0.2))
        show_icon(self.remove, "close", theme, "muted")


class ProductLines(QWidget):
    """Lines of one template, or free ones; ``changed`` tells that any of them did.

    ``lines_changed`` tells that a line came or went: the way of the Tab key is another then.
    """

    changed = Signal()
    lines_changed = Signal()

    def __init__(self, template: str, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("products")
        self._template = template
        self._current = labels
        self._theme = theme
        self._usual = ""
        self._about = ""
        self._examples: Sequence[str] = ()
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)
        self._holder = QWidget()
        self._lines = QVBoxLayout(self._holder)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self.add = button("product_add", "quiet")
        self.add.clicked.connect(self._on_add)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._chips)
        self._column.addWidget(self._holder)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addStretch(1)
        self._column.addLayout(row)
        self._chips.hide()

    @property
    def lines(self) -> list[ProductLine]:
        """The lines in their order."""
        found = (self._lines.itemAt(place) for place in range(self._lines.count()))
        widgets = (item.widget() for item in found if item is not None)
        return [line for line in widgets if isinstance(line, ProductLine)]

    def products(self) -> list[UsedProduct]:
        """Return what the lines say."""
        return [line.product(self._template) for line in self.lines]

    def typed_products(self) -> list[UsedProduct]:
        """Return the lines in which somebody typed."""
        usual = ("", self._usual)
        return [p for p in self.products() if p.name or p.purpose not in usual]

    def show_products(self, products: Sequence[UsedProduct]) -> None:
        """Show these lines, or one empty line."""
        for line in self.lines:
            self._drop(line)
        for product in products or (UsedProduct(),):
            self.add_line(product.name, product.purpose or self._usual)

    def add_line(self, name: str = "", purpose: str = "") -> ProductLine:
        """Add a line and return it."""
        line = ProductLine(self._current, self._theme)
        line.show_product(name, purpose)
        line.typed.connect(self._on_typed)
        line.remove_wanted.connect(lambda: self._on_remove(line))
        self._lines.addWidget(line)
        line.show()
        self._settle()
        return line

    def offer(self, examples: Sequence[str], usual: str) -> None:
        """Offer products by name, and the usual purpose; a purpose somebody typed stays."""
        for line in self.lines:
            if line.purpose.typed_text() == self._usual:
                line.purpose.show_text(usual)
        self._usual, self._examples = usual, tuple(examples)
        self._show_chips()

    def focus_first(self) -> None:
        """Put the keyboard into the first line."""
        self.lines[0].name.setFocus(Qt.FocusReason.MouseFocusReason)

    def retranslate(self, labels: Labels, add_text: str, about: str) -> None:
        """Show the words in another language, and what they are ``about``; what is typed stays."""
        self._current, self._about = labels, about
        self.add.setText(labels.words(add_text))
        for line in self.lines:
            line.retranslate(labels)
        self._settle()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._theme = theme
        self._column.setSpacing(theme.em(0.5))
        self._lines.setSpacing(theme.em(0.8))
        show_icon(self.add, "add", theme, "accent")
        for line in self.lines:
            line.apply_theme(theme)

    def _show_chips(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.setParent(None)
                old.deleteLater()
        for example in self._examples:
            chip = ShortButton("product_example", "chip")
            chip.setText(unmarked(example))
            chip.clicked.connect(lambda _=False, name=example: self._take(name))
            self._flow.addWidget(chip)
            chip.show()
        self._chips.setVisible(bool(self._examples))
        self._settle()

    def _take(self, name: str) -> None:
        """Put a name into the first line without one, or into a new line."""
        line = next((x for x in self.lines if not x.name.text().strip()), None)
        line = line or self.add_line("", self._usual)
        line.name.show_text(name)
        self._on_typed()
        self.lines_changed.emit()

    def _settle(self) -> None:
        """Show what can be done: remove a line of several, take a name that is not taken."""
        lines = self.lines
        for place, line in enumerate(lines, start=1):
            line.remove.setVisible(len(lines) > 1)
            about = f"{self._about} {place}".strip() if place > 1 else self._about
            line.tell_about(about, self._current)
        taken = {line.name.text().strip() for line in lines}
        for place in range(self._flow.count()):
            item = self._flow.itemAt(place)
            chip = item.widget() if item is not None else None
            if chip is not None:
                is_free = self._examples[place] not in taken
                if not is_free and chip.hasFocus():
                    lines[0].name.setFocus()
                chip.setEnabled(is_free)
                tip = N_("Take this name") if is_free else N_("Is in a line below")
                chip.setAccessibleDescription(self._current.words(tip))

    def _drop(self, line: ProductLine) -> None:
        self._lines.removeWidget(line)
        line.hide()
        line.setParent(None)
        line.deleteLater()

    def _on_typed(self) -> None:
        self._settle()
        self.changed.emit()

    def _on_add(self) -> None:
        line = self.add_line("", self._usual)
        self._on_typed()
        line.name.setFocus()
        self.lines_changed.emit()

    def _on_remove(self, line: ProductLine) -> None:
        place = self.lines.index(line)
        self._drop(line)
        self._on_typed()
        self.lines_changed.emit()
        self.lines[min(place, len(self.lines) - 1)].name.setFocus()
