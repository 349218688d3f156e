"""Newer texts of the library entry that an entry was copied from, in its form."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.registry import kind_of
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.library.newer import NewerText, keep_own, newer_texts, take_newer
from rai_desktop.services.ports import Catalogue
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.forms.entity_panel import EntityPanel
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.flow import FlowLayout
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import frame, label, let_go, show_icon
from rai_desktop.ui.theme import Theme


class NewerPanel(EntityPanel):
    """Shown only when something is new; ``told`` says what was done, ``failed`` what was not."""

    told = Signal(str)
    failed = Signal(object)

    def __init__(self, project: OpenProject, labels: Labels, theme: Theme) -> None:
        super().__init__("newer", project, labels, theme)
        self._found: tuple[NewerText, ...] = ()
        self._parts: list[QWidget] = []
        self._card: QFrame = frame("newer_card", "banner")
        self._card.setProperty("tone", "info")
        self._title = label("newer_title", "field", wraps=True)
        self.look = ShortButton("newer_look", "quiet")
        self.look.setCheckable(True)
        self.take = ShortButton("newer_take")
        self.keep = ShortButton("newer_keep", "quiet")
        self._column = QVBoxLayout(self._card)
        self._differences = QWidget()
        self._texts = QVBoxLayout(self._differences)
        self._build()
        self.apply_theme(theme)
        self.retranslate(labels)

    @override
    def show_entity(self, uid: Uid | None) -> None:
        if uid != self._uid:
            self.look.setChecked(False)
        super().show_entity(uid)

    @override
    def retranslate(self, labels: Labels) -> None:
        words = labels.words
        self._title.setText(words(N_("The library has a newer text")))
        self.take.setText(words(N_("Take over the new text")))
        self.keep.setText(words(N_("Keep my text")))
        self.look.setText(words(N_("Show the differences")))
        super().retranslate(labels)

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        em = theme.em
        self._column.setContentsMargins(em(0.9), em(0.7), em(0.9), em(0.7))
        self._column.setSpacing(em(0.5))
        self._texts.setSpacing(em(0.2))
        show_icon(self.take, "check", theme, "accent")

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._card)
        acts = FlowLayout()
        acts.addWidget(self.look)
        acts.addWidget(self.take)
        acts.addWidget(self.keep)
        self._column.addWidget(self._title)
        self._column.addWidget(self._differences)
        self._column.addLayout(acts)
        self._texts.setContentsMargins(0, 0, 0, 0)
        self.look.clicked.connect(self._show)
        self.take.clicked.connect(self._on_taken)
        self.keep.clicked.connect(self._on_kept)

    def _show(self) -> None:
        uid, catalogue = self._uid, self._labels.catalogue
        self._found = newer_texts(self._project, catalogue, uid) if uid is not None else ()
        self.setVisible(bool(self._found))
        for part in self._parts:
            let_go(part)
        self._parts = []
        self._differences.setVisible(self.look.isChecked())
        for text in self._found if self.look.isChecked() else ():
            self._show_text(text)
        may_change = not self._project.store.read_only
        self.take.setVisible(may_change and any(not each.is_own for each in self._found))
        self.keep.setVisible(may_change)

    def _show_text(self, text: NewerText) -> None:
        assert self._uid is not None  # noqa: S101 - there is something to show
        words = self._labels.words
        spec = self._project.field(kind_of(self._project.entity(self._uid)), text.key)
        name = self._labels.field(spec)
        self._add("name", "small", name)
        self._add("now", "muted", words.filled(N_("Now: {words}"), words=text.now))
        self._add("new", "", words.filled(N_("New: {words}"), words=text.newer))
        if text.is_own:
            self._add("own", "small", words(N_("You changed this text. It stays as it is.")))

    def _add(self, name: str, role: str, text: str) -> None:
        made = label(f"newer_{name}_{len(self._parts)}", role, wraps=True)
        made.setText(text)
        self._texts.addWidget(made)
        made.show()
        self._parts.append(made)

    def _on_taken(self) -> None:
        self._decide(take_newer, N_("The new text was taken over."))

    def _on_kept(self) -> None:
        self._decide(keep_own, N_("Your text stays as it is."))

    def _decide(self, act: Callable[[OpenProject, Catalogue, Uid], object], told: str) -> None:
        if self._uid is None:
            return
        try:
            act(self._project, self._labels.catalogue, self._uid)
        except UserError as error:
            self.failed.emit(error)
            return
        self.told.emit(self._labels.words(told))
        self._show()
