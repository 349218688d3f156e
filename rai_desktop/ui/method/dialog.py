"""The dialog of the risk method: read it, change it, see what changes, take it over.

It shows one of three pages: the method, its parts to change, or what a change would bring.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.packs import add_pack
from rai_desktop.services.ports import Asker, PackContent
from rai_desktop.services.project import OpenProject
from rai_desktop.services.risks.method_change import (
    drafted_method,
    method_effect,
    method_of_pack,
    use_shipped_method,
)
from rai_desktop.services.risks.method_draft import MethodDraft
from rai_desktop.ui.method.editor import MethodEditor
from rai_desktop.ui.method.preview import MethodPreview
from rai_desktop.ui.method.view import MethodView
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.reading_order import ReadingDialog
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import label
from rai_desktop.ui.theme import Theme

_VIEW, _EDIT, _PREVIEW = range(3)


class MethodDialog(ReadingDialog):
    """Shows and changes the method of a project; ``told`` carries a sentence that can be undone."""

    told = Signal(str)

    def __init__(
        self,
        window: QWidget | None,
        project: OpenProject,
        labels: Labels,
        theme: Theme,
        asker: Asker,
    ) -> None:
        super().__init__(window)
        self.setObjectName("method")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._project = project
        self._labels = labels
        self._words = labels.words
        self._asker = asker
        self._take_over: Callable[[], object] = lambda: None
        self._done = ""
        self._before = _VIEW
        self.view = MethodView(project, labels, theme)
        self.editor = MethodEditor(labels, theme)
        self.preview = MethodPreview(project, labels.words, theme)
        self._pages = QStackedWidget()
        self._error = label("method_error", "hint", wraps=True)
        self._adjust = ShortButton("method_adjust")
        self._shipped = ShortButton("method_shipped")
        self._back = ShortButton("method_back")
        self._close = ShortButton("method_close")
        self._look = ShortButton("method_look", "primary")
        self._apply = ShortButton("method_apply", "primary")
        self._build(theme)
        self._name_parts()
        self._connect()
        self.view.show_method()
        self._show_page(_VIEW)

    # parts -----------------------------------------------------------------------

    def _build(self, theme: Theme) -> None:
        for page in (self.view, self.editor, self.preview):
            self._pages.addWidget(page)
        self._error.hide()
        foot = QHBoxLayout()
        for part in (self._adjust, self._shipped):
            foot.addWidget(part)
        foot.addStretch(1)
        for part in (self._back, self._close, self._look, self._apply):
            foot.addWidget(part)
        column = QVBoxLayout(self)
        em = theme.em
        column.setContentsMargins(em(1.8), em(1.5), em(1.8), em(1.4))
        column.setSpacing(em(0.7))
        column.addWidget(self._pages, 1)
        column.addWidget(self._error)
        column.addLayout(foot)
        self.resize(em(67), em(46))

    def _name_parts(self) -> None:
        words = self._words
        self.setWindowTitle(words(N_("Risk method")))
        self._adjust.setText(words(N_("Adjust…")))
        self._shipped.setText(words(N_("Back to the method of the program…")))
        self._back.setText(words(N_("Back")))
        self._close.setText(words(N_("Close")))
        self._look.setText(words(N_("Show what changes")))
        self._apply.setText(words(N_("Take over into this inventory")))

    def _connect(self) -> None:
        self._adjust.clicked.connect(self._on_adjust)
        self._shipped.clicked.connect(self._on_shipped)
        self._back.clicked.connect(self._go_back)
        self._close.clicked.connect(self.reject)
        self._look.clicked.connect(self._on_look)
        self._apply.clicked.connect(self._on_apply)
        self.editor.edited.connect(self._on_edited)

    def _show_page(self, page: int) -> None:
        self._pages.setCurrentIndex(page)
        may_write = not self._project.store.read_only
        is_own = bool(self._labels.method().own)
        self._adjust.setVisible(page == _VIEW)
        self._adjust.setEnabled(may_write)
        self._shipped.setVisible(page == _VIEW and is_own)
        self._shipped.setEnabled(may_write)
        self._back.setVisible(page != _VIEW)
        self._close.setVisible(page == _VIEW)
        self._look.setVisible(page == _EDIT)
        self._apply.setVisible(page == _PREVIEW)
        self._on_edited()
        self._say("")

    def _say(self, text: str) -> None:
        self._error.setText(text)
        self._error.setVisible(bool(text))

    # what people do ------------------------------------------------------------------

    def _on_adjust(self) -> None:
        method = self._labels.method()
        if self.editor.draft.method != method or not self.editor.draft.is_changed:
            self.editor.begin(MethodDraft(method))
        self._show_page(_EDIT)
        self.editor.part.setFocus()

    def _on_edited(self) -> None:
        self._look.setEnabled(self.editor.draft.is_changed)

    def _on_look(self) -> None:
        draft = self.editor.draft
        faults = draft.faults(self._words)
        if faults:
            self.editor.go_to(faults[0].path)
            return
        drafted = drafted_method(self._project, self._labels.catalogue, draft.edits)
        if drafted.content is None:
            problem = drafted.problems[0]
            self._say(self._words.told(problem.text, problem.values))
            return
        self._preview_pack(drafted.content)

    def _preview_pack(self, content: PackContent) -> None:
        catalogue = self._labels.catalogue
        after = method_of_pack(catalogue, content)
        assert after is not None  # noqa: S101 - it was made from one
        self.preview.show_effect(method_effect(self._project, self._labels.method(), after))
        self._take_over = lambda: add_pack(self._project, catalogue, content)
        self._done = N_("The risk method of this inventory has changed.")
        self._show_preview(_EDIT)

    def _on_shipped(self) -> None:
        catalogue = self._labels.catalogue
        effect = method_effect(self._project, self._labels.method(), catalogue.method())
        self.preview.show_effect(effect)
        self._take_over = lambda: use_shipped_method(self._project, catalogue)
        self._done = N_("The method of the program is used again.")
        self._show_preview(_VIEW)

    def _show_preview(self, before: int) -> None:
        self._before = before
        self._show_page(_PREVIEW)
        self._apply.setDefault(True)
        self._apply.setFocus()

    def _on_apply(self) -> None:
        try:
            self._take_over()
        except UserError as error:
            self._say(self._words.of_error(error))
            return
        self.told.emit(self._words(self._done))
        self.accept()

    def _go_back(self) -> None:
        page = self._pages.currentIndex()
        self._show_page(self._before if page == _PREVIEW else _VIEW)

    @override
    def reject(self) -> None:
        # Esc goes back page by page; what was changed stays until the dialog closes
        if self._pages.currentIndex() != _VIEW:
            self._go_back()
        elif self._may_drop():
            super().reject()

    def _may_drop(self) -> bool:
        if not self.editor.draft.is_changed:
            return True
        words = self._words
        return self._asker.confirm(
            words(N_("Your changes of the risk method are not taken over")),
            words(N_("If you close now, they are lost.")),
            words(N_("Close without them")),
        )
