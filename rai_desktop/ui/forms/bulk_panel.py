"""Editing several entries at once: in place of the form while more than one row is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.texts import N_
from rai_desktop.services.bulk import (
    Wish,
    bulk_edit,
    bulk_fields,
    bulk_preview,
    common_values,
)
from rai_desktop.services.custom_fields import CUSTOM_GROUP
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.forms.bulk_row import BulkRow
from rai_desktop.ui.forms.layouts import Section, sections
from rai_desktop.ui.forms.rows import FieldRow
from rai_desktop.ui.forms.section import SectionView, renew_section
from rai_desktop.ui.parts.widgets import (
    button,
    chain_tab_stops,
    icon_button,
    label,
    name_button,
    scrolled,
    show_icon,
    tab_stops,
    take_focus,
)
from rai_desktop.ui.theme import Theme

MANY = 500
SETTLED_AFTER = 60
"""Milliseconds after which a choice of many counts as made, so that none is read in passing."""


class BulkPanel(QFrame):
    """Shows what several entries have in common and gives all of them new values as one step.

    ``changed`` tells how many entries changed, ``delete_wanted`` and ``duplicate_wanted`` ask to do
    that with all of them, as do ``copy_wanted`` and ``export_wanted``; ``left`` tells that the
    person is done, ``failed`` an error.
    """

    changed = Signal(int)
    delete_wanted = Signal(list)
    duplicate_wanted = Signal(list)
    copy_wanted = Signal()
    export_wanted = Signal(list)
    left = Signal()
    failed = Signal(object)

    def __init__(
        self, project: OpenProject, kind: EntityKind, labels: Labels, theme: Theme
    ) -> None:
        super().__init__()
        self.setObjectName("bulk")
        self.setProperty("role", "card")
        self._project = project
        self._kind = kind
        self._labels = labels
        self._theme = theme
        self._uids: list[Uid] = []
        self._settling = QTimer(self, singleShot=True, interval=SETTLED_AFTER)
        self.values: dict[str, Wish] = {}
        self._title = label("bulk_title", "heading", wraps=True)
        self._duplicate = icon_button("bulk_duplicate")
        self._delete = icon_button("bulk_delete")
        self._back = icon_button("bulk_back")
        self._back.clicked.connect(self.left)
        self._back.hide()
        self._copy = icon_button("bulk_copy")
        self._export = icon_button("bulk_export")
        self._lead = label("bulk_lead", "muted", wraps=True)
        self._preview = label("bulk_preview", "muted", wraps=True)
        self.apply = button("bulk_apply", "primary")
        self._inside = QWidget()
        self._views = self._made_views()
        self._head = QHBoxLayout()
        self._foot = QHBoxLayout()
        self._column = QVBoxLayout()
        self._build()
        self._connect()
        self.apply_theme(theme)
        self.retranslate(labels)

    @property
    def uids(self) -> list[Uid]:
        """The entries that are shown."""
        return list(self._uids)

    @property
    def is_settled(self) -> bool:
        """Whether what the entries have in common is shown; for very many that takes a moment."""
        return not self._settling.isActive()

    def show_entities(self, uids: Sequence[Uid]) -> None:
        """Show what these entries have in common; chosen values stay while the entries do."""
        if list(uids) != self._uids:
            self._uids = list(uids)
            self.values = {}
        if len(self._uids) > MANY:
            self._show_texts()
            self._settling.start()
        else:
            self._settling.stop()
            self._show()

    def take_fields(self) -> None:
        """Show the custom fields that there are now; what is chosen for others stays."""
        fields = bulk_fields(self._project, self._kind)
        wanted = sections(self._kind, fields)
        if renew_section(self._views, self._column, CUSTOM_GROUP, wanted, self._made_view):
            known = {spec.key for spec in fields}
            self.values = {key: value for key, value in self.values.items() if key in known}
            self._show()

    def rows(self) -> list[BulkRow]:
        """Return the rows that exist so far, in reading order."""
        return [row for view in self._views for row in view.rows if isinstance(row, BulkRow)]

    def row(self, key: str) -> BulkRow:
        """Return the row of a field, opening its section."""
        for view in self._views:
            if any(spec.key == key for spec in view.section.fields):
                view.set_open(True)
        return next(row for row in self.rows() if row.spec.key == key)

    def focus_first(self) -> bool:
        """Put the keyboard into the first field; tell whether it went there."""
        return take_focus(self._inside)

    def offer_back(self, *, is_offered: bool) -> None:
        """Offer the way back to the list, where the panel stands in its place."""
        self._back.setVisible(is_offered)

    def retranslate(self, labels: Labels) -> None:
        """Show the words in another language; what is chosen stays."""
        self._labels = labels
        words = labels.words
        for view in self._views:
            view.retranslate(labels)
        name_button(self._back, words(N_("Back to the list")), words(N_("Esc")))
        name_button(self._copy, words(N_("Copy rows with headings")), words(N_("Ctrl+C")))
        name_button(self._export, words(N_("Export the selected rows as Excel…")))
        name_button(self._duplicate, words(N_("Duplicate these entries")), words(N_("Ctrl+D")))
        name_button(self._delete, words(N_("Delete these entries")))
        lead = N_("Only the fields that you fill here change, and they change in all entries.")
        if self._project.store.read_only:
            lead = N_("This file is open for reading only: here you see what the entries share.")
        self._lead.setText(words(lead))
        self._show_texts()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._theme = theme
        em = theme.em
        for view in self._views:
            view.apply_theme(theme)
        show_icon(self._back, "back", theme, "accent")
        show_icon(self._copy, "clipboard", theme, "muted")
        show_icon(self._export, "export", theme, "muted")
        show_icon(self._duplicate, "copy", theme, "muted")
        show_icon(self._delete, "delete", theme, "muted")
        self._head.setContentsMargins(em(1.4), em(0.9), em(1), em(0.2))
        self._foot.setContentsMargins(em(1.4), em(0.8), em(1.4), em(0.9))
        self._column.setContentsMargins(em(1.4), em(0.2), em(1.4), em(1.4))
        self._column.setSpacing(em(0.6))

    # parts ---------------------------------------------------------------------

    def _made_views(self) -> list[SectionView]:
        wanted = sections(self._kind, bulk_fields(self._project, self._kind))
        return [self._made_view(section) for section in wanted]

    def _made_view(self, section: Section) -> SectionView:
        view = SectionView(section, self._labels, self._theme, self._made_rows)
        view.hide_count()
        view.filled.connect(self._order_keys)
        return view

    def _made_rows(self, section: Section) -> list[FieldRow]:
        rows: list[FieldRow] = []
        common = common_values(self._project, self._uids, section.fields) if self._uids else {}
        for spec in section.fields:
            row = BulkRow(spec, self._labels, self._theme, self._project)
            row.chosen.connect(self._on_chosen)
            row.left_alone.connect(self._on_left_alone)
            row.adding.connect(self._on_adding)
            row.set_read_only(self._project.store.read_only)
            if spec.key in common:
                row.show_common(common[spec.key])
            rows.append(row)
        return rows

    def _build(self) -> None:
        self._head.addWidget(self._back)
        self._head.addWidget(self._title, 1)
        self._head.addWidget(self._copy)
        self._head.addWidget(self._export)
        self._head.addWidget(self._duplicate)
        self._head.addWidget(self._delete)
        self._inside.setLayout(self._column)
        self._column.addWidget(self._lead)
        for view in self._views:
            self._column.addWidget(view)
        self._column.addStretch(1)
        self._foot.addWidget(self._preview, 1)
        self._foot.addWidget(self.apply)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        whole.addLayout(self._head)
        whole.addWidget(scrolled(self._inside, "bulk_scroll"), 1)
        whole.addLayout(self._foot)
        if self._views:
            self._views[0].set_open(True)

    def _connect(self) -> None:
        self.apply.clicked.connect(self._on_apply)
        self._settling.timeout.connect(self._show)
        self._delete.clicked.connect(lambda: self.delete_wanted.emit(self.uids))
        self._copy.clicked.connect(self.copy_wanted)
        self._export.clicked.connect(lambda: self.export_wanted.emit(self.uids))
        self._duplicate.clicked.connect(lambda: self.duplicate_wanted.emit(self.uids))

    def _order_keys(self) -> None:
        chain_tab_stops(tab_stops(self._inside))

    def _show(self) -> None:
        specs = [row.spec for row in self.rows()]
        common = common_values(self._project, self._uids, specs)
        for row in self.rows():
            if row.spec.key in self.values:
                row.show_chosen(self.values[row.spec.key])
            else:
                row.show_common(common[row.spec.key])
        for part in (self._delete, self._duplicate):
            part.setEnabled(not self._project.store.read_only)
            part.setVisible(KINDS[self._kind].by_hand)
        self._show_texts()

    def _show_texts(self) -> None:
        words = self._labels.words
        name = words(KINDS[self._kind].plural)
        count = words.number(len(self._uids))
        self._title.setText(words.filled(N_("{name}: {count} chosen"), name=name, count=count))
        self.apply.setText(words(N_("Change all")))
        self._show_preview()

    def _show_preview(self) -> None:
        words = self._labels.words
        self.apply.setEnabled(False)
        for part in (self.apply, self._preview):
            part.setHidden(self._project.store.read_only)
        if not self.values:
            self._preview.setText(words(N_("No field is filled in yet.")))
            return
        try:
            preview = bulk_preview(self._project, self._uids, self.values)
        except UserError as error:
            self._preview.setText(words.of_error(error))
            return
        self._preview.setText(preview.text(words))
        self.apply.setEnabled(bool(preview.changed) and not self._project.store.read_only)

    def _on_chosen(self, key: str, value: Wish) -> None:
        self.values[key] = value
        self._show_preview()

    def _on_left_alone(self, key: str) -> None:
        self.values.pop(key, None)
        self._show_preview()

    def _on_adding(self, key: str, name: str) -> None:
        spec = self._project.field(self._kind, key)
        if spec.reference is None:
            return
        try:
            uid = self._project.add(spec.reference, {KINDS[spec.reference].title: name})
        except UserError as error:
            self.row(key).show_error(error)
            return
        self.row(key).show_chosen(uid)
        self._on_chosen(key, uid)

    def _on_apply(self) -> None:
        for row in self.rows():
            row.editor.flush()
        try:
            changed = len(bulk_preview(self._project, self._uids, self.values).changed)
            values, self.values = self.values, {}
            bulk_edit(self._project, self._uids, values)
        except UserError as error:
            self.failed.emit(error)
            return
        self._show()
        self.apply.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit(changed)
