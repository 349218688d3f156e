"""How documents look: the company's logo and colour; both may be left out."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from rai_desktop.domain.errors import SurroundingsError, UserError
from rai_desktop.domain.texts import N_
from rai_desktop.services.branding import (
    MOST_BYTES,
    brand_of,
    is_colour,
    picture_size,
    remove_logo,
    set_colour,
    set_logo,
)
from rai_desktop.services.pictures import PRINT_PALETTE, Meaning
from rai_desktop.ui.pages.base import Scene
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import frame, label, show_pixmap
from rai_desktop.ui.sending.phrase_fields import error_label
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

_LEAD = N_(
    "Logo and colour appear on PDF documents and Word files. Both are kept in the file "
    "of your inventory."
)
_UNREADABLE = N_("“{name}” cannot be read. Choose another picture.")
_COLOUR_EM = 9


class BrandCard:
    """The card itself is ``box``; each change is one step that can be undone.

    The logo is told by its size and not shown: no picture of others is decoded in the window.
    """

    def __init__(self, scene: Scene, words: Words, theme: Theme) -> None:
        self._scene, self._words, self._theme = scene, words, theme
        self._project = scene.project
        self.box = frame("brand_card", "card")
        self._title = label("brand_title", "heading", wraps=True)
        self._lead = label("brand_lead", "muted", wraps=True)
        self.logo = label("brand_logo")
        self.choose = ShortButton("brand_choose")
        self.remove = ShortButton("brand_remove", "quiet")
        self._colour_label = label("brand_colour_label", "field")
        self.colour = QLineEdit()
        self.colour.setObjectName("brand_colour")
        self.swatch = label("brand_swatch")
        self.error = error_label("brand_error")
        self._build()
        self.retranslate(words)
        self.apply_theme(theme)
        self.show_brand()

    def _build(self) -> None:
        self._column = QVBoxLayout(self.box)
        self._logo_row, self._colour_row = QHBoxLayout(), QHBoxLayout()
        _fill(self._logo_row, self.logo, self.choose, self.remove)
        _fill(self._colour_row, self._colour_label, self.colour, self.swatch)
        self._column.addWidget(self._title)
        self._column.addWidget(self._lead)
        self._column.addLayout(self._logo_row)
        self._column.addLayout(self._colour_row)
        self._column.addWidget(self.error)
        self._colour_label.setBuddy(self.colour)
        self.choose.clicked.connect(self._on_choose)
        self.remove.clicked.connect(lambda: self._change(lambda: remove_logo(self._project)))
        self.colour.editingFinished.connect(self._on_colour)
        if self._project.store.read_only:
            self.box.setEnabled(False)

    def show_brand(self) -> None:
        """Show what the project has; a colour that is being typed stays."""
        brand = brand_of(self._project)
        size = picture_size(brand.logo)
        self.logo.setVisible(size is not None)
        self.remove.setVisible(size is not None)
        if size is not None:
            width, height = map(self._words.number, size)
            told = N_("Logo: {width} × {height} pixels")
            self.logo.setText(self._words.filled(told, width=width, height=height))
        if not self.colour.hasFocus():
            self.colour.setText(brand.colour)
        self._show_swatch()

    def _show_swatch(self) -> None:
        text = self.colour.text().strip()
        self.swatch.setVisible(is_colour(text))
        if is_colour(text):
            side = self._theme.em(1.6)
            pixmap = QPixmap(side * 2, side)
            pixmap.fill(QColor(text))
            show_pixmap(self.swatch, pixmap)

    def retranslate(self, words: Words) -> None:
        """Show the words in another language."""
        self._words = words
        self.show_brand()
        self._title.setText(words(N_("Look of your documents")))
        self._lead.setText(words(_LEAD))
        self.swatch.setAccessibleName(words(N_("The colour")))
        self.choose.setText(words(N_("Choose a logo…")))
        self.remove.setText(words(N_("Remove the logo")))
        self._colour_label.setText(words(N_("Company colour")))
        self.colour.setPlaceholderText(PRINT_PALETTE.colour(Meaning.ACCENT))
        self.colour.setAccessibleName(words(N_("Company colour")))

    def apply_theme(self, theme: Theme) -> None:
        """Take the lengths of ``theme``."""
        self._theme = theme
        em = theme.em
        self._column.setContentsMargins(em(1.4), em(1.1), em(1.4), em(1.2))
        self._column.setSpacing(em(0.6))
        self.colour.setMaximumWidth(em(_COLOUR_EM))
        self.show_brand()

    # what people do --------------------------------------------------------------

    def _on_choose(self) -> None:
        words = self._words
        filters = words(N_("Pictures (*.png *.jpg *.jpeg)"))
        path = self._scene.asker.open_path(words(N_("Choose a logo")), filters)
        if path is not None:
            self._change(lambda: set_logo(self._project, _read(path)))

    def _on_colour(self) -> None:
        self._change(lambda: set_colour(self._project, self.colour.text()))
        self._show_swatch()

    def _change(self, change: Callable[[], object]) -> None:
        self.error.hide()
        try:
            change()
        except UserError as error:
            self.error.setText(self._words.of_error(error))
            self.error.show()
        else:
            self.show_brand()


def _fill(row: QHBoxLayout, *parts: QWidget) -> None:
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)


def _read(path: Path) -> bytes:
    """Return the bytes of a file, as far as a logo may have any."""
    try:
        with path.open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise SurroundingsError(_UNREADABLE, name=path.name) from error
