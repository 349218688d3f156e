"""The forms of the law for a system: which make sense and why, to be written as Word or PDF."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.papers.law_forms.offers import OfferedForm, offered_forms
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.exporting import PaperWish
from rai_desktop.ui.forms.folded import FoldedPanel
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import label, let_go
from rai_desktop.ui.session import ExportKind
from rai_desktop.ui.theme import Theme

_KINDS = ((ExportKind.WORD, "word", N_("Word")), (ExportKind.PDF, "pdf", N_("PDF")))


class PapersPanel(FoldedPanel):
    """``wanted`` carries an ``ExportKind`` and a ``PaperWish``."""

    wanted = Signal(object, object)

    def __init__(self, project: OpenProject, labels: Labels, theme: Theme) -> None:
        super().__init__("papers", "papers_section", project, labels, theme)
        self._lead = label("papers_lead", "muted", wraps=True)
        self._rows: list[QWidget] = []
        self._column.addWidget(self._lead)
        self.apply_theme(theme)
        self.retranslate(labels)

    @override
    def _show(self) -> None:
        system = self._project.store.entity(self._uid) if self._uid else None
        self.setVisible(isinstance(system, AiSystem))
        if not isinstance(system, AiSystem):
            return
        day = self._project.clock.today()
        found = offered_forms(self._project, self._labels, system.uid, day)
        words, count = self._labels.words, sum(form.is_required for form in found)
        side = (
            words.plural("{count} form required", "{count} forms required", count) if count else ""
        )
        self.fold.show_title(words(N_("Documents")), side)
        if self.fold.is_open:
            self._show_forms(found)

    def _show_forms(self, found: tuple[OfferedForm, ...]) -> None:
        words = self._labels.words
        self._lead.setText(words(_LEAD if found else _NOTHING))
        for row in self._rows:
            let_go(row)
        self._rows = [self._row(form) for form in found]
        for row in self._rows:
            self._column.addWidget(row)

    def _row(self, form: OfferedForm) -> QWidget:
        row = QWidget()
        row.setObjectName(f"paper_{form.key}")
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.em(0.2))
        for part, role, text in (("name", "field", form.name), ("reason", "muted", form.reason)):
            shown = label(f"paper_{part}_{form.key}", role, wraps=True)
            shown.setText(text)
            column.addWidget(shown)
        buttons = QHBoxLayout()
        buttons.setSpacing(self._theme.em(0.5))
        for kind, name, title in _KINDS:
            buttons.addWidget(self._button(form, kind, name, title))
        buttons.addStretch(1)
        column.addLayout(buttons)
        return row

    def _button(self, form: OfferedForm, kind: ExportKind, name: str, title: str) -> ShortButton:
        words = self._labels.words
        made = ShortButton(f"paper_{name}_{form.key}")
        made.setText(words(title))
        made.setAccessibleName(f"{words(title)}: {form.name}")
        made.clicked.connect(lambda: self._want(kind, form.key))
        return made

    def _want(self, kind: ExportKind, key: str) -> None:
        if self._uid is not None:
            self.wanted.emit(kind, PaperWish(key=key, about=(self._uid,)))


_LEAD = N_(
    "Drafts that are filled with what the inventory knows. What is missing, and every decision, "
    "is left to you."
)
_NOTHING = N_("By the classification no form is required for this AI system.")
