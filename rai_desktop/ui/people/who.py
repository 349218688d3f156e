"""The dialog that asks who works here: a person of the project, or a new one."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.kinds.person import PERSON
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.people import people_to_choose, work_as, work_as_named
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.forms.editors.choices import CalmComboBox
from rai_desktop.ui.forms.rows import FieldRow
from rai_desktop.ui.parts.reading_order import ReadingDialog
from rai_desktop.ui.parts.widgets import label
from rai_desktop.ui.theme import Theme

KEYS = ("name", "function")


class WhoDialog(ReadingDialog):
    """Lets somebody choose their name, or enter it; ``answered`` tells that it is known now.

    ``known`` are name and function as they are suggested.
    """

    answered = Signal()

    def __init__(
        self,
        window: QWidget,
        project: OpenProject,
        labels: Labels,
        theme: Theme,
        known: Mapping[str, Value] | None = None,
    ) -> None:
        super().__init__(window)
        self.setObjectName("who")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._project = project
        self._words = labels.words
        self._values: dict[str, Value] = dict(known or {})
        self._lead = label("who_lead", "muted", wraps=True)
        self._caption = label("who_caption", "field")
        self.people = CalmComboBox()
        self.rows = {key: _row(key, labels, theme) for key in KEYS}
        self._hint = label("who_hint", "hint", wraps=True)
        self._buttons = QDialogButtonBox()
        self._column = QVBoxLayout(self)
        self._width = 0
        self._build()
        self._fill()
        self._show_rows()
        em = theme.em
        self._column.setContentsMargins(em(1.6), em(1.4), em(1.6), em(1.3))
        self._column.setSpacing(em(0.8))
        self._width = em(34)
        self.setMinimumWidth(self._width)
        self._fit()

    def _build(self) -> None:
        words = self._words
        self.setWindowTitle(words(N_("Who are you?")))
        self._lead.setText(words(_LEAD))
        self._caption.setText(words(N_("Your name")))
        self.people.setObjectName("who_people")
        self.people.setAccessibleName(words(N_("Your name")))
        self._caption.setBuddy(self.people)
        self._hint.hide()
        for name, text, does, role in (
            ("who_accept", N_("Use this name"), QDialogButtonBox.ButtonRole.AcceptRole, "primary"),
            ("who_later", N_("Later"), QDialogButtonBox.ButtonRole.RejectRole, ""),
        ):
            made = self._buttons.addButton(words(text), does)
            made.setObjectName(name)
            made.setProperty("role", role)
        for part in (self._lead, self._caption, self.people, *self.rows.values(), self._hint):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._column.addWidget(self._buttons)
        for row in self.rows.values():
            row.edited.connect(self._on_edited)
        self.people.currentIndexChanged.connect(self._show_rows)
        self._buttons.accepted.connect(self._on_accepted)
        self._buttons.rejected.connect(self.reject)

    def _fill(self) -> None:
        people = people_to_choose(self._project)
        for name, uid in people:
            self.people.addItem(name, uid)
        self.people.addItem(self._words(N_("I am not in the list yet")), "")
        self._show_known()
        for part in (self._caption, self.people):
            part.setVisible(bool(people))

    def _show_known(self) -> None:
        """Show who works here, or who is suggested: from the list, or as somebody new."""
        for key, value in self._values.items():
            self.rows[key].show_value(value)
        author, name = self._project.author, self._values.get("name")
        here = self.people.findData(author) if author else -1
        if here < 0 and name:
            here = self.people.findText(str(name), Qt.MatchFlag.MatchFixedString)
            here = here if here >= 0 else self.people.count() - 1
        self.people.setCurrentIndex(max(here, 0))

    def _show_rows(self) -> None:
        is_new = not self.people.currentData()
        for row in self.rows.values():
            row.setVisible(is_new)
        self._hint.hide()
        self._fit()

    def _fit(self) -> None:
        """Be as high as all of it is at this width."""
        width = max(self.width(), self._width)
        self.resize(width, self._column.totalHeightForWidth(width))

    def _on_edited(self, key: str, value: Value) -> None:
        self._values[key] = value

    def _on_accepted(self) -> None:
        for row in self.rows.values():
            row.editor.flush()
        if not self.people.currentData() and any(row.error_text for row in self.rows.values()):
            return
        try:
            self._take()
        except UserError as error:
            self._hint.setText(self._words.of_error(error))
            self._hint.show()
            self._fit()
            return
        self.answered.emit()
        self.accept()

    def _take(self) -> None:
        chosen = self.people.currentData()
        if chosen:
            work_as(self._project, chosen)
            return
        name, function = (str(self._values.get(key) or "") for key in KEYS)
        work_as_named(self._project, name, function)


def _row(key: str, labels: Labels, theme: Theme) -> FieldRow:
    spec = PERSON.field(key)
    assert spec is not None  # noqa: S101 - a field of people
    return FieldRow(spec, labels, theme, None)


_LEAD = N_(
    "The history then says who changed something. Nobody checks the name, and no password is "
    "needed. The answer is kept on this computer for this AI inventory."
)
