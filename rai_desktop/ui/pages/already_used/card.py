"""A typical AI system to tick; ticked, it asks which product it is and what for."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.templates import TickRow, UsedProduct
from rai_desktop.ui.icons import picture
from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.already_used.lines import ProductLines
from rai_desktop.ui.parts.widgets import label, set_property, show_pixmap
from rai_desktop.ui.theme import Theme
from rai_desktop.words.language import folded

_KEYS = N_("Arrow keys go to the other cards.")


class TemplateCard(QFrame):
    """A click anywhere on its head ticks it; what was typed stays when it is unticked."""

    changed = Signal()
    lines_changed = Signal()

    def __init__(self, row: TickRow, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self.setObjectName(f"card_{row.template}")
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.template = row.template
        self._names: Sequence[str] = ()
        self._lines: ProductLines | None = None
        self._head = _Head()
        self.tick = QCheckBox()
        self.tick.setObjectName(f"tick_{row.template}")
        self.tick.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.tick.installEventFilter(self)
        self._title = label("card_title", "field", wraps=True)
        self._examples = label("card_examples", "small", wraps=True)
        self._present = label("card_present", "small", wraps=True)
        self._sign = label("card_sign")
        self._column = QVBoxLayout(self)
        self._build()
        self.show_row(row, (), labels)
        self.apply_theme(theme)
        self._head.clicked.connect(self._on_head_clicked)
        self.tick.toggled.connect(self._on_toggled)

    # what is shown -------------------------------------------------------------

    @property
    def is_ticked(self) -> bool:
        """Whether the company uses it."""
        return self.tick.isChecked()

    @property
    def is_begun(self) -> bool:
        """Whether it is ticked, or something is typed in it."""
        return self.is_ticked or bool(self._lines and self._lines.typed_products())

    def products(self) -> list[UsedProduct]:
        """Return the products of the lines; one without a name is called like the card."""
        return self._lines.products() if self._lines else []

    def show_row(self, row: TickRow, names: Sequence[str], labels: Labels) -> None:
        """Show a row of the tick list, and the names of the systems that are here already."""
        self._row, self._names, self._labels = row, names, labels
        words = labels.words
        self._title.setText(row.title)
        self._examples.setText(", ".join(row.examples))
        here = words.filled(N_("In the inventory: {names}"), names=", ".join(names))
        self._present.setText(here if names else "")
        for part in (self._present, self._sign):
            part.setVisible(bool(names))
        self.tick.setAccessibleName(row.title)
        told = (self._examples.text(), self._present.text(), words(_KEYS))
        self.tick.setAccessibleDescription(" ".join(text for text in told if text))
        self._found = folded(f"{row.title} {self._examples.text()} {row.purpose}")
        if self._lines is not None:
            self._lines.offer(row.examples, row.purpose)
            self._lines.retranslate(labels, N_("Another product"), row.title)

    def show_products(self, products: Sequence[UsedProduct], *, is_ticked: bool) -> None:
        """Show what was typed before."""
        if products:
            self._made_lines().show_products(products)
        self.tick.setChecked(is_ticked)

    def clear(self) -> None:
        """Untick it and forget its lines."""
        self.tick.setChecked(False)
        if self._lines is not None:
            self._lines.show_products(())

    def matches(self, wanted: Sequence[str]) -> bool:
        """Return whether every word is found in the title, the examples or the purpose."""
        return all(word in self._found for word in wanted)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._theme = theme
        em = theme.em
        self._column.setContentsMargins(em(0.9), em(0.6), em(0.9), em(0.7))
        self._column.setSpacing(em(0.5))
        show_pixmap(self._sign, picture("ok", theme, "ok", 1.1, self.devicePixelRatioF()))
        if self._lines is not None:
            self._lines.apply_theme(theme)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            has_focus = event.type() is QEvent.Type.FocusIn
            set_property(self, "focused", "yes" if has_focus else "")
        return False

    # parts ---------------------------------------------------------------------

    def _build(self) -> None:
        row = QHBoxLayout(self._head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addSpacing(3)
        texts.addWidget(self._title)
        texts.addWidget(self._examples)
        here = QHBoxLayout()
        here.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        here.addWidget(self._present, 1)
        texts.addLayout(here)
        row.addLayout(texts, 1)
        parts: tuple[QLabel, ...] = (self._title, self._examples, self._present, self._sign)
        for part in parts:
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._column.addWidget(self._head)
        self._column.addStretch(1)

    def _made_lines(self) -> ProductLines:
        if self._lines is None:
            lines = ProductLines(self.template, self._labels, self._theme)
            lines.offer(self._row.examples, self._row.purpose)
            lines.show_products(())
            lines.retranslate(self._labels, N_("Another product"), self._row.title)
            lines.apply_theme(self._theme)
            lines.changed.connect(self.changed)
            lines.lines_changed.connect(self.lines_changed)
            self._column.insertWidget(1, lines)
            self._lines = lines
        return self._lines

    def _on_head_clicked(self) -> None:
        self.tick.toggle()
        if self.is_ticked and self._lines is not None:
            self._lines.focus_first()
        else:
            self.tick.setFocus(Qt.FocusReason.MouseFocusReason)
        self.lines_changed.emit()

    def _on_toggled(self, is_ticked: bool) -> None:
        set_property(self, "ticked", "yes" if is_ticked else "")
        if is_ticked:
            self._made_lines()
        if self._lines is not None:
            self._lines.setVisible(is_ticked)
        self.changed.emit()
        self.lines_changed.emit()


class _Head(QWidget):
    clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card_head")
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.clicked.emit()
