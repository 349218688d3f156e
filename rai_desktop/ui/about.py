"""About: which version this is, that nothing leaves the computer, licences and sources."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from rai_desktop import __version__
from rai_desktop.domain.library import Attribution
from rai_desktop.domain.texts import N_
from rai_desktop.ui.icons import picture
from rai_desktop.ui.parts.reading_order import ReadingDialog
from rai_desktop.ui.parts.widgets import frame, label, scrolled, show_pixmap
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

_PARAGRAPHS = (
    (
        "about_offline",
        N_("Everything stays on this computer."),
        N_(
            "The program makes no network connection. It has no account, no server and sends "
            "nothing to anybody. You can check it: it works the same without any network."
        ),
    ),
    (
        "about_files",
        N_("Your data are in one file."),
        N_("You decide where the file is, who gets a copy and when it is deleted."),
    ),
    (
        "about_licences",
        N_("Licences"),
        N_(
            "RAI Desktop is free software under the MIT licence. It uses Python, Qt and PySide6 "
            "(LGPL 3), SQLModel, SQLAlchemy, openpyxl and reportlab; their licence texts come "
            "with the packages. The DejaVu fonts are under their own free licence."
        ),
    ),
)


_OWN_WORDS = N_(
    "The texts of the content packs are our own. Ids, short names and facts come from these "
    "publications:"
)


def _sources(sources: Sequence[Attribution], words: Words) -> Iterator[tuple[str, str, str]]:
    """Yield the publications by the terms under which they may be used."""
    if sources:
        yield ("about_sources", words(N_("Sources of the content")), words(_OWN_WORDS))
    groups: dict[str, list[str]] = {}
    for source in sources:
        line = f"• {source.title} ({source.publisher})"
        groups.setdefault(words.pick(source.terms), []).append(line)
    for place, (terms, lines) in enumerate(groups.items()):
        yield (f"about_terms_{place}", terms, "\n".join(lines))


HIGHEST = 50
"""The height in em from which texts of a dialog scroll."""


class AboutDialog(ReadingDialog):
    """Tells about the program and ``sources`` of its content; closes by Esc or its button."""

    def __init__(
        self, window: QWidget, words: Words, theme: Theme, sources: Sequence[Attribution] = ()
    ) -> None:
        super().__init__(window)
        self.setObjectName("about")
        self.setWindowTitle(words(N_("About RAI Desktop")))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        em = theme.em
        self.setMinimumWidth(em(38))
        column = QVBoxLayout()
        column.addLayout(self._head(words, theme))
        line = frame("line", "line")
        line.setFixedHeight(1)
        column.addWidget(line)
        for name, title, text in _PARAGRAPHS:
            column.addLayout(paragraph(name, words(title), words(text), theme))
        for name, title, text in _sources(sources, words):
            column.addLayout(paragraph(name, title, text, theme))
        fill_dialog(self, column, self._buttons(words), theme)

    def _head(self, words: Words, theme: Theme) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(theme.em(1.2))
        sign = label("about_sign")
        show_pixmap(sign, picture("product", theme, "accent", 4, self.devicePixelRatioF()))
        head.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        name = label("about_name", "title")
        name.setText("RAI Desktop")
        version = label("about_version", "muted")
        version.setText(words.filled(N_("Version {version}"), version=__version__))
        texts.setSpacing(0)
        texts.addWidget(name)
        texts.addWidget(version)
        head.addLayout(texts, 1)
        return head

    def _buttons(self, words: Words) -> QDialogButtonBox:
        box = QDialogButtonBox()
        close = QPushButton(words(N_("Close")))
        close.setObjectName("about_close")
        box.addButton(close, QDialogButtonBox.ButtonRole.AcceptRole)
        box.accepted.connect(self.accept)
        close.setDefault(True)
        return box


def fill_dialog(dialog: QDialog, texts: QVBoxLayout, foot: QWidget, theme: Theme) -> None:
    """Put texts, which scroll on a low screen, also by arrow keys, and buttons into a dialog."""
    em = theme.em
    inside = QWidget()
    texts.setContentsMargins(em(2), em(1.8), em(2), em(0.6))
    texts.setSpacing(em(0.9))
    texts.addStretch(1)
    inside.setLayout(texts)
    inside.setMinimumHeight(1)  # as high as its lines at this width, and no higher
    below = QHBoxLayout()
    below.setContentsMargins(em(2), em(0.6), em(2), em(1.5))
    below.addWidget(foot)
    whole = QVBoxLayout(dialog)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(0)
    area = scrolled(inside, f"{dialog.objectName()}_scroll")
    area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    area.setAccessibleName(dialog.windowTitle())
    whole.addWidget(area, 1)
    whole.addLayout(below)
    width = dialog.minimumWidth()
    height = texts.totalHeightForWidth(width) + below.sizeHint().height()
    dialog.resize(width, min(height, theme.em(HIGHEST)))


def paragraph(name: str, title: str, text: str, theme: Theme) -> QVBoxLayout:
    """Return a heading with a text below it."""
    column = QVBoxLayout()
    column.setSpacing(theme.em(0.2))
    head = label(f"{name}_title", "field", wraps=True)
    head.setText(title)
    body = label(name, "muted", wraps=True)
    body.setText(text)
    column.addWidget(head)
    column.addWidget(body)
    return column
