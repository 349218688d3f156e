"""What is shown when the copy is written: size, fingerprint, and how to mail it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.services.mailing import WrittenCopy, mail_address
from rai_desktop.ui.pages.base import Scene
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import breakable, label, let_wrap, scrolled
from rai_desktop.ui.telling import size_text
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words


class DonePage(QWidget):
    """Tells about a written copy and begins the mail; ``closed`` when nothing more is wanted."""

    closed = Signal()

    def __init__(self, words: Words, theme: Theme, scene: Scene) -> None:
        super().__init__()
        self._words = words
        self._scene = scene
        self._copy: WrittenCopy | None = None
        self._title = label("sent_title", "heading", wraps=True)
        self._facts = [label(f"sent_fact_{n}", wraps=True) for n in range(3)]
        self._attach = label("sent_attach", "field", wraps=True)
        self._next = label("sent_next", "muted", wraps=True)
        self.mail_button = ShortButton("sent_mail", "primary")
        self._folder = ShortButton("sent_folder")
        self._close = ShortButton("sent_close")
        self._build(theme)
        self._connect()

    def show_copy(self, copy: WrittenCopy) -> None:
        """Tell about ``copy``."""
        words, self._copy = self._words, copy
        self._title.setText(words(N_("The copy is ready")))
        texts = (
            words.filled(N_("File: {path}"), path=breakable(str(copy.path))),
            words.filled(N_("Size: {size}"), size=size_text(words, copy.size)),
            words.filled(N_("Fingerprint: {fingerprint}"), fingerprint=copy.fingerprint),
        )
        for fact, text in zip(self._facts, texts, strict=True):
            fact.setText(text)
        self._attach.setText(
            words.filled(N_("Please attach this file: {name}"), name=copy.path.name)
        )
        lines = [words(N_("The e-mail program opens with a text that is ready. Add the address."))]
        if copy.is_encrypted:
            lines.append(words(N_("Tell the pass phrase by phone, not by e-mail.")))
        self._next.setText("\n".join(lines))

    def height_at(self, width: int) -> int:
        """Return how high the page is at this width if nothing has to be scrolled."""
        gap = self._column.spacing()
        told = self._column.totalHeightForWidth(width - self._column.contentsMargins().right())
        return told + 2 * gap + self._foot.sizeHint().height()

    def _build(self, theme: Theme) -> None:
        inside, whole = QWidget(), QVBoxLayout(self)
        self._column = column = QVBoxLayout(inside)
        for layout in (column, whole):
            layout.setContentsMargins(0, 0, theme.em(0.4), 0)
            layout.setSpacing(theme.em(0.7))
        whole.addWidget(scrolled(inside, "sent_area"), 1)
        for part in (self._title, *self._facts, self._attach, self._next):
            part.setTextInteractionFlags(
                part.textInteractionFlags() | Qt.TextInteractionFlag.TextSelectableByMouse
            )
            column.addWidget(part)
        column.addStretch(1)
        let_wrap(inside)
        self._foot = foot = QHBoxLayout()
        foot.addWidget(self._folder)
        foot.addStretch(1)
        foot.addWidget(self._close)
        foot.addWidget(self.mail_button)
        whole.addLayout(foot)
        words = self._words
        self.mail_button.setText(words(N_("Write the e-mail…")))
        self._folder.setText(words(N_("Show in folder")))
        self._close.setText(words(N_("Close")))

    def _connect(self) -> None:
        self.mail_button.clicked.connect(self._on_mail)
        self._folder.clicked.connect(self._on_folder)
        self._close.clicked.connect(self.closed)

    def _on_mail(self) -> None:
        if self._copy is not None:
            company = self._scene.project.organisation()
            name = company.name if company else ""
            self._scene.opener(mail_address(self._words, name, self._copy))

    def _on_folder(self) -> None:
        if self._copy is not None:
            self._scene.opener(self._copy.path.parent)
