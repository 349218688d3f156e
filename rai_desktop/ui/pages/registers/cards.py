"""What the page of registers tells: the file written last, the contents, the open points."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.services.registers.preview import Content, OpenGroup, RegisterPreview
from rai_desktop.ui.icons import picture
from rai_desktop.ui.pages.written import WrittenRegister
from rai_desktop.ui.parts.elided import ElidedLabel
from rai_desktop.ui.parts.rows import RowButton
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import label, show_pixmap
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words


class TitledCard(QFrame):
    """A surface with a heading."""

    def __init__(self, name: str, title: str, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName(name)
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title_text = title
        self._title = label(f"{name}_title", "heading", wraps=True)
        self._text = label(f"{name}_text", "muted", wraps=True)
        self._text.hide()
        self.column = QVBoxLayout(self)
        self.column.addWidget(self._title)
        self.column.addWidget(self._text)

    def say(self, text: str) -> None:
        """Show a sentence below the heading."""
        self._text.setText(text)
        self._text.setVisible(bool(text))

    def retranslate(self, words: Words) -> None:
        """Show the words in another language."""
        self._title.setText(words(self._title_text))

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._theme = theme
        em = theme.em
        self.column.setContentsMargins(em(1.4), em(1.1), em(1.4), em(1.2))
        self.column.setSpacing(em(0.4))


class WrittenCard(TitledCard):
    """The file written last; ``opened`` carries it, or its folder."""

    opened = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__("written", N_("Written last"), theme)
        self._register: WrittenRegister | None = None
        self._name = ElidedLabel("written_name", "field")
        self._place = ElidedLabel("written_place", "small")
        self._open = ShortButton("written_open")
        self._folder = ShortButton("written_folder")
        texts = QVBoxLayout()
        texts.addWidget(self._name)
        texts.addWidget(self._place)
        self._row = QHBoxLayout()
        self._row.addLayout(texts, 1)
        self._row.addWidget(self._open)
        self._row.addWidget(self._folder)
        self.column.addLayout(self._row)
        self._open.clicked.connect(lambda: self._tell(is_folder=False))
        self._folder.clicked.connect(lambda: self._tell(is_folder=True))
        self.hide()

    def show_register(self, register: WrittenRegister | None, words: Words) -> None:
        """Show where the file is; nothing when there is none."""
        self._register = register
        self.setVisible(register is not None)
        if register is not None:
            self._name.show_text(register.path.name)
            self._place.show_text(
                words.filled(
                    N_("{moment} in {folder}"),
                    moment=words.moment(register.moment.astimezone()),
                    folder=register.path.parent,
                )
            )

    def retranslate(self, words: Words) -> None:
        """Show the words in another language."""
        super().retranslate(words)
        self._open.setText(words(N_("Open the file")))
        self._folder.setText(words(N_("Show in folder")))

    def apply_theme(self, theme: Theme) -> None:
        """Take the lengths of ``theme``."""
        super().apply_theme(theme)
        self._row.setSpacing(theme.em(0.6))

    def _tell(self, *, is_folder: bool) -> None:
        if self._register is not None:
            path = self._register.path
            self.opened.emit(path.parent if is_folder else path)


class ContentsCard(TitledCard):
    """How many entries of each kind the register holds."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("contents", N_("What it contains"), theme)
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 1)
        self.column.addLayout(self._grid)
        self.column.addStretch(1)

    def show_contents(self, contents: Sequence[Content], words: Words) -> None:
        """Show the counts."""
        _empty(self._grid)
        for line, content in enumerate(contents):
            name = label(f"content_{content.kind}", wraps=True)
            name.setText(content.title)
            count = label(f"content_{content.kind}_count", "field")
            count.setText(words.number(content.count))
            count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(name, line, 0)
            self._grid.addWidget(count, line, 1)

    def apply_theme(self, theme: Theme) -> None:
        """Take the lengths of ``theme``."""
        super().apply_theme(theme)
        self._grid.setVerticalSpacing(theme.em(0.4))


class OpenCard(TitledCard):
    """What is open, each with the entries it concerns one click away."""

    target_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__("open_points", N_("Still open"), theme)
        self._rows = QVBoxLayout()
        self.column.addLayout(self._rows)
        self.column.addStretch(1)

    def show_groups(self, preview: RegisterPreview, words: Words) -> None:
        """Show the open points; the register lists each of them."""
        _empty(self._rows)
        text = N_("You can write the register all the same; it lists each open point.")
        if not preview.open_groups:
            text = (
                N_("Nothing is open.") if preview.has_systems else N_("No AI systems entered yet.")
            )
        self.say(words(text))
        for place, group in enumerate(preview.open_groups):
            row = _OpenRow(place, group, words)
            row.apply_theme(self._theme)
            row.clicked.connect(lambda _=False, target=group.target: self._tell(target))
            self._rows.addWidget(row)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        super().apply_theme(theme)
        self._rows.setSpacing(theme.em(0.1))
        for place in range(self._rows.count()):
            item = self._rows.itemAt(place)
            row = item.widget() if item is not None else None
            if isinstance(row, _OpenRow):
                row.apply_theme(theme)

    def _tell(self, target: object) -> None:
        self.target_wanted.emit(target)


class _OpenRow(RowButton):
    def __init__(self, place: int, group: OpenGroup, words: Words) -> None:
        super().__init__(f"open_{place}")
        self._count = label("open_count", "field")
        self._count.setText(words.number(group.count))
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._text = label("open_text", wraps=True)
        self._text.setText(f"{group.title}: {group.text}")
        self._arrow = label("open_arrow")
        parts: tuple[QWidget, ...] = (self._count, self._text, self._arrow)
        for part in parts:
            self.row.addWidget(part, 1 if part is self._text else 0)
        self.let_through(*parts)
        self.setAccessibleName(f"{self._count.text()} {self._text.text()}")

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        em = theme.em
        self.row.setContentsMargins(em(0.3), em(0.45), em(0.3), em(0.45))
        self.row.setSpacing(em(0.7))
        self._count.setMinimumWidth(em(3.4))
        ratio = self.devicePixelRatioF()
        show_pixmap(self._arrow, picture("right", theme, "muted", 1.2, ratio))


def _empty(layout: QGridLayout | QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.setParent(None)
            old.deleteLater()
