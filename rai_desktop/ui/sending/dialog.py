"""The dialog that sends a copy: what is left out, the pass phrase, the place; then the mail."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.left_out import LeftOut
from rai_desktop.domain.texts import N_
from rai_desktop.services.mailing import WrittenCopy
from rai_desktop.services.sending import (
    ENCRYPTED_ENDING,
    LIMIT,
    MEANINGS,
    PLAIN_ENDING,
    check_target,
)
from rai_desktop.ui.file_names import encrypted_filter, file_filter, file_name
from rai_desktop.ui.opening import is_same_place
from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.base import Scene
from rai_desktop.ui.parts.progress import progress_bar
from rai_desktop.ui.parts.reading_order import ReadingDialog
from rai_desktop.ui.parts.short import ShortButton, ShortCheckBox
from rai_desktop.ui.parts.widgets import breakable, label, let_wrap, scrolled
from rai_desktop.ui.sending.done import DonePage
from rai_desktop.ui.sending.phrase_fields import PhraseFields, error_label
from rai_desktop.ui.sending.writing import CopyWriter, SendOrder
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

MARGINS = (1.6, 1.4, 1.2, 1.3)
WIDTH, HEIGHT = 44, 46
"""Lengths of the dialog in em; what is higher scrolls."""

_LEAD = N_(
    "A copy of your inventory is written as a file. You attach it to an e-mail yourself: "
    "this program sends nothing."
)
_REVIEW = N_(
    "Whoever gets it can add reviews and write notes, and nothing else. When the file comes back, "
    "only these are taken over."
)
_BIN = N_("What is in the bin travels, too.")


class SendDialog(ReadingDialog):
    """Asks what of a project is sent, writes the copy, and helps to mail it."""

    def __init__(self, window: QWidget, scene: Scene, words: Words, theme: Theme) -> None:
        super().__init__(window)
        self.setObjectName("send")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._scene = scene
        self._words = words
        self._theme = theme
        self._chosen: Path | None = None
        self._writer = CopyWriter(scene.session, self)
        self._pages = QStackedWidget()
        self.left_out: dict[LeftOut, ShortCheckBox] = {}
        self.is_review = ShortCheckBox()
        self.phrase = PhraseFields(words, theme)
        self._limit = label("send_limit", "small", wraps=True)
        self._place = label("send_place", wraps=True)
        self._other = ShortButton("send_other", "quiet")
        self.error = error_label("send_error")
        self._bar = progress_bar("send_progress")
        self.write_button = ShortButton("send_write", "primary")
        self._back = ShortButton("send_back")
        self._inside = QWidget()
        self.done_page = DonePage(words, theme, scene)
        self._build()
        self._connect()
        self._show_state()
        self.resize(theme.em(WIDTH), theme.em(HEIGHT))

    # parts ---------------------------------------------------------------------

    def _build(self) -> None:
        self.setWindowTitle(self._words(N_("Send by e-mail")))
        self._fill(QVBoxLayout(self._inside))
        let_wrap(self._inside)
        page = QWidget()
        column = QVBoxLayout(page)
        self._spread(column, 0.9)
        self._bar.setAccessibleName(self._words(N_("Progress of the copy")))
        for part in (scrolled(self._inside, "send_area"), self.error, self._bar):
            column.addWidget(part, 1 if part is not self.error and part is not self._bar else 0)
        column.addLayout(self._foot())
        self._pages.addWidget(page)
        self._pages.addWidget(self.done_page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*(self._theme.em(side) for side in MARGINS))
        whole.addWidget(self._pages)

    def _fill(self, column: QVBoxLayout) -> None:
        self._spread(column, 0.5)
        column.addWidget(self._text("send_lead", "muted", _LEAD))
        column.addWidget(self._text("send_without", "heading", N_("Leave out")))
        for part in LeftOut:
            self.left_out[part] = _box(f"send_{part}", self._words(part.label))
            self._add_choice(column, self.left_out[part], MEANINGS[part])
        self._limit.setText(self._words(LIMIT))
        column.addWidget(self._limit)
        column.addWidget(self._text("send_bin", "small", _BIN))
        column.addWidget(self._text("send_review_title", "heading", N_("For a review")))
        self.is_review.setObjectName("send_review")
        self.is_review.setText(self._words(N_("Review copy")))
        self._add_choice(column, self.is_review, _REVIEW)
        column.addWidget(self._text("send_protection", "heading", N_("Protection on its way")))
        column.addWidget(self.phrase)
        column.addWidget(self._text("send_place_title", "heading", N_("Where the copy is put")))
        row = QHBoxLayout()
        row.addWidget(self._place, 1)
        row.addWidget(self._other)
        column.addLayout(row)
        column.addStretch(1)

    def _add_choice(self, column: QVBoxLayout, box: ShortCheckBox, meaning: str) -> None:
        text = self._text(f"{box.objectName()}_meaning", "small", meaning)
        text.setContentsMargins(self._theme.em(1.7), 0, 0, self._theme.em(0.2))
        box.setAccessibleDescription(self._words(meaning))
        column.addWidget(box)
        column.addWidget(text)

    def _foot(self) -> QLayout:
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._back)
        foot.addWidget(self.write_button)
        self._other.setText(self._words(N_("Other place…")))
        self.write_button.setText(self._words(N_("Write the copy")))
        self._back.setText(self._words(N_("Cancel")))
        return foot

    def _text(self, name: str, role: str, text: str) -> QWidget:
        made = label(name, role, wraps=True)
        if role == "heading":
            made.setContentsMargins(0, self._theme.em(0.8), 0, 0)
        made.setText(self._words(text))
        return made

    def _spread(self, column: QVBoxLayout, space: float) -> None:
        column.setContentsMargins(0, 0, self._theme.em(0.4), 0)
        column.setSpacing(self._theme.em(space))

    def _connect(self) -> None:
        for box in self.left_out.values():
            box.toggled.connect(lambda _: self._show_state())
        self.phrase.changed.connect(self._show_state)
        self._other.clicked.connect(self._on_other)
        self._back.clicked.connect(self.reject)
        self.write_button.clicked.connect(self._on_write)
        self._writer.progressed.connect(self._on_progressed)
        self._writer.finished.connect(self._on_finished)
        self._writer.failed.connect(self._on_failed)
        self._writer.cancelled.connect(self._show_state)
        self.done_page.closed.connect(self.accept)

    # state ---------------------------------------------------------------------

    @property
    def chosen_parts(self) -> frozenset[LeftOut]:
        """What is left out."""
        return frozenset(part for part, box in self.left_out.items() if box.isChecked())

    @property
    def target(self) -> Path:
        """Where the copy is put; its ending tells whether it is encrypted."""
        ending = ENCRYPTED_ENDING if self.phrase.is_wanted.isChecked() else PLAIN_ENDING
        if self._chosen is not None:
            return _with_ending(self._chosen, ending)
        project = self._scene.project
        company = project.organisation()
        own = project.store.path.parent
        folder = self._scene.session.documents_folder() if company and company.example else own
        name = file_name(f"{project.store.path.stem} {project.clock.today().isoformat()}")
        return _free(folder, name, ending)

    def _show_state(self) -> None:
        is_busy = self._writer.is_running
        withheld = {LeftOut.NAMES, LeftOut.COSTS, LeftOut.COMMENTS}
        self._limit.setVisible(not withheld.isdisjoint(self.chosen_parts))
        self._place.setText(breakable(str(self.target)))
        self._inside.setEnabled(not is_busy)
        self._bar.setVisible(is_busy)
        self.write_button.setEnabled(not is_busy)
        self.write_button.setDefault(True)

    # what people do --------------------------------------------------------------

    def _on_other(self) -> None:
        is_encrypted = self.phrase.is_wanted.isChecked()
        filters = encrypted_filter(self._words) if is_encrypted else file_filter(self._words, "rai")
        title = self._words(N_("Where the copy is put"))
        chosen = self._scene.asker.save_path(title, self.target, filters)
        if chosen is not None:
            self._chosen = chosen
            self._show_state()

    def _on_write(self) -> None:
        target, project = self.target, self._scene.project
        self.error.hide()
        try:
            self.phrase.check()
            check_target(target, self.phrase.phrase)
            if is_same_place(target, project.store.path):
                text = N_("{name} is the open file itself. Choose another name for the copy.")
                raise UserError(text, name=target.name)  # noqa: TRY301 - shown like the others
            self._bar.setRange(0, 0)
            self._writer.start(project, self._order(target))
        except UserError as error:
            self._on_failed(error)
        self._show_state()

    def _order(self, target: Path) -> SendOrder:
        return SendOrder(
            target=target,
            left_out=self.chosen_parts,
            is_review=self.is_review.isChecked(),
            phrase=self.phrase.phrase,
            spoken=self._words.language,
        )

    def _on_progressed(self, done: int, total: int) -> None:
        self._bar.setRange(0, max(0, total))
        self._bar.setValue(min(done, total))

    def _on_finished(self, copy: WrittenCopy) -> None:
        self.done_page.show_copy(copy)
        self._pages.setCurrentWidget(self.done_page)
        self._shrink()
        self.done_page.mail_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _shrink(self) -> None:
        """Be no higher than what is told about the copy."""
        left, top, right, bottom = (self._theme.em(side) for side in MARGINS)
        wanted = self.done_page.height_at(self.width() - left - right) + top + bottom
        self.resize(self.width(), min(self.height(), wanted))

    def _on_failed(self, error: UserError) -> None:
        self.error.setText(self._words.of_error(error))
        self.error.show()
        self._show_state()

    @override
    def reject(self) -> None:
        if self._writer.is_running:
            self._writer.cancel()
            return
        super().reject()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._writer.end_now()
        super().closeEvent(event)


def _box(name: str, text: str) -> ShortCheckBox:
    made = ShortCheckBox()
    made.setObjectName(name)
    made.setText(text)
    return made


def _with_ending(path: Path, ending: str) -> Path:
    """Return ``path`` with the ending that fits, whatever of the two it has."""
    name = path.name
    for known in (ENCRYPTED_ENDING, PLAIN_ENDING):
        if name.lower().endswith(known):
            name = name[: -len(known)]
            break
    return path.with_name(name + ending)


def _free(folder: Path, name: str, ending: str) -> Path:
    """Return a path at which nothing is yet."""
    path, number = folder / f"{name}{ending}", 2
    while path.exists():
        path, number = folder / f"{name} ({number}){ending}", number + 1
    return path
