"""What is shown when questionnaires are written: where they are, and the text for the mail."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.person import Person
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.questionnaires.layout import FormKind
from rai_desktop.services.questionnaires.mail import mail_link, mail_subject, mail_text
from rai_desktop.ui.pages.base import Scene
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import breakable, label, let_wrap, scrolled
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words


class AskedPage(QWidget):
    """The mail can be copied, or begun in the mail program; ``closed`` when all is done."""

    closed = Signal()

    def __init__(self, words: Words, theme: Theme, scene: Scene) -> None:
        super().__init__()
        self._words = words
        self._scene = scene
        self._folder_path = Path()
        self._subject = ""
        self._title = label("asked_title", "heading", wraps=True)
        self._place = label("asked_place", wraps=True)
        self._next = label("asked_next", "muted", wraps=True)
        self._text_label = label("asked_text_label", "field", wraps=True)
        self.text = QPlainTextEdit()
        self._folder = ShortButton("asked_folder")
        self.copy = ShortButton("asked_copy")
        self._mail = ShortButton("asked_mail")
        self._close = ShortButton("asked_close", "primary")
        self._build(theme)
        self._connect()

    def show_written(
        self, labels: Labels, kind: FormKind, targets: Sequence[Path], due: date | None
    ) -> None:
        """Tell where the files are, and show the mail in the language of ``labels``."""
        words, project = self._words, self._scene.project
        self._folder_path = targets[0].parent
        company = project.organisation()
        self._subject = mail_subject(labels.words, kind, company.name if company else "")
        person = project.store.entity(Uid(project.author)) if project.author else None
        sender = person.name if isinstance(person, Person) else ""
        day = labels.words.day(due) if due else ""
        text = mail_text(labels, kind, due=day, sender=sender)
        self.text.setPlainText(f"{self._subject}\n\n{text}")
        self._title.setText(
            words.plural(
                "{count} questionnaire is ready", "{count} questionnaires are ready", len(targets)
            )
        )
        shown = targets[0] if len(targets) == 1 else self._folder_path
        self._place.setText(breakable(str(shown)))

    def enter(self) -> None:
        """Put the keyboard on what comes next."""
        self.copy.setFocus()
        self._close.setDefault(True)

    def _build(self, theme: Theme) -> None:
        words, inside, whole = self._words, QWidget(), QVBoxLayout(self)
        column = QVBoxLayout(inside)
        for layout in (column, whole):
            layout.setContentsMargins(0, 0, theme.em(0.3), 0)
            layout.setSpacing(theme.em(0.7))
        self._next.setText(
            words(N_("Send each file by e-mail to its department or supplier. Attach it by hand."))
        )
        self._text_label.setText(words(N_("Text for the e-mail")))
        self._text_label.setBuddy(self.text)
        self.text.setObjectName("asked_text")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(theme.em(10))
        for part in (self._title, self._place, self._next, self._text_label):
            column.addWidget(part)
        column.addWidget(self.text, 1)
        let_wrap(inside)
        whole.addWidget(scrolled(inside, "asked_area"), 1)
        foot = QHBoxLayout()
        for part in (self._folder, self._mail, self.copy):
            foot.addWidget(part)
        foot.addStretch(1)
        foot.addWidget(self._close)
        whole.addLayout(foot)
        self._folder.setText(words(N_("Show in folder")))
        self.copy.setText(words(N_("Copy the text")))
        self._mail.setText(words(N_("Write the e-mail…")))
        self._close.setText(words(N_("Close")))

    def _connect(self) -> None:
        self._folder.clicked.connect(lambda: self._scene.opener(self._folder_path))
        self.copy.clicked.connect(self._on_copy)
        self._mail.clicked.connect(self._on_mail)
        self._close.clicked.connect(self.closed)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())

    def _on_mail(self) -> None:
        body = self.text.toPlainText().partition("\n\n")[2]
        self._scene.opener(mail_link(self._subject, body))
