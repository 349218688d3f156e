"""What was decided in a review, in its form: nobody types there, for it is a record."""

from PySide6.QtCore import Signal

from rai_desktop.domain.kinds.review import Review
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.reviews.protocol import AS_STATED, reviewed_entry
from rai_desktop.services.reviews.subjects import subject_of
from rai_desktop.ui.forms.record_panel import RecordPanel
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.flow import FlowLayout
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import label, show_icon
from rai_desktop.ui.theme import Theme


class ReviewRecord(RecordPanel):
    """``opened`` gives the reviewed entry, ``protocol_wanted`` asks for the protocol."""

    opened = Signal(object)
    protocol_wanted = Signal(object)

    def __init__(self, project: OpenProject, labels: Labels, theme: Theme) -> None:
        super().__init__("review_record", project, labels, theme)
        self._remark = label("record_remark", wraps=True)
        self._names = label("record_names", "muted", wraps=True)
        self.protocol = ShortButton("record_protocol")
        self._build()
        self.apply_theme(theme)

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        show_icon(self.protocol, "register", theme)

    def _build(self) -> None:
        self._column.addWidget(self._remark)
        self._column.addWidget(self._names)
        buttons = FlowLayout()
        buttons.addWidget(self.open)
        buttons.addWidget(self.protocol)
        self._column.addLayout(buttons)
        self.open.clicked.connect(self._on_open)
        self.protocol.clicked.connect(lambda: self.protocol_wanted.emit(self._uid))

    def _show(self) -> None:
        review = self._review()
        if review is None:
            self._show_facts(())
            return
        words = self._labels.words
        entry = reviewed_entry(self._project, self._labels, review)
        self._show_facts(entry.facts)
        self._remark.setText(entry.remark)
        self._remark.setVisible(bool(entry.remark))
        self._names.setText(words(AS_STATED))
        self.open.setText(words(N_("To the entry")))
        subject = subject_of(self._project, review)
        self.open.setVisible(subject is not None and not subject.deleted)
        self.protocol.setText(words(N_("Print the protocol…")))

    def _review(self) -> Review | None:
        found = self._project.store.entity(self._uid) if self._uid else None
        return found if isinstance(found, Review) else None

    def _on_open(self) -> None:
        review = self._review()
        subject = subject_of(self._project, review) if review is not None else None
        if subject is not None:
            self.opened.emit(subject.uid)
