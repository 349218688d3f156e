"""The dialog of the custom fields of all kinds: add, change, order, delete, take back."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.internal import CustomField
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.own_fields import (
    OWN_FIELD_KINDS,
    move_own_field,
    own_fields,
    remove_own_field,
    told_of,
)
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.forms.editors.choices import CalmComboBox
from rai_desktop.ui.own_fields.filling import OwnFieldFilling
from rai_desktop.ui.parts.keys import on_key
from rai_desktop.ui.parts.reading_order import ReadingDialog
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import announce, label
from rai_desktop.ui.theme import Theme

_UID = int(Qt.ItemDataRole.UserRole)


class OwnFieldsDialog(ReadingDialog):
    """Shows the custom fields of one kind; each change is done at once and can be taken back."""

    def __init__(
        self,
        parent: QWidget,
        project: OpenProject,
        labels: Labels,
        theme: Theme,
        kind: EntityKind | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("own_fields")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._project = project
        self._labels = labels
        self._words = labels.words
        self._theme = theme
        self._may_write = not project.store.read_only and not project.is_review
        self._kinds = CalmComboBox()
        self._list = QListWidget()
        self._told = label("own_fields_told", "muted", wraps=True)
        self._build_parts(kind)
        self._build_layout()
        self._connect()
        self._show_fields()

    # parts -----------------------------------------------------------------------

    @property
    def kind(self) -> EntityKind:
        """The kind whose fields are shown."""
        return EntityKind(self._kinds.currentData())

    def _build_parts(self, kind: EntityKind | None) -> None:
        words = self._words
        self.setWindowTitle(words(N_("Custom fields")))
        self._kinds.setObjectName("own_fields_kind")
        for each in OWN_FIELD_KINDS:
            self._kinds.addItem(words(KINDS[each].plural), str(each))
        self._kinds.setCurrentIndex(max(0, self._kinds.findData(str(kind or ""))))
        self._kinds_label = QLabel(words(N_("Fields of")))
        self._kinds_label.setBuddy(self._kinds)
        self._kinds.setAccessibleName(words(N_("Fields of")))
        self._list.setObjectName("own_fields_list")
        self._list.setAccessibleName(words(N_("Custom fields")))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setMinimumSize(self._theme.em(14), self._theme.em(7))
        self._add = self._button("own_fields_add", N_("Add…"), "primary")
        self._change = self._button("own_fields_change", N_("Change…"))
        self._up = self._button("own_fields_up", N_("Move up"))
        self._down = self._button("own_fields_down", N_("Move down"))
        self._delete = self._button("own_fields_delete", N_("Delete"))
        self._undo = self._button("own_fields_undo", N_("Undo"), "quiet")
        self._close = self._button("own_fields_close", N_("Close"))
        self._undo.hide()

    def _button(self, name: str, text: str, role: str = "") -> ShortButton:
        made = ShortButton(name, role)
        made.setText(self._words(text))
        return made

    def _build_layout(self) -> None:
        em = self._theme.em
        top = QHBoxLayout()
        top.addWidget(self._kinds_label)
        top.addWidget(self._kinds, 1)
        beside = QVBoxLayout()
        for part in (self._add, self._change, self._up, self._down, self._delete):
            beside.addWidget(part)
        beside.addStretch(1)
        middle = QHBoxLayout()
        middle.addWidget(self._list, 1)
        middle.addLayout(beside)
        foot = QHBoxLayout()
        foot.addWidget(self._told, 1)
        foot.addWidget(self._undo)
        foot.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(em(1.4), em(1.2), em(1.4), em(1.2))
        column.setSpacing(em(0.8))
        column.addLayout(top)
        column.addLayout(middle, 1)
        column.addLayout(foot)
        self.resize(em(46), em(32))

    def _connect(self) -> None:
        self._kinds.activated.connect(lambda: self._show_fields())
        self._list.currentRowChanged.connect(self._show_possible)
        self._list.itemActivated.connect(self._on_change)
        self._add.clicked.connect(self._on_add)
        self._change.clicked.connect(self._on_change)
        self._up.clicked.connect(lambda: self._move(-1))
        self._down.clicked.connect(lambda: self._move(1))
        self._delete.clicked.connect(self._on_delete)
        self._undo.clicked.connect(self._on_undo)
        self._close.clicked.connect(self.accept)
        for keys, act in (
            ("Alt+Up", lambda: self._move(-1)),
            ("Alt+Down", lambda: self._move(1)),
            ("Del", self._on_delete),
        ):
            on_key(keys, self._list, act)

    # what is shown ---------------------------------------------------------------

    def _show_fields(self, chosen: Uid | None = None) -> None:
        self._list.clear()
        specs = self._project.custom_fields(self.kind)
        for field, spec in zip(own_fields(self._project, self.kind), specs, strict=True):
            kind = self._words(told_of(field).kind.label)
            item = QListWidgetItem(f"{spec.label}  ·  {kind}")
            item.setData(_UID, field.uid)
            self._list.addItem(item)
            if field.uid == chosen:
                self._list.setCurrentItem(item)
        if self._list.currentRow() < 0 and self._list.count():
            self._list.setCurrentRow(0)
        if not specs:
            self._told.setText(self._words(N_("There are no custom fields yet.")))
        elif self._undo.isHidden():
            self._told.clear()
        self._show_possible()

    def _show_possible(self) -> None:
        row, may = self._list.currentRow(), self._may_write
        self._add.setEnabled(may)
        self._change.setEnabled(may and row >= 0)
        self._delete.setEnabled(may and row >= 0)
        self._up.setEnabled(may and row > 0)
        self._down.setEnabled(may and 0 <= row < self._list.count() - 1)

    def _chosen(self) -> CustomField | None:
        item = self._list.currentItem()
        field = self._project.store.entity(Uid(item.data(_UID))) if item else None
        return field if isinstance(field, CustomField) else None

    def _tell(self, text: str, *, can_undo: bool) -> None:
        self._undo.setVisible(can_undo)
        self._show_fields(self._last_chosen())
        self._told.setText(text)
        announce(self._told)

    def _last_chosen(self) -> Uid | None:
        field = self._chosen()
        return field.uid if field else None

    # what people do --------------------------------------------------------------

    def _on_add(self) -> None:
        self._ask(None)

    def _on_change(self) -> None:
        if self._may_write and (field := self._chosen()) is not None:
            self._ask(field)

    def _ask(self, field: CustomField | None) -> None:
        dialog = OwnFieldFilling(self, self._project, self._labels, self._theme, self.kind, field)
        dialog.told.connect(lambda text: self._tell(text, can_undo=True))
        dialog.open()

    def _move(self, by: int) -> None:
        field = self._chosen()
        if self._may_write and field is not None:
            self._tried(lambda: move_own_field(self._project, field.uid, by))
            self._show_fields(field.uid)

    def _on_delete(self) -> None:
        field = self._chosen()
        if not self._may_write or field is None:
            return
        text = N_("The field “{name}” was deleted. Its values are kept and come back with it.")
        if self._tried(lambda: remove_own_field(self._project, field.uid)):
            self._tell(self._words.filled(text, name=field.label), can_undo=True)

    def _on_undo(self) -> None:
        if self._tried(self._project.undo):
            self._tell(self._words(N_("The last change was undone.")), can_undo=False)

    def _tried(self, act: Callable[[], object]) -> bool:
        try:
            return act() is not None
        except UserError as error:
            self._tell(self._words.of_error(error), can_undo=False)
            return False


def show_own_fields(
    parent: QWidget,
    project: OpenProject,
    labels: Labels,
    theme: Theme,
    kind: EntityKind | None,
) -> OwnFieldsDialog:
    """Show the custom fields, those of ``kind`` first."""
    dialog = OwnFieldsDialog(parent, project, labels, theme, kind)
    dialog.open()
    return dialog
