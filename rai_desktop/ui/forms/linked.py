"""What an entry is linked to: lists at the end of its form; linked and unlinked on the spot."""

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.evidence.attacher import AttachOrder
from rai_desktop.ui.forms.editors.references import name_completer
from rai_desktop.ui.forms.editors.typing_fields import LineField
from rai_desktop.ui.forms.relations import (
    MOST_OFFERED,
    AnyRelation,
    NewLinked,
    Relation,
    relations,
    shown,
)
from rai_desktop.ui.kinds import NEW
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.flow import FlowLayout
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import (
    frame,
    icon_button,
    label,
    name_button,
    plain_tip,
    show_icon,
    unmarked,
)
from rai_desktop.ui.theme import Theme

MOST_ROWS = 6
_UID = Qt.ItemDataRole.UserRole


class LinkedPanel(QWidget):
    """All links of one entry.

    ``opened`` carries the uid of a linked entry to jump to, ``new_wanted`` a ``NewLinked``,
    ``attach_wanted`` an ``AttachOrder``.
    """

    opened = Signal(object)
    new_wanted = Signal(object)
    attach_wanted = Signal(object)

    def __init__(
        self, project: OpenProject, kind: EntityKind, labels: Labels, theme: Theme
    ) -> None:
        super().__init__()
        self.setObjectName("linked")
        self._title = label("linked_title", "field")
        self.lists = [LinkedList(project, relation, labels, theme) for relation in relations(kind)]
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        line = frame("line", "line")
        line.setFixedHeight(1)
        for part in (line, self._title, *self.lists):
            self._column.addWidget(part)
        for part in self.lists:
            part.opened.connect(self.opened)
            part.new_wanted.connect(self.new_wanted)
            part.attach_wanted.connect(self.attach_wanted)
        self.retranslate(labels)
        self.apply_theme(theme)

    def show_entity(self, uid: Uid | None) -> None:
        """Show the links of an entry; nothing for one that is not stored yet."""
        self.setVisible(uid is not None)
        for part in self.lists:
            part.show_entity(uid)

    def retranslate(self, labels: Labels) -> None:
        """Show the words in another language."""
        self._title.setText(labels.words(N_("Linked")))
        for part in self.lists:
            part.retranslate(labels)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._column.setSpacing(theme.em(0.8))
        for part in self.lists:
            part.apply_theme(theme)


class _Rows(QListWidget):
    """Enter opens, Del unlinks."""

    opened = Signal()
    removed = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)


