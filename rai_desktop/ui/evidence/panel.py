"""The file or link of a piece of evidence in its form: what it is, open it, save it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rai_desktop.domain.kinds.evidence import Evidence
from rai_desktop.domain.texts import N_
from rai_desktop.services.attaching import is_openable, is_web_address
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.evidence.wishes import FileWish
from rai_desktop.ui.forms.card_panel import CardPanel
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.flow import FlowLayout
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import label, show_icon, show_tip
from rai_desktop.ui.telling import size_text
from rai_desktop.ui.theme import Theme

SHOWN_DIGITS = 12

_WISHES = {
    FileWish.OPEN: N_("Open…"),
    FileWish.SAVE: N_("Save as…"),
    FileWish.OPEN_LINK: N_("Open the link…"),
    FileWish.COPY_LINK: N_("Copy the link"),
}


class FilePanel(CardPanel):
    """``wished`` carries a ``FileWish`` and the uid, ``attach_wanted`` the uid alone."""

    attach_wanted = Signal(object)
    wished = Signal(object, object)
    gap = 0.3

    def __init__(self, project: OpenProject, labels: Labels, theme: Theme) -> None:
        super().__init__("evidence_file", "evidence_card", project, labels, theme)
        self._name = label("evidence_name", "field", wraps=True)
        self._facts = label("evidence_facts", "small", wraps=True)
        self._attach = ShortButton("evidence_attach")
        self._buttons = {wish: ShortButton(f"evidence_{wish}") for wish in FileWish}
        self._build()
        self._connect()
        self.apply_theme(theme)
        self.retranslate(labels)

    @override
    def retranslate(self, labels: Labels) -> None:
        for wish, made in self._buttons.items():
            made.setText(labels.words(_WISHES[wish]))
        super().retranslate(labels)

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        show_icon(self._attach, "attach", theme)
        show_icon(self._buttons[FileWish.COPY_LINK], "copy", theme)

    def _build(self) -> None:
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=8)
        buttons_of_file = (self._buttons[FileWish.OPEN], self._buttons[FileWish.SAVE], self._attach)
        for part in (*buttons_of_file, *list(self._buttons.values())[2:]):
            flow.addWidget(part)
        self._column.addWidget(self._name)
        self._column.addWidget(self._facts)
        self._column.addWidget(buttons)

    def _connect(self) -> None:
        self._attach.clicked.connect(lambda: self.attach_wanted.emit(self._uid))
        for wish, made in self._buttons.items():
            made.clicked.connect(self._wisher(wish))

    def _wisher(self, wish: FileWish) -> Callable[[], None]:
        return lambda: self.wished.emit(wish, self._uid)

    def _show(self) -> None:
        entity = self._project.store.entity(self._uid) if self._uid else None
        self.setVisible(isinstance(entity, Evidence))
        if not isinstance(entity, Evidence):
            return
        words, has_file = self._labels.words, bool(entity.sha256)
        self._name.setText(entity.file_name if has_file else words(N_("No file is attached.")))
        self._facts.setText(self._told(entity))
        show_tip(self._facts, entity.sha256)
        self._facts.setVisible(has_file)
        text = N_("Replace the file…") if has_file else N_("Attach a file…")
        self._attach.setText(words(text))
        self._attach.setVisible(not self._project.store.read_only)
        offered = {
            FileWish.OPEN: has_file and is_openable(entity.file_name),
            FileWish.SAVE: has_file,
            FileWish.OPEN_LINK: is_web_address(entity.link),
            FileWish.COPY_LINK: bool(entity.link.strip()),
        }
        for wish, made in self._buttons.items():
            made.setVisible(offered[wish])

    def _told(self, entity: Evidence) -> str:
        words = self._labels.words
        size = size_text(words, entity.size or 0)
        text = words.filled(
            N_("{size} · checksum {sum}…"), size=size, sum=entity.sha256[:SHOWN_DIGITS]
        )
        if entity.sha256 and not is_openable(entity.file_name):
            saved = words(N_("Files of this kind are not opened from here. Save it instead."))
            text = f"{text}\n{saved}"
        return text
