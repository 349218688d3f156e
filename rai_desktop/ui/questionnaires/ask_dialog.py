"""The dialog that writes questionnaires: whom, in which language, until when, and the mail."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import FieldKind, FieldSpec
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.texts import N_
from rai_desktop.services.jobs import Progress, Tell
from rai_desktop.services.labels import Labels
from rai_desktop.services.questionnaires.asking import (
    AskedForm,
    Asking,
    form_for_anybody,
    form_for_supplier,
    forms_for_departments,
    record_asked,
)
from rai_desktop.services.questionnaires.layout import FormKind
from rai_desktop.ui.file_names import file_filter, free_path
from rai_desktop.ui.forms.rows import FieldRow
from rai_desktop.ui.jobs import remove
from rai_desktop.ui.language import NAMES
from rai_desktop.ui.pages.base import Scene
from rai_desktop.ui.parts.reading_order import ReadingDialog
from rai_desktop.ui.parts.short import ShortButton, ShortRadioButton
from rai_desktop.ui.parts.widgets import label, let_wrap, scrolled
from rai_desktop.ui.preparing import PreparingDialog
from rai_desktop.ui.questionnaires.asked_page import AskedPage
from rai_desktop.ui.questionnaires.whom import ANYBODY, DEPARTMENTS, SUPPLIER, WhomToAsk
from rai_desktop.ui.session import ExportKind
from rai_desktop.ui.theme import Theme

USUAL_TIME = timedelta(days=14)
DUE = FieldSpec(key="ask_due", kind=FieldKind.DATE, label=N_("Answer wanted by"))
_LEAD = N_(
    "The questionnaires are Excel files for you to send by e-mail. Read filled ones in "
    "with “Read in filled questionnaires”."
)


class AskDialog(ReadingDialog):
    """Writes the files, remembers whom they go to, then shows the text for the mail.

    ``told`` carries a sentence about what was done.
    """

    told = Signal(str)

    def __init__(self, window: QWidget | None, scene: Scene, labels: Labels, theme: Theme) -> None:
        super().__init__(window)
        self.setObjectName("asking")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._scene = scene
        self._labels = labels
        self._words = labels.words
        self._due: date | None = scene.project.clock.today() + USUAL_TIME
        self._asked: Sequence[AskedForm] = ()
        self._targets: Sequence[Path] = ()
        self._theme = theme
        self._pages = QStackedWidget()
        self.whom = WhomToAsk(scene.project, labels, theme)
        self.languages = QButtonGroup(self)
        self.due = FieldRow(DUE, labels, theme, None)
        self.done_page = AskedPage(self._words, theme, scene)
        self.error = label("asking_error", "hint", wraps=True)
        self._cancel = ShortButton("asking_cancel")
        self.write_button = ShortButton("asking_write", "primary")
        self._build(theme)
        self._connect()
        self._show_state()

    def ask_supplier_of(self, system: Uid) -> None:
        """Begin with the supplier of a system."""
        self.whom.choose(SUPPLIER, system)

    # parts -----------------------------------------------------------------------

    def _build(self, theme: Theme) -> None:
        em, words = theme.em, self._words
        title, lead = label("asking_title", "heading", wraps=True), label("", "muted", wraps=True)
        title.setText(words(N_("Send questionnaires")))
        self.setWindowTitle(title.text())
        lead.setText(words(_LEAD))
        inside, page, whole = QWidget(), QWidget(), QVBoxLayout(self)
        column, outer = QVBoxLayout(inside), QVBoxLayout(page)
        column.setContentsMargins(0, 0, em(0.4), 0)
        column.setSpacing(em(0.8))
        self.due.show_value(self._due)
        for part in (title, lead, self.whom):
            column.addWidget(part)
        self._add_languages(column)
        column.addWidget(self.due)
        column.addStretch(1)
        let_wrap(inside)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inside, "asking_area"), 1)
        outer.addWidget(self.error)
        outer.addLayout(self._foot())
        self._pages.addWidget(page)
        self._pages.addWidget(self.done_page)
        whole.setContentsMargins(em(1.6), em(1.3), em(1.2), em(1.2))
        whole.addWidget(self._pages)
        self.error.hide()
        self.resize(em(50), em(42))

    def _add_languages(self, column: QVBoxLayout) -> None:
        title = label("asking_language", "field", wraps=True)
        title.setText(self._words(N_("Language of the questionnaires")))
        column.addWidget(title)
        row = QHBoxLayout()
        for number, (code, name) in enumerate(NAMES.items()):
            radio = ShortRadioButton()
            radio.setObjectName(f"asking_{code}")
            radio.setText(name)
            radio.setChecked(code == self._words.language)
            self.languages.addButton(radio, number)
            row.addWidget(radio)
        row.addStretch(1)
        column.addLayout(row)

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        self._cancel.setText(self._words(N_("Cancel")))
        self.write_button.setText(self._words(N_("Write the files…")))
        self.write_button.setDefault(True)
        foot.addStretch(1)
        foot.addWidget(self._cancel)
        foot.addWidget(self.write_button)
        return foot

    def _connect(self) -> None:
        self.whom.changed.connect(self._show_state)
        self.due.edited.connect(self._on_due)
        self._cancel.clicked.connect(self.reject)
        self.write_button.clicked.connect(self._on_write)
        self.done_page.closed.connect(self.accept)

    # asking ------------------------------------------------------------------------

    @property
    def _language(self) -> str:
        return list(NAMES)[self.languages.checkedId()]

    def _on_due(self, _key: str, day: Value) -> None:
        self._due = day if isinstance(day, date) else None

    def _show_state(self) -> None:
        self.write_button.setEnabled(self.whom.is_complete)

    def _say(self, error: UserError) -> None:
        self.error.setText(self._words.of_error(error))
        self.error.show()
        self._show_state()

    def _on_write(self) -> None:
        self.due.editor.flush()
        if self.due.error_text:
            return
        self.error.hide()
        try:
            self._asked = self._forms()
        except UserError as error:
            self._say(error)
            return
        self._targets = self._places()
        if self._targets:
            title = self._words(N_("Send questionnaires"))
            preparing = PreparingDialog(self, self._words, self._theme, title)
            preparing.prepared.connect(self._on_written)
            preparing.failed.connect(self._say)
            preparing.prepare(self._write, N_("The questionnaires are being written…"))

    def _forms(self) -> Sequence[AskedForm]:
        project = self._scene.project
        asking = Asking(labels=self._scene.session.labels(self._language), due=self._due)
        if self.whom.choice == DEPARTMENTS:
            return forms_for_departments(project, asking, self.whom.named())
        if self.whom.choice == ANYBODY:
            return [form_for_anybody(project, asking)]
        system = self.whom.system()
        assert system is not None  # noqa: S101 - the button is off without one
        return [form_for_supplier(project, asking, system)]

    def _places(self) -> list[Path]:
        """Ask where the files go; files that are there already stay as they are."""
        words, start = self._words, self._scene.session.documents_folder()
        if len(self._asked) > 1:
            folder = self._scene.asker.folder(words(N_("Folder for the questionnaires")), start)
            return [free_path(folder, each.file_name) for each in self._asked] if folder else []
        target = self._scene.asker.save_path(
            words(N_("Save the questionnaire")),
            start / self._asked[0].file_name,
            file_filter(words, ExportKind.XLSX),
        )
        return [target] if target else []

    def _write(self, tell: Tell) -> None:
        """Write all files, or none: what was written goes when the rest does not come."""
        written: list[Path] = []
        try:
            for each, target in zip(self._asked, self._targets, strict=True):
                tell(Progress(done=len(written), total=len(self._targets)))
                self._scene.session.forms.write(each.form, target)
                written.append(target)
        except UserError:
            for target in written:
                remove(target)
            raise

    def _on_written(self, _result: object) -> None:
        try:
            record_asked(self._scene.project, self._asked)
        except UserError as error:
            self._say(error)
            return
        kind = FormKind.SUPPLIER if self.whom.choice == SUPPLIER else FormKind.DEPARTMENT
        labels = self._scene.session.labels(self._language)
        self.done_page.show_written(labels, kind, self._targets, self._due)
        self._pages.setCurrentWidget(self.done_page)
        self.done_page.enter()
        self.told.emit(
            self._words.plural(
                "{count} questionnaire was written.",
                "{count} questionnaires were written.",
                len(self._targets),
            )
        )
