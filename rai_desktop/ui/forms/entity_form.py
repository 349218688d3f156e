"""The form of an entity: sections of rows; each edit goes to the project at once."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from rai_desktop.domain.canonical import Value, is_empty
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.kinds.risk import Risk
from rai_desktop.domain.texts import N_
from rai_desktop.services.custom_fields import CUSTOM_GROUP
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.risks.order_notes import order_notes
from rai_desktop.ui.duties.side import Leading
from rai_desktop.ui.evidence.attacher import AttachOrder, files_of
from rai_desktop.ui.first_window import bare_application
from rai_desktop.ui.forms.head import FormHead
from rai_desktop.ui.forms.help import HelpStrip
from rai_desktop.ui.forms.layouts import Section, sections
from rai_desktop.ui.forms.linked import LinkedPanel
from rai_desktop.ui.forms.panels import FormPanels
from rai_desktop.ui.forms.records import Record
from rai_desktop.ui.forms.relations import NewLinked
from rai_desktop.ui.forms.rows import FieldRow
from rai_desktop.ui.forms.section import SectionView, renew_section
from rai_desktop.ui.forms.suggestion import SuggestionPanel
from rai_desktop.ui.forms.system_risks import JUDGEMENT
from rai_desktop.ui.incidents.panel import IncidentPanel
from rai_desktop.ui.kinds import NEW
from rai_desktop.ui.opening import dropped_files
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.widgets import chain_tab_stops, frame, label, scrolled, tab_stops
from rai_desktop.ui.theme import Theme

LOW = 30

Draft = tuple[Uid | None, str]


class EntityForm(QFrame):
    """Shows one entity of a kind and lets people change it.

    ``added`` tells the uid of an entry that came into being here, ``referred`` kind and uid of a
    person or supplier that was added from a field, ``told`` what was done beside the fields, and
    ``failed`` an error that concerns no field;
    ``attach_wanted`` carries an ``AttachOrder``, for files that were dropped here,
    ``target_wanted`` a ``Target`` to show.
    """

    added = Signal(object)
    referred = Signal(object, object)
    delete_wanted = Signal()
    classify_wanted = Signal()
    review_wanted = Signal()
    duplicate_wanted = Signal()
    history_wanted = Signal()
    stepped = Signal(int)
    origin_wanted = Signal()
    back_wanted = Signal()
    attach_wanted = Signal(object)
    target_wanted = Signal(object)
    told = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        project: OpenProject,
        kind: EntityKind,
        labels: Labels,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("form")
        self.setProperty("role", "card")
        self.setAcceptDrops(True)
        self._project = project
        self._kind = kind
        self._labels, self._theme = labels, theme
        self._record: Record | None = None
        self._drafts: dict[Draft, str] = {}
        self._refused: dict[str, Value] = {}
        self._is_built = False
        self._head = FormHead(labels.words, theme)
        self._help = HelpStrip(labels, theme)
        self._nothing = label("form_nothing", "muted", wraps=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._inside = QWidget()
        self._scroll = scrolled(self._inside, "form_scroll")
        self._line = frame("form_line", "line")
        self._line.setFixedHeight(1)
        self._column = QVBoxLayout(self._inside)
        self._lay_out()
        self.panels = FormPanels(project, kind, labels, theme)
        for part in self.panels.above():
            self._column.addWidget(part)
        self._views = self._made_views()
        self.linked = LinkedPanel(project, kind, labels, theme)
        self._build()
        self.apply_theme(theme)
        for name in ("delete", "duplicate", "history", "origin", "back"):
            getattr(self._head, f"{name}_wanted").connect(getattr(self, f"{name}_wanted"))
        self._head.stepped.connect(self.stepped)
        self.linked.attach_wanted.connect(self.attach_wanted)
        bare_application().focusChanged.connect(self._on_focus_changed)
        self._connect_panels()
        self._is_built = True
        self._order_keys()

    def _connect_panels(self) -> None:
        panels = self.panels
        panels.on_folded(self._order_keys)
        if panels.file is not None:
            panels.file.attach_wanted.connect(self._on_attach_wanted)
        if isinstance(panels.side, Leading):
            panels.side.target_wanted.connect(self.target_wanted)
        for part in (panels.side, panels.suggestion):
            if isinstance(part, IncidentPanel | SuggestionPanel):
                part.failed.connect(self.failed)
        if panels.classification is not None:
            panels.classification.classify_wanted.connect(self.classify_wanted)
        if panels.together is not None:
            panels.together.judgement_wanted.connect(lambda: self.focus_field(JUDGEMENT))
        if panels.review is not None:
            panels.review.review_wanted.connect(self.review_wanted)
        if panels.library is not None:
            panels.library.field_wanted.connect(self.focus_field)
            panels.library.told.connect(self.told)
            panels.library.failed.connect(self.failed)
        if panels.workload is not None:
            panels.workload.target_wanted.connect(self.target_wanted)
            panels.workload.counted.connect(self._order_keys)

    # what is shown -------------------------------------------------------------

    @property
    def uid(self) -> Uid | None:
        """The entity that is shown; ``None`` for a new one or none."""
        return self._record.uid if self._record else None

    @property
    def is_new(self) -> bool:
        """Whether an entry is shown that nothing stored yet."""
        return self._record is not None and not self._record.is_stored

    def show_entity(self, uid: Uid | None) -> None:
        """Show another entity; what was typed is stored before."""
        if uid is not None and uid == self.uid:
            return
        self._leave()
        self._record = Record(self._project, self._kind, uid) if uid is not None else None
        self._show_all()

    def start_new(self, linked: NewLinked | None = None) -> None:
        """Show an empty form; the entry comes into being with its name, and its link if any."""
        self._leave()
        self._record = Record(self._project, self._kind, None, linked)
        self._show_all()
        if linked is not None and linked.name:
            self.row(KINDS[self._kind].title).editor.take_draft(linked.name)

    def refresh(self, uids: Iterable[Uid] | None = None) -> None:
        """Show anew what changed; fields with open typing keep it."""
        if self._record is None or self._record.uid is None:
            return
        if uids is None or self._record.uid in set(uids):
            self._show_values(keep_typing=True)

    def flush(self) -> None:
        """Store everything that is typed and can be stored."""
        for row in self.rows():
            row.editor.flush()

    def unstored(self) -> list[str]:
        """Return what is typed but cannot be stored, here and in entities shown before."""
        here = [row.unstored for row in self.rows() if row.editor.is_pending]
        fields = {spec.key: self._labels.field(spec) for spec in self._project.fields(self._kind)}
        drafts = {key: text for (_, key), text in self._drafts.items() if text.strip()}
        before = [f"{fields.get(key, key)}: {text}" for key, text in drafts.items()]
        return [text for text in (*here, *before) if text]

    def offer_origin(self, origin: str) -> None:
        """Offer the way back to the entry ``origin`` from which somebody came."""
        self._head.offer_origin(origin)

    def show_place(self, row: int, count: int) -> None:
        """Tell where in its list the entry stands."""
        self._head.show_place(row, count)

    def offer_back(self, *, is_offered: bool) -> None:
        """Offer the way back to the list."""
        self._head.offer_back(is_offered=is_offered)

    def take_fields(self) -> None:
        """Show the custom fields that there are now; what is typed in others stays."""
        wanted = sections(self._kind, self._project.fields(self._kind))
        if renew_section(self._views, self._column, CUSTOM_GROUP, wanted, self._made_view):
            self._show_values(keep_typing=True)

    # rows ----------------------------------------------------------------------

    def rows(self) -> list[FieldRow]:
        """Return the rows that exist so far, in reading order."""
        return [row for view in self._views for row in view.rows]

    def row(self, key: str) -> FieldRow:
        """Return the row of a field, opening its section."""
        for view in self._views:
            if any(spec.key == key for spec in view.section.fields):
                view.set_open(True)
                return next(row for row in view.rows if row.spec.key == key)
        raise KeyError(key)

    def focus_title(self) -> None:
        """Put the keyboard into the name, or into the first field where nobody types one."""
        title = KINDS[self._kind].title
        is_typed = self._project.field(self._kind, title).is_entered
        key = title if is_typed else self._views[0].section.fields[0].key
        entry = self.row(key).editor.entry()
        entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_field(self, key: str) -> None:
        """Put the keyboard into a field, opening its section."""
        row = self.row(key)
        self._scroll.ensureWidgetVisible(row)
        row.editor.entry().setFocus(Qt.FocusReason.OtherFocusReason)

    def open_sections(self) -> list[str]:
        """Return the groups whose sections are open."""
        groups = [view.section.group for view in self._views if view.is_open]
        if self.panels.library is not None and self.panels.library.panel.is_open:
            groups.append(self.panels.library.panel.group)
        return groups

    def set_open_sections(self, groups: Iterable[str]) -> None:
        """Open these sections; the first is always open."""
        wanted = set(groups)
        for place, view in enumerate(self._views):
            view.set_open(place == 0 or view.section.group in wanted)
        if self.panels.library is not None:
            self.panels.library.panel.set_open(self.panels.library.panel.group in wanted)
            self._order_keys()

    # language and looks --------------------------------------------------------

    def retranslate(self, labels: Labels) -> None:
        """Show the words in another language; place and typing stay."""
        self._labels = labels
        self._head.retranslate(labels.words)
        self._help.retranslate(labels)
        self.linked.retranslate(labels)
        for part in self.panels:
            part.retranslate(labels)
        self._show_nothing()
        for view in self._views:
            view.retranslate(labels)
        self._show_head()
        self._show_notes()
        self._order_keys()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._theme = theme
        self._head.apply_theme(theme)
        self._help.apply_theme(theme)
        self.linked.apply_theme(theme)
        for part in self.panels:
            part.apply_theme(theme)
        for view in self._views:
            view.apply_theme(theme)
        self._column.setContentsMargins(theme.em(1.4), theme.em(0.2), theme.em(1.4), theme.em(1.4))
        self._column.setSpacing(theme.em(0.6))
        self._nothing.setMargin(theme.em(2))
        self._order_keys()

    # parts ---------------------------------------------------------------------

    def _made_views(self) -> list[SectionView]:
        wanted = sections(self._kind, self._project.fields(self._kind))
        views = [self._made_view(section) for section in wanted]
        for place, view in enumerate(views):
            self._column.addWidget(view)
            for part in self.panels.after_section(place, view.section.group):
                self._column.addWidget(part)
        return views

    def _made_view(self, section: Section) -> SectionView:
        view = SectionView(section, self._labels, self._theme, self._made_rows)
        view.filled.connect(self._order_keys)
        view.filled.connect(self._show_notes)
        return view

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._nothing)
        column.addWidget(self._head)
        column.addWidget(self._line)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._help.widget)

    def _build(self) -> None:
        for part in self.panels.below():
            self._column.addWidget(part)
        self._column.addWidget(self.linked)
        self._column.addStretch(1)
        self._views[0].set_open(True)
        self._show_nothing()
        self._show_all()

    def _show_nothing(self) -> None:
        text = N_("Choose an entry in the list, and it is shown here.")
        self._nothing.setText(self._labels.words(text))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._help.be_low(is_low=event.size().height() < self._theme.em(LOW))

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._dropped(event):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        paths = self._dropped(event)
        if not paths:
            return
        event.acceptProposedAction()
        is_own = self._kind is EntityKind.EVIDENCE and len(paths) == 1
        order = AttachOrder(
            paths=paths,
            of=None if self._kind is EntityKind.EVIDENCE else self.uid,
            replaced=self.uid if is_own else None,
        )
        self.attach_wanted.emit(order)

    def _dropped(self, event: QDropEvent) -> tuple[Path, ...]:
        """Return the files that may be dropped here: onto an entry that can be changed."""
        if self.uid is None or self._project.store.read_only:
            return ()
        return files_of(dropped_files(event.mimeData()))

    def _made_rows(self, section: Section) -> list[FieldRow]:
        rows = []
        for spec in section.fields:
            row = FieldRow(spec, self._labels, self._theme, self._project)
            row.edited.connect(self._on_edited)
            row.adding.connect(self._on_adding)
            row.set_read_only(not self._project.may_edit(self._kind, spec.key, self.uid))
            if self._record is not None:
                row.show_value(self._record.value(spec.key))
            rows.append(row)
        return rows

    def _order_keys(self) -> None:
        """Let Tab follow the reading order, also through what was opened or came late."""
        if self._is_built:
            chain_tab_stops(tab_stops(self._inside))

    def _show_all(self) -> None:
        self._refused = {}
        self._show_values(keep_typing=False)
        self._help.show_field(None)
        self._scroll.verticalScrollBar().setValue(0)
        for row in self.rows():
            draft = self._drafts.pop((self.uid, row.spec.key), "")
            if draft:
                row.editor.take_draft(draft)

    def _show_values(self, *, keep_typing: bool) -> None:
        record = self._record
        self._nothing.setVisible(record is None)
        for part in (self._head, self._line, self._scroll, self._help.widget):
            part.setVisible(record is not None)
        for row in self.rows():
            if not (keep_typing and row.editor.is_pending):
                row.show_value(record.value(row.spec.key) if record else None)
        self._show_notes()
        self._show_linked()
        self._show_head()

    def _show_notes(self) -> None:
        """Tell beside the ratings of a risk where they are higher than they should be."""
        risk = self._project.store.entity(self.uid) if self.uid is not None else None
        notes = order_notes(self._labels.words, risk) if isinstance(risk, Risk) else {}
        for row in self.rows():
            if row.words is not None:
                row.words.show_note(notes.get(row.spec.key, ""))

    def _show_linked(self) -> None:
        uid = self._record.uid if self._record else None
        self.linked.show_entity(uid)
        for part in self.panels:
            part.show_entity(uid)
        self._order_keys()

    def _show_head(self) -> None:
        record = self._record
        if record is None:
            self._head.show_entry("", "", is_stored=False)
        elif record.uid is None:
            words = self._labels.words
            self._head.show_entry("", words(NEW.get(self._kind, N_("New entry"))), is_stored=False)
        else:
            entity = self._project.entity(record.uid)
            name = self._project.name(record.uid)
            self._head.show_entry(self._project.number(entity), name, is_stored=True)
        self._head.set_read_only(not self._project.may_edit(self._kind, "deleted", self.uid))
        for row in self.rows() if self._project.is_review else ():
            row.set_read_only(not self._project.may_edit(self._kind, row.spec.key, self.uid))
        self._head.offer_hand(is_offered=KINDS[self._kind].by_hand)
        self._show_filled()

    def _show_filled(self) -> None:
        record = self._record
        for view in self._views:
            values = (record.value(spec.key) if record else None for spec in view.section.fields)
            view.show_filled(sum(not is_empty(value) for value in values))

    def _leave(self) -> None:
        """Store what is typed; keep aside what cannot be stored yet."""
        if self._record is None:
            return
        self.flush()
        if self.is_new:
            self._store_unnamed()
        for row in self.rows():
            if row.editor.is_pending and row.editor.draft().strip() and not row.spec.required:
                self._drafts[(self.uid, row.spec.key)] = row.editor.draft()

    def _store_unnamed(self) -> None:
        assert self._record is not None  # noqa: S101 - the caller looked
        stand_in = self._labels.words(N_("Without a name"))
        if self._record.store_new(stand_in):
            self.added.emit(self._record.uid)

    def _on_edited(self, key: str, value: Value) -> None:
        record = self._record
        if record is None:
            return
        try:
            is_added = record.set(key, value)
        except UserError as error:
            row = self.row(key)
            row.editor.keep_pending()
            row.show_error(error)
            self._refused[key] = value
            return
        self._try_again(key)
        if is_added:
            self._show_linked()
            self._show_head()
            self.added.emit(record.uid)
        elif not record.is_stored:
            self._show_filled()

    def _try_again(self, stored: str) -> None:
        """Store what was chosen and had to wait until another field was filled."""
        self._refused.pop(stored, None)
        waiting, self._refused = self._refused, {}
        for key, value in waiting.items():
            row = self.row(key)
            if not row.editor.is_pending:
                row.show_value(value)
                self._on_edited(key, value)

    def _on_adding(self, key: str, name: str) -> None:
        spec = self._project.field(self._kind, key)
        if self._record is None or spec.reference is None:
            return
        row = self.row(key)
        try:
            uid = self._record.add_and_refer(key, spec.reference, name)
        except UserError as error:
            row.show_error(error)
            return
        row.show_value(uid)
        self._show_filled()
        self.referred.emit(spec.reference, uid)

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None or not self._inside.isAncestorOf(now):
            return
        for row in self.rows():
            if row.isAncestorOf(now):
                self._help.show_field(row.spec)
                self._scroll.ensureWidgetVisible(row, 0, self._theme.em(1))

    def _on_attach_wanted(self, uid: Uid) -> None:
        self.attach_wanted.emit(AttachOrder(replaced=uid))
