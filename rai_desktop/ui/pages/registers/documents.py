"""The card of documents: what there is, what each is for, and how to see and write it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.fields import EntityKind, FieldKind, FieldSpec
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.texts import N_
from rai_desktop.services.jobs import Progress, Tell
from rai_desktop.services.labels import Labels
from rai_desktop.services.papers.model import Paper
from rai_desktop.services.papers.registry import PAPERS, PaperGroup, PaperKind, paper_kind
from rai_desktop.services.papers.request import PaperRequest
from rai_desktop.ui.exporting import PaperWish
from rai_desktop.ui.forms.rows import FieldRow
from rai_desktop.ui.pages.base import Scene
from rai_desktop.ui.pages.registers.cards import TitledCard
from rai_desktop.ui.parts.elided import ElidedLabel
from rai_desktop.ui.parts.flow import FlowLayout
from rai_desktop.ui.parts.short import ShortButton, ShortCheckBox
from rai_desktop.ui.parts.widgets import label
from rai_desktop.ui.session import ExportKind
from rai_desktop.ui.theme import Theme
from rai_desktop.words import BOTH, Words, words_for

OF_SYSTEM = FieldSpec(
    key="paper_system",
    kind=FieldKind.REFERENCE,
    label=N_("AI system that the document is about"),
    reference=EntityKind.SYSTEM,
)
_BUTTONS = (
    ("preview", N_("Preview and print…")),
    (ExportKind.PDF, N_("PDF…")),
    (ExportKind.WORD, N_("Word…")),
)


def built_paper(scene: Scene, wish: PaperWish, language: str, tell: Tell | None = None) -> Paper:
    """Return a document of the project as it is now; in a large project that takes a while.

    ``tell`` may end it.
    """
    project = scene.project
    request = PaperRequest(
        cut_off=project.clock.today(),
        created=project.clock.now().astimezone(),
        entries=wish.about,
        between=partial(tell, Progress(done=0, total=0)) if tell else lambda: None,
    )
    labels = Labels(words_for(wish.language or language), scene.session.catalogue)
    labels.keep(project)
    paper = paper_kind(wish.key).build(project, labels, request)
    return replace(paper, blocks=tuple(paper.blocks))


class DocumentsCard(TitledCard):
    """``wanted`` carries the kind of file, or ``None`` for the preview, and the document."""

    wanted = Signal(object, object)

    def __init__(self, scene: Scene, labels: Labels, theme: Theme) -> None:
        super().__init__("documents", N_("Documents"), theme)
        self._project = scene.project
        self.system = FieldRow(OF_SYSTEM, labels, theme, scene.project)
        self._chosen: Uid | None = None
        self._groups = {
            group: label(f"documents_{group}", "field", wraps=True) for group in PaperGroup
        }
        self.in_both = ShortCheckBox("documents_both")
        self.rows = {kind.key: _PaperRow(kind) for kind in PAPERS}
        self.column.addWidget(self.in_both)
        for part in self._parts():
            self.column.addWidget(part)
        for row in self.rows.values():
            row.wanted.connect(self._on_wanted)
        self.system.edited.connect(self._on_chosen)

    def _parts(self) -> Iterator[QWidget]:
        """Yield the parts from top to bottom; the system is asked before it is first needed."""
        is_asked = False
        for group, title in self._groups.items():
            kinds = [kind for kind in PAPERS if kind.group is group]
            if not kinds:
                continue
            yield title
            if not is_asked and any(kind.about for kind in kinds):
                yield self.system
                is_asked = True
            yield from (self.rows[kind.key] for kind in kinds)

    def show_project(self) -> None:
        """Offer documents about a system as soon as there is one."""
        systems = self._project.entities(EntityKind.SYSTEM)
        if self._chosen not in {system.uid for system in systems}:
            self._chosen = systems[0].uid if systems else None
        self.system.setVisible(bool(systems))
        if not self.system.editor.is_pending:
            self.system.show_value(self._chosen)
        for row in self.rows.values():
            row.setEnabled(row.kind.about is None or bool(systems))

    def retranslate_all(self, labels: Labels) -> None:
        """Show the words in another language."""
        words = labels.words
        self.retranslate(words)
        self.system.retranslate(labels)
        self.say(
            words(
                N_(
                    "Made from today's entries, with the fingerprint of this state. Word "
                    "files can be edited further."
                )
            )
        )
        self.in_both.setText(words(N_("Write PDF documents in German and English, in one file")))
        for group, title in self._groups.items():
            title.setText(words(group.label))
        for row in self.rows.values():
            row.retranslate(words)
        self.show_project()

    def apply_theme(self, theme: Theme) -> None:
        """Take the lengths of ``theme``."""
        super().apply_theme(theme)
        self.system.apply_theme(theme)
        self.system.setMaximumWidth(theme.em(36))
        self.column.setSpacing(theme.em(0.7))
        for row in self.rows.values():
            row.apply_theme(theme)

    def _on_chosen(self, _key: str, value: Value) -> None:
        self._chosen = Uid(str(value)) if value else None
        self.show_project()

    def _on_wanted(self, what: object, kind: PaperKind) -> None:
        about = (self._chosen,) if kind.about is not None and self._chosen else ()
        is_in_both = self.in_both.isChecked() and what is ExportKind.PDF
        language = BOTH if is_in_both else ""
        self.wanted.emit(what, PaperWish(key=kind.key, about=about, language=language))


class _PaperRow(QWidget):
    """A document: its name, what it is for, and what can be done with it."""

    wanted = Signal(object, object)

    def __init__(self, kind: PaperKind) -> None:
        super().__init__()
        self.kind = kind
        self.setObjectName(f"document_{kind.key}")
        self._name = ElidedLabel(f"document_{kind.key}_name", "field")
        self._purpose = label(f"document_{kind.key}_purpose", "small", wraps=True)
        self.buttons: dict[str, QPushButton] = {}
        self._flow = FlowLayout()
        for key, _ in _BUTTONS:
            made = ShortButton(f"document_{kind.key}_{key}")
            made.clicked.connect(self._wisher(key))
            self._flow.addWidget(made)
            self.buttons[key] = made
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self._name, self._purpose):
            self._column.addWidget(part)
        self._column.addLayout(self._flow)

    def retranslate(self, words: Words) -> None:
        """Show the words in another language."""
        name = words(self.kind.name)
        self._name.show_text(name)
        self._purpose.setText(words(self.kind.purpose))
        for key, text in _BUTTONS:
            self.buttons[key].setText(words(text))
            self.buttons[key].setAccessibleName(f"{name}: {words(text)}")

    def apply_theme(self, theme: Theme) -> None:
        """Take the lengths of ``theme``."""
        self._column.setSpacing(theme.em(0.2))

    def _wisher(self, key: str) -> Callable[[], None]:
        what = None if key == "preview" else ExportKind(key)
        return lambda: self.wanted.emit(what, self.kind)