class LinkedList(QWidget):
    """The entries of one relation, a field to link another, buttons to unlink and to add one."""

    opened = Signal(object)
    new_wanted = Signal(object)
    attach_wanted = Signal(object)

    def __init__(
        self, project: OpenProject, relation: AnyRelation, labels: Labels, theme: Theme
    ) -> None:
        super().__init__()
        self.setObjectName(f"linked_{relation.name}")
        self._project = project
        self._relation = relation
        self._labels = labels
        self._theme = theme
        self._uid: Uid | None = None
        self._error: UserError | None = None
        self._wanted = ""
        self._taking = QTimer(self, singleShot=True, interval=0)
        name = relation.name
        self._caption = label(f"linked_caption_{name}", "small", wraps=True)
        self.rows = _Rows()
        self.rows.setObjectName(f"linked_rows_{name}")
        self.field = LineField()
        self.field.setObjectName(f"linked_add_{name}")
        self.field.setMaxLength(300)
        self.remove = icon_button(f"linked_remove_{name}")
        self.new = ShortButton(f"linked_new_{name}", "quiet")
        self.attach = ShortButton(f"linked_attach_{name}", "quiet")
        self._hint = label(f"linked_hint_{name}", "hint", wraps=True)
        self._completer = name_completer(self.field)
        self._completer.setMaxVisibleItems(MOST_OFFERED)
        self.field.setCompleter(self._completer)
        self._column = QVBoxLayout(self)
        self._build()
        self._connect()

    def show_entity(self, uid: Uid | None) -> None:
        """Show the links of another entry, or those that changed."""
        if uid != self._uid:
            self._uid = uid
            self._wanted = ""
            self.field.clear()
            self._show_error(None)
        place = self.rows.currentRow()
        had_focus = self.rows.hasFocus() or self.remove.hasFocus()
        linked = self._relation.linked(self._project, uid) if uid is not None else []
        self.rows.clear()
        for other in linked:
            item = QListWidgetItem(shown(self._project, other))
            item.setToolTip(plain_tip(item.text()))
            item.setData(_UID, str(other))
            self.rows.addItem(item)
        self.rows.setCurrentRow(min(max(place, 0), len(linked) - 1))
        if had_focus and not linked:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_parts()

    def linked(self) -> list[Uid]:
        """Return the entries in the list."""
        return [Uid(self.rows.item(i).data(_UID)) for i in range(self.rows.count())]

    def retranslate(self, labels: Labels) -> None:
        """Show the words in another language."""
        self._labels = labels
        words = labels.words
        title, prompt = words(self._relation.title), words(self._relation.prompt)
        self._caption.setText(title)
        self.rows.setAccessibleName(title)
        self.field.setPlaceholderText(prompt)
        self.field.setAccessibleName(prompt)
        name_button(self.remove, words(N_("Remove the selected link")), words(N_("Del")))
        self.new.setText(unmarked(words(NEW.get(self._relation.kinds[0], N_("New entry")))))
        self.attach.setText(words(N_("Attach a file…")))
        self._show_error(self._error)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._theme = theme
        self._column.setSpacing(theme.em(0.3))
        show_icon(self.remove, "close", theme, "muted")
        show_icon(self.new, "add", theme, "accent")
        show_icon(self.attach, "attach", theme, "accent")
        self._show_parts()

    def _build(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self.rows.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        across = QHBoxLayout()
        across.addWidget(self.rows, 1)
        across.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        below = FlowLayout()
        below.addWidget(self.new)
        below.addWidget(self.attach)
        self._column.addWidget(self._caption)
        self._column.addLayout(across)
        self._column.addWidget(self.field)
        self._column.addWidget(self._hint)
        self._column.addLayout(below)
        self._hint.hide()

    def _connect(self) -> None:
        self.rows.opened.connect(self._open)
        self.rows.itemDoubleClicked.connect(self._open)
        self.rows.removed.connect(self._on_removed)
        self.remove.clicked.connect(self._on_removed)
        self.new.clicked.connect(self._on_new)
        self.attach.clicked.connect(self._on_attach)
        self.field.textEdited.connect(self._on_typed)
        self.field.returnPressed.connect(self._on_entered)
        self._taking.timeout.connect(self._take)
        self._completer.activated.connect(self._on_completed)

    def _show_parts(self) -> None:
        has_any, may_change = self.rows.count() > 0, not self._project.store.read_only
        may_link = may_change and self._relation.can_link
        self.rows.setVisible(has_any)
        self.remove.setVisible(has_any and may_link)
        self.field.setVisible(may_link)
        kinds = self._relation.kinds
        self.new.setVisible(may_change and len(kinds) == 1 and kinds[0] in NEW)
        self.setVisible(has_any or may_link or not self.new.isHidden())
        is_evidence = self._relation.kinds == (EntityKind.EVIDENCE,)
        self.attach.setVisible(may_change and is_evidence)
        if has_any:
            height = self.rows.sizeHintForRow(0) * min(self.rows.count(), MOST_ROWS)
            self.rows.setFixedHeight(height + self._theme.em(0.5))

    def _show_error(self, error: UserError | None) -> None:
        self._error = error
        text = self._labels.words.of_error(error) if error else ""
        self._hint.setText(text)
        self._hint.setVisible(bool(text))
        self.field.setAccessibleDescription(text)

    def _current(self) -> Uid | None:
        item = self.rows.currentItem()
        return Uid(item.data(_UID)) if item is not None else None

    def _open(self) -> None:
        if (other := self._current()) is not None:
            self.opened.emit(other)

    def _on_typed(self, text: str) -> None:
        self._show_error(None)
        offers = self._offers(text) if text.strip() else []
        model = self._completer.model()
        assert isinstance(model, QStringListModel)  # noqa: S101 - made so by name_completer
        model.setStringList(offers)

    def _offers(self, typed: str) -> list[str]:
        if self._uid is None or not isinstance(self._relation, Relation):
            return []
        offers = self._relation.offers(self._project, self._uid, typed)
        return [text for text, _other in offers[:MOST_OFFERED]]

    def _on_completed(self, text: str) -> None:
        self._take_soon(text)

    def _on_entered(self) -> None:
        self._take_soon(self.field.text())

    def _take_soon(self, text: str) -> None:
        """Link once: Enter on an offered name tells that it was picked, and that it was typed."""
        self._wanted = text
        self._taking.start()

    def _take(self) -> None:
        uid, text, self._wanted = self._uid, self._wanted, ""
        if uid is None or not text.strip() or not isinstance(self._relation, Relation):
            return
        try:
            other = self._relation.found(self._project, uid, text)
            self._relation.link(self._project, uid, other)
        except UserError as error:
            self._show_error(error)
            return
        self.field.clear()
        self._show_error(None)

    def _on_new(self) -> None:
        if self._uid is None:
            return
        name = self.field.text().strip()
        self.field.clear()
        self._show_error(None)
        self.new_wanted.emit(NewLinked(relation=self._relation, uid=self._uid, name=name))

    def _on_attach(self) -> None:
        if self._uid is not None:
            self.attach_wanted.emit(AttachOrder(of=self._uid))

    def _on_removed(self) -> None:
        other = self._current()
        if self._uid is None or other is None or self._project.store.read_only:
            return
        if not isinstance(self._relation, Relation):
            return
        try:
            self._relation.unlink(self._project, self._uid, other)
        except UserError as error:
            self._show_error(error)
